//! The defects of `tests/caught`, and the page about them.
//!
//! Each folder holds one defect: `template.json` has it in plain CloudFormation and nothing else, `stack.rs` is the same in
//! this language, as near as it can be written, and `about.json` says what AWS does with it, what the AWS CDK does, and
//! what `auth_stack!` does:
//!
//! * `rule`: the stack has one error, that of this rule;
//! * `unwritable`: the stack has one error of the language;
//! * `emission`: the stack has none, and its template is right.
//!
//! The first two are tested in the macro's own crate, which expands without a compiler, the third is tested here.
//! `cargo xtask caught` writes the page.

#[path = "support/parsed.rs"]
mod parsed;

use std::fs;
use std::path::Path;

use auth_stack::Template;
use serde_json::{Value, json};

use parsed::parsed;

/// One test a defect that is put right: includes its stack, and looks into the template.
macro_rules! put_right {
    ($($path:literal $defect:ident => $is_right:expr;)+) => {
        $(
            #[allow(unreachable_pub, reason = "a stack as a user writes it")]
            #[path = $path]
            mod $defect;

            #[test]
            fn $defect() {
                let is_right: fn(Resources) = $is_right;
                is_right(Resources::of(&$defect::acme()));
            }
        )+

        /// The defects that are tested here.
        const PUT_RIGHT: &[&str] = &[$(stringify!($defect)),+];
    };
}

put_right! {
    "caught/attribute_bounds_of_other_type/stack.rs" attribute_bounds_of_other_type => |resources| {
        let attribute = &resources.properties("CognitoUserPool")["Schema"][0];
        assert_eq!(attribute["AttributeDataType"], "String");
        assert_eq!(attribute["StringAttributeConstraints"], json!({"MinLength": "3", "MaxLength": "30"}));
        assert_eq!(attribute["NumberAttributeConstraints"], Value::Null);
    };

    "caught/client_before_provider/stack.rs" client_before_provider => |resources| {
        let client = &resources.0["AppClientApp"];
        let provider = client["DependsOn"][0].as_str().expect("the client waits");
        assert_eq!(resources.0[provider]["Type"], "AWS::Cognito::UserPoolIdentityProvider");
    };

    "caught/client_before_scope/stack.rs" client_before_scope => |resources| {
        let client = &resources.0["AppClientApp"];
        let server = client["DependsOn"][0].as_str().expect("the client waits");
        assert_eq!(resources.0[server]["Type"], "AWS::Cognito::UserPoolResourceServer");
    };

    "caught/client_oauth_not_switched_on/stack.rs" client_oauth_not_switched_on => |resources| {
        let client = resources.properties("AppClientApp");
        assert_eq!(client["AllowedOAuthFlows"], json!(["code"]));
        assert_eq!(client["AllowedOAuthFlowsUserPoolClient"], true);
    };

    "caught/identity_pool_tags_not_trusted/stack.rs" identity_pool_tags_not_trusted => |resources| {
        let tags = resources.of_type("AWS::Cognito::IdentityPoolPrincipalTag");
        assert_eq!(tags["PrincipalTags"], json!({"user": "sub"}));
        let roles = &resources.of_type("AWS::Cognito::IdentityPoolRoleAttachment")["Roles"];
        let role = roles["authenticated"]["Fn::GetAtt"][0].as_str().expect("the role is one of the stack");
        let trust = &resources.properties(role)["AssumeRolePolicyDocument"]["Statement"][0];
        assert_eq!(trust["Action"], json!(["sts:AssumeRoleWithWebIdentity", "sts:TagSession"]));
    };

    "caught/log_level_of_sign_ins/stack.rs" log_level_of_sign_ins => |resources| {
        let log = &resources.of_type("AWS::Cognito::LogDeliveryConfiguration")["LogConfigurations"][0];
        assert_eq!((&log["EventSource"], &log["LogLevel"]), (&json!("userAuthEvents"), &json!("INFO")));
    };

    "caught/recovery_same_priority/stack.rs" recovery_same_priority => |resources| {
        assert_eq!(resources.properties("CognitoUserPool")["AccountRecoverySetting"]["RecoveryMechanisms"], json!([
            {"Name": "verified_email", "Priority": 1},
            {"Name": "verified_phone_number", "Priority": 2},
        ]));
    };

    "caught/trigger_sender_as_text/stack.rs" trigger_sender_as_text => |resources| {
        let triggers = &resources.properties("CognitoUserPool")["LambdaConfig"];
        assert_eq!(triggers["CustomEmailSender"], json!({
            "LambdaArn": "arn:aws:lambda:eu-central-1:123456789012:function:acme-welcome",
            "LambdaVersion": "V1_0",
        }));
        assert!(triggers["KMSKeyID"].is_string(), "the key is there");
    };

    "caught/trigger_without_permission/stack.rs" trigger_without_permission => |resources| {
        let pool = resources.properties("CognitoUserPool");
        assert_eq!(resources.of_type("AWS::Lambda::Permission"), &json!({
            "Action": "lambda:InvokeFunction",
            "FunctionName": pool["LambdaConfig"]["PostConfirmation"],
            "Principal": "cognito-idp.amazonaws.com",
            "SourceArn": {"Fn::GetAtt": ["CognitoUserPool", "Arn"]},
        }));
    };
}

/// The resources of a template, by their logical ids.
struct Resources(Value);

impl Resources {
    fn of(template: &Template) -> Self {
        Self(parsed(template)["Resources"].take())
    }

    fn properties(&self, id: &str) -> &Value {
        &self.0[id]["Properties"]
    }

    /// The properties of the only resource of a type.
    fn of_type(&self, kind: &str) -> &Value {
        let all = self.0.as_object().expect("an object").values();
        let found: Vec<&Value> = all.filter(|resource| resource["Type"] == kind).collect();
        assert_eq!(found.len(), 1, "one {kind}");
        &found[0]["Properties"]
    }
}

#[test]
fn every_defect_that_is_put_right_is_tested_here() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/caught");
    let mut put_right: Vec<String> = fs::read_dir(folder)
        .expect("the defects are there")
        .map(|entry| entry.expect("an entry is readable"))
        .filter(|entry| {
            let about = fs::read_to_string(entry.path().join("about.json"));
            let about: Value = serde_json::from_str(&about.expect("a defect is described"))
                .expect("the description is JSON");
            about["auth_stack"].get("emission").is_some()
        })
        .map(|entry| entry.file_name().into_string().expect("a name is a text"))
        .collect();
    put_right.sort();
    assert_eq!(put_right, PUT_RIGHT);
}

#[test]
fn the_readme_has_the_numbers_of_the_page() {
    let page = include_str!("../docs/caught.md");
    let numbers = page.split("**").nth(1).expect("the page has the numbers");
    let words: Vec<&str> = include_str!("../README.md").split_whitespace().collect();
    assert!(
        words.join(" ").contains(numbers),
        "`README.md` says of this page: {numbers}"
    );
}
