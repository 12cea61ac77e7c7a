//! `ProviderDetails`: a map of texts, whatever the settings are.

use super::{IdentityProvider, ProviderType, RequestMethod};
use crate::function::{is_no_value, join};
use crate::json::{Json, Object};
use crate::place::Located;
use crate::value::Value;

/// One entry of `ProviderDetails`.
pub(super) struct Detail<'a> {
    /// As the user writes it.
    pub(super) key: &'static str,
    /// As AWS calls it.
    aws: &'static str,
    /// Where it was written.
    pub(super) place: &'a dyn Located,
    /// What was written.
    pub(super) value: Option<Json>,
}

impl Detail<'_> {
    /// Whether nothing was written, or nothing that says anything.
    pub(super) fn is_missing(&self) -> bool {
        self.value
            .as_ref()
            .is_none_or(|value| value.as_str() == Some(""))
    }
}

impl IdentityProvider {
    /// Every setting that becomes part of `ProviderDetails`, in the order it is emitted.
    pub(super) fn details(&self) -> Vec<Detail<'_>> {
        let separator = if self.kind.is(&ProviderType::Facebook) {
            ","
        } else {
            " "
        };
        let mut details = Vec::with_capacity(21);
        let mut add = |key, aws, place, value| {
            details.push(Detail {
                key,
                aws,
                place,
                value,
            });
        };
        macro_rules! details {
            ($($key:ident $aws:literal $value:expr,)+) => {
                $(add(stringify!($key), $aws, &self.$key as &dyn Located, $value);)+
            };
        }
        details! {
            client_id "client_id" self.client_id.json(),
            client_secret "client_secret" self.client_secret.json(),
            scopes "authorize_scopes" self.scopes.json().map(|scopes| joined(separator, scopes)),
            api_version "api_version" self.api_version.json(),
            team_id "team_id" self.team_id.json(),
            key_id "key_id" self.key_id.json(),
            private_key "private_key" self.private_key.json(),
            issuer "oidc_issuer" self.issuer.json(),
            attributes_request_method "attributes_request_method" self.attributes_request_method.json(),
            authorize_url "authorize_url" self.authorize_url.json(),
            token_url "token_url" self.token_url.json(),
            token_request_method "token_request_method" self.token_request_method.json(),
            attributes_url "attributes_url" self.attributes_url.json(),
            attributes_url_add_attributes "attributes_url_add_attributes" flag(&self.attributes_url_add_attributes),
            jwks_uri "jwks_uri" self.jwks_uri.json(),
            metadata_url "MetadataURL" self.metadata_url.json(),
            metadata_file "MetadataFile" self.metadata_file.json(),
            idp_signout "IDPSignout" flag(&self.idp_signout),
            idp_init "IDPInit" flag(&self.idp_init),
            encrypted_responses "EncryptedResponses" flag(&self.encrypted_responses),
            request_signing_algorithm "RequestSigningAlgorithm" self.request_signing_algorithm.json(),
        }
        details
    }

    /// `ProviderDetails`: texts only, whatever the settings are.
    pub(super) fn provider_details(&self) -> Object {
        let mut object = Object::new();
        for detail in &mut self.details() {
            object.set(detail.aws, detail.value.take());
        }
        if self.kind.is(&ProviderType::Oidc) && !self.attributes_request_method.is_set() {
            object.insert("attributes_request_method", RequestMethod::Get.as_str());
        }
        object
    }
}

/// A flag, in the spelling of a map of texts.
fn flag(value: &Value<bool>) -> Option<Json> {
    value.json_with(&|flag| Json::from(if *flag { "true" } else { "false" }))
}

/// A list as one text; what is known only when the stack is deployed is put together then.
fn joined(separator: &'static str, list: Json) -> Json {
    match list {
        Json::Null => Json::Null,
        Json::List(items) => {
            let mut texts = Vec::with_capacity(items.len());
            for item in &items {
                if let Some(text) = item.as_str() {
                    texts.push(text);
                }
            }
            if texts.len() == items.len() {
                Json::from(texts.join(separator))
            } else {
                join(separator, items)
            }
        }
        Json::Object(mut function) => match function.get_mut("Fn::If") {
            Some(Json::List(sides)) => {
                for side in sides.iter_mut().skip(1) {
                    *side = joined(separator, std::mem::replace(side, Json::Null));
                }
                function.into()
            }
            _ => joined_later(separator, function.into()),
        },
        other => other,
    }
}

/// The same for a list that is a function as a whole.
fn joined_later(separator: &'static str, list: Json) -> Json {
    if is_no_value(&list) {
        return list;
    }
    Object::new()
        .with("Fn::Join", Json::List(vec![separator.into(), list]))
        .into()
}

#[cfg(test)]
mod tests {
    use super::super::{ProviderType, SigningAlgorithm};
    use super::*;
    use crate::Stack;
    use crate::function::{reference, secret};
    use crate::testing::{known, list, template};
    use crate::value::Given;

    fn provider(stack: &mut Stack, kind: ProviderType) -> &mut IdentityProvider {
        let provider = stack.identity_provider(Some("acme"));
        provider.kind(known(kind));
        provider
    }

    fn details(build: impl FnOnce(&mut Stack)) -> serde_json::Value {
        template(build)["Resources"]["CognitoUserPoolIdentityProviderAcme"]["Properties"]["ProviderDetails"].clone()
    }

    #[test]
    fn flags_are_texts_and_oidc_is_asked_with_get() {
        let saml = details(|stack| {
            provider(stack, ProviderType::Saml)
                .metadata_url(known("https://login.acme.com/metadata"))
                .idp_signout(known(true))
                .idp_init(known(false))
                .encrypted_responses(Given::Intrinsic(reference("AWS::Region")))
                .request_signing_algorithm(known(SigningAlgorithm::RsaSha256));
        });
        assert_eq!(
            saml,
            serde_json::json!({
                "MetadataURL": "https://login.acme.com/metadata",
                "IDPSignout": "true",
                "IDPInit": "false",
                "EncryptedResponses": { "Ref": "AWS::Region" },
                "RequestSigningAlgorithm": "rsa-sha256",
            })
        );
        let oidc = details(|stack| {
            provider(stack, ProviderType::Oidc)
                .client_id(known("id"))
                .scopes(list(["openid", "https://graph.microsoft.com/User.Read"]))
                .issuer(known("https://login.acme.com"))
                .attributes_url_add_attributes(known(false));
        });
        assert_eq!(
            oidc,
            serde_json::json!({
                "client_id": "id",
                "authorize_scopes": "openid https://graph.microsoft.com/User.Read",
                "oidc_issuer": "https://login.acme.com",
                "attributes_request_method": "GET",
                "attributes_url_add_attributes": "false",
            })
        );
    }

    #[test]
    fn scopes_are_one_text() {
        let facebook = details(|stack| {
            provider(stack, ProviderType::Facebook)
                .client_id(known("id"))
                .client_secret(Given::Intrinsic(secret("acme/facebook:secret")))
                .api_version(known("v17.0"))
                .scopes(list(["public_profile", "email"]));
        });
        assert_eq!(facebook["authorize_scopes"], "public_profile,email");
        assert_eq!(facebook["api_version"], "v17.0");
        let region = || reference("AWS::Region");
        assert_eq!(
            joined(" ", Json::List(vec!["openid".into(), region()])),
            join(" ", vec!["openid".into(), region()])
        );
        assert_eq!(
            joined(" ", reference("Scopes")),
            serde_json::json!({ "Fn::Join": [" ", { "Ref": "Scopes" }] })
        );
        let choice = serde_json::json!({ "Fn::If": ["IsProd", ["openid", "email"], { "Ref": "AWS::NoValue" }] });
        assert_eq!(
            joined(" ", choice.into()),
            serde_json::json!({ "Fn::If": ["IsProd", "openid email", { "Ref": "AWS::NoValue" }] })
        );
    }
}
