//! What a type of provider needs and takes.

use super::{IdentityProvider, ProviderType};
use crate::block::Block;
use crate::function::{Reference, references};
use crate::literal::Literal;
use crate::place::Located as _;
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
    besides: &'static [&'static [&'static str]],
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
                besides: &[ENDPOINTS],
            },
            Self::Facebook => Takes {
                rule: "google-keys",
                needs: &["client_id", "client_secret", "scopes"],
                besides: &[ENDPOINTS, &["api_version"]],
            },
            Self::Apple => Takes {
                rule: "apple-keys",
                needs: &["client_id", "team_id", "key_id", "private_key"],
                besides: &[ENDPOINTS, &["scopes"]],
            },
            Self::Oidc => Takes {
                rule: "oidc-keys",
                needs: &["client_id", "scopes", "issuer"],
                besides: &[
                    ENDPOINTS,
                    &["client_secret", "attributes_request_method", "jwks_uri"],
                ],
            },
            Self::Saml => Takes {
                rule: "saml-metadata-one",
                needs: &[],
                besides: &[&[
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
        settings.needs.contains(&key) || settings.besides.iter().any(|keys| keys.contains(&key))
    }

    /// The word for each type that accepts a setting.
    fn accepting(key: &str) -> Vec<&'static str> {
        let mut words = Vec::new();
        for kind in &Self::ALL {
            if kind.accepts(key) {
                words.push(Self::TABLE.words[*kind as usize].rust);
            }
        }
        words
    }
}

impl IdentityProvider {
    /// The rules of the settings that a type needs and takes.
    pub(super) fn setting_rules(&self, report: &mut Report) {
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
        for part in &<dyn Block>::written(self) {
            if kind.accepts(part.key) {
                continue;
            }
            // What no type has is not a matter of types.
            let others = ProviderType::accepting(part.key);
            if !others.is_empty() {
                report
                    .error(
                        part,
                        "idp-details-known-keys",
                        format!("{} has no `{}`", kind.noun(), part.key),
                    )
                    .help(format!(
                        "leave it out; it belongs to {}",
                        crate::suggest::list(&others)
                    ));
            }
        }
    }

    /// Each type has settings that AWS cannot do without, and that say something.
    fn needed_settings_are_there(&self, kind: ProviderType, report: &mut Report) {
        let settings = kind.settings();
        let (mut missing, mut examples) = (Vec::new(), Vec::new());
        for detail in &self.details() {
            if !settings.needs.contains(&detail.key) || !detail.is_missing() {
                continue;
            }
            if detail.value.is_none() {
                missing.push(detail.key);
                examples.push(example(detail.key));
                continue;
            }
            report
                .error(
                    detail.place,
                    settings.rule,
                    format!("`{}` is empty", detail.key),
                )
                .help(format!("write `{}`", example(detail.key)));
        }
        if !missing.is_empty() {
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
                    &file.at_key(),
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

/// Whether the value may turn out to be none at all.
fn may_vanish<T: Literal>(value: &Value<T>) -> bool {
    value
        .json()
        .is_some_and(|json| references(&json).contains(&Reference::Name("AWS::NoValue")))
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
    use crate::function::reference;
    use crate::testing::{known, list, report, rule_test};
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
            } at "identity_provider.acme.scopes",
            "empty": |stack| {
                provider(stack, ProviderType::Google).client_id(known("")).client_secret(Given::Later).scopes(Given::Later);
            } at "identity_provider.acme.client_id",
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
}
