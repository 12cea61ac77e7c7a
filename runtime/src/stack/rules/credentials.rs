//! What the identity pool, its roles and its tags ask of the other blocks.

use crate::identity_pool::{Access, IdentityPool, RoleMapping};
use crate::json::{Json, Text};
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
        self.tags_have_users(pool, report);
        for mapping in &pool.role_mapping {
            self.mapping_has_a_provider(pool, mapping, report);
        }
        for access in [&pool.authenticated, &pool.unauthenticated] {
            if let Some(access) = access.get() {
                self.policy_tags_are_declared(pool, access, report);
            }
        }
    }

    /// The clients of an identity pool are clients of the stack.
    fn linked_clients_exist(&self, pool: &IdentityPool, report: &mut Report) {
        for element in pool.clients.elements() {
            for name in element.given.leaves() {
                if self.client_called(name.as_str()).is_none() {
                    report
                        .error(
                            &element,
                            "ip-client-of-pool",
                            format!("no client `{}` in this stack", name.as_str()),
                        )
                        .help(suggest(name.as_str(), self.client_names()));
                }
            }
        }
    }

    /// Tags are made of the claims of users, so there must be clients whose users get credentials.
    fn tags_have_users(&self, pool: &IdentityPool, report: &mut Report) {
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
        let linked = pool.linked(self);
        match self.client_called(name) {
            None => report
                .error(mapping, "rm-key-provider", format!("no client `{name}` in this stack"))
                .help(match suggest(name, self.client_names()) {
                    near if near.starts_with("did") => near,
                    _ => "name it like the client, or say whose roles they are by `identity_provider`".into(),
                }),
            Some(client)
                if pool.clients.is_known() && !linked.iter().any(|linked| linked.ident() == client.ident()) =>
            {
                report
                    .error(
                        mapping,
                        "rm-key-provider",
                        format!("the users of the client `{name}` get no credentials"),
                    )
                    .help(format!("add `{name}` to `clients` of the identity pool"));
            }
            Some(_) => {}
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
        let mut declared = pool.tag_names();
        declared.extend(access.tags.entries().map(|entry| entry.key.as_ref()));
        for statement in access.policy.iter().flat_map(|policy| policy.statements()) {
            for element in statement.on.elements() {
                tags_in(&element.given.json(), &mut |name| {
                    tag_is_declared(name, &declared, &element, report);
                });
            }
            if let Some(when) = statement.when.json() {
                tags_in(&when, &mut |name| {
                    tag_is_declared(name, &declared, &statement.when, report);
                });
            }
        }
    }
}

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
    let arns = [
        &pool.saml_provider_arns,
        &pool.open_id_connect_provider_arns,
    ];
    let is_known = pool.supported_login_providers.get(provider).is_some()
        || arns.iter().any(|arns| !arns.lacks(provider))
        || provider.starts_with("cognito-idp.");
    if !is_known {
        let known: Vec<&str> = pool
            .supported_login_providers
            .entries()
            .map(|entry| entry.key.as_ref())
            .chain(
                arns.iter()
                    .flat_map(|arns| arns.known().map(|(_, arn)| arn.as_ref())),
            )
            .collect();
        report
            .error(
                &mapping.identity_provider,
                "rm-key-provider",
                format!("the identity pool has no provider `{provider}`"),
            )
            .help(match suggest(provider, known) {
                near if near.is_empty() => "add it to `supported_login_providers`".into(),
                near => near,
            });
    }
}

fn tag_is_declared(name: &str, declared: &[&str], place: &impl Located, report: &mut Report) {
    // IAM does not look at the case of a tag's key.
    if declared
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name))
    {
        return;
    }
    let near = suggest(name, declared.iter().copied());
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
fn tags_in(json: &Json, found: &mut impl FnMut(&str)) {
    match json {
        Json::Text(text) => variables_in(text, found),
        Json::List(items) => items.iter().for_each(|item| tags_in(item, found)),
        Json::Object(object) => {
            for (key, value) in object.iter() {
                match key.get(..PRINCIPAL_TAG.len()) {
                    Some(start) if start.eq_ignore_ascii_case(PRINCIPAL_TAG) => {
                        found(&key[PRINCIPAL_TAG.len()..])
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

fn variables_in(text: &str, found: &mut impl FnMut(&str)) {
    for variable in text
        .split("${")
        .skip(1)
        .filter_map(|rest| Some(rest.split_once('}')?.0))
    {
        // `${!…}` is how `sub "…"` spells a variable that is not its own.
        let variable = variable.trim_start_matches('!').trim();
        if let Some(start) = variable.get(..PRINCIPAL_TAG.len()) {
            if start.eq_ignore_ascii_case(PRINCIPAL_TAG) && !variable.contains(',') {
                found(&variable[PRINCIPAL_TAG.len()..]);
            }
        }
    }
}

rules! {
    "ip-client-of-pool" B: "The clients of an identity pool are clients of the stack."
        prevents "users who get no credentials"
        source "CreateIdentityPool, CognitoIdentityProviders";
    "rm-key-provider" A: "A role mapping is of a client whose users get credentials, or of another provider of the identity pool."
        prevents "cognito-idp… is not a valid RoleMapping ProviderName or is not a configured provider."
        source "SetIdentityPoolRoles, RoleMappings";
    "policy-tag-declared" B: "A policy asks for principal tags that are declared."
        prevents "a policy that never matches, because its variable is empty"
        source "developer guide, attributes for access control";
}
