//! What a policy becomes, and what is wrong in one.

use serde_json::json;

use super::*;
use crate::testing::{known, list, rule_test};
use crate::value::Given;

fn policy(stack: &mut crate::Stack) -> &mut Policy {
    stack.identity_pool().authenticated().policy(Some("Files"))
}

fn statement(stack: &mut crate::Stack) -> &mut Statement {
    let statement = policy(stack).allow(None);
    statement.actions(list(["s3:GetObject"])).on(list(["*"]));
    statement
}

rule_test! {
    iam_policies_fields: "iam-policies-fields",
    passes {
        "unset": |stack| { statement(stack); },
        "later": |stack| { policy(stack).meta().exact(Given::Later); },
        "upper bound": |stack| { policy(stack).meta().exact(known("x".repeat(128))); },
    }
    fails {
        "empty": |stack| { policy(stack).meta().exact(known("")); }
            at "identity_pool.authenticated.policy.Files.exact",
        "above": |stack| { policy(stack).meta().exact(known("x".repeat(129))); }
            at "identity_pool.authenticated.policy.Files.exact",
        "a space": |stack| { policy(stack).meta().exact(known("S3 access")); }
            at "identity_pool.authenticated.policy.Files.exact",
    }
}

rule_test! {
    iam_statement_required: "iam-statement-required",
    passes {
        "one": |stack| { statement(stack); },
        "raw": |stack| { policy(stack).meta().raw("PolicyDocument", Given::Later); },
    }
    fails {
        "none": |stack| { policy(stack); } at "identity_pool.authenticated.policy.Files",
    }
}

rule_test! {
    iam_sid: "iam-sid",
    passes {
        "unset": |stack| { statement(stack); },
        "later": |stack| {
            let policy = policy(stack);
            policy.allow(None).sid(Given::Later);
            policy.allow(None).sid(Given::Later);
        },
        "different": |stack| {
            let policy = policy(stack);
            policy.allow(None).sid(known("Read1"));
            policy.deny(None).sid(known("Read2"));
        },
    }
    fails {
        "a dash": |stack| { statement(stack).sid(known("read-files")); }
            at "identity_pool.authenticated.policy.Files.allow[0].sid",
        "twice": |stack| {
            let policy = policy(stack);
            policy.allow(None).sid(known("Files"));
            policy.deny(None).sid(known("Files"));
        } at "identity_pool.authenticated.policy.Files.deny[0].sid",
    }
}

rule_test! {
    iam_action_required: "iam-action-required",
    passes {
        "one": |stack| { statement(stack); },
        "later": |stack| { policy(stack).allow(None).actions(Given::Later); },
        "raw": |stack| { policy(stack).allow(None).meta().raw("NotAction", Given::Later); },
    }
    fails {
        "unset": |stack| { policy(stack).allow(None).on(list(["*"])); }
            at "identity_pool.authenticated.policy.Files.allow[0]",
        "empty": |stack| { statement(stack).actions(list::<Text>(Vec::<&str>::new())); }
            at "identity_pool.authenticated.policy.Files.allow[0]",
    }
}

rule_test! {
    iam_action_format: "iam-action-format",
    passes {
        "later": |stack| { statement(stack).actions(Given::Known(vec![Given::Later])); },
        "all": |stack| { statement(stack).actions(list(["*"])); },
        "an action": |stack| { statement(stack).actions(list(["execute-api:Invoke", "s3:Get*"])); },
    }
    fails {
        "no service": |stack| { statement(stack).actions(list(["GetObject"])); }
            at "identity_pool.authenticated.policy.Files.allow[0].actions[0]",
        "two colons": |stack| { statement(stack).actions(list(["s3:Get:Object"])); }
            at "identity_pool.authenticated.policy.Files.allow[0].actions[0]",
        "any service": |stack| { statement(stack).actions(list(["s3:GetObject", "s*:Get"])); }
            at "identity_pool.authenticated.policy.Files.allow[0].actions[1]",
        "no action": |stack| { statement(stack).actions(list(["s3:"])); }
            at "identity_pool.authenticated.policy.Files.allow[0].actions[0]",
    }
}

rule_test! {
    iam_resource_required: "iam-resource-required",
    passes {
        "all": |stack| { statement(stack); },
        "later": |stack| { statement(stack).on(Given::Later); },
        "raw": |stack| { policy(stack).allow(None).meta().raw("NotResource", Given::Later); },
        "ARNs": |stack| {
            statement(stack).on(list([
                "arn:aws:s3:::acme-files/${aws:PrincipalTag/userId}/*",
                "arn:*:dynamodb:*:*:table/Acme*",
            ]));
        },
    }
    fails {
        "unset": |stack| { policy(stack).deny(None).actions(list(["s3:*"])); }
            at "identity_pool.authenticated.policy.Files.deny[0]",
        "a bucket": |stack| { statement(stack).on(list(["acme-files/*"])); }
            at "identity_pool.authenticated.policy.Files.allow[0].on[0]",
        "any service": |stack| { statement(stack).on(list(["*", "arn:aws:*:::acme"])); }
            at "identity_pool.authenticated.policy.Files.allow[0].on[1]",
    }
}

rule_test! {
    iam_condition: "iam-condition",
    passes {
        "unset": |stack| { statement(stack); },
        "later": |stack| { statement(stack).when(Given::Later); },
        "operators": |stack| {
            statement(stack).when(known(json!({
                "StringEqualsIfExists": { "aws:PrincipalTag/userId": "1" },
                "ForAllValues:StringLike": { "s3:prefix": ["a/*"] },
                "Null": { "aws:TokenIssueTime": "false" },
            })));
        },
        "a function": |stack| {
            statement(stack).when(known(json!({ "Fn::If": ["IsProd", {}, { "Ref": "AWS::NoValue" }] })));
        },
    }
    fails {
        "no map": |stack| { statement(stack).when(known("aws:PrincipalTag/userId")); }
            at "identity_pool.authenticated.policy.Files.allow[0].when",
        "no such operator": |stack| { statement(stack).when(known(json!({ "StringEqual": { "s3:prefix": "a" } }))); }
            at "identity_pool.authenticated.policy.Files.allow[0].when.StringEqual",
        "no keys": |stack| { statement(stack).when(known(json!({ "StringEquals": "a" }))); }
            at "identity_pool.authenticated.policy.Files.allow[0].when.StringEquals",
    }
}
