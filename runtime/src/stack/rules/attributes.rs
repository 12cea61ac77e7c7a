//! What attributes ask of the clients, providers and tags that name them.

use crate::client::Client;
use crate::identity_provider::IdentityProvider;
use crate::literal::Attribute;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::{list, suggest};
use crate::user_pool::{PoolAttribute, READ_ONLY_ATTRIBUTES};
use crate::value::List;

/// The claims of an ID token that are no attributes, besides those that start with `cognito:`.
const CLAIMS: [&str; 16] = [
    "acr",
    "amr",
    "at_hash",
    "aud",
    "auth_time",
    "azp",
    "event_id",
    "exp",
    "iat",
    "identities",
    "iss",
    "jti",
    "nbf",
    "nonce",
    "origin_jti",
    "token_use",
];

impl Stack {
    /// The rulebook of this file.
    pub(super) fn attribute_rules(&self, report: &mut Report) {
        for client in &self.client {
            self.attributes_exist(&client.read_attributes, report);
            self.attributes_exist(&client.write_attributes, report);
            permissions_name_something(client, report);
            writable_is_not_read_only(client, report);
            self.required_is_writable(client, report);
            self.mapped_is_writable(client, report);
        }
        for provider in &self.identity_provider {
            self.mapped_exists(provider, report);
            self.mapped_is_mutable(provider, report);
            self.required_is_mapped(provider, report);
        }
        self.tags_are_claims(report);
        self.tags_are_not_writable(report);
    }

    /// A client may only read and write attributes that the pool has.
    fn attributes_exist(&self, attributes: &List<Attribute>, report: &mut Report) {
        for &(place, name) in &attributes.possible() {
            if !self.is_permission(name) {
                self.no_attribute(&place, "attr-permission-names", name, report);
            }
        }
    }

    /// Whether a client's list may name an attribute; pools with providers have `identities` besides.
    fn is_permission(&self, name: &str) -> bool {
        name == "identities" || self.pool().attribute(name).is_some()
    }

    fn no_attribute(
        &self,
        place: &dyn Located,
        rule: &'static str,
        name: &str,
        report: &mut Report,
    ) {
        report
            .error(place, rule, format!("no attribute `{name}` in this stack"))
            .help(self.pool().attribute_help(name));
    }

    /// The attributes of a list, if it has any and nothing in it is unknown or misspelt.
    fn permissions<'a>(&self, attributes: &'a List<Attribute>) -> Option<Vec<&'a str>> {
        let names = attributes.texts();
        let is_clear = attributes.is_known()
            && !names.is_empty()
            && names.iter().all(|name| self.is_permission(name));
        is_clear.then_some(names)
    }

    /// What each user must have, each client may write.
    fn required_is_writable(&self, client: &Client, report: &mut Report) {
        let attributes = &client.write_attributes;
        let Some(writable) = self.permissions(attributes) else {
            return;
        };
        let missing = not_among(&writable, &self.pool().required_attributes());
        if !missing.is_empty() {
            report
                .error(
                    attributes,
                    "write-attr-include-required",
                    format!(
                        "`write_attributes` lacks {}, which every user must have",
                        list(&missing)
                    ),
                )
                .help(format!("add {}", list(&missing)));
        }
    }

    /// What a provider of a client fills in, the client may write.
    fn mapped_is_writable(&self, client: &Client, report: &mut Report) {
        let Some(writable) = self.writable(client) else {
            return;
        };
        for provider in &self.identity_provider {
            if !is_of_client(provider, client) {
                continue;
            }
            let mut filled = Vec::new();
            for entry in provider.attributes.entries() {
                if self.pool().attribute(entry.key).is_some() {
                    filled.push(entry.key.as_str());
                }
            }
            let missing = not_among(&writable, &filled);
            if missing.is_empty() {
                continue;
            }
            let (provider, attributes) = (provider.ident(), list(&missing));
            let message =
                format!("`{provider}` fills {attributes}, which this client cannot write");
            if client.write_attributes.is_set() {
                report
                    .error(
                        &client.write_attributes,
                        "write-attr-include-mapped",
                        message,
                    )
                    .help(format!("add {attributes}"));
            } else {
                report
                    .error(client, "write-attr-include-mapped", message)
                    .help(format!(
                        "write `write_attributes: […]` with {attributes} and whatever else users may change"
                    ));
            }
        }
    }

    /// A provider fills attributes that the pool has, or `username`.
    fn mapped_exists(&self, provider: &IdentityProvider, report: &mut Report) {
        for entry in provider.attributes.entries() {
            if !self.is_mapped(entry.key) {
                self.no_attribute(&entry.at_key(), "idp-mapping-keys", entry.key, report);
            }
        }
    }

    /// Whether a provider may fill what is called `name`.
    fn is_mapped(&self, name: &str) -> bool {
        name == "username" || self.pool().attribute(name).is_some()
    }

    /// What a provider fills in can change, for it is filled in again at each sign-in.
    fn mapped_is_mutable(&self, provider: &IdentityProvider, report: &mut Report) {
        for entry in provider.attributes.entries() {
            let attribute = self.pool().attribute(entry.key);
            if attribute.and_then(PoolAttribute::mutable) == Some(false) {
                let help = match entry.key.as_ref() {
                    "sub" => "leave it out: AWS makes the `sub` of a user; `username` takes that of the provider".into(),
                    name => format!("drop `immutable` from `{name}` in the schema, or do not fill it from a provider"),
                };
                report
                    .error(
                        &entry.at_key(),
                        "idp-mapping-mutable",
                        format!(
                            "`{}` never changes, but each sign-in would fill it again",
                            entry.key
                        ),
                    )
                    .help(help);
            }
        }
    }

    /// A provider fills what each user must have, unless a trigger may do so.
    fn required_is_mapped(&self, provider: &IdentityProvider, report: &mut Report) {
        let triggers = self.pool().triggers.get();
        let is_transformed = triggers.is_some_and(|triggers| triggers.inbound_federation.is_set());
        if is_transformed || provider.meta.raw.get("AttributeMapping").is_some() {
            return;
        }
        for entry in provider.attributes.entries() {
            // What is misspelt may be what is missing.
            if !self.is_mapped(entry.key) {
                return;
            }
        }
        let mut missing = Vec::new();
        for &name in &self.pool().required_attributes() {
            if provider.attributes.get(name).is_none() {
                missing.push(name);
            }
        }
        if !missing.is_empty() {
            report
                .error(
                    provider,
                    "idp-mapping-required",
                    format!(
                        "`{}` does not fill {}, which every user must have",
                        provider.ident(),
                        list(&missing)
                    ),
                )
                .help(format!(
                    "add the claim it comes from: `attributes {{ {}: … }}`",
                    missing[0]
                ));
        }
    }

    /// A principal tag takes its value from a claim of the ID token; which there are, a trigger may change.
    fn tags_are_claims(&self, report: &mut Report) {
        let triggers = self.pool().triggers.get();
        let is_changed = triggers.is_some_and(|triggers| triggers.pre_token_generation.is_set());
        if is_changed || self.pool().is_existing() {
            return;
        }
        for Decider { claim, path, .. } in &self.deciders() {
            let is_claim = CLAIMS.contains(claim)
                || claim.starts_with("cognito:")
                || self.pool().attribute(claim).is_some();
            if is_claim {
                continue;
            }
            let near = suggest(claim, &CLAIMS);
            let help = self.pool().attribute_help(claim);
            let is_claim_nearer =
                near.starts_with("did you mean") && !help.starts_with("did you mean");
            report
                .error(
                    path,
                    "tag-claim-exists",
                    format!("no token of this stack has a claim `{claim}`"),
                )
                .help(if is_claim_nearer { near } else { help });
        }
    }

    /// The claims of this pool's tokens that decide over the rights of a user: tags of the session, rules of a role
    /// mapping.
    fn deciders(&self) -> Vec<Decider<'_>> {
        let mut deciders = Vec::new();
        let Some(pool) = self.identity_pool.get() else {
            return deciders;
        };
        for entry in pool.principal_tags.entries() {
            for &claim in &entry.given.possible() {
                deciders.push(Decider {
                    claim,
                    role: format!("the tag `{}`", entry.key),
                    path: entry.path(),
                });
            }
        }
        for mapping in &pool.role_mapping {
            // The claims of another provider are not attributes of this pool.
            if mapping.identity_provider.is_set() {
                continue;
            }
            for rule in &mapping.rule {
                if let Some(claim) = rule.claim.known() {
                    deciders.push(Decider {
                        claim: claim.as_str(),
                        role: "a rule of the role mapping".to_owned(),
                        path: rule.claim.path(),
                    });
                }
            }
        }
        deciders
    }

    /// What decides over the rights of a user is not the user's to write.
    ///
    /// Three kinds of attribute stay out of this: what a provider of the client fills, or a user must have, has to be
    /// writable, and a new `email` or `phone_number` counts only once it is verified.
    fn tags_are_not_writable(&self, report: &mut Report) {
        let deciders = self.deciders();
        for client in &self.client {
            for &(place, name) in &client.write_attributes.possible() {
                let Some(decider) = deciders.iter().find(|decider| decider.claim == name) else {
                    continue;
                };
                // Nothing is said of what is not there, or not known yet.
                let required = self
                    .pool()
                    .attribute(name)
                    .and_then(PoolAttribute::required);
                let is_filled = !client.identity_providers.is_known()
                    || self.identity_provider.iter().any(|provider| {
                        is_of_client(provider, client) && provider.attributes.get(name).is_some()
                    });
                let is_verified = ["email", "phone_number"].contains(&name);
                let is_read_only = READ_ONLY_ATTRIBUTES.contains(&name);
                if required == Some(false) && !is_filled && !is_verified && !is_read_only {
                    report
                        .error(
                            &place,
                            "tag-attribute-not-writable",
                            format!("users could write `{name}`, which decides over their rights as {}", decider.role),
                        )
                        .help(format!("leave `{name}` out, and set it with administrator rights or in a trigger"));
                }
            }
        }
    }

    /// The attributes that users may write through a client; nothing if that is all of them, or not known.
    fn writable<'a>(&self, client: &'a Client) -> Option<Vec<&'a str>> {
        let attributes = &client.write_attributes;
        if !attributes.is_set() {
            return self.default_write_attributes().map(<[_]>::to_vec);
        }
        self.permissions(attributes)
    }
}

/// A claim that decides over the rights of a user.
struct Decider<'a> {
    claim: &'a str,
    /// What it is used as.
    role: String,
    path: String,
}

/// A list of attributes names at least one: AWS takes an empty one for none at all, and so for every attribute.
fn permissions_name_something(client: &Client, report: &mut Report) {
    for &(key, attributes) in &[
        ("read_attributes", &client.read_attributes),
        ("write_attributes", &client.write_attributes),
    ] {
        if attributes.is_set() && attributes.is_empty() {
            report
                .error(
                    attributes,
                    "attr-permission-empty",
                    format!("an empty `{key}` allows every attribute"),
                )
                .help(format!("name at least one attribute, or drop `{key}`"));
        }
    }
}

/// What AWS keeps itself, no client writes.
fn writable_is_not_read_only(client: &Client, report: &mut Report) {
    for &(place, name) in &client.write_attributes.possible() {
        if READ_ONLY_ATTRIBUTES.contains(&name) {
            report
                .error(
                    &place,
                    "write-attr-not-readonly",
                    format!("no client can write `{name}`"),
                )
                .help("leave it out: AWS keeps it itself");
        }
    }
}

/// Those of `names` that `writable` lacks, although clients can write them.
fn not_among<'a>(writable: &[&str], names: &[&'a str]) -> Vec<&'a str> {
    let mut missing = Vec::new();
    for name in names {
        if !READ_ONLY_ATTRIBUTES.contains(name) && !writable.contains(name) {
            missing.push(*name);
        }
    }
    missing
}

/// Whether a client lets users sign in with a provider of the stack.
fn is_of_client(provider: &IdentityProvider, client: &Client) -> bool {
    for (_, name) in client.identity_providers.known() {
        if name.as_str() == provider.ident() {
            return true;
        }
    }
    false
}

rules! {
    "attr-permission-names" A: "A client reads and writes attributes of the pool: standard ones, or `custom:<name>` of a declared one."
        prevents "Invalid write attributes specified while creating a client"
        source "CreateUserPoolClient, ReadAttributes and WriteAttributes";
    "attr-permission-empty" C: "A client's list of attributes is not empty; left out, it means the default."
        prevents "a client that may write every attribute, where none was meant"
        source "aws-cdk issue 21835, terraform-provider-aws issue 28684";
    "write-attr-not-readonly" A: "No client writes `sub`, `email_verified` or `phone_number_verified`."
        prevents "Invalid write attributes specified while creating a client"
        source "CreateUserPoolClient, measured";
    "write-attr-include-required" B: "A client's `write_attributes` include every required attribute."
        prevents "Invalid write attributes specified while creating a client"
        source "developer guide, app clients";
    "write-attr-include-mapped" B: "A client may write every attribute that its identity providers fill."
        prevents "an error at sign-in through the provider"
        source "CreateUserPoolClient, WriteAttributes";
    "idp-mapping-keys" C: "An identity provider fills attributes of the pool, or `username`."
        prevents "AttributeMapping contains invalid mapping: [custom:groups]"
        source "CreateIdentityProvider, AttributeMapping; aws-cli issue 9729";
    "idp-mapping-mutable" B: "An attribute that an identity provider fills is not immutable."
        prevents "user.email: Attribute cannot be updated, at the second sign-in"
        source "SchemaAttributeType, Mutable";
    "idp-mapping-required" B: "An identity provider fills every required attribute, unless an inbound_federation trigger may."
        prevents "attributes required: [email], at sign-in"
        source "developer guide, attribute mapping";
    "tag-claim-exists" B: "A principal tag takes a claim that ID tokens have: an attribute of the pool, or one of OIDC's or Cognito's own."
        prevents "a tag that is never there, and policies that never match"
        source "developer guide, attributes for access control";
    "tag-attribute-not-writable" B: "What becomes a principal tag is not in a client's `write_attributes`, unless a provider fills it."
        prevents "users who choose their own rights"
        source "developer guide, role-based access control";
}

#[cfg(test)]
mod tests;
