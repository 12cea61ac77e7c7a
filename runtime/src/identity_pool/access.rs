//! What users may do: the roles of an identity pool.

use super::{IdentityPool, Policy, tag_list};
use crate::block::block;
use crate::function::choice;
use crate::function::{get_att, reference};
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, Pattern, count, key, lasting, length, pattern};
use crate::literal::Duration;
use crate::names::which;
use crate::pattern::{ARN, ROLE_ARN, TAG_KEY, each};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Emission;
use crate::value::{List, Map, Value};

/// `[\w+=,.@-]`: the name of something in IAM.
pub(crate) const IAM_NAME: Pattern = Pattern {
    noun: None,
    says: "ASCII letters, digits and `_+=,.@-`",
    matches: |text| each(text, |c| c.is_ascii_alphanumeric() || "_+=,.@-".contains(c)),
};

/// `/`, or what begins and ends with one; not the paths that AWS keeps for its own services.
const PATH: Pattern = Pattern {
    noun: Some("the path of a role"),
    says: "`/`, or a path like `/apps/web/` that is not below `/aws-service-role/`",
    matches: |text| {
        text.starts_with('/')
            && text.ends_with('/')
            && each(text, |c| c.is_ascii_graphic())
            && !text.starts_with("/aws-service-role/")
    },
};

/// `[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]`: what IAM takes in a description, so no dash but the hyphen.
const DESCRIPTION: Pattern = Pattern {
    noun: None,
    says: "letters, digits and signs of Latin-1, like `-` instead of `–`",
    matches: |text| {
        each(
            text,
            |c| matches!(c, '\t' | '\n' | '\r' | ' '..='~' | '\u{A1}'..='\u{FF}'),
        )
    },
};

/// The largest sum of the inline policies of a role, in characters without white space.
const INLINE_SIZE: usize = 10_240;

/// Whose role it is.
#[derive(Clone, Copy)]
pub(super) enum Who {
    Authenticated,
    Unauthenticated,
}

impl Who {
    /// AWS's word, as the tokens of the identity pool have it.
    const fn as_str(self) -> &'static str {
        match self {
            Self::Authenticated => "authenticated",
            Self::Unauthenticated => "unauthenticated",
        }
    }

    const fn role_id(self) -> &'static str {
        match self {
            Self::Authenticated => "IdentityPoolAuthenticatedIAMRole",
            Self::Unauthenticated => "IdentityPoolUnauthenticatedIAMRole",
        }
    }

    /// The name of the policy that a role has where nothing is allowed.
    const fn policy_name(self) -> &'static str {
        match self {
            Self::Authenticated => "IdentityPoolAuthenticatedIAMRolePolicyName",
            Self::Unauthenticated => "IdentityPoolUnauthenticatedIAMRolePolicyName",
        }
    }

    /// Only a signed-in user has claims that become tags.
    fn actions(self) -> Json {
        match self {
            Self::Authenticated => ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"].into(),
            Self::Unauthenticated => "sts:AssumeRoleWithWebIdentity".into(),
        }
    }

    /// Who may take the role: the users of this identity pool, signed in or not, and nobody else.
    fn trust(self, pool: &IdentityPool) -> Object {
        let audience = Object::new().with(
            "cognito-identity.amazonaws.com:aud",
            reference(pool.logical_id()),
        );
        let method = Object::new().with("cognito-identity.amazonaws.com:amr", self.as_str());
        let principal = Object::new().with("Federated", "cognito-identity.amazonaws.com");
        let statement = Object::new()
            .with("Effect", "Allow")
            .with("Principal", principal)
            .with("Action", self.actions())
            .with(
                "Condition",
                Object::new()
                    .with("StringEquals", audience)
                    .with("ForAnyValue:StringLike", method),
            );
        document(vec![statement.into()])
    }
}

block! {
    /// What users may do: policies for a role that is made here, or an external `role`. The role becomes an
    /// `AWS::IAM::Role` that only the users of this identity pool can take; without policies it denies everything.
    pub struct Access: Unnamed, Resource {
        settings {
            /// The ARN of a role made elsewhere, instead of one made here. Becomes
            /// `IdentityPoolRoleAttachment.Roles`.
            role: Value<Text> where [pattern("ra-roles-keys", &ROLE_ARN)],
            /// Managed policies of the role, by ARN. Becomes `ManagedPolicyArns`.
            managed_policies: List<Text> where [pattern("iam-policy-arn", &ARN)],
            /// The ARN of a policy that the role can never exceed. Becomes `PermissionsBoundary`.
            permissions_boundary: Value<Text> where [pattern("iam-policy-arn", &ARN)],
            /// How long a session lasts at most: 1 hour to 12 hours, default of AWS 1 hour. Becomes `MaxSessionDuration`.
            max_session_duration: Value<Duration> where [
                lasting("iam-role-misc", Duration::hours(1), Duration::hours(12)),
            ],
            /// The path of the role, `/` by default. Changing it replaces the role. Becomes `Path`.
            path: Value<Text> where [length("iam-role-name", 1, 512), pattern("iam-role-name", &PATH)],
            /// The name of the role, 1 to 64 characters. Without it CloudFormation makes one. Changing it replaces the role.
            /// Becomes `RoleName`.
            role_name: Value<Text> where [length("iam-role-name", 1, 64), pattern("iam-role-name", &IAM_NAME)],
            /// What the role is for, at most 1000 characters. Becomes `Description`.
            description: Value<Text> where [length("iam-role-misc", 0, 1000), pattern("iam-role-misc", &DESCRIPTION)],
            /// Tags of the role, at most 50. Becomes `Tags`.
            tags: Map<Text> where [
                count("iam-role-misc", 0, 50),
                key("iam-role-misc", &Bound::Length(1, 128)),
                key("iam-role-misc", &Bound::Pattern(&TAG_KEY)),
                length("iam-role-misc", 0, 256),
            ],
        }
        blocks {
            /// A policy of the role. Becomes an entry of `Policies`.
            policy: Many<Policy>,
        }
    }
}

impl Access {
    /// The rulebook of a role.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.external_role_is_as_it_is(report);
        self.inline_policies_are_small(report);
    }

    /// Nothing said here can change a role that is made elsewhere.
    fn external_role_is_as_it_is(&self, report: &mut Report) {
        if !self.role.is_set() {
            return;
        }
        let idle = which(&[
            ("policy", !self.policy.is_empty()),
            ("managed_policies", self.managed_policies.is_set()),
            ("permissions_boundary", self.permissions_boundary.is_set()),
            ("max_session_duration", self.max_session_duration.is_set()),
            ("path", self.path.is_set()),
            ("role_name", self.role_name.is_set()),
            ("description", self.description.is_set()),
            ("tags", self.tags.is_set()),
        ]);
        if !idle.is_empty() {
            report
                .error(
                    &self.role,
                    "role-external",
                    format!("an external role cannot have {}", crate::suggest::list(&idle)),
                )
                .help("leave `role` out to have the role made here, or say the rest where the role is made");
        }
    }

    /// IAM counts the characters of all inline policies of a role together.
    fn inline_policies_are_small(&self, report: &mut Report) {
        let mut size = 0;
        for policy in &self.policy {
            size += policy.size().unwrap_or(0);
        }
        if size > INLINE_SIZE {
            report
                .error(
                    self,
                    "iam-inline-size",
                    format!(
                        "the policies of a role have at most {INLINE_SIZE} characters, not {size}"
                    ),
                )
                .help("move some to a managed policy, and write `managed_policies: [\"arn:…\"]`");
        }
    }

    /// What the role has beside the users who may take it.
    fn set_properties(&self, properties: &mut Object) {
        properties.set("ManagedPolicyArns", self.managed_policies.json());
        properties.set("PermissionsBoundary", self.permissions_boundary.json());
        properties.set(
            "MaxSessionDuration",
            self.max_session_duration
                .json_with(&|duration| duration.as_seconds().into()),
        );
        properties.set("Path", self.path.json());
        properties.set("RoleName", self.role_name.json());
        properties.set("Description", self.description.json());
        properties.set("Tags", tag_list(&self.tags));
    }

    /// The policies that were written.
    fn policies(&self) -> Option<Json> {
        self.policy.json(&Policy::emit)
    }
}

impl IdentityPool {
    /// The role of some users, as the role attachment names it; made where it is not external.
    pub(super) fn role(&self, who: Who, emission: &mut Emission) -> Json {
        let access = match who {
            Who::Authenticated => self.authenticated.get(),
            Who::Unauthenticated => self.unauthenticated.get(),
        };
        let arn = match access.and_then(|access| access.role.json()) {
            Some(external) => external,
            None => get_att(self.make_role(who, access, emission), "Arn"),
        };
        match access.and_then(|access| access.meta.condition.known()) {
            Some(own) if self.meta.condition.known() != Some(own) => {
                choice(own.clone(), arn, reference("AWS::NoValue"))
            }
            _ => arn,
        }
    }

    /// Makes a role, and says its logical id.
    fn make_role(&self, who: Who, access: Option<&Access>, emission: &mut Emission) -> Text {
        let mut properties = Object::new().with("AssumeRolePolicyDocument", who.trust(self));
        let written = access.and_then(Access::policies);
        let is_managed = access.is_some_and(|access| !access.managed_policies.is_empty());
        if written.is_some() || !is_managed {
            properties.insert("Policies", written.unwrap_or_else(|| deny_all(who)));
        }
        let Some(access) = access else {
            let id: Text = who.role_id().into();
            emission.companion(id.clone(), &self.meta, "AWS::IAM::Role", properties);
            return id;
        };
        access.set_properties(&mut properties);
        let id = access.meta.logical_id_or(|| who.role_id().into());
        let role = emission.resource(id.clone(), &access.meta, "AWS::IAM::Role", properties);
        if role.condition.is_none() {
            role.condition = self.meta.condition.known().cloned();
        }
        id
    }
}

/// The policy of a role that may do nothing.
fn deny_all(who: Who) -> Json {
    let statement = Object::new()
        .with("Effect", "Deny")
        .with("Action", ["*"])
        .with("Resource", ["*"]);
    let policy = Object::new()
        .with("PolicyName", who.policy_name())
        .with("PolicyDocument", document(vec![statement.into()]));
    Json::List(vec![policy.into()])
}

/// A policy document, in the only version that has variables.
pub(crate) fn document(statements: Vec<Json>) -> Object {
    Object::new()
        .with("Version", "2012-10-17")
        .with("Statement", Json::List(statements))
}

rules! {
    "ra-roles-keys" A: "The role of signed-in users or guests is the ARN of a role."
        prevents "Value at 'roles' failed to satisfy constraint"
        source "SetIdentityPoolRoles, Roles";
    "role-external" D: "A role made elsewhere gets no policies and settings here."
        prevents "policies that are never in effect"
        source "AWS::IAM::Role";
    "iam-policy-arn" C: "A managed policy, or a permissions boundary, is named by its ARN."
        prevents "ARN ReadOnlyAccess is not valid."
        source "CreateRole, PermissionsBoundary; AttachRolePolicy, PolicyArn";
    "iam-role-name" A: "The name of a role has 1 to 64 ASCII letters, digits or `_+=,.@-`; its path has at most 512 characters and begins and ends with `/`."
        prevents "The specified value for roleName is invalid."
        source "CreateRole, RoleName and Path";
    "iam-role-misc" B: "A role has a description of at most 1000 characters of Latin-1, sessions of 1 hour to 12 hours and at most 50 tags with keys of 1 to 128 and values of at most 256 characters."
        prevents "Value at 'maxSessionDuration' failed to satisfy constraint"
        source "CreateRole";
    "iam-inline-size" A: "The inline policies of a role have at most 10240 characters together, not counting white space."
        prevents "Maximum policy size of 10240 bytes exceeded for role"
        source "IAM user guide, quotas";
}

#[cfg(test)]
mod tests {
    use crate::literal::Duration;
    use crate::testing::{known, list, rule_test};
    use crate::value::Given;

    const ROLE: &str = "arn:aws:iam::123456789012:role/App";

    /// A policy of `size` characters, white space aside.
    fn policy(stack: &mut crate::Stack, name: &'static str, size: usize) {
        const REST: &str = r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["s3:"],"Resource":"*"}]}"#;
        let action = format!("s3:{}", "x".repeat(size - REST.len()));
        let policy = stack.identity_pool().authenticated().policy(Some(name));
        policy.allow(None).actions(list([action])).on(list(["*"]));
    }

    rule_test! {
        ra_roles_keys: "ra-roles-keys",
        passes {
            "unset": |stack| { stack.identity_pool().authenticated(); },
            "later": |stack| { stack.identity_pool().authenticated().role(Given::Later); },
            "ARN": |stack| { stack.identity_pool().unauthenticated().role(known(ROLE)); },
        }
        fails {
            "a name": |stack| { stack.identity_pool().authenticated().role(known("App")); }
                at "identity_pool.authenticated.role",
            "a colon for the slash": |stack| {
                stack.identity_pool().unauthenticated().role(known("arn:aws:iam::123456789012:role:App"));
            } at "identity_pool.unauthenticated.role",
        }
    }

    rule_test! {
        role_external: "role-external",
        passes {
            "alone": |stack| { stack.identity_pool().authenticated().role(known(ROLE)); },
            "made here": |stack| { stack.identity_pool().authenticated().path(known("/apps/")); },
        }
        fails {
            "with a policy": |stack| {
                policy(stack, "Files", 200);
                stack.identity_pool().authenticated().role(known(ROLE));
            } at "identity_pool.authenticated.role",
            "with a path": |stack| { stack.identity_pool().authenticated().role(Given::Later).path(Given::Later); }
                at "identity_pool.authenticated.role",
        }
    }

    rule_test! {
        iam_policy_arn: "iam-policy-arn",
        passes {
            "unset": |stack| { stack.identity_pool().authenticated(); },
            "later": |stack| { stack.identity_pool().authenticated().managed_policies(Given::Later); },
            "of AWS": |stack| {
                let access = stack.identity_pool().authenticated();
                access.managed_policies(list(["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"]));
            },
        }
        fails {
            "a name": |stack| { stack.identity_pool().authenticated().managed_policies(list(["AmazonS3ReadOnlyAccess"])); }
                at "identity_pool.authenticated.managed_policies[0]",
            "a boundary": |stack| { stack.identity_pool().authenticated().permissions_boundary(known("Boundary")); }
                at "identity_pool.authenticated.permissions_boundary",
        }
    }

    rule_test! {
        iam_role_name: "iam-role-name",
        passes {
            "unset": |stack| { stack.identity_pool().authenticated(); },
            "later": |stack| { stack.identity_pool().authenticated().role_name(Given::Later).path(Given::Later); },
            "longest": |stack| { stack.identity_pool().authenticated().role_name(known("x".repeat(64))); },
            "the root": |stack| { stack.identity_pool().authenticated().path(known("/")); },
            "a path": |stack| { stack.identity_pool().authenticated().path(known("/apps/web/")); },
        }
        fails {
            "too long": |stack| { stack.identity_pool().authenticated().role_name(known("x".repeat(65))); }
                at "identity_pool.authenticated.role_name",
            "a slash": |stack| { stack.identity_pool().authenticated().role_name(known("apps/web")); }
                at "identity_pool.authenticated.role_name",
            "no slash at the end": |stack| { stack.identity_pool().authenticated().path(known("/apps")); }
                at "identity_pool.authenticated.path",
            "a path of AWS": |stack| { stack.identity_pool().authenticated().path(known("/aws-service-role/x/")); }
                at "identity_pool.authenticated.path",
        }
    }

    rule_test! {
        iam_role_misc: "iam-role-misc",
        passes {
            "unset": |stack| { stack.identity_pool().authenticated(); },
            "later": |stack| { stack.identity_pool().authenticated().max_session_duration(Given::Later); },
            "lower bound": |stack| { stack.identity_pool().authenticated().max_session_duration(known(Duration::hours(1))); },
            "upper bound": |stack| { stack.identity_pool().authenticated().max_session_duration(known(Duration::hours(12))); },
            "an accent in a description": |stack| { stack.identity_pool().authenticated().description(known("Équipe, Größe")); },
            "longest tag": |stack| { stack.identity_pool().authenticated().tags("Team", known("x".repeat(256))); },
            "longest description": |stack| { stack.identity_pool().authenticated().description(known("x".repeat(1000))); },
        }
        fails {
            "below": |stack| {
                stack.identity_pool().authenticated().max_session_duration(known(Duration::minutes(59)));
            } at "identity_pool.authenticated.max_session_duration",
            "above": |stack| {
                stack.identity_pool().authenticated().max_session_duration(known(Duration::seconds(43_201)));
            } at "identity_pool.authenticated.max_session_duration",
            "a dash in a description": |stack| { stack.identity_pool().authenticated().description(known("Users – all")); }
                at "identity_pool.authenticated.description",
            "a tag of AWS": |stack| { stack.identity_pool().authenticated().tags("aws:team", known("x")); }
                at "identity_pool.authenticated.tags.aws:team",
            "a long tag": |stack| { stack.identity_pool().authenticated().tags("Team", known("x".repeat(257))); }
                at "identity_pool.authenticated.tags.Team",
            "description": |stack| { stack.identity_pool().authenticated().description(known("x".repeat(1001))); }
                at "identity_pool.authenticated.description",
        }
    }

    rule_test! {
        iam_inline_size: "iam-inline-size",
        passes {
            "unset": |stack| { stack.identity_pool().authenticated(); },
            "upper bound": |stack| { policy(stack, "Files", 10_240); },
            "two": |stack| {
                policy(stack, "Files", 5_120);
                policy(stack, "Mail", 5_120);
            },
            "later": |stack| {
                policy(stack, "Files", 10_240);
                let policy = stack.identity_pool().authenticated().policy(Some("Mail"));
                policy.allow(None).actions(list(["ses:SendEmail"])).on(Given::Later);
            },
        }
        fails {
            "above": |stack| { policy(stack, "Files", 10_241); } at "identity_pool.authenticated",
            "two above": |stack| {
                policy(stack, "Files", 5_120);
                policy(stack, "Mail", 5_121);
            } at "identity_pool.authenticated",
        }
    }
}
