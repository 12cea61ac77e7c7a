//! What the pool's triggers ask of the resources they refer to.

use crate::function::each_reference;
use crate::json::Json;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::template::{Resource, Template};

impl Stack {
    /// What a trigger refers to does not itself wait for the pool; gives the resources of the circles it found.
    pub(super) fn triggers_are_no_circle<'a>(
        &self,
        emission: &'a Emission,
        report: &mut Report,
    ) -> Vec<&'a str> {
        let mut found = Vec::new();
        let Some(triggers) = self.pool().triggers.get() else {
            return found;
        };
        if self.pool().is_existing() {
            return found;
        }
        let template = emission.template();
        let pool = self.pool().logical_id();
        for &target in &triggers.targets() {
            let json = target.json_or(Json::Null);
            let Some(mut way) = first_way(template, &json, &pool) else {
                continue;
            };
            let (first, last) = (way[0], way[way.len() - 1]);
            // Two triggers may share a function, whose mistake is one.
            if found.contains(&last) {
                continue;
            }
            let chain = if first == last {
                String::new()
            } else {
                format!(" (`{}`)", way.join("` → `"))
            };
            report
                .error(
                    target,
                    "lambda-permission-no-cycle",
                    format!("`{last}` refers to the user pool, which refers to `{first}`{chain}"),
                )
                .help(help(template, last));
            found.append(&mut way);
            if let Some(pool) = own_id(template, &pool) {
                found.push(pool);
            }
        }
        found
    }
}

/// How a resource does without the pool: rights have a policy of their own, and what a function must know is in the event.
fn help(template: &Template, id: &str) -> String {
    match template.resource(id).map(Resource::kind) {
        Some("AWS::IAM::Role") => format!(
            "take the pool out of `{id}`, and give it its rights by `grant name [\"cognito-idp:…\"] to ref {id}`"
        ),
        _ => format!("take the pool out of `{id}`: each event tells the function its `userPoolId`"),
    }
}

/// The way from the first resource in a value that leads to the one that refers to `goal`.
fn first_way<'a>(template: &'a Template, value: &Json, goal: &str) -> Option<Vec<&'a str>> {
    for &id in &resources(value) {
        let way = way(template, id, goal);
        if way.is_some() {
            return way;
        }
    }
    None
}

/// The resources from `start` to the one that refers to `goal`, if there is such a way.
fn way<'a>(template: &'a Template, start: &str, goal: &str) -> Option<Vec<&'a str>> {
    let start = own_id(template, start)?;
    let mut ways = vec![vec![start]];
    let mut seen = vec![start];
    while let Some(way) = ways.pop() {
        let Some(resource) = way.last().and_then(|id| template.resource(id)) else {
            continue;
        };
        let mut referred = Vec::new();
        resource.each_reference(&mut |reference| {
            if let Some(id) = reference.id() {
                referred.push(id);
            }
        });
        for id in &resource.depends_on {
            referred.push(id.as_str());
        }
        for &next in &referred {
            if next == goal {
                return Some(way);
            }
            if !seen.contains(&next) {
                seen.push(next);
                let mut longer = way.clone();
                longer.push(next);
                ways.push(longer);
            }
        }
    }
    None
}

/// The logical id as the template has it, if it does.
fn own_id<'a>(template: &'a Template, id: &str) -> Option<&'a str> {
    let (own, _) = template.resources().find(|(own, _)| *own == id)?;
    Some(own)
}

/// The resources and parameters that a value refers to.
pub(super) fn resources(json: &Json) -> Vec<&str> {
    let mut ids = Vec::new();
    each_reference(json, &mut |reference| {
        if let Some(id) = reference.id() {
            ids.push(id);
        }
    });
    ids
}

rules! {
    "lambda-permission-no-cycle" B: "What a trigger refers to does not refer to the user pool, directly or by way of other resources."
        prevents "Circular dependency between resources"
        source "CloudFormation, dependencies of resources";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::function::{get_att, reference, sub};
    use crate::json::Object;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    fn function(stack: &mut Stack, name: &'static str, role: Json, pool: Json) {
        stack
            .resource(Some(name))
            .kind(known("AWS::Lambda::Function"))
            .properties("Role", known(role))
            .properties(
                "Environment",
                known(Json::from(Object::new().with("POOL", pool))),
            );
    }

    fn role(stack: &mut Stack, resource: Json) {
        stack
            .resource(Some("Role"))
            .kind(known("AWS::IAM::Role"))
            .properties("Policies", known(Json::List(vec![resource])));
    }

    fn trigger(stack: &mut Stack) {
        stack
            .user_pool()
            .triggers()
            .pre_sign_up(Given::Intrinsic(get_att("Fn", "Arn")));
    }

    rule_test! {
        no_cycle: "lambda-permission-no-cycle",
        passes {
            "unset": |stack| { function(stack, "Fn", "role".into(), reference("CognitoUserPool")); },
            "later": |stack| { stack.user_pool().triggers().pre_sign_up(Given::Later); },
            "a function of another stack": |stack| {
                stack.user_pool().triggers().pre_sign_up(known("arn:aws:lambda:us-east-1:123456789012:function:f"));
            },
            "no way to the pool": |stack| {
                trigger(stack);
                role(stack, "arn:aws:s3:::acme".into());
                function(stack, "Fn", get_att("Role", "Arn"), "none".into());
                function(stack, "Other", get_att("Role", "Arn"), reference("CognitoUserPool"));
            },
            "resources that refer to each other": |stack| {
                trigger(stack);
                role(stack, reference("Fn"));
                function(stack, "Fn", get_att("Role", "Arn"), "none".into());
            },
        }
        fails {
            "directly": |stack| {
                trigger(stack);
                function(stack, "Fn", "role".into(), sub("${CognitoUserPool.Arn}"));
            } at "user_pool.triggers.pre_sign_up",
            "by way of its role": |stack| {
                trigger(stack);
                role(stack, get_att("CognitoUserPool", "Arn"));
                function(stack, "Fn", get_att("Role", "Arn"), "none".into());
            } at "user_pool.triggers.pre_sign_up",
            "by way of a client": |stack| {
                trigger(stack);
                function(stack, "Fn", "role".into(), reference("CognitoUserPoolClient"));
            } at "user_pool.triggers.pre_sign_up",
            "by depends_on": |stack| {
                trigger(stack);
                function(stack, "Fn", "role".into(), "none".into());
                let waits = crate::testing::list(["CognitoUserPool"]);
                stack.resource(Some("Role")).kind(known("AWS::IAM::Role")).meta().depends_on(waits);
                function(stack, "Other", "role".into(), "none".into());
                stack.user_pool().triggers().post_confirmation(Given::Intrinsic(get_att("Role", "Arn")));
            } at "user_pool.triggers.post_confirmation",
            "once for a function of two triggers": |stack| {
                trigger(stack);
                stack.user_pool().triggers().post_confirmation(Given::Intrinsic(get_att("Fn", "Arn")));
                function(stack, "Fn", "role".into(), reference("CognitoUserPool"));
            } at "user_pool.triggers.pre_sign_up",
            "of another logical id": |stack| {
                trigger(stack);
                stack.user_pool().meta().logical_id(known("Users"));
                function(stack, "Fn", "role".into(), reference("Users"));
            } at "user_pool.triggers.pre_sign_up",
            "the key": |stack| {
                stack.user_pool().triggers().kms_key(Given::Intrinsic(get_att("Key", "Arn")));
                stack
                    .resource(Some("Key"))
                    .kind(known("AWS::KMS::Key"))
                    .properties("KeyPolicy", known(get_att("CognitoUserPool", "Arn")));
            } at "user_pool.triggers.kms_key",
        }
    }

    #[test]
    fn the_message_shows_the_way() {
        let report = crate::testing::report(|stack| {
            trigger(stack);
            role(stack, get_att("CognitoUserPool", "Arn"));
            function(stack, "Fn", get_att("Role", "Arn"), "none".into());
        });
        assert_eq!(report.violations().len(), 1);
        assert_eq!(
            report.violations()[0].message(),
            "`Role` refers to the user pool, which refers to `Fn` (`Fn` → `Role`)"
        );
        assert_eq!(
            report.violations()[0].help(),
            "take the pool out of `Role`, and give it its rights by `grant name [\"cognito-idp:…\"] to ref Role`"
        );
    }
}
