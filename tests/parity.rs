//! A stack made by another generator can be taken over.
//!
//! Users come from `@ttoss/cloud-auth`. Each of its configurations is written in this language here, with its settings
//! written out, and becomes the same template, but for the differences that are meant: one table, which
//! `docs/migration.md` explains.

#[path = "parity/classic.rs"]
mod classic;
#[path = "parity/differences.rs"]
mod differences;
#[path = "support/parsed.rs"]
mod parsed;
#[path = "parity/replacement.rs"]
mod replacement;
#[path = "parity/stacks.rs"]
mod stacks;
mod support;

use std::collections::BTreeSet;

use auth_stack::Template;
use serde_json::{Value, json};

use classic::Classic;
use differences::DIFFERENCES;
use parsed::parsed;

/// One test a configuration: its golden file, its stack, and what the other generator makes of it.
macro_rules! configurations {
    ($($golden:literal $stack:ident => $classic:expr;)+) => {
        $(
            #[test]
            fn $stack() {
                let template = stacks::$stack();
                support::compare(concat!("parity/", $golden), &template.to_json());
                let theirs = $classic.template();
                replacement::nothing_is_replaced(&theirs, &parsed(&template));
                is_equal_but_for_the_differences(theirs, &template);
            }
        )+

        /// The templates of the other generator.
        fn classics() -> Vec<Value> {
            vec![$($classic.template()),+]
        }
    };
}

configurations! {
    "01-default" default => Classic::new();

    "02-deletion-protection" deletion_protection => Classic::new().pool("DeletionProtection", json!("ACTIVE"));

    "03-phone-sign-in" phone_sign_in => Classic::new()
        .pool("UsernameAttributes", json!(["phone_number"]))
        .pool("AutoVerifiedAttributes", json!([]));

    "04-schema-of-one" schema_of_one => Classic::new().pool("Schema", json!([text("team", "1", "100")]));

    "05-schema-of-all-kinds" schema_of_all_kinds => Classic::new().pool("Schema", json!([
        {
            "Name": "badge",
            "AttributeDataType": "Number",
            "Mutable": false,
            "Required": false,
            "NumberAttributeConstraints": {"MinValue": "1000", "MaxValue": "99999"},
        },
        text("team", "2", "50"),
        {
            "Name": "email",
            "AttributeDataType": "String",
            "Mutable": true,
            "Required": true,
            "StringAttributeConstraints": {"MinLength": "0", "MaxLength": "2048"},
        },
        {"Name": "tester", "AttributeDataType": "Boolean", "Mutable": true, "Required": false},
    ]));

    "06-triggers-of-both-kinds" triggers_of_both_kinds => Classic::new()
        .triggers(&[
            ("PreSignUp", elsewhere("pre-sign-up")),
            ("PostConfirmation", json!({"Fn::GetAtt": ["Welcome", "Arn"]})),
            ("PreTokenGeneration", json!({"Fn::GetAtt": ["Claims", "Arn"]})),
        ])
        .resource("Welcome", "AWS::Lambda::Function", function("triggers.welcome"))
        .resource("Claims", "AWS::Lambda::Function", function("triggers.claims"));

    "07-triggers-of-all-kinds" triggers_of_all_kinds => Classic::new().triggers(&[
        "PreSignUp", "PostConfirmation", "PreAuthentication", "PostAuthentication", "DefineAuthChallenge",
        "CreateAuthChallenge", "VerifyAuthChallengeResponse", "PreTokenGeneration", "UserMigration", "CustomMessage",
    ].map(|trigger| (trigger, elsewhere(trigger))));

    "08-identity-pool" identity_pool => Classic::new().identity_pool();

    "09-identity-pool-for-guests" identity_pool_for_guests => Classic::new()
        .identity_pool()
        .identity("IdentityPoolName", json!("Acme_IdentityPool"))
        .identity("AllowUnauthenticatedIdentities", json!(true));

    "10-identity-pool-with-policies" identity_pool_with_policies => Classic::new().identity_pool().policies(json!([{
        "PolicyName": "FileAccess",
        "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{
                "Effect": "Allow",
                "Action": ["s3:GetObject", "s3:PutObject"],
                "Resource": "arn:aws:s3:::acme-files/${aws:PrincipalTag/userId}/*",
            }],
        },
    }]));

    "11-identity-pool-with-tags" identity_pool_with_tags => Classic::new()
        .identity_pool()
        .principal_tags(Some(json!({"team": "custom:team", "role": "custom:role", "userId": "sub"})));

    "12-identity-pool-without-tags" identity_pool_without_tags => Classic::new().identity_pool().principal_tags(None);

    "13-identity-pool-with-external-roles" identity_pool_with_external_roles => Classic::new()
        .identity_pool()
        .external_role("authenticated", "arn:aws:iam::123456789012:role/acme-users")
        .external_role("unauthenticated", "arn:aws:iam::123456789012:role/acme-guests");

    "14-domain-prefix" domain_prefix => with_domain();

    "15-domain-of-your-own" domain_of_your_own => Classic::new().domain(
        "auth.acme.com",
        Some("arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab"),
    );

    "16-resource-server" resource_server => with_server();

    "17-mcp-connector" mcp_connector => with_connector();

    "18-two-clients-and-servers" two_clients_and_servers => with_connector()
        .resource_server("BillingApi", "billing-api", "Billing", &[("read", "Read invoices"), ("write", "Write invoices")])
        .client("BatchWorker", "batch_worker", true)
        .oauth("AppClientBatchWorker", "client_credentials", &["billing-api/read", "billing-api/write"], &[]);

    "19-everything" everything => with_connector()
        .pool("DeletionProtection", json!("ACTIVE"))
        .pool("Schema", json!([text("team", "1", "100")]))
        .triggers(&[
            ("PreSignUp", elsewhere("pre-sign-up")),
            ("PostConfirmation", json!({"Fn::GetAtt": ["Welcome", "Arn"]})),
        ])
        .resource("Welcome", "AWS::Lambda::Function", function("triggers.welcome"))
        .identity_pool()
        .identity("IdentityPoolName", json!("Acme_IdentityPool"))
        .principal_tags(Some(json!({"team": "custom:team", "userId": "sub"})));

    "20-custom-senders" custom_senders => Classic::new().triggers(&[
        ("CustomEmailSender", elsewhere("mail")),
        ("CustomSMSSender", elsewhere("text")),
    ]);

    "21-social-sign-in" social_sign_in => with_domain()
        .google(
            "1234.apps.googleusercontent.com",
            "{{resolve:secretsmanager:acme/google:SecretString:client_secret}}",
        )
        .oauth("CognitoUserPoolClient", "code", &["openid", "email", "profile"], &["https://app.acme.com/"]);

    "22-public-client" public_client => Classic::new().client("MobileApp", "mobile-app", false);
}

fn with_domain() -> Classic {
    Classic::new().domain("acme-sign-in", None)
}

fn with_server() -> Classic {
    with_domain().resource_server("Mcp", "mcp", "MCP Server", &[("access", "Call the tools")])
}

fn with_connector() -> Classic {
    let scopes = ["openid", "mcp/access"];
    let urls = ["https://tools.acme.com/callback"];
    with_server().client("McpClient", "mcp-client", true).oauth(
        "AppClientMcpClient",
        "code",
        &scopes,
        &urls,
    )
}

/// A custom attribute.
fn text(name: &str, min: &str, max: &str) -> Value {
    json!({
        "Name": name,
        "AttributeDataType": "String",
        "Mutable": true,
        "Required": false,
        "StringAttributeConstraints": {"MinLength": min, "MaxLength": max},
    })
}

/// A function of another stack.
fn elsewhere(name: &str) -> Value {
    json!(format!(
        "arn:aws:lambda:us-east-1:123456789012:function:acme-{name}"
    ))
}

/// A function of this stack.
fn function(handler: &str) -> Value {
    json!({
        "Handler": handler,
        "Runtime": "nodejs22.x",
        "Role": "arn:aws:iam::123456789012:role/acme-triggers",
        "Code": {"S3Bucket": "acme-code", "S3Key": "triggers.zip"},
    })
}

/// Makes the differences in the template of the other generator, and compares: resource by resource, output by output.
fn is_equal_but_for_the_differences(mut theirs: Value, ours: &Template) {
    for difference in &DIFFERENCES {
        (difference.apply)(&mut theirs);
    }
    let ours = parsed(ours);
    for section in ["Resources", "Outputs"] {
        let names = |template: &Value| -> BTreeSet<String> {
            let section = template[section].as_object().expect("an object");
            section.keys().cloned().collect()
        };
        assert_eq!(names(&ours), names(&theirs), "the names in {section}");
        for name in names(&ours) {
            assert_eq!(
                ours[section][&name], theirs[section][&name],
                "{name} in {section}"
            );
        }
    }
    assert_eq!(ours, theirs);
}

#[test]
fn each_difference_occurs() {
    for (last, difference) in DIFFERENCES.iter().enumerate() {
        let makes_a_change = |mut template: Value| {
            for earlier in &DIFFERENCES[..last] {
                (earlier.apply)(&mut template);
            }
            let before = template.clone();
            (difference.apply)(&mut template);
            template != before
        };
        assert!(
            classics().into_iter().any(makes_a_change),
            "no configuration has the difference `{}`",
            difference.id
        );
    }
}

/// The page that explains the differences.
const PAGE: &str = include_str!("../docs/migration.md");

#[test]
fn the_differences_are_documented() {
    let (_, table) = PAGE
        .split_once("\n## What changes in the template\n")
        .expect("the page has the section");
    let (table, _) = table.split_once("\n## ").expect("another section follows");
    let documented: Vec<&str> = table
        .lines()
        .filter_map(|line| Some(line.strip_prefix("| `")?.split_once('`')?.0))
        .collect();
    let ids = DIFFERENCES.map(|difference| difference.id);
    assert_eq!(
        documented, ids,
        "`docs/migration.md` has one row for each difference, in order"
    );
}

#[test]
fn even_without_the_old_settings_nothing_is_replaced() {
    let theirs = with_domain().identity_pool().template();
    let ours = parsed(&stacks::nothing_written_out());
    replacement::nothing_is_replaced(&theirs, &ours);
}

#[test]
fn the_page_names_rules_that_are_there() {
    let rules = include_str!("../docs/rules.md");
    for link in PAGE.split("rules.md#").skip(1) {
        let (id, _) = link.split_once(')').expect("the link ends");
        assert!(
            rules.contains(&format!("\n### {id}\n")),
            "there is no rule `{id}`"
        );
    }
}
