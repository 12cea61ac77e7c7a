//! A group of users: `AWS::Cognito::UserPoolGroup`.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{length, pattern, shorten, within};
use crate::pattern::{ROLE_ARN, VISIBLE};
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::Value;

block! {
    /// A group of users. It becomes an `AWS::Cognito::UserPoolGroup`; its name, the identifier in kebab case or what stands
    /// after `=`, is in the claim `cognito:groups`. Changing the name replaces the group.
    pub struct Group: Named, Resource, Exact {
        settings {
            /// What the group is for, at most 2048 characters. Becomes `Description`.
            description: Value<Text> where [length("group-description", 0, 2048)],
            /// Which group's role wins: the lowest number; 0 to 2147483647, and several may share one. Becomes
            /// `Precedence`.
            precedence: Value<i64> where [within("group-precedence", 0, 2_147_483_647)],
            /// The role of the group's users, in the same account. An identity pool hands it out where roles are chosen
            /// by token. Becomes `RoleArn`.
            role_arn: Value<Text> where [pattern("group-role", &ROLE_ARN)],
        }
    }
}

impl Group {
    /// The rulebook of a group.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.name_is_usable(report);
    }

    /// A name has 1 to 128 visible characters.
    fn name_is_usable(&self, report: &mut Report) {
        let Some(name) = self.name() else { return };
        if (1..=128).contains(&name.chars().count()) && (VISIBLE.matches)(&name) {
            return;
        }
        let place: &dyn Located = if self.meta.exact.is_set() {
            &self.meta.exact
        } else {
            self
        };
        report
            .error(
                place,
                "group-name",
                format!("a group cannot be called `{}`", shorten(&name)),
            )
            .help("write 1 to 128 visible characters, no spaces");
    }

    /// The name AWS sees, unless it is not known yet.
    pub(crate) fn name(&self) -> Option<Text> {
        if self.meta.exact.is_set() {
            return self.meta.exact.known().cloned();
        }
        Some(self.ident().to_kebab_case().into())
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| {
            self.ident()
                .to_upper_camel_case_after("CognitoUserPoolGroup")
                .into()
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new().with(
            "GroupName",
            self.meta.exact_or(self.ident().to_kebab_case()),
        );
        properties.set("Description", self.description.json());
        properties.set("Precedence", self.precedence.json());
        properties.set("RoleArn", self.role_arn.json());
        properties.insert("UserPoolId", stack.pool().reference());
        emission.resource(
            self.logical_id(),
            &self.meta,
            "AWS::Cognito::UserPoolGroup",
            properties,
        );
    }
}

rules! {
    "group-name" B: "The name of a group has 1 to 128 visible characters without spaces."
        prevents "Value '…' at 'groupName' failed to satisfy constraint"
        source "CreateGroup, GroupName";
    "group-description" B: "The description of a group has at most 2048 characters."
        prevents "Value '…' at 'description' failed to satisfy constraint"
        source "CreateGroup, Description";
    "group-precedence" B: "The precedence of a group is 0 to 2147483647."
        prevents "Value '-1' at 'precedence' failed to satisfy constraint"
        source "CreateGroup, Precedence";
    "group-role" A: "The role of a group is the ARN of a role, with an account of 12 digits."
        prevents "Value '…' at 'roleArn' failed to satisfy constraint, or: Cross-account pass role is not allowed."
        source "CreateGroup, RoleArn";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{known, rule_test, template};
    use crate::value::Given;

    #[test]
    fn a_group_and_its_role() {
        let template = template(|stack| {
            stack
                .group(Some("back_office"))
                .description(known("Back office"))
                .precedence(known(1))
                .role_arn(known("arn:aws:iam::123456789012:role/Office"));
            stack.group(Some("admins")).meta().exact(known("Admins"));
        });
        assert_eq!(
            template["Resources"]["CognitoUserPoolGroupBackOffice"]["Properties"],
            json!({
                "GroupName": "back-office",
                "Description": "Back office",
                "Precedence": 1,
                "RoleArn": "arn:aws:iam::123456789012:role/Office",
                "UserPoolId": {"Ref": "CognitoUserPool"}
            })
        );
        assert_eq!(
            template["Resources"]["CognitoUserPoolGroupAdmins"]["Properties"]["GroupName"],
            "Admins"
        );
    }

    rule_test! {
        group_name: "group-name",
        passes {
            "identifier": |stack| { stack.group(Some("admins")); },
            "later": |stack| { stack.group(Some("admins")).meta().exact(Given::Later); },
            "shortest": |stack| { stack.group(Some("admins")).meta().exact(known("日")); },
            "longest": |stack| { stack.group(Some("admins")).meta().exact(known("x".repeat(128))); },
        }
        fails {
            "empty": |stack| { stack.group(Some("admins")).meta().exact(known("")); } at "group.admins.exact",
            "too long": |stack| { stack.group(Some("admins")).meta().exact(known("x".repeat(129))); }
                at "group.admins.exact",
            "with a space": |stack| { stack.group(Some("admins")).meta().exact(known("a b")); } at "group.admins.exact",
            "an identifier without letters": |stack| { stack.group(Some("__")); } at "group.__",
        }
    }

    rule_test! {
        group_description: "group-description",
        passes {
            "unset": |stack| { stack.group(Some("admins")); },
            "later": |stack| { stack.group(Some("admins")).description(Given::Later); },
            "empty": |stack| { stack.group(Some("admins")).description(known("")); },
            "longest": |stack| { stack.group(Some("admins")).description(known("x".repeat(2048))); },
        }
        fails {
            "too long": |stack| { stack.group(Some("admins")).description(known("x".repeat(2049))); }
                at "group.admins.description",
        }
    }

    rule_test! {
        group_precedence: "group-precedence",
        passes {
            "unset": |stack| { stack.group(Some("admins")); },
            "later": |stack| { stack.group(Some("admins")).precedence(Given::Later); },
            "lower bound": |stack| { stack.group(Some("admins")).precedence(known(0)); },
            "upper bound": |stack| { stack.group(Some("admins")).precedence(known(2_147_483_647_i64)); },
        }
        fails {
            "below": |stack| { stack.group(Some("admins")).precedence(known(-1)); } at "group.admins.precedence",
            "above": |stack| { stack.group(Some("admins")).precedence(known(2_147_483_648_i64)); }
                at "group.admins.precedence",
        }
    }

    rule_test! {
        group_role: "group-role",
        passes {
            "unset": |stack| { stack.group(Some("admins")); },
            "later": |stack| { stack.group(Some("admins")).role_arn(Given::Later); },
            "an ARN": |stack| { stack.group(Some("admins")).role_arn(known("arn:aws:iam::123456789012:role/a/b")); },
        }
        fails {
            "a name": |stack| { stack.group(Some("admins")).role_arn(known("Admins")); } at "group.admins.role_arn",
            "no account": |stack| { stack.group(Some("admins")).role_arn(known("arn:aws:iam::account:role/a")); }
                at "group.admins.role_arn",
        }
    }
}
