//! What a role may do with the pool: `AWS::IAM::Policy`.

use crate::block::block;
use crate::cloudformation::CustomResource;
use crate::function::{Reference, references};
use crate::identity_pool::{ACTION, IAM_NAME, condition_has_the_shape, document};
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, length, pattern};
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::{Given, List, Value};

/// As in any policy; the example is one of the pool.
const ACTION_OF_POOL: Pattern = Pattern {
    noun: Some("an action"),
    says: "a service and its action, like `cognito-idp:AdminGetUser`, or `*`",
    matches: ACTION.matches,
};

block! {
    /// What a role may do with the pool: `grant add_to_group ["cognito-idp:AdminAddUserToGroup"] to ref FunctionRole,`. It
    /// becomes an `AWS::IAM::Policy` of that role, called like the block in kebab case or `= "exact"`, with the logical id
    /// `CognitoUserPoolGrant<Name>`. Its one resource is the pool.
    ///
    /// It is how a function that the pool calls gets rights on the pool. The pool waits for the function, and the function
    /// for its role: neither can refer to the pool without a circle. The policy refers to both the role and the pool, and
    /// nothing refers to the policy, so there is none.
    pub struct Grant: Named, Resource, Exact {
        settings {
            /// The actions, like `"cognito-idp:AdminGetUser"`. Becomes `PolicyDocument.Statement.Action`.
            @Main actions: List<Text> where [pattern("iam-action-format", &ACTION_OF_POOL)],
            /// The role, by its name: `ref FunctionRole`. Becomes `Roles`.
            @Extra to: Value<Text> where [length("grant-role", 1, 64), pattern("grant-role", &IAM_NAME)],
            /// Under which condition: `{ StringEquals: { "aws:RequestedRegion": "us-east-1" } }`. Becomes
            /// `PolicyDocument.Statement.Condition`.
            @Extra when: Value<Json>,
        }
    }
}

impl Grant {
    /// The rulebook of a grant.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_a_name(report);
        self.has_actions_and_a_role(report);
        condition_has_the_shape(&self.when, report);
    }

    /// The name of a policy keeps to IAM's letters.
    fn has_a_name(&self, report: &mut Report) {
        let limits = [
            length("iam-policies-fields", 1, 128),
            pattern("iam-policies-fields", &IAM_NAME),
        ];
        self.meta.check_exact(&limits, "name", report);
    }

    /// A grant says what, and to whom.
    fn has_actions_and_a_role(&self, report: &mut Report) {
        let name = self.ident();
        if self.actions.is_empty() {
            report
                .error(self, "iam-action-required", "a grant lacks its actions")
                .help(format!(
                    "write them after the name, like `grant {name} [\"cognito-idp:AdminGetUser\"] to ref Role`"
                ));
        }
        if !self.to.is_set() {
            report
                .error(self, "grant-role", "a grant lacks its role")
                .help("add `to ref` and the logical id of the role");
        }
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut statement = Object::new().with("Effect", "Allow");
        statement.set("Action", self.actions.json());
        statement.insert("Resource", stack.pool().arn());
        statement.set("Condition", self.when.json());
        let properties = Object::new()
            .with(
                "PolicyName",
                self.meta.exact_or(self.ident().to_kebab_case()),
            )
            .with("PolicyDocument", document(vec![statement.into()]))
            .with("Roles", Json::List(vec![self.to.json_or(Json::Null)]));
        let id = self.meta.logical_id_or(|| {
            self.ident()
                .to_upper_camel_case_after("CognitoUserPoolGrant")
                .into()
        });
        emission.resource(id, &self.meta, "AWS::IAM::Policy", properties);
    }
}

impl Stack {
    /// What a grant refers to is a role, by its name.
    pub(crate) fn grants_are_to_roles(&self, report: &mut Report) {
        for grant in &self.grant {
            let Some(Given::Intrinsic(role)) = grant.to.given() else {
                continue;
            };
            let (id, is_arn) = match references(role)[..] {
                [Reference::Attribute(id, "Arn")] => (id, true),
                [Reference::Name(id)] => (id, false),
                _ => continue,
            };
            let resource = self.resource.iter().find(|known| known.logical_id() == id);
            let kind = resource.and_then(|resource| resource.kind.known());
            let is_role = kind.is_some_and(|kind| *kind == "AWS::IAM::Role");
            let message = match kind {
                _ if is_arn => format!("`{id}.Arn` is not the name of a role"),
                // A module gives the id of what is in it.
                Some(kind) if !is_role && !kind.ends_with("::MODULE") => {
                    format!("`{id}` is no role: it is of the type `{kind}`")
                }
                _ => continue,
            };
            let role = if is_role {
                Some(id)
            } else {
                resource.and_then(role_of)
            };
            report
                .error(&grant.to, "grant-role", message)
                .help(match role {
                    Some(role) => format!("write `to ref {role}`"),
                    None => "write `to ref` and the logical id of the role".to_owned(),
                });
        }
    }
}

/// The role of a function, where the stack declares it.
fn role_of(function: &CustomResource) -> Option<&str> {
    match function.properties.get("Role")? {
        Given::Intrinsic(role) => match references(role)[..] {
            [Reference::Attribute(id, "Arn")] => Some(id),
            _ => None,
        },
        _ => None,
    }
}

rules! {
    "grant-role" B: "A grant is to one role, by its name of 1 to 64 ASCII letters, digits or `_+=,.@-`."
        prevents "The role with name … cannot be found."
        source "PutRolePolicy, RoleName";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::{get_att, reference, sub};
    use crate::testing::{known, list, report, rule_test, template, violations};

    fn grant(stack: &mut Stack) -> &mut Grant {
        let grant = stack.grant(Some("add_to_group"));
        grant.actions(list(["cognito-idp:AdminAddUserToGroup"]));
        grant
    }

    fn resource(stack: &mut Stack, name: &'static str, kind: &'static str) {
        stack.resource(Some(name)).kind(known(kind));
    }

    rule_test! {
        grant_role: "grant-role",
        passes {
            "later": |stack| { grant(stack).to(Given::Later); },
            "a name": |stack| { grant(stack).to(known("functions")); },
            "a role of the stack": |stack| {
                resource(stack, "Role", "AWS::IAM::Role");
                grant(stack).to(Given::Intrinsic(reference("Role")));
            },
            "a parameter": |stack| {
                stack.parameter(Some("RoleName"));
                grant(stack).to(Given::Intrinsic(reference("RoleName")));
            },
            "a text with a region": |stack| { grant(stack).to(Given::Intrinsic(sub("functions-${AWS::Region}"))); },
        }
        fails {
            "unset": |stack| { grant(stack); } at "grant.add_to_group",
            "an ARN": |stack| { grant(stack).to(known("arn:aws:iam::123456789012:role/functions")); }
                at "grant.add_to_group.to",
            "the ARN of a role": |stack| {
                resource(stack, "Role", "AWS::IAM::Role");
                grant(stack).to(Given::Intrinsic(get_att("Role", "Arn")));
            } at "grant.add_to_group.to",
            "the function": |stack| {
                resource(stack, "Function", "AWS::Lambda::Function");
                grant(stack).to(Given::Intrinsic(reference("Function")));
            } at "grant.add_to_group.to",
            "too long": |stack| { grant(stack).to(known("x".repeat(65))); } at "grant.add_to_group.to",
        }
    }

    #[test]
    fn a_grant_keeps_to_the_rules_of_policies() {
        let found = violations(|stack| {
            let empty = stack.grant(Some("nothing"));
            empty.to(known("functions"));
            let wrong = stack.grant(Some("wrong"));
            wrong.meta().exact(known("a policy"));
            wrong
                .actions(list(["AdminGetUser"]))
                .to(known("functions"))
                .when(known(
                    json!({"StringEqual": {"aws:RequestedRegion": "us-east-1"}}),
                ));
        });
        assert_eq!(
            found,
            [
                ("iam-action-required", "grant.nothing".to_owned()),
                ("iam-action-format", "grant.wrong.actions[0]".to_owned()),
                ("iam-policies-fields", "grant.wrong.exact".to_owned()),
                ("iam-condition", "grant.wrong.when.StringEqual".to_owned()),
            ]
        );
    }

    #[test]
    fn the_help_names_the_role_that_is_there() {
        let help = |id: &'static str, attribute: Option<&'static str>| {
            let report = report(|stack| {
                resource(stack, "Role", "AWS::IAM::Role");
                resource(stack, "Topic", "AWS::SNS::Topic");
                let function = stack.resource(Some("Function"));
                function
                    .kind(known("AWS::Lambda::Function"))
                    .properties("Role", Given::Intrinsic(get_att("Role", "Arn")));
                let to = attribute.map_or_else(|| reference(id), |name| get_att(id, name));
                grant(stack).to(Given::Intrinsic(to));
            });
            report.to_string()
        };
        let path = "grant.add_to_group.to";
        assert_eq!(
            help("Role", Some("Arn")),
            format!(
                "{path}: `Role.Arn` is not the name of a role; write `to ref Role` [grant-role]"
            )
        );
        assert_eq!(
            help("Function", None),
            format!(
                "{path}: `Function` is no role: it is of the type `AWS::Lambda::Function`; write `to ref Role` [grant-role]"
            )
        );
        assert_eq!(
            help("Topic", None),
            format!(
                "{path}: `Topic` is no role: it is of the type `AWS::SNS::Topic`; write `to ref` and the logical id of the \
                 role [grant-role]"
            )
        );
    }

    /// The pool refers to the function, the function to its role, the policy to pool and role, and nothing to the policy.
    #[test]
    fn the_policy_of_a_trigger_is_in_no_circle() {
        let template = template(|stack| {
            resource(stack, "Role", "AWS::IAM::Role");
            let function = stack.resource(Some("Function"));
            function
                .kind(known("AWS::Lambda::Function"))
                .properties("Role", Given::Intrinsic(get_att("Role", "Arn")));
            stack
                .user_pool()
                .triggers()
                .post_confirmation(Given::Intrinsic(get_att("Function", "Arn")));
            let condition = json!({"StringEquals": {"aws:RequestedRegion": "us-east-1"}});
            grant(stack)
                .to(Given::Intrinsic(reference("Role")))
                .when(known(condition));
        });
        assert_eq!(
            template["Resources"]["CognitoUserPoolGrantAddToGroup"],
            json!({
                "Type": "AWS::IAM::Policy",
                "Properties": {
                    "PolicyName": "add-to-group",
                    "PolicyDocument": {
                        "Version": "2012-10-17",
                        "Statement": [{
                            "Effect": "Allow",
                            "Action": ["cognito-idp:AdminAddUserToGroup"],
                            "Resource": {"Fn::GetAtt": ["CognitoUserPool", "Arn"]},
                            "Condition": {"StringEquals": {"aws:RequestedRegion": "us-east-1"}},
                        }],
                    },
                    "Roles": [{"Ref": "Role"}],
                },
            })
        );
    }
}
