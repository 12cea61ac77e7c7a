//! What a type of provider needs and takes, and the `ProviderDetails` that come of it.

use super::{IdentityProvider, ProviderType, RequestMethod};
use crate::function::{Reference, join, reference, references};
use crate::json::{Json, Object};
use crate::literal::Literal as _;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::value::Value;

/// The settings of a type of provider.
struct Takes {
    /// The rule that is broken where one is missing.
    rule: &'static str,
    /// Those it cannot do without.
    needs: &'static [&'static str],
    /// Those it takes besides.
    takes: &'static [&'static [&'static str]],
}

/// What AWS fills in itself for a social provider, and shows when asked for the provider.
const ENDPOINTS: &[&str] = &[
    "issuer",
    "authorize_url",
    "token_url",
    "token_request_method",
    "attributes_url",
    "attributes_url_add_attributes",
];

impl ProviderType {
    /// The settings of each type.
    const fn settings(self) -> Takes {
        match self {
            Self::Google | Self::Amazon => Takes {
                rule: "google-keys",
                needs: &["client_id", "client_secret", "scopes"],
                takes: &[ENDPOINTS],
            },
            Self::Facebook => Takes {
                rule: "google-keys",
                needs: &["client_id", "client_secret", "scopes"],
                takes: &[ENDPOINTS, &["api_version"]],
            },
            Self::Apple => Takes {
                rule: "apple-keys",
                needs: &["client_id", "team_id", "key_id", "private_key"],
                takes: &[ENDPOINTS, &["scopes"]],
            },
            Self::Oidc => Takes {
                rule: "oidc-keys",
                needs: &["client_id", "scopes", "issuer"],
                takes: &[
                    ENDPOINTS,
                    &["client_secret", "attributes_request_method", "jwks_uri"],
                ],
            },
            Self::Saml => Takes {
                rule: "saml-metadata-one",
                needs: &[],
                takes: &[&[
                    "metadata_url",
                    "metadata_file",
                    "idp_signout",
                    "idp_init",
                    "encrypted_responses",
                    "request_signing_algorithm",
                ]],
            },
        }
    }

    const ALL: [Self; 6] = [
        Self::Google,
        Self::Facebook,
        Self::Apple,
        Self::Amazon,
        Self::Saml,
        Self::Oidc,
    ];

    fn accepts(self, key: &str) -> bool {
        let settings = self.settings();
        settings.needs.contains(&key) || settings.takes.iter().any(|keys| keys.contains(&key))
    }

    /// The word for each type that accepts a setting.
    fn accepting(key: &str) -> Vec<&'static str> {
        let types = Self::ALL.into_iter().filter(|kind| kind.accepts(key));
        types
            .map(|kind| Self::TABLE.words[kind as usize].rust)
            .collect()
    }
}

/// One entry of `ProviderDetails`.
struct Detail<'a> {
    /// As the user writes it.
    key: &'static str,
    /// As AWS calls it.
    aws: &'static str,
    place: &'a dyn Located,
    value: Option<Json>,
}

impl Detail<'_> {
    /// Whether nothing was written, or nothing that says anything.
    fn is_missing(&self) -> bool {
        self.value
            .as_ref()
            .is_none_or(|value| value.as_text() == Some(""))
    }
}

impl IdentityProvider {
    /// Every setting that becomes part of `ProviderDetails`, in the order it is emitted.
    fn details(&self) -> [Detail<'_>; 21] {
        let separator = if self.kind.is(&ProviderType::Facebook) {
            ","
        } else {
            " "
        };
        let detail = |key, aws, place, value| Detail {
            key,
            aws,
            place,
            value,
        };
        macro_rules! details {
            ($($key:ident $aws:literal $value:expr,)+) => {
                [$(detail(stringify!($key), $aws, &self.$key as &dyn Located, $value),)+]
            };
        }
        details![
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
        ]
    }

    /// The rules of the settings that a type needs and takes.
    pub(super) fn detail_rules(&self, report: &mut Report) {
        let Some(kind) = self.kind.known().copied() else {
            return;
        };
        self.settings_belong_to_the_type(kind, report);
        if self.meta.raw.get("ProviderDetails").is_some() {
            return;
        }
        self.needed_settings_are_there(kind, report);
        self.saml_has_one_metadata(kind, report);
        self.oidc_asks_for_openid(kind, report);
    }

    /// A setting of another type has no effect.
    fn settings_belong_to_the_type(&self, kind: ProviderType, report: &mut Report) {
        for detail in self.details() {
            if detail.value.is_some() && !kind.accepts(detail.key) {
                report
                    .error(
                        detail.place,
                        "idp-details-known-keys",
                        format!("{} has no `{}`", kind.noun(), detail.key),
                    )
                    .help(format!(
                        "leave it out; it belongs to {}",
                        crate::suggest::list(&ProviderType::accepting(detail.key))
                    ));
            }
        }
    }

    /// Each type has settings that AWS cannot do without.
    fn needed_settings_are_there(&self, kind: ProviderType, report: &mut Report) {
        let settings = kind.settings();
        let missing: Vec<&str> = self
            .details()
            .iter()
            .filter(|detail| settings.needs.contains(&detail.key) && detail.is_missing())
            .map(|detail| detail.key)
            .collect();
        if !missing.is_empty() {
            let examples: Vec<String> = missing.iter().map(|key| example(key)).collect();
            report
                .error(
                    self,
                    settings.rule,
                    format!("{} lacks {}", kind.noun(), crate::suggest::list(&missing)),
                )
                .help(format!("write {}", crate::suggest::list(&examples)));
        }
    }

    /// A SAML provider says where its metadata is, or what it is, but not both.
    fn saml_has_one_metadata(&self, kind: ProviderType, report: &mut Report) {
        if kind != ProviderType::Saml {
            return;
        }
        let (url, file) = (&self.metadata_url, &self.metadata_file);
        if !url.is_set() && !file.is_set() {
            report
                .error(self, "saml-metadata-one", "a SAML provider lacks its metadata")
                .help("write `metadata_url: \"https://…\"`, or `metadata_file: #{ include_str!(\"metadata.xml\") }`");
        } else if url.is_set() && file.is_set() && !may_vanish(url) && !may_vanish(file) {
            report
                .error(
                    file,
                    "saml-metadata-one",
                    "a SAML provider has its metadata twice",
                )
                .help("keep one of `metadata_url` and `metadata_file`");
        }
    }

    /// OIDC is asked for by the scope `openid`.
    fn oidc_asks_for_openid(&self, kind: ProviderType, report: &mut Report) {
        if kind == ProviderType::Oidc
            && !self.scopes.is_empty()
            && self.scopes.lacks(&"openid".into())
        {
            report
                .error(
                    &self.scopes,
                    "oidc-openid-scope",
                    "the scopes of an OIDC provider lack `openid`",
                )
                .help("add `openid`");
        }
    }

    /// `ProviderDetails`: texts only, whatever the settings are.
    pub(super) fn provider_details(&self) -> Object {
        let mut object = Object::new();
        for detail in self.details() {
            object.set(detail.aws, detail.value);
        }
        if self.kind.is(&ProviderType::Oidc) && !self.attributes_request_method.is_set() {
            object.insert("attributes_request_method", RequestMethod::Get.json());
        }
        object
    }
}

/// What to write for a setting that is missing.
fn example(key: &str) -> String {
    match key {
        "client_secret" | "private_key" => format!("{key}: secret \"name:key\""),
        "scopes" => "scopes: [openid, email]".into(),
        "issuer" => "issuer: \"https://…\"".into(),
        _ => format!("{key}: \"…\""),
    }
}

/// A flag, in the spelling of a map of texts.
fn flag(value: &Value<bool>) -> Option<Json> {
    let given = value.given()?;
    Some(given.fold(&|flag| Json::from(if *flag { "true" } else { "false" })))
}

/// Whether the value may turn out to be none at all.
fn may_vanish<T: crate::literal::Literal>(value: &Value<T>) -> bool {
    value
        .json()
        .is_some_and(|json| references(&json).contains(&Reference::Name("AWS::NoValue")))
}

/// A list as one text; what is known only when the stack is deployed is put together then.
fn joined(separator: &'static str, list: Json) -> Json {
    match list {
        Json::Null => Json::Null,
        Json::List(items) => match items.iter().map(Json::as_text).collect::<Option<Vec<_>>>() {
            Some(texts) => Json::from(texts.join(separator)),
            None => join(separator, items),
        },
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
    if list == reference("AWS::NoValue") {
        return list;
    }
    Object::new()
        .with("Fn::Join", Json::List(vec![separator.into(), list]))
        .into()
}

rules! {
    "idp-details-known-keys" B: "A provider has the settings of its type only."
        prevents "a setting that has no effect"
        source "CreateIdentityProvider, ProviderDetails";
    "google-keys" A: "Google, Facebook and Amazon need `client_id`, `client_secret` and `scopes`."
        prevents "clientId, clientSecret and authorizeScopes are all required idp details."
        source "CreateIdentityProvider, ProviderDetails";
    "apple-keys" A: "Apple needs `client_id`, `team_id`, `key_id` and `private_key`."
        prevents "clientId, privateKey, teamId, and keyId are all required idp details."
        source "CreateIdentityProvider, ProviderDetails";
    "oidc-keys" A: "An OIDC provider needs `client_id`, `scopes` and `issuer`."
        prevents "clientId, authorizeScopes, oidcIssuer and attributesRequestMethod are all required idp details."
        source "CreateIdentityProvider, ProviderDetails";
    "oidc-openid-scope" B: "The scopes of an OIDC provider contain `openid`."
        prevents "a sign-in without an ID token"
        source "developer guide, OIDC providers";
    "saml-metadata-one" A: "A SAML provider has either `metadata_url` or `metadata_file`."
        prevents "Only one of the MetadataURL or MetadataFile should be provided."
        source "CreateIdentityProvider, ProviderDetails";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Stack;
    use crate::function::secret;
    use crate::testing::{known, list, report, rule_test, template};
    use crate::value::Given;

    fn provider(stack: &mut Stack, kind: ProviderType) -> &mut IdentityProvider {
        let provider = stack.identity_provider(Some("acme"));
        provider.kind(known(kind));
        provider
    }

    rule_test! {
        idp_details_known_keys: "idp-details-known-keys",
        passes {
            "type later": |stack| { stack.identity_provider(Some("acme")).kind(Given::Later).team_id(known("T")); },
            "its own": |stack| { provider(stack, ProviderType::Apple).team_id(known("T")); },
            "what AWS shows": |stack| { provider(stack, ProviderType::Google).token_url(known("https://oauth2.googleapis.com/token")); },
        }
        fails {
            "another's": |stack| { provider(stack, ProviderType::Google).team_id(known("T")); } at "identity_provider.acme.team_id",
            "later": |stack| { provider(stack, ProviderType::Saml).client_id(Given::Later); } at "identity_provider.acme.client_id",
            "algorithm": |stack| {
                provider(stack, ProviderType::Oidc).request_signing_algorithm(Given::Later);
            } at "identity_provider.acme.request_signing_algorithm",
        }
    }

    rule_test! {
        google_keys: "google-keys",
        passes {
            "later": |stack| {
                provider(stack, ProviderType::Google).client_id(Given::Later).client_secret(Given::Later).scopes(Given::Later);
            },
            "raw": |stack| {
                provider(stack, ProviderType::Google).meta().raw("ProviderDetails", Given::Later);
            },
            "type later": |stack| { stack.identity_provider(Some("acme")).kind(Given::Later); },
        }
        fails {
            "unset": |stack| { provider(stack, ProviderType::Facebook); } at "identity_provider.acme",
            "no scope": |stack| {
                provider(stack, ProviderType::Amazon)
                    .client_id(known("id"))
                    .client_secret(Given::Later)
                    .scopes(list::<crate::literal::ProviderScope>(Vec::<&str>::new()));
            } at "identity_provider.acme",
            "empty": |stack| {
                provider(stack, ProviderType::Google).client_id(known("")).client_secret(Given::Later).scopes(Given::Later);
            } at "identity_provider.acme",
        }
    }

    rule_test! {
        apple_keys: "apple-keys",
        passes {
            "all": |stack| {
                provider(stack, ProviderType::Apple)
                    .client_id(known("com.acme"))
                    .team_id(known("TEAM"))
                    .key_id(known("KEY"))
                    .private_key(Given::Later);
            },
        }
        fails {
            "no key": |stack| {
                provider(stack, ProviderType::Apple).client_id(known("com.acme")).team_id(known("TEAM")).key_id(known("KEY"));
            } at "identity_provider.acme",
        }
    }

    rule_test! {
        oidc_keys: "oidc-keys",
        passes {
            "public client": |stack| {
                provider(stack, ProviderType::Oidc).client_id(known("id")).scopes(list(["openid"])).issuer(Given::Later);
            },
        }
        fails {
            "no issuer": |stack| { provider(stack, ProviderType::Oidc).client_id(known("id")).scopes(list(["openid"])); }
                at "identity_provider.acme",
        }
    }

    rule_test! {
        oidc_openid_scope: "oidc-openid-scope",
        passes {
            "unset": |stack| { provider(stack, ProviderType::Oidc); },
            "later": |stack| { provider(stack, ProviderType::Oidc).scopes(Given::Later); },
            "one later": |stack| {
                provider(stack, ProviderType::Oidc).scopes(Given::Known(vec![known("email"), Given::Later]));
            },
            "there": |stack| { provider(stack, ProviderType::Oidc).scopes(list(["email", "openid"])); },
            "Google": |stack| { provider(stack, ProviderType::Google).scopes(list(["email"])); },
        }
        fails {
            "lacks it": |stack| { provider(stack, ProviderType::Oidc).scopes(list(["email"])); } at "identity_provider.acme.scopes",
        }
    }

    rule_test! {
        saml_metadata_one: "saml-metadata-one",
        passes {
            "later": |stack| { provider(stack, ProviderType::Saml).metadata_url(Given::Later); },
            "file": |stack| { provider(stack, ProviderType::Saml).metadata_file(known("<md/>")); },
            "one of two": |stack| {
                let sides = |a, b| Given::Choice("IsProd".into(), Box::new([a, b]));
                let none = || Given::Intrinsic(reference("AWS::NoValue"));
                provider(stack, ProviderType::Saml)
                    .metadata_url(sides(known("https://acme.com/m.xml"), none()))
                    .metadata_file(sides(none(), known("<md/>")));
            },
        }
        fails {
            "none": |stack| { provider(stack, ProviderType::Saml); } at "identity_provider.acme",
            "both": |stack| {
                provider(stack, ProviderType::Saml).metadata_url(known("https://acme.com/m.xml")).metadata_file(Given::Later);
            } at "identity_provider.acme.metadata_file",
        }
    }

    #[test]
    fn what_is_missing_is_shown_with_what_to_write() {
        let report = report(|stack| {
            provider(stack, ProviderType::Google).client_id(known("id"));
        });
        let violation = report
            .violations()
            .iter()
            .find(|violation| violation.rule() == "google-keys")
            .expect("it is broken");
        assert_eq!(
            violation.message(),
            "a Google provider lacks `client_secret` and `scopes`"
        );
        assert_eq!(
            violation.help(),
            "write `client_secret: secret \"name:key\"` and `scopes: [openid, email]`"
        );
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
                .request_signing_algorithm(known(super::super::SigningAlgorithm::RsaSha256));
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
            serde_json::json!({ "Fn::Join": [" ", { "Ref": "Scopes" }] }).into()
        );
        let choice = serde_json::json!({ "Fn::If": ["IsProd", ["openid", "email"], { "Ref": "AWS::NoValue" }] });
        assert_eq!(
            joined(" ", choice.into()),
            serde_json::json!({ "Fn::If": ["IsProd", "openid email", { "Ref": "AWS::NoValue" }] })
                .into()
        );
    }
}
