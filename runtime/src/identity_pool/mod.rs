//! AWS credentials for users: `AWS::Cognito::IdentityPool` with its roles and tags.

mod access;
mod policy;
mod provider;
mod role_mapping;
mod sync;
mod tags;
#[cfg(test)]
mod tests;

pub use access::Access;
pub(crate) use access::RULES as ACCESS_RULES;
pub(crate) use access::{IAM_NAME, document};
pub(crate) use policy::RULES as POLICY_RULES;
pub(crate) use policy::{ACTION, condition_has_the_shape};
pub use policy::{Policy, Statement};
pub use provider::CognitoIdentityProvider;
pub(crate) use provider::RULES as PROVIDER_RULES;
pub(crate) use role_mapping::RULES as MAPPING_RULES;
pub use role_mapping::{AmbiguousRole, MappingRule, MatchType, RoleMapping, RoleMappingType};
pub(crate) use sync::RULES as SYNC_RULES;
pub use sync::{CognitoStreams, PushSync, StreamingStatus};
pub use tags::ProviderTags;
pub(crate) use tags::RULES as TAG_RULES;

use crate::block::block;
use crate::function::reference;
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, Pattern, count, key, length, pattern};
use crate::literal::{Claim, ClientName};
use crate::pattern::{ARN, NAME, each};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack, keep};
use crate::value::{List, Map, Value};
use access::Who;

/// `[\w._-]`: the name of a provider that developers are themselves.
const DEVELOPER: Pattern = Pattern {
    noun: None,
    says: "ASCII letters, digits and `._-`",
    matches: |text| each(text, |c| c.is_ascii_alphanumeric() || "._-".contains(c)),
};

/// `[\w.;_/-]`: the id of an application at a login provider.
const APPLICATION: Pattern = Pattern {
    noun: None,
    says: "ASCII letters, digits and `._-/;`",
    matches: |text| each(text, |c| c.is_ascii_alphanumeric() || "._-/;".contains(c)),
};

block! {
    /// AWS credentials for the users of the pool. It becomes an `AWS::Cognito::IdentityPool` with its
    /// `AWS::Cognito::IdentityPoolRoleAttachment`, an `AWS::IAM::Role` each for signed-in users and for guests, an
    /// `AWS::Cognito::IdentityPoolPrincipalTag`, and the output `IdentityPoolId`.
    pub struct IdentityPool: Unnamed, Resource {
        settings {
            /// The name, 1 to 128 ASCII letters, digits, spaces or `_+=,.@-`. Without it CloudFormation makes one. Becomes
            /// `IdentityPoolName`.
            name: Value<Text> where [length("ip-name", 1, 128), pattern("ip-name", &NAME)],
            /// Whether guests, who have not signed in, get credentials too. Default `false`. Becomes
            /// `AllowUnauthenticatedIdentities`.
            allow_unauthenticated_identities: Value<bool>,
            /// Whether the basic flow is allowed, in which applications assume a role themselves; tags and role mappings
            /// need the enhanced one. Default of AWS `false`. Becomes `AllowClassicFlow`.
            allow_classic_flow: Value<bool>,
            /// Whether the user pool is asked, before credentials are given, if the user still exists and is signed in.
            /// Default of AWS `false`. Becomes `CognitoIdentityProviders.ServerSideTokenCheck` of this stack's clients.
            server_side_token_check: Value<bool>,
            /// The clients whose users get credentials; `default` is the client without a name. Default: that client, or
            /// every client where none is without a name. A stack with `clients: []` and nothing else of a user pool has
            /// none. Becomes `CognitoIdentityProviders`.
            clients: List<ClientName>,
            /// Claims of the token that become tags of the session, for `${aws:PrincipalTag/…}` in policies; at most 50.
            /// Default `{ appClientId: aud, userId: sub }`; `principal_tags {}` for none. Becomes
            /// `IdentityPoolPrincipalTag.PrincipalTags`.
            principal_tags: Map<Claim> where [
                count("pt-tags", 0, 50),
                key("pt-tags", &Bound::Length(1, 128)),
                length("pt-tags", 1, 256),
            ],
            /// Whether the tags are AWS's own, `username` from `sub` and `client` from `aud`. Default `false`. Becomes
            /// `IdentityPoolPrincipalTag.UseDefaults`.
            use_default_tags: Value<bool>,
            /// Providers whose tokens are taken directly, and the id of the application there:
            /// `{ "accounts.google.com": "….apps.googleusercontent.com" }`; at most 10. Becomes `SupportedLoginProviders`.
            supported_login_providers: Map<Text> where [
                count("ip-login-providers", 0, 10),
                key("ip-login-providers", &Bound::Length(1, 128)),
                length("ip-login-providers", 1, 128),
                pattern("ip-login-providers", &APPLICATION),
            ],
            /// SAML providers of IAM, by ARN. Becomes `SamlProviderARNs`.
            saml_provider_arns: List<Text> where [pattern("ip-saml-arns", &ARN)],
            /// OIDC providers of IAM, by ARN. Becomes `OpenIdConnectProviderARNs`.
            open_id_connect_provider_arns: List<Text> where [pattern("ip-saml-arns", &ARN)],
            /// The name under which your own back end vouches for users, 1 to 128 characters. It cannot be changed later.
            /// Becomes `DeveloperProviderName`.
            developer_provider_name: Value<Text> where [
                length("ip-developer-name", 1, 128),
                pattern("ip-developer-name", &DEVELOPER),
            ],
            /// Tags of the identity pool. Becomes `IdentityPoolTags`.
            tags: Map<Text> where [key("ip-tags", &Bound::Length(1, 128)), length("ip-tags", 0, 256)],
            /// Functions that Cognito Sync calls: `{ SyncTrigger: Sync.Arn }`. Becomes `CognitoEvents`.
            cognito_events: Map<Text>,
        }
        blocks {
            /// What signed-in users may do. Without it, nothing.
            authenticated: One<Access>,
            /// What guests may do. Without it, nothing.
            unauthenticated: One<Access>,
            /// The roles of the users of one provider, by their groups or their claims.
            role_mapping: Many<RoleMapping>,
            /// Tags for the users of a provider other than this stack's user pool.
            provider_tags: Many<ProviderTags>,
            /// A client of a user pool outside of this stack.
            cognito_identity_provider: Many<CognitoIdentityProvider>,
            /// Notifications of Cognito Sync.
            push_sync: One<PushSync>,
            /// The stream of Cognito Sync.
            cognito_streams: One<CognitoStreams>,
        }
    }
}

impl IdentityPool {
    /// The rulebook of an identity pool.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.role_mappings_are_few(report);
        self.tags_of_a_provider_stand_once(report);
    }

    /// Whether no user of the stack's own pool gets credentials: `clients: []`.
    pub(crate) fn is_of_others(&self) -> bool {
        self.clients.is_set() && self.clients.is_empty()
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| "CognitoIdentityPool".into())
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let id = self.logical_id();
        let pool = emission.resource(
            id.clone(),
            &self.meta,
            "AWS::Cognito::IdentityPool",
            self.properties(stack),
        );
        keep(pool);
        self.emit_roles(stack, emission);
        self.emit_tags(stack, emission);
        emission.output(
            &self.meta,
            "IdentityPoolId",
            "You use this value on Amplify Auth `identityPoolId`.",
            reference(id),
        );
    }

    fn properties(&self, stack: &Stack) -> Object {
        let mut properties = Object::new().with(
            "AllowUnauthenticatedIdentities",
            self.allow_unauthenticated_identities.json_or(false),
        );
        properties.set("CognitoIdentityProviders", self.providers(stack));
        properties.set("IdentityPoolName", self.name.json());
        properties.set("AllowClassicFlow", self.allow_classic_flow.json());
        properties.set(
            "SupportedLoginProviders",
            self.supported_login_providers.json(),
        );
        properties.set("SamlProviderARNs", self.saml_provider_arns.json());
        properties.set(
            "OpenIdConnectProviderARNs",
            self.open_id_connect_provider_arns.json(),
        );
        properties.set("DeveloperProviderName", self.developer_provider_name.json());
        properties.set("IdentityPoolTags", tag_list(&self.tags));
        properties.set("CognitoEvents", self.cognito_events.json());
        properties.set("PushSync", self.push_sync.get().map(PushSync::emit));
        properties.set(
            "CognitoStreams",
            self.cognito_streams.get().map(CognitoStreams::emit),
        );
        properties
    }

    /// The role attachment, and the roles that are not external.
    fn emit_roles(&self, stack: &Stack, emission: &mut Emission) {
        let roles = Object::new()
            .with("authenticated", self.role(Who::Authenticated, emission))
            .with("unauthenticated", self.role(Who::Unauthenticated, emission));
        let mut properties = Object::new()
            .with("IdentityPoolId", reference(self.logical_id()))
            .with("Roles", roles);
        properties.set("RoleMappings", self.mappings(stack));
        emission.companion(
            "CognitoIdentityPoolRoleAttachment".into(),
            &self.meta,
            "AWS::Cognito::IdentityPoolRoleAttachment",
            properties,
        );
    }
}

/// Tags in the form of a list, as IAM and identity pools have them.
fn tag_list(tags: &Map<Text>) -> Option<Json> {
    let mut list = Vec::new();
    for entry in tags.entries() {
        let tag = Object::new()
            .with("Key", entry.key.clone())
            .with("Value", entry.given.json());
        list.push(tag.into());
    }
    (!list.is_empty()).then_some(Json::List(list))
}

rules! {
    "ip-name" B: "The name of an identity pool has 1 to 128 ASCII letters, digits, spaces or `_+=,.@-`."
        prevents "Value at 'identityPoolName' failed to satisfy constraint"
        source "CreateIdentityPool, IdentityPoolName";
    "ip-login-providers" B: "There are at most 10 login providers; the id of an application has 1 to 128 characters."
        prevents "Value at 'supportedLoginProviders' failed to satisfy constraint"
        source "CreateIdentityPool, SupportedLoginProviders";
    "ip-saml-arns" B: "A SAML or OIDC provider of IAM is named by its ARN."
        prevents "Identity provider arn is not valid for account"
        source "CreateIdentityPool, SamlProviderARNs, OpenIdConnectProviderARNs";
    "ip-developer-name" A: "The name of a developer provider has 1 to 128 ASCII letters, digits or `._-`."
        prevents "Value at 'developerProviderName' failed to satisfy constraint"
        source "CreateIdentityPool, DeveloperProviderName";
    "ip-tags" B: "The key of a tag has 1 to 128 characters, its value at most 256."
        prevents "Value at 'identityPoolTags' failed to satisfy constraint"
        source "CreateIdentityPool, IdentityPoolTags";
}

#[cfg(test)]
mod rule_tests {
    use crate::testing::{known, list, rule_test};
    use crate::value::Given;

    rule_test! {
        ip_name: "ip-name",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| { stack.identity_pool().name(Given::Later); },
            "lower bound": |stack| { stack.identity_pool().name(known("a")); },
            "upper bound": |stack| { stack.identity_pool().name(known("x".repeat(128))); },
        }
        fails {
            "above": |stack| { stack.identity_pool().name(known("x".repeat(129))); } at "identity_pool.name",
            "a slash": |stack| { stack.identity_pool().name(known("acme/users")); } at "identity_pool.name",
        }
    }

    rule_test! {
        ip_login_providers: "ip-login-providers",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| { stack.identity_pool().supported_login_providers("graph.facebook.com", Given::Later); },
            "key and secret": |stack| {
                stack.identity_pool().supported_login_providers("api.twitter.com", known("abc;d_e-f"));
            },
            "longest": |stack| {
                stack.identity_pool().supported_login_providers("graph.facebook.com", known("7".repeat(128)));
            },
            "ten": |stack| {
                for provider in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j"] {
                    stack.identity_pool().supported_login_providers(provider, known("1"));
                }
            },
        }
        fails {
            "too long": |stack| {
                stack.identity_pool().supported_login_providers("graph.facebook.com", known("7".repeat(129)));
            } at "identity_pool.supported_login_providers.graph.facebook.com",
            "a space": |stack| {
                stack.identity_pool().supported_login_providers("graph.facebook.com", known("7 7"));
            } at "identity_pool.supported_login_providers.graph.facebook.com",
            "no key": |stack| { stack.identity_pool().supported_login_providers("", known("7")); }
                at "identity_pool.supported_login_providers.",
            "eleven": |stack| {
                for provider in ["a", "b", "c", "d", "e", "f", "g", "h", "i", "j", "k"] {
                    stack.identity_pool().supported_login_providers(provider, known("1"));
                }
            } at "identity_pool.supported_login_providers",
        }
    }

    rule_test! {
        ip_saml_arns: "ip-saml-arns",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| { stack.identity_pool().saml_provider_arns(Given::Later); },
            "ARN": |stack| {
                stack.identity_pool().saml_provider_arns(list(["arn:aws:iam::123456789012:saml-provider/Acme"]));
            },
        }
        fails {
            "a name": |stack| { stack.identity_pool().saml_provider_arns(list(["Acme"])); }
                at "identity_pool.saml_provider_arns[0]",
            "an address": |stack| {
                stack.identity_pool().open_id_connect_provider_arns(list(["https://login.acme.com"]));
            } at "identity_pool.open_id_connect_provider_arns[0]",
        }
    }

    rule_test! {
        ip_developer_name: "ip-developer-name",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| { stack.identity_pool().developer_provider_name(Given::Later); },
            "lower bound": |stack| { stack.identity_pool().developer_provider_name(known("a")); },
            "upper bound": |stack| { stack.identity_pool().developer_provider_name(known("x.".repeat(64))); },
        }
        fails {
            "empty": |stack| { stack.identity_pool().developer_provider_name(known("")); }
                at "identity_pool.developer_provider_name",
            "above": |stack| { stack.identity_pool().developer_provider_name(known("x".repeat(129))); }
                at "identity_pool.developer_provider_name",
            "a space": |stack| { stack.identity_pool().developer_provider_name(known("acme login")); }
                at "identity_pool.developer_provider_name",
        }
    }

    rule_test! {
        ip_tags: "ip-tags",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| { stack.identity_pool().tags("Team", Given::Later); },
            "empty": |stack| { stack.identity_pool().tags("Team", known("")); },
            "longest": |stack| { stack.identity_pool().tags("Team", known("x".repeat(256))); },
        }
        fails {
            "no key": |stack| { stack.identity_pool().tags("", known("x")); } at "identity_pool.tags.",
            "too long": |stack| { stack.identity_pool().tags("Team", known("x".repeat(257))); }
                at "identity_pool.tags.Team",
        }
    }
}
