//! What the identity pool, its roles and its tags ask of the other blocks.

use crate::client::Client;
use crate::identity_pool::{Access, IdentityPool, RoleMapping};
use crate::json::{Json, Text};
use crate::names::is_among;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::suggest;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn credential_rules(&self, report: &mut Report) {
        let Some(pool) = self.identity_pool.get() else {
            return;
        };
        self.linked_clients_exist(pool, report);
        tags_have_users(pool, report);
        for mapping in &pool.role_mapping {
            self.mapping_has_a_provider(pool, mapping, report);
        }
        for &access in &[&pool.authenticated, &pool.unauthenticated] {
            if let Some(access) = access.get() {
                self.policy_tags_are_declared(pool, access, report);
            }
        }
    }

    /// The clients of an identity pool are clients of the stack.
    fn linked_clients_exist(&self, pool: &IdentityPool, report: &mut Report) {
        for element in pool.clients.elements() {
            for &name in &element.given.possible() {
                if self.client_called(name).is_none() {
                    report
                        .error(
                            &element,
                            "ip-client-of-pool",
                            format!("no client `{name}` in this stack"),
                        )
                        .help(suggest(name, &self.client_names()));
                }
            }
        }
    }

    /// A role mapping is of a client that is linked, or of a provider that the identity pool has.
    fn mapping_has_a_provider(
        &self,
        pool: &IdentityPool,
        mapping: &RoleMapping,
        report: &mut Report,
    ) {
        let Some(name) = mapping.client_name() else {
            return mapping_of_another(pool, mapping, report);
        };
        let Some(client) = self.client_called(name) else {
            report
                .error(mapping, "rm-key-provider", format!("no client `{name}` in this stack"))
                .help(match suggest(name, &self.client_names()) {
                    near if near.starts_with("did") => near,
                    _ => "name it like the client, or say whose roles they are by `identity_provider`".into(),
                });
            return;
        };
        let is_client = |linked: &&Client| linked.ident() == client.ident();
        if pool.clients.is_known() && !pool.linked(self).iter().any(is_client) {
            report
                .error(
                    mapping,
                    "rm-key-provider",
                    format!("the users of the client `{name}` get no credentials"),
                )
                .help(format!("add `{name}` to `clients` of the identity pool"));
        }
    }

    /// A policy asks for tags that sessions have.
    fn policy_tags_are_declared(&self, pool: &IdentityPool, access: &Access, report: &mut Report) {
        let tag: Text = "AWS::Cognito::IdentityPoolPrincipalTag".into();
        if self
            .resource
            .iter()
            .any(|resource| !resource.kind.is_set() || resource.kind.is(&tag))
            || access.meta.raw.is_set()
        {
            // Tags that are declared in CloudFormation's own spelling are not known here.
            return;
        }
        let mut look = |json: &Json, place: &dyn Located| {
            tags_in(json, &mut |name| {
                tag_is_declared(name, &tags_of(pool, access), place, report);
            });
        };
        for policy in &access.policy {
            for &statements in &[&policy.allow, &policy.deny] {
                for statement in statements {
                    for element in statement.on.elements() {
                        look(&element.given.json(), &element);
                    }
                    if let Some(when) = statement.when.json() {
                        look(&when, &statement.when);
                    }
                }
            }
        }
    }
}

/// Tags are made of the claims of users, so there must be clients whose users get credentials.
fn tags_have_users(pool: &IdentityPool, report: &mut Report) {
    if pool.clients.is_set() && pool.clients.is_empty() && !pool.principal_tags.is_empty() {
        report
            .error(
                &pool.principal_tags,
                "pt-provider",
                "the identity pool has no clients, so nobody gets these tags",
            )
            .help("add one to `clients`, or leave the tags out");
    }
}

/// A provider of a role mapping other than the user pool is one of the identity pool, and not developers.
fn mapping_of_another(pool: &IdentityPool, mapping: &RoleMapping, report: &mut Report) {
    let Some(provider) = mapping.identity_provider.known() else {
        return;
    };
    if pool.developer_provider_name.is(provider) {
        report
            .error(
                &mapping.identity_provider,
                "rm-key-provider",
                "a developer provider has no role mapping",
            )
            .help("leave the role mapping out; your back end says which role a user gets");
        return;
    }
    let is_known = pool.supported_login_providers.get(provider).is_some()
        || !pool.saml_provider_arns.lacks(provider)
        || !pool.open_id_connect_provider_arns.lacks(provider)
        || provider.starts_with("cognito-idp.");
    if is_known {
        return;
    }
    let mut known = Vec::new();
    for entry in pool.supported_login_providers.entries() {
        known.push(entry.key.as_str());
    }
    known.append(&mut pool.saml_provider_arns.texts());
    known.append(&mut pool.open_id_connect_provider_arns.texts());
    report
        .error(
            &mapping.identity_provider,
            "rm-key-provider",
            format!("the identity pool has no provider `{provider}`"),
        )
        .help(match suggest(provider, &known) {
            near if near.is_empty() => "add it to `supported_login_providers`".into(),
            near => near,
        });
}

/// The tags that the sessions of a role have.
fn tags_of<'a>(pool: &'a IdentityPool, access: &'a Access) -> Vec<&'a str> {
    let mut names = pool.tag_names();
    for entry in access.tags.entries() {
        names.push(entry.key.as_str());
    }
    names
}

fn tag_is_declared(name: &str, declared: &[&str], place: &dyn Located, report: &mut Report) {
    // IAM does not look at the case of a tag's key.
    if is_among(name, declared) {
        return;
    }
    let near = suggest(name, declared);
    report
        .error(
            place,
            "policy-tag-declared",
            format!("no principal tag `{name}` in this stack"),
        )
        .help(if near.starts_with("did") {
            near
        } else {
            format!("add `{name}` with its claim to `principal_tags`")
        });
}

/// Finds the principal tags that a piece of a policy asks for: `${aws:PrincipalTag/name}`, and the key
/// `aws:PrincipalTag/name` of a condition. A variable with a default does without its tag.
fn tags_in(json: &Json, found: &mut dyn FnMut(&str)) {
    match json {
        Json::Text(text) => variables_in(text, found),
        Json::List(items) => {
            for item in items {
                tags_in(item, found);
            }
        }
        Json::Object(object) => {
            for (key, value) in object.iter() {
                match key.get(..PRINCIPAL_TAG.len()) {
                    Some(start) if start.eq_ignore_ascii_case(PRINCIPAL_TAG) => {
                        found(&key[PRINCIPAL_TAG.len()..]);
                    }
                    _ => variables_in(key, found),
                }
                tags_in(value, found);
            }
        }
        _ => {}
    }
}

const PRINCIPAL_TAG: &str = "aws:PrincipalTag/";

fn variables_in(text: &str, found: &mut dyn FnMut(&str)) {
    let mut starts = text.split("${");
    starts.next();
    for rest in starts {
        let Some((variable, _)) = rest.split_once('}') else {
            continue;
        };
        // `${!…}` is how `sub "…"` spells a variable that is not its own.
        let variable = variable.trim_start_matches('!').trim();
        let is_tag = variable
            .get(..PRINCIPAL_TAG.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(PRINCIPAL_TAG));
        if is_tag && !variable.contains(',') {
            found(&variable[PRINCIPAL_TAG.len()..]);
        }
    }
}

rules! {
    "ip-client-of-pool" D: "The clients of an identity pool are clients of the stack."
        prevents "users who get no credentials"
        source "CreateIdentityPool, CognitoIdentityProviders";
    "rm-key-provider" A: "A role mapping is of a client whose users get credentials, or of another provider of the identity pool."
        prevents "cognito-idp… is not a valid RoleMapping ProviderName or is not a configured provider."
        source "SetIdentityPoolRoles, RoleMappings";
    "policy-tag-declared" D: "A policy asks for principal tags that are declared."
        prevents "a policy that never matches, because its variable is empty"
        source "developer guide, attributes for access control";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::sub;
    use crate::identity_pool::{RoleMappingType, Statement};
    use crate::testing::{known, list, report, rule_test};
    use crate::value::Given;

    rule_test! {
        ip_client_of_pool: "ip-client-of-pool",
        passes {
            "unset": |stack| { stack.identity_pool(); },
            "later": |stack| { stack.identity_pool().clients(Given::Later); },
            "an id": |stack| { stack.identity_pool().clients(Given::Known(vec![Given::Intrinsic(sub("x"))])); },
            "there": |stack| {
                stack.client(Some("web"));
                stack.identity_pool().clients(list(["web"]));
            },
            "without a name": |stack| { stack.identity_pool().clients(list(["default"])); },
        }
        fails {
            "misspelled": |stack| {
                stack.client(Some("web"));
                stack.identity_pool().clients(list(["web", "wep"]));
            } at "identity_pool.clients[1]",
            "all have names": |stack| {
                stack.client(Some("web"));
                stack.identity_pool().clients(list(["default"]));
            } at "identity_pool.clients[0]",
        }
    }

    fn mapping<'a>(stack: &'a mut Stack, name: &'static str) -> &'a mut RoleMapping {
        let mapping = stack.identity_pool().role_mapping(Some(name));
        mapping.kind(known(RoleMappingType::Token));
        mapping
    }

    rule_test! {
        rm_key_provider: "rm-key-provider",
        passes {
            "none": |stack| { stack.identity_pool(); },
            "a client": |stack| {
                stack.client(Some("web"));
                mapping(stack, "web");
            },
            "without a name": |stack| { stack.identity_pool().role_mapping(None); },
            "clients later": |stack| {
                stack.client(Some("web"));
                stack.identity_pool().clients(Given::Later);
                mapping(stack, "web");
            },
            "provider later": |stack| { mapping(stack, "x").identity_provider(Given::Later); },
            "a login provider": |stack| {
                stack.identity_pool().supported_login_providers("accounts.google.com", known("x"));
                mapping(stack, "google").identity_provider(known("accounts.google.com"));
            },
            "a provider of IAM": |stack| {
                let arn = "arn:aws:iam::123456789012:saml-provider/Acme";
                stack.identity_pool().saml_provider_arns(list([arn]));
                mapping(stack, "acme").identity_provider(known(arn));
            },
            "providers later": |stack| {
                stack.identity_pool().saml_provider_arns(Given::Later);
                mapping(stack, "acme").identity_provider(known("arn:aws:iam::123456789012:saml-provider/Acme"));
            },
        }
        fails {
            "no such client": |stack| { mapping(stack, "wep"); } at "identity_pool.role_mapping.wep",
            "not linked": |stack| {
                stack.client(Some("web"));
                stack.client(Some("app"));
                stack.identity_pool().clients(list(["app"]));
                mapping(stack, "web");
            } at "identity_pool.role_mapping.web",
            "no such provider": |stack| { mapping(stack, "google").identity_provider(known("accounts.google.com")); }
                at "identity_pool.role_mapping.google.identity_provider",
            "developers": |stack| {
                stack.identity_pool().developer_provider_name(known("acme.login"));
                mapping(stack, "acme").identity_provider(known("acme.login"));
            } at "identity_pool.role_mapping.acme.identity_provider",
        }
    }

    fn statement(stack: &mut Stack) -> &mut Statement {
        let statement = stack
            .identity_pool()
            .authenticated()
            .policy(Some("Files"))
            .allow(None);
        statement.actions(list(["s3:GetObject"])).on(list(["*"]));
        statement
    }

    rule_test! {
        policy_tag_declared: "policy-tag-declared",
        passes {
            "none": |stack| { statement(stack); },
            "later": |stack| { statement(stack).on(Given::Later).when(Given::Later); },
            "by default": |stack| { statement(stack).on(list(["arn:aws:s3:::acme/${aws:PrincipalTag/userId}/*"])); },
            "in either case": |stack| { statement(stack).on(list(["arn:aws:s3:::acme/${aws:principaltag/USERID}/*"])); },
            "declared": |stack| {
                statement(stack).when(known(json!({ "StringEquals": { "aws:PrincipalTag/user": "${aws:PrincipalTag/user}" } })));
                stack.identity_pool().principal_tags("user", known("sub"));
            },
            "a tag of the role": |stack| {
                statement(stack).on(list(["arn:aws:s3:::acme/${aws:PrincipalTag/team}/*"]));
                stack.identity_pool().authenticated().tags("team", known("a"));
            },
            "with a default": |stack| { statement(stack).on(list(["arn:aws:s3:::acme/${aws:PrincipalTag/team, 'a'}/*"])); },
            "AWS's own": |stack| {
                statement(stack).on(list(["arn:aws:s3:::acme/${aws:PrincipalTag/username}/*"]));
                stack.identity_pool().use_default_tags(known(true));
            },
            "declared elsewhere": |stack| {
                statement(stack).on(list(["arn:aws:s3:::acme/${aws:PrincipalTag/team}/*"]));
                stack.resource(Some("Tags")).kind(known("AWS::Cognito::IdentityPoolPrincipalTag"));
            },
        }
        fails {
            "in a resource": |stack| {
                statement(stack).on(list(["*", "arn:aws:s3:::acme/${aws:PrincipalTag/user_id}/*"]));
            } at "identity_pool.authenticated.policy.Files.allow[0].on[1]",
            "not the default, once there are others": |stack| {
                statement(stack).on(list(["arn:aws:s3:::acme/${aws:PrincipalTag/userId}/*"]));
                stack.identity_pool().principal_tags("team", known("sub"));
            } at "identity_pool.authenticated.policy.Files.allow[0].on[0]",
            "in a text with values": |stack| {
                let text = sub("arn:${AWS::Partition}:s3:::acme/${!aws:PrincipalTag/team}/*");
                statement(stack).on(Given::Known(vec![Given::Intrinsic(text)]));
            } at "identity_pool.authenticated.policy.Files.allow[0].on[0]",
            "as a key": |stack| {
                statement(stack).when(known(json!({ "StringEquals": { "aws:PrincipalTag/team": "a" } })));
            } at "identity_pool.authenticated.policy.Files.allow[0].when",
            "as a value": |stack| {
                statement(stack).when(known(json!({ "StringLike": { "s3:prefix": ["${aws:PrincipalTag/team}/*"] } })));
            } at "identity_pool.authenticated.policy.Files.allow[0].when",
        }
    }

    #[test]
    fn the_help_is_the_nearest_tag_or_what_to_add() {
        let help = |resource: &'static str| {
            let report = report(|stack| {
                statement(stack).on(list([resource]));
            });
            let rule = "policy-tag-declared";
            let violation = report
                .violations()
                .iter()
                .find(|violation| violation.rule() == rule);
            violation.expect("it is broken").help().to_owned()
        };
        assert_eq!(
            help("arn:aws:s3:::acme/${aws:PrincipalTag/user_ids}/*"),
            "did you mean `userId`?"
        );
        assert_eq!(
            help("arn:aws:s3:::acme/${aws:PrincipalTag/tenant}/*"),
            "add `tenant` with its claim to `principal_tags`"
        );
    }
}
