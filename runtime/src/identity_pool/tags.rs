//! Claims that become tags of a session: `AWS::Cognito::IdentityPoolPrincipalTag`.

use super::IdentityPool;
use crate::block::block;
use crate::function::reference;
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, count, key, length, shorten};
use crate::literal::Claim;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::{Map, Value};

/// The tags that a session has where nothing is written of them.
const DEFAULT_TAGS: [(&str, &str); 2] = [("appClientId", "aud"), ("userId", "sub")];

/// The tags that AWS makes with `UseDefaults`.
const DEFAULT_MAPPING: [&str; 2] = ["username", "client"];

block! {
    /// Tags for the users of a provider other than this stack's user pool:
    /// `provider_tags google: "accounts.google.com" { mail: email }`. It becomes an
    /// `AWS::Cognito::IdentityPoolPrincipalTag`.
    pub struct ProviderTags: Named, Resource {
        settings {
            /// The provider as the identity pool calls it, 1 to 128 characters. Becomes `IdentityProviderName`.
            @Main identity_provider: Value<Text> where [length("pt-provider", 1, 128)],
            /// Whether the tags are AWS's own, `username` from `sub` and `client` from `aud`. Default `false`. Becomes
            /// `UseDefaults`.
            use_defaults: Value<bool>,
            /// A tag and the claim it is made of; at most 50. Becomes `PrincipalTags`.
            @Rest tags: Map<Claim> where [
                count("pt-tags", 0, 50),
                key("pt-tags", &Bound::Length(1, 128)),
                length("pt-tags", 1, 256),
            ],
        }
    }
}

impl ProviderTags {
    /// The rulebook of the tags of a provider.
    pub(crate) fn rules(&self, report: &mut Report) {
        if !self.identity_provider.is_set() {
            report
                .error(self, "pt-provider", "the tags lack their provider")
                .help(format!(
                    "write it after the name, like `provider_tags {}: \"accounts.google.com\" {{ … }}`",
                    self.ident()
                ));
        }
    }

    fn emit(&self, pool: &IdentityPool, emission: &mut Emission) {
        let mut properties = Object::new()
            .with("IdentityPoolId", reference(pool.logical_id()))
            .with(
                "IdentityProviderName",
                self.identity_provider.json_or(Json::Null),
            );
        properties.set("PrincipalTags", self.tags.json());
        properties.insert("UseDefaults", self.use_defaults.json_or(false));
        let id = self.meta.logical_id_or(|| {
            format!(
                "CognitoIdentityPoolPrincipalTag{}",
                self.ident().to_upper_camel_case()
            )
            .into()
        });
        let tag = emission.resource(
            id,
            &self.meta,
            "AWS::Cognito::IdentityPoolPrincipalTag",
            properties,
        );
        if tag.condition.is_none() {
            tag.condition = pool.meta.condition.known().cloned();
        }
    }
}

impl IdentityPool {
    /// The names of all tags that a session may have.
    pub(crate) fn tag_names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        if !self.has_own_tags() {
            for (tag, _) in &DEFAULT_TAGS {
                names.push(*tag);
            }
        }
        for entry in self.principal_tags.entries() {
            names.push(entry.key.as_str());
        }
        let is_on = |uses: &Value<bool>| uses.known_or(false) != Some(false);
        let mut uses_defaults = is_on(&self.use_default_tags);
        for tags in &self.provider_tags {
            for entry in tags.tags.entries() {
                names.push(entry.key.as_str());
            }
            uses_defaults |= is_on(&tags.use_defaults);
        }
        if uses_defaults {
            names.extend_from_slice(&DEFAULT_MAPPING);
        }
        names
    }

    /// A provider has one set of tags, unless conditions tell which.
    pub(super) fn tags_of_a_provider_stand_once(&self, report: &mut Report) {
        let mut seen = Vec::new();
        for tags in &self.provider_tags {
            let Some(provider) = tags.identity_provider.known() else {
                continue;
            };
            if tags.meta.condition.is_set() {
                continue;
            }
            if seen.contains(&provider.as_str()) {
                report
                    .error(
                        &tags.identity_provider,
                        "pt-provider-once",
                        format!("`{}` has its tags already", shorten(provider)),
                    )
                    .help("write all tags of a provider into one `provider_tags`");
            }
            seen.push(provider.as_str());
        }
    }

    /// Whether something was written of the tags of this stack's users.
    fn has_own_tags(&self) -> bool {
        self.principal_tags.is_set() || self.use_default_tags.is_set()
    }

    /// The tags of this stack's users, and those of others.
    pub(super) fn emit_tags(&self, stack: &Stack, emission: &mut Emission) {
        let tags = if self.has_own_tags() {
            self.principal_tags.json()
        } else {
            let mut tags = Object::new();
            for (tag, claim) in &DEFAULT_TAGS {
                tags.push(*tag, *claim);
            }
            Some(tags.into())
        };
        let links_users = match self.clients.given() {
            Some(_) => !self.clients.is_empty(),
            None => !stack.client.is_empty(),
        };
        if links_users && (tags.is_some() || self.use_default_tags.is_set()) {
            let mut properties = Object::new()
                .with("IdentityPoolId", reference(self.logical_id()))
                .with("IdentityProviderName", stack.pool().provider_name());
            properties.set("PrincipalTags", tags);
            properties.insert("UseDefaults", self.use_default_tags.json_or(false));
            emission.companion(
                "CognitoIdentityPoolPrincipalTag".into(),
                &self.meta,
                "AWS::Cognito::IdentityPoolPrincipalTag",
                properties,
            );
        }
        for tags in &self.provider_tags {
            tags.emit(self, emission);
        }
    }
}

rules! {
    "pt-tags" B: "A provider has at most 50 tags; a key has 1 to 128 characters, a claim 1 to 256."
        prevents "Value at 'principalTags' failed to satisfy constraint"
        source "SetPrincipalTagAttributeMap, PrincipalTags";
    "pt-provider-once" B: "The tags of a provider stand in one place."
        prevents "CognitoIdentityPoolPrincipalTag… already exists"
        source "AWS::Cognito::IdentityPoolPrincipalTag, primary identifier";
    "pt-provider" B: "Tags are those of a provider of the identity pool, whose name has 1 to 128 characters."
        prevents "ResourceNotFoundException, or tags that no session ever has"
        source "SetPrincipalTagAttributeMap, IdentityProviderName";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, list, rule_test};
    use crate::value::Given;

    fn keys(number: usize) -> impl Iterator<Item = &'static str> {
        (0..number).map(|number| &*format!("tag{number}").leak())
    }

    rule_test! {
        pt_tags: "pt-tags",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| { stack.identity_pool().principal_tags("user", Given::Later); },
            "longest": |stack| { stack.identity_pool().principal_tags("user", known("x".repeat(256))); },
            "fifty": |stack| {
                for key in keys(50) {
                    stack.identity_pool().principal_tags(key, known("sub"));
                }
            },
        }
        fails {
            "no key": |stack| { stack.identity_pool().principal_tags("", known("sub")); }
                at "identity_pool.principal_tags.",
            "no claim": |stack| { stack.identity_pool().principal_tags("user", known("")); }
                at "identity_pool.principal_tags.user",
            "too long": |stack| { stack.identity_pool().principal_tags("user", known("x".repeat(257))); }
                at "identity_pool.principal_tags.user",
            "another provider's": |stack| {
                let tags = stack.identity_pool().provider_tags(Some("google"));
                tags.identity_provider(known("accounts.google.com")).tags("user", known("x".repeat(257)));
            } at "identity_pool.provider_tags.google.tags.user",
            "fifty-one": |stack| {
                for key in keys(51) {
                    stack.identity_pool().principal_tags(key, known("sub"));
                }
            } at "identity_pool.principal_tags",
        }
    }

    rule_test! {
        pt_provider_once: "pt-provider-once",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| {
                for name in ["a", "b"] {
                    stack.identity_pool().provider_tags(Some(name)).identity_provider(Given::Later);
                }
            },
            "two": |stack| {
                for name in ["a", "b"] {
                    stack.identity_pool().provider_tags(Some(name)).identity_provider(known(name));
                }
            },
            "one or the other": |stack| {
                for name in ["a", "b"] {
                    let tags = stack.identity_pool().provider_tags(Some(name));
                    tags.identity_provider(known("accounts.google.com")).meta().condition(known(name));
                }
            },
        }
        fails {
            "the same": |stack| {
                for name in ["a", "b"] {
                    stack.identity_pool().provider_tags(Some(name)).identity_provider(known("accounts.google.com"));
                }
            } at "identity_pool.provider_tags.b.identity_provider",
        }
    }

    rule_test! {
        pt_provider: "pt-provider",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| { stack.identity_pool().provider_tags(Some("x")).identity_provider(Given::Later); },
            "no clients and no tags": |stack| {
                stack.identity_pool().clients(list::<crate::literal::ClientName>(Vec::<&str>::new()));
            },
            "upper bound": |stack| {
                stack.identity_pool().provider_tags(Some("x")).identity_provider(known("x".repeat(128)));
            },
        }
        fails {
            "missing": |stack| { stack.identity_pool().provider_tags(Some("x")); }
                at "identity_pool.provider_tags.x",
            "empty": |stack| { stack.identity_pool().provider_tags(Some("x")).identity_provider(known("")); }
                at "identity_pool.provider_tags.x.identity_provider",
            "too long": |stack| {
                stack.identity_pool().provider_tags(Some("x")).identity_provider(known("x".repeat(129)));
            } at "identity_pool.provider_tags.x.identity_provider",
            "tags of nobody": |stack| {
                let pool = stack.identity_pool();
                pool.clients(list::<crate::literal::ClientName>(Vec::<&str>::new()));
                pool.principal_tags("user", known("sub"));
            } at "identity_pool.principal_tags",
        }
    }
}
