//! A provider that users sign in with: `AWS::Cognito::UserPoolIdentityProvider`.

mod details;
mod name;
mod settings;

pub(crate) use name::RULES as NAME_RULES;
pub(crate) use settings::RULES as SETTING_RULES;

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, count, length, pattern};
use crate::literal::{Claim, ProviderScope, words};
use crate::pattern::each;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::{List, Map, Value};

words! {
    /// The type of an identity provider.
    pub enum ProviderType {
        /// Google.
        Google = "Google",
        /// Facebook.
        Facebook = "Facebook",
        /// Sign in with Apple.
        Apple = "SignInWithApple",
        /// Login with Amazon.
        Amazon = "LoginWithAmazon",
        /// Any SAML 2.0 provider.
        Saml = "SAML",
        /// Any OIDC provider.
        Oidc = "OIDC",
    }

    /// How an address is asked.
    pub enum RequestMethod {
        /// With `GET`.
        Get = "GET",
        /// With `POST`.
        Post = "POST",
    }

    /// How requests to a SAML provider are signed.
    pub enum SigningAlgorithm {
        /// RSA with SHA-256.
        RsaSha256 = "rsa-sha256",
    }
}

/// Where an OIDC provider is: Cognito asks over TLS, on the usual ports.
const ISSUER: Pattern = Pattern {
    noun: Some("the address of an OIDC issuer"),
    says: "an address that starts with `https://`, on port 443 or 80, like `https://login.acme.com`",
    matches: |text| {
        text.strip_prefix("https://").is_some_and(|rest| {
            let host = rest.split(&['/', '?', '#'][..]).next().unwrap_or_default();
            let (name, port) = host.rsplit_once(':').unwrap_or((host, "443"));
            !name.is_empty() && ["443", "80"].contains(&port)
        })
    },
};

/// `[\w\s+=.@-]`: another name of a provider.
const IDENTIFIER: Pattern = Pattern {
    noun: None,
    says: "ASCII letters, digits, spaces and `_+=.@-`",
    matches: |text| {
        each(text, |c| {
            c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "_+=.@-".contains(c)
        })
    },
};

/// The metadata of a SAML provider, not the path of a file.
const METADATA: Pattern = Pattern {
    noun: Some("the metadata of a SAML provider"),
    says: "the XML itself, like `#{ include_str!(\"metadata.xml\") }`",
    matches: |text| {
        text.trim_start_matches('\u{FEFF}')
            .trim_start()
            .starts_with('<')
    },
};

block! {
    /// A provider that users sign in with besides the pool's own password: `identity_provider google: Google { … }`. It
    /// becomes an `AWS::Cognito::UserPoolIdentityProvider`.
    ///
    /// AWS names a social provider itself (`Google`, `SignInWithApple`); the name of the others is the name of the block in
    /// `UpperCamelCase`, or `= "exact"`. Changing the name or the type replaces the provider.
    pub struct IdentityProvider: Named, Resource, Exact {
        settings {
            /// The type. Becomes `ProviderType`.
            @Main kind: Value<ProviderType>,
            /// The id that the provider gave to this application. Needed by all but `Saml`. Becomes
            /// `ProviderDetails.client_id`.
            client_id: Value<Text>,
            /// The secret that belongs to it: `secret "name:key"`, or `ref` a parameter with `no_echo: true`. Needed by
            /// `Google`, `Facebook` and `Amazon`; an `Oidc` provider may do without. Becomes `ProviderDetails.client_secret`.
            client_secret: Value<Text>,
            /// What is asked of the provider, in its own scopes: `[openid, email]`. Needed by all but `Apple` and `Saml`.
            /// Becomes `ProviderDetails.authorize_scopes`.
            scopes: List<ProviderScope>,
            /// The version of Facebook's API, like `v17.0`. Becomes `ProviderDetails.api_version`.
            api_version: Value<Text>,
            /// The team of the Apple developer account. Needed by `Apple`. Becomes `ProviderDetails.team_id`.
            team_id: Value<Text>,
            /// The id of the private key. Needed by `Apple`. Becomes `ProviderDetails.key_id`.
            key_id: Value<Text>,
            /// The private key: `secret "name:key"`, or `ref` a parameter with `no_echo: true`. Needed by `Apple`. Becomes
            /// `ProviderDetails.private_key`.
            private_key: Value<Text>,
            /// Where the provider is, `https://…`, exactly as its tokens say in `iss`. Needed by `Oidc`. Becomes
            /// `ProviderDetails.oidc_issuer`.
            issuer: Value<Text> where [pattern("oidc-issuer-https", &ISSUER)],
            /// How the attributes of a user are asked for. Default for `Oidc`: `Get`. Becomes
            /// `ProviderDetails.attributes_request_method`.
            attributes_request_method: Value<RequestMethod>,
            /// Where users sign in, unless the provider's discovery document says it. Becomes
            /// `ProviderDetails.authorize_url`.
            authorize_url: Value<Text>,
            /// Where tokens are, unless the discovery document says it. Becomes `ProviderDetails.token_url`.
            token_url: Value<Text>,
            /// How tokens are asked for. Becomes `ProviderDetails.token_request_method`.
            token_request_method: Value<RequestMethod>,
            /// Where the attributes of a user are, unless the discovery document says it. Becomes
            /// `ProviderDetails.attributes_url`.
            attributes_url: Value<Text>,
            /// Whether the names of the attributes are added to that address. Becomes
            /// `ProviderDetails.attributes_url_add_attributes`.
            attributes_url_add_attributes: Value<bool>,
            /// Where the provider's keys are, unless the discovery document says it. Becomes `ProviderDetails.jwks_uri`.
            jwks_uri: Value<Text>,
            /// Where the metadata of a SAML provider is; this or `metadata_file`. Becomes `ProviderDetails.MetadataURL`.
            metadata_url: Value<Text>,
            /// The metadata itself, XML of at most 131072 characters; this or `metadata_url`. Becomes
            /// `ProviderDetails.MetadataFile`.
            metadata_file: Value<Text> where [
                length("saml-metadata-file", 0, 131_072),
                pattern("saml-metadata-file", &METADATA),
            ],
            /// Whether signing out of the pool signs out of the SAML provider too. Default of AWS `false`. Becomes
            /// `ProviderDetails.IDPSignout`.
            idp_signout: Value<bool>,
            /// Whether a sign-in may start at the SAML provider. Default of AWS `false`. Becomes `ProviderDetails.IDPInit`.
            idp_init: Value<bool>,
            /// Whether the SAML provider must encrypt its assertions. Default of AWS `false`. Becomes
            /// `ProviderDetails.EncryptedResponses`.
            encrypted_responses: Value<bool>,
            /// How requests to the SAML provider are signed. Default of AWS: not at all. Becomes
            /// `ProviderDetails.RequestSigningAlgorithm`.
            request_signing_algorithm: Value<SigningAlgorithm>,
            /// Other names of the provider, such as the e-mail domain of its users: at most 50, 1 to 40 characters each.
            /// Becomes `IdpIdentifiers`.
            identifiers: List<Text> where [
                count("idp-identifiers", 0, 50),
                length("idp-identifiers", 1, 40),
                pattern("idp-identifiers", &IDENTIFIER),
            ],
            /// Which claim of the provider fills which attribute of the user: `email: email`. Becomes `AttributeMapping`.
            attributes: Map<Claim>,
        }
    }
}

impl ProviderType {
    /// The name that AWS gives to a social provider.
    pub(crate) const fn fixed_name(self) -> Option<&'static str> {
        match self {
            Self::Saml | Self::Oidc => None,
            social => Some(social.as_str()),
        }
    }

    /// The type with its article, for messages.
    const fn noun(self) -> &'static str {
        match self {
            Self::Google => "a Google provider",
            Self::Facebook => "a Facebook provider",
            Self::Apple => "an Apple provider",
            Self::Amazon => "an Amazon provider",
            Self::Saml => "a SAML provider",
            Self::Oidc => "an OIDC provider",
        }
    }

    /// The claim from which AWS makes the user name; a SAML provider sends `NameID`, whatever it is called there.
    const fn subject(self) -> Option<&'static str> {
        match self {
            Self::Google | Self::Apple | Self::Oidc => Some("sub"),
            Self::Facebook => Some("id"),
            Self::Amazon => Some("user_id"),
            Self::Saml => None,
        }
    }
}

impl IdentityProvider {
    /// The rulebook of an identity provider.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_a_type(report);
        self.name_rules(report);
        self.setting_rules(report);
        self.username_is_the_subject(report);
    }

    /// A provider has a type.
    fn has_a_type(&self, report: &mut Report) {
        if !self.kind.is_set() {
            let mut words = Vec::new();
            for word in ProviderType::TABLE.words {
                words.push(word.rust);
            }
            report
                .error(self, "idp-type-enum", "an identity provider needs a type")
                .help(format!(
                    "write it after the name, like `identity_provider {}: Google {{ … }}`; the types are {}",
                    self.ident(),
                    crate::suggest::list(&words)
                ));
        }
    }

    /// The user name comes from the claim that identifies the user at the provider.
    fn username_is_the_subject(&self, report: &mut Report) {
        let Some(kind) = self.kind.known() else {
            return;
        };
        let Some(subject) = kind.subject() else {
            return;
        };
        for entry in self.attributes.entries() {
            if entry.key != "username" {
                continue;
            }
            for &claim in &entry.given.possible() {
                if claim != subject {
                    report
                        .error(
                            &entry,
                            "idp-mapping-username",
                            format!("`username` of {} cannot be `{claim}`", kind.noun()),
                        )
                        .help(format!(
                            "write `username: {subject}`, and `preferred_username: {claim}` to keep the other"
                        ));
                }
            }
        }
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| {
            format!(
                "CognitoUserPoolIdentityProvider{}",
                self.ident().to_upper_camel_case()
            )
            .into()
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new()
            .with("ProviderName", self.name_json())
            .with("ProviderType", self.kind.json_or(Json::Null))
            .with("ProviderDetails", self.provider_details())
            .with("UserPoolId", stack.pool().reference());
        properties.set("AttributeMapping", self.attributes.json());
        properties.set("IdpIdentifiers", self.identifiers.json());
        emission.resource(
            self.logical_id(),
            &self.meta,
            "AWS::Cognito::UserPoolIdentityProvider",
            properties,
        );
    }
}

rules! {
    "idp-type-enum" B: "An identity provider has one of the types AWS knows."
        prevents "Value at 'providerType' failed to satisfy constraint"
        source "CreateIdentityProvider, ProviderType";
    "oidc-issuer-https" A: "The issuer of an OIDC provider starts with `https://` and is on port 443 or 80."
        prevents "OIDC endpoint must start with https://"
        source "CreateIdentityProvider, ProviderDetails; developer guide, OIDC providers";
    "saml-metadata-file" B: "The metadata file of a SAML provider is its XML, of at most 131072 characters."
        prevents "a deployment that fails, because a path is not metadata"
        source "CreateIdentityProvider, ProviderDetails";
    "idp-identifiers" A: "A provider has at most 50 identifiers of 1 to 40 ASCII letters, digits, spaces or `_+=.@-`, and no two providers of a pool share one."
        prevents "Member must have length less than or equal to 50"
        source "CreateIdentityProvider, IdpIdentifiers";
    "idp-mapping-username" B: "The user name of a federated user is the claim that identifies the user at the provider: `sub`, `id` at Facebook, `user_id` at Amazon."
        prevents "a mapping that AWS does not follow: the user name is made of that claim in any case"
        source "developer guide, attribute mapping";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::function::reference;
    use crate::testing::{known, list, rule_test, template};
    use crate::value::Given;

    rule_test! {
        idp_type_enum: "idp-type-enum",
        passes {
            "set": |stack| { stack.identity_provider(Some("google")).kind(known(ProviderType::Google)); },
            "later": |stack| { stack.identity_provider(Some("google")).kind(Given::Later); },
        }
        fails {
            "unset": |stack| { stack.identity_provider(Some("google")); } at "identity_provider.google",
        }
    }

    rule_test! {
        oidc_issuer_https: "oidc-issuer-https",
        passes {
            "unset": |stack| { stack.identity_provider(Some("acme")); },
            "later": |stack| { stack.identity_provider(Some("acme")).issuer(Given::Later); },
            "address": |stack| { stack.identity_provider(Some("acme")).issuer(known("https://login.acme.com/realm")); },
            "slash at the end": |stack| { stack.identity_provider(Some("acme")).issuer(known("https://acme.eu.auth0.com/")); },
            "port 443": |stack| { stack.identity_provider(Some("acme")).issuer(known("https://login.acme.com:443")); },
        }
        fails {
            "no TLS": |stack| { stack.identity_provider(Some("acme")).issuer(known("http://login.acme.com")); }
                at "identity_provider.acme.issuer",
            "no scheme": |stack| { stack.identity_provider(Some("acme")).issuer(known("login.acme.com")); }
                at "identity_provider.acme.issuer",
            "other port": |stack| { stack.identity_provider(Some("acme")).issuer(known("https://login.acme.com:8443/")); }
                at "identity_provider.acme.issuer",
        }
    }

    rule_test! {
        saml_metadata_file: "saml-metadata-file",
        passes {
            "unset": |stack| { stack.identity_provider(Some("acme")); },
            "later": |stack| { stack.identity_provider(Some("acme")).metadata_file(Given::Later); },
            "XML": |stack| { stack.identity_provider(Some("acme")).metadata_file(known("\u{FEFF}\n<?xml version=\"1.0\"?>")); },
            "longest": |stack| {
                stack.identity_provider(Some("acme")).metadata_file(known(format!("<{}", "x".repeat(131_071))));
            },
        }
        fails {
            "a path": |stack| { stack.identity_provider(Some("acme")).metadata_file(known("metadata.xml")); }
                at "identity_provider.acme.metadata_file",
            "too long": |stack| {
                stack.identity_provider(Some("acme")).metadata_file(known(format!("<{}", "x".repeat(131_072))));
            } at "identity_provider.acme.metadata_file",
        }
    }

    rule_test! {
        idp_identifiers: "idp-identifiers",
        passes {
            "unset": |stack| { stack.identity_provider(Some("acme")); },
            "later": |stack| { stack.identity_provider(Some("acme")).identifiers(Given::Later); },
            "fifty": |stack| { stack.identity_provider(Some("acme")).identifiers(list(vec!["acme.com"; 50])); },
            "longest": |stack| { stack.identity_provider(Some("acme")).identifiers(list(["x".repeat(40)])); },
            "different": |stack| {
                stack.identity_provider(Some("acme")).identifiers(list(["acme.com"]));
                stack.identity_provider(Some("other")).identifiers(list(["other.com"]));
            },
        }
        fails {
            "too many": |stack| { stack.identity_provider(Some("acme")).identifiers(list(vec!["acme.com"; 51])); }
                at "identity_provider.acme.identifiers",
            "too long": |stack| { stack.identity_provider(Some("acme")).identifiers(list(["x".repeat(41)])); }
                at "identity_provider.acme.identifiers[0]",
            "empty": |stack| { stack.identity_provider(Some("acme")).identifiers(list([""])); }
                at "identity_provider.acme.identifiers[0]",
            "a slash": |stack| { stack.identity_provider(Some("acme")).identifiers(list(["acme.com", "a/b"])); }
                at "identity_provider.acme.identifiers[1]",
            "shared": |stack| {
                stack.identity_provider(Some("acme")).identifiers(list(["acme.com"]));
                stack.identity_provider(Some("other")).identifiers(list(["x.com", "acme.com"]));
            } at "identity_provider.other.identifiers[1]",
        }
    }

    rule_test! {
        idp_mapping_username: "idp-mapping-username",
        passes {
            "unset": |stack| { stack.identity_provider(Some("google")).kind(known(ProviderType::Google)); },
            "later": |stack| {
                stack.identity_provider(Some("google")).kind(known(ProviderType::Google)).attributes("username", Given::Later);
            },
            "the subject": |stack| {
                stack.identity_provider(Some("amazon")).kind(known(ProviderType::Amazon)).attributes("username", known("user_id"));
            },
            "SAML": |stack| {
                stack.identity_provider(Some("acme")).kind(known(ProviderType::Saml)).attributes("username", known("uid"));
            },
        }
        fails {
            "another claim": |stack| {
                stack.identity_provider(Some("google")).kind(known(ProviderType::Google)).attributes("username", known("email"));
            } at "identity_provider.google.attributes.username",
        }
    }

    #[test]
    fn a_social_provider() {
        let template = template(|stack| {
            stack.parameter(Some("GoogleClientId"));
            let google = stack.identity_provider(Some("google"));
            google.kind(known(ProviderType::Google));
            google.client_id(Given::Intrinsic(reference("GoogleClientId")));
            google.client_secret(Given::Intrinsic(crate::function::secret(
                "acme/google:client_secret",
            )));
            google.scopes(list(["openid", "email", "profile"]));
            google.attributes("email", known("email"));
            google.attributes("username", known("sub"));
            google.identifiers(list(["acme.com"]));
        });
        assert_eq!(
            template["Resources"]["CognitoUserPoolIdentityProviderGoogle"],
            serde_json::json!({
                "Type": "AWS::Cognito::UserPoolIdentityProvider",
                "Properties": {
                    "ProviderName": "Google",
                    "ProviderType": "Google",
                    "ProviderDetails": {
                        "client_id": { "Ref": "GoogleClientId" },
                        "client_secret": "{{resolve:secretsmanager:acme/google:SecretString:client_secret}}",
                        "authorize_scopes": "openid email profile",
                    },
                    "UserPoolId": { "Ref": "CognitoUserPool" },
                    "AttributeMapping": { "email": "email", "username": "sub" },
                    "IdpIdentifiers": ["acme.com"],
                },
            })
        );
    }
}
