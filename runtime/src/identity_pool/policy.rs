//! Policies: which actions are allowed or denied on which resources.

use super::access::{IAM_NAME, document};
use crate::block::block;
use crate::function::references;
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, length, pattern};
use crate::names::is_among;
use crate::pattern::each;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::suggest::suggest;
use crate::value::{List, Value};

/// `*`, or a service and an action of it; a service cannot have a wildcard.
pub(crate) const ACTION: Pattern = Pattern {
    noun: Some("an action"),
    says: "a service and its action, like `s3:GetObject`, or `*`",
    matches: |text| {
        text == "*"
            || text.split_once(':').is_some_and(|(service, action)| {
                let is_word = |c: char| c.is_ascii_alphanumeric() || c == '-';
                let is_name = |c: char| !c.is_whitespace() && c != ':';
                !service.is_empty()
                    && each(service, is_word)
                    && !action.is_empty()
                    && each(action, is_name)
            })
    },
};

/// `*`, or an ARN whose service is written out; the rest may have wildcards and variables.
const RESOURCE: Pattern = Pattern {
    noun: Some("the ARN of a resource"),
    says: "an ARN, like `arn:aws:s3:::acme-files/*`, or `*`",
    matches: |text| {
        let mut parts = text.splitn(4, ':');
        text == "*"
            || (parts.next() == Some("arn")
                && parts.next().is_some_and(|partition| !partition.is_empty())
                && parts.next().is_some_and(|service| {
                    !service.is_empty() && !service.contains(&['*', '?'][..])
                })
                && parts.next().is_some())
    },
};

const SID: Pattern = Pattern {
    noun: None,
    says: "ASCII letters and digits only",
    matches: |text| each(text, |c| c.is_ascii_alphanumeric()),
};

/// How a condition compares. Each may end in `IfExists` and start with `ForAnyValue:` or `ForAllValues:`.
const OPERATORS: [&str; 27] = [
    "StringEquals",
    "StringNotEquals",
    "StringEqualsIgnoreCase",
    "StringNotEqualsIgnoreCase",
    "StringLike",
    "StringNotLike",
    "NumericEquals",
    "NumericNotEquals",
    "NumericLessThan",
    "NumericLessThanEquals",
    "NumericGreaterThan",
    "NumericGreaterThanEquals",
    "DateEquals",
    "DateNotEquals",
    "DateLessThan",
    "DateLessThanEquals",
    "DateGreaterThan",
    "DateGreaterThanEquals",
    "Bool",
    "BinaryEquals",
    "IpAddress",
    "NotIpAddress",
    "ArnEquals",
    "ArnNotEquals",
    "ArnLike",
    "ArnNotLike",
    "Null",
];

block! {
    /// A policy of a role: `policy S3Access { allow ["s3:GetObject"] on ["arn:aws:s3:::acme-files/*"], }`. Its name is the
    /// one of the block, or `= "exact"`.
    pub struct Policy: Named, Part, Exact {
        blocks {
            /// Allows actions on resources.
            allow: Many<Statement>,
            /// Denies actions on resources, whatever else allows them.
            deny: Many<Statement>,
        }
    }
}

impl Policy {
    /// The rulebook of a policy.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_a_name(report);
        self.has_statements(report);
        self.sids_are_unique(report);
    }

    /// The name of a policy keeps to IAM's letters.
    fn has_a_name(&self, report: &mut Report) {
        for &name in &self.meta.exact.leaves() {
            if !(1..=128).contains(&name.chars().count()) || !(IAM_NAME.matches)(name) {
                report
                    .error(
                        &self.meta.exact,
                        "iam-policies-fields",
                        format!(
                            "the name of a policy cannot be `{}`",
                            crate::limit::shorten(name)
                        ),
                    )
                    .help(format!("write 1 to 128 {}", IAM_NAME.says));
            }
        }
    }

    /// A policy says something.
    fn has_statements(&self, report: &mut Report) {
        let is_raw = self.meta.raw.get("PolicyDocument").is_some();
        if self.allow.is_empty() && self.deny.is_empty() && !is_raw {
            report
                .error(
                    self,
                    "iam-statement-required",
                    format!("the policy `{}` allows and denies nothing", self.ident()),
                )
                .help("write `allow [\"s3:GetObject\"] on [\"arn:aws:s3:::…\"],`");
        }
    }

    /// A `sid` names one statement of the policy.
    fn sids_are_unique(&self, report: &mut Report) {
        let mut seen: Vec<&str> = Vec::new();
        for &statements in &[&self.allow, &self.deny] {
            for statement in statements {
                let Some(sid) = statement.sid.known() else {
                    continue;
                };
                if sid.is_empty() {
                    continue;
                }
                if seen.contains(&sid.as_str()) {
                    report
                        .error(
                            &statement.sid,
                            "iam-sid",
                            format!("the policy has another `{sid}`"),
                        )
                        .help("give each statement its own `sid`, or none");
                }
                seen.push(sid);
            }
        }
    }

    /// The characters that IAM counts, as far as they are certain.
    pub(super) fn size(&self) -> Option<usize> {
        let is_known = self.allow.iter().all(Statement::is_known)
            && self.deny.iter().all(Statement::is_known)
            && !self.meta.raw.is_set();
        if !is_known {
            return None;
        }
        let text = Json::Object(self.document()).to_string();
        let mut size = 0;
        for c in text.chars() {
            size += usize::from(!c.is_whitespace());
        }
        Some(size)
    }

    fn document(&self) -> Object {
        let mut statements = Vec::new();
        for allowed in &self.allow {
            statements.push(allowed.emit("Allow"));
        }
        for denied in &self.deny {
            statements.push(denied.emit("Deny"));
        }
        document(statements)
    }

    pub(super) fn emit(&self) -> Json {
        let mut policy = Object::new()
            .with("PolicyName", self.meta.exact_or(self.ident().to_owned()))
            .with("PolicyDocument", self.document());
        self.meta.add_raw(&mut policy);
        policy.into()
    }
}

block! {
    /// A statement of a policy: `allow ["s3:GetObject"] on ["arn:aws:s3:::acme/*"] when { StringEquals: { … } },`
    pub struct Statement: Unnamed, Part {
        settings {
            /// The actions, like `"s3:GetObject"`. Becomes `Action`.
            @Main actions: List<Text> where [pattern("iam-action-format", &ACTION)],
            /// The resources: ARNs, or `"*"`. Becomes `Resource`.
            @Extra on: List<Text> where [pattern("iam-resource-required", &RESOURCE)],
            /// Under which condition: `{ StringEquals: { "aws:PrincipalTag/department": "sales" } }`. Becomes `Condition`.
            @Extra when: Value<Json>,
            /// A name of the statement, of letters and digits. Becomes `Sid`.
            @Extra sid: Value<Text> where [length("iam-sid", 0, 128), pattern("iam-sid", &SID)],
        }
    }
}

impl Statement {
    /// The rulebook of a statement.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_actions_and_resources(report);
        condition_has_the_shape(&self.when, report);
    }

    /// A statement says what, and on what.
    fn has_actions_and_resources(&self, report: &mut Report) {
        let raw = |key: &str| self.meta.raw.get(key).is_some();
        if self.actions.is_empty() && !raw("Action") && !raw("NotAction") {
            report
                .error(self, "iam-action-required", "a statement lacks its actions")
                .help("write them first, like `allow [\"s3:GetObject\"] on [\"arn:aws:s3:::…\"]`");
        }
        if self.on.is_empty() && !raw("Resource") && !raw("NotResource") {
            report
                .error(
                    self,
                    "iam-resource-required",
                    "a statement lacks its resources",
                )
                .help("add `on [\"arn:…\"]`, or `on [\"*\"]` where an action has no resources");
        }
    }

    /// Whether nothing of it waits until the program runs or the stack is deployed.
    fn is_known(&self) -> bool {
        let when = self
            .when
            .known()
            .is_none_or(|when| references(when).is_empty());
        self.actions.is_known() && self.on.is_known() && !self.when.is_unknown() && when
    }

    fn emit(&self, effect: &'static str) -> Json {
        let mut statement = Object::new();
        statement.set("Sid", self.sid.json());
        statement.insert("Effect", effect);
        statement.set("Action", self.actions.json());
        statement.set("Resource", self.on.json().map(one_as_it_is));
        statement.set("Condition", self.when.json());
        self.meta.add_raw(&mut statement);
        statement.into()
    }
}

/// A condition is a map of operators, each with a map of keys.
pub(crate) fn condition_has_the_shape(when: &Value<Json>, report: &mut Report) {
    let Some(condition) = when.known() else {
        return;
    };
    let Some(operators) = condition.as_object() else {
        return shape(when, "the condition of a statement is a map", report);
    };
    for (operator, keys) in operators.iter() {
        if is_function(operator) {
            continue;
        }
        if !is_operator(operator) {
            report
                .error(
                    &when.path_of(operator).at_key(),
                    "iam-condition",
                    format!("a condition has no operator `{operator}`"),
                )
                .help(match suggest(operator, &OPERATORS) {
                    near if near.is_empty() => "write one of IAM's, like `StringEquals`".into(),
                    near => near,
                });
        } else if keys.as_object().is_none() && *keys != Json::Null {
            shape(
                &when.path_of(operator),
                &format!("`{operator}` of a condition is a map"),
                report,
            );
        }
    }
}

/// A list of one resource is that resource.
fn one_as_it_is(list: Json) -> Json {
    match list {
        Json::List(mut items) if items.len() == 1 => items.remove(0),
        list => list,
    }
}

fn shape(place: &dyn Located, message: &str, report: &mut Report) {
    report
        .error(place, "iam-condition", message)
        .help("write `when { StringEquals: { \"aws:PrincipalTag/department\": \"sales\" } }`");
}

fn is_function(key: &str) -> bool {
    key == "Ref" || key.starts_with("Fn::")
}

/// Whether IAM knows the operator; letters count in either case.
fn is_operator(written: &str) -> bool {
    let written = written.to_ascii_lowercase();
    let name = written
        .strip_prefix("foranyvalue:")
        .or_else(|| written.strip_prefix("forallvalues:"))
        .unwrap_or(&written);
    let name = name.strip_suffix("ifexists").unwrap_or(name);
    is_among(name, &OPERATORS)
}

rules! {
    "iam-policies-fields" B: "The name of a policy has 1 to 128 ASCII letters, digits or `_+=,.@-`."
        prevents "The specified value for policyName is invalid."
        source "PutRolePolicy, PolicyName";
    "iam-statement-required" A: "A policy has a statement."
        prevents "Syntax errors in policy."
        source "IAM user guide, policy grammar";
    "iam-sid" A: "The `sid` of a statement has ASCII letters and digits only, and no other statement of the policy has it."
        prevents "Statement IDs (SID) in a single policy must be unique."
        source "IAM user guide, Sid";
    "iam-action-required" A: "A statement has actions."
        prevents "Policy statement must contain actions."
        source "IAM user guide, Action";
    "iam-action-format" A: "An action is `*`, or a service without wildcards, one colon and a name."
        prevents "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."
        source "IAM user guide, Action";
    "iam-resource-required" A: "A statement has resources: ARNs, or `*`."
        prevents "Policy statement must contain resources."
        source "IAM user guide, Resource";
    "iam-condition" A: "A condition is a map of IAM's operators, each with a map of keys."
        prevents "Syntax errors in policy."
        source "IAM user guide, Condition";
}

#[cfg(test)]
mod tests;
