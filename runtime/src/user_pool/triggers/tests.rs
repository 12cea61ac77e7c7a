use serde_json::json;

use super::*;
use crate::Stack;
use crate::function::{equals, get_att, reference};
use crate::testing::{known, rule_test, template};
use crate::value::Given;

const ARN: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const KEY: &str = "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

fn function(stack: &mut Stack, name: &'static str) -> Given<Text> {
    stack
        .resource(Some(name))
        .kind(known("AWS::Lambda::Function"));
    Given::Intrinsic(get_att(name, "Arn"))
}

fn choice_of(condition: &'static str, yes: Given<Text>, no: Given<Text>) -> Given<Text> {
    Given::Choice(condition.into(), Box::new([yes, no]))
}

fn no_value() -> Given<Text> {
    Given::Intrinsic(reference("AWS::NoValue"))
}

fn declare(stack: &mut Stack, condition: &'static str) {
    let test = equals(reference("AWS::Region"), "us-east-1".into());
    stack
        .condition(Some(condition))
        .test(Given::Intrinsic(test));
}

#[test]
fn each_trigger_has_a_permission() {
    let template = template(|stack| {
        let confirmation = function(stack, "PostConfirmation");
        let customizer = function(stack, "Customizer");
        let triggers = stack.user_pool().triggers();
        triggers
            .pre_sign_up(known(ARN))
            .post_confirmation(confirmation);
        triggers.pre_token_generation().function(customizer);
    });
    let get_att = |name: &str| json!({"Fn::GetAtt": [name, "Arn"]});
    assert_eq!(
        template["Resources"]["CognitoUserPool"]["Properties"]["LambdaConfig"],
        json!({
            "PreSignUp": ARN,
            "PostConfirmation": get_att("PostConfirmation"),
            "PreTokenGeneration": get_att("Customizer")
        })
    );
    for (id, function) in [
        ("PreSignUpPermissionForCognitoUserPool", json!(ARN)),
        (
            "PostConfirmationPermissionForCognitoUserPool",
            get_att("PostConfirmation"),
        ),
        (
            "PreTokenGenerationPermissionForCognitoUserPool",
            get_att("Customizer"),
        ),
    ] {
        assert_eq!(
            template["Resources"][id],
            json!({
                "Type": "AWS::Lambda::Permission",
                "Properties": {
                    "Action": "lambda:InvokeFunction",
                    "FunctionName": function,
                    "Principal": "cognito-idp.amazonaws.com",
                    "SourceArn": get_att("CognitoUserPool")
                }
            })
        );
    }
}

#[test]
fn every_property_has_its_name() {
    let template = template(|stack| {
        let triggers = stack.user_pool().triggers();
        triggers
            .pre_sign_up(known(ARN))
            .post_confirmation(known(ARN))
            .pre_authentication(known(ARN))
            .post_authentication(known(ARN))
            .define_auth_challenge(known(ARN))
            .create_auth_challenge(known(ARN))
            .verify_auth_challenge_response(known(ARN))
            .user_migration(known(ARN))
            .custom_message(known(ARN))
            .custom_email_sender(known(ARN))
            .custom_sms_sender(known(ARN))
            .inbound_federation(known(ARN))
            .kms_key(known(KEY));
        triggers
            .pre_token_generation()
            .function(known(ARN))
            .version(known(TokenEvent::V2));
    });
    let object = |version: &str| json!({"LambdaArn": ARN, "LambdaVersion": version});
    assert_eq!(
        template["Resources"]["CognitoUserPool"]["Properties"]["LambdaConfig"],
        json!({
            "PreSignUp": ARN,
            "PostConfirmation": ARN,
            "PreAuthentication": ARN,
            "PostAuthentication": ARN,
            "DefineAuthChallenge": ARN,
            "CreateAuthChallenge": ARN,
            "VerifyAuthChallengeResponse": ARN,
            "PreTokenGenerationConfig": object("V2_0"),
            "UserMigration": ARN,
            "CustomMessage": ARN,
            "CustomEmailSender": object("V1_0"),
            "CustomSMSSender": object("V1_0"),
            "InboundFederation": object("V1_0"),
            "KMSKeyID": KEY
        })
    );
    let permissions: Vec<&str> = template["Resources"]
        .as_object()
        .unwrap()
        .keys()
        .filter_map(|id| id.strip_suffix("PermissionForCognitoUserPool"))
        .collect();
    assert_eq!(permissions.len(), 13, "{permissions:?}");
    for name in ["PreTokenGeneration", "CustomSMSSender", "InboundFederation"] {
        assert!(permissions.contains(&name), "{name}");
    }
}

#[test]
fn the_pool_gives_its_logical_id_and_condition() {
    let template = template(|stack| {
        declare(stack, "IsProd");
        let pool = stack.user_pool();
        pool.meta().logical_id(known("Users"));
        pool.meta().condition(known("IsProd"));
        pool.triggers().pre_sign_up(known(ARN));
    });
    let permission = &template["Resources"]["PreSignUpPermissionForCognitoUserPool"];
    assert_eq!(permission["Condition"], "IsProd");
    assert_eq!(
        permission["Properties"]["SourceArn"],
        json!({"Fn::GetAtt": ["Users", "Arn"]})
    );
}

#[test]
fn an_absent_function_has_no_permission() {
    let template = template(|stack| {
        declare(stack, "IsProd");
        declare(stack, "IsTest");
        let triggers = stack.user_pool().triggers();
        triggers
            .pre_sign_up(choice_of("IsProd", known(ARN), no_value()))
            .post_confirmation(choice_of("IsProd", no_value(), known(ARN)))
            .pre_authentication(choice_of("IsProd", known(ARN), known(ARN)))
            .post_authentication(no_value())
            .custom_message(choice_of(
                "IsProd",
                choice_of("IsTest", known(ARN), no_value()),
                known(ARN),
            ))
            .custom_email_sender(choice_of("IsProd", known(ARN), no_value()))
            .kms_key(known(KEY));
    });
    let permission =
        |name: &str| &template["Resources"][format!("{name}PermissionForCognitoUserPool")];
    let is_prod = json!({"Condition": "IsProd"});
    let is_test = json!({"Condition": "IsTest"});

    assert_eq!(permission("PreSignUp")["Condition"], "IsProd");
    assert_eq!(permission("PreSignUp")["Properties"]["FunctionName"], ARN);

    assert_eq!(
        permission("PostConfirmation")["Condition"],
        "PostConfirmationTriggerExists"
    );
    assert_eq!(
        template["Conditions"]["PostConfirmationTriggerExists"],
        json!({"Fn::Not": [is_prod]})
    );

    assert_eq!(permission("PreAuthentication").get("Condition"), None);
    assert_eq!(
        permission("PreAuthentication")["Properties"]["FunctionName"],
        json!({"Fn::If": ["IsProd", ARN, ARN]})
    );

    assert!(permission("PostAuthentication").is_null());

    assert_eq!(
        template["Conditions"]["CustomMessageTriggerExists"],
        json!({"Fn::Or": [{"Fn::And": [is_prod, is_test]}, {"Fn::Not": [is_prod]}]})
    );
    assert_eq!(
        template["Resources"]["CognitoUserPool"]["Properties"]["LambdaConfig"]["CustomEmailSender"],
        json!({"Fn::If": ["IsProd", {"LambdaArn": ARN, "LambdaVersion": "V1_0"}, {"Ref": "AWS::NoValue"}]})
    );
}

#[test]
fn both_conditions_hold_for_a_permission() {
    let template = template(|stack| {
        declare(stack, "IsProd");
        declare(stack, "HasPool");
        let pool = stack.user_pool();
        pool.meta().condition(known("HasPool"));
        pool.triggers()
            .pre_sign_up(choice_of("IsProd", known(ARN), no_value()));
    });
    assert_eq!(
        template["Conditions"]["PreSignUpTriggerExists"],
        json!({"Fn::And": [{"Condition": "HasPool"}, {"Condition": "IsProd"}]})
    );
}

#[test]
fn no_trigger_is_no_property() {
    let template = template(|stack| {
        stack.user_pool().triggers();
    });
    assert_eq!(
        template["Resources"]["CognitoUserPool"]["Properties"].get("LambdaConfig"),
        None
    );
}

rule_test! {
    lambda_arn_format: "lambda-arn-format",
    passes {
        "unset": |stack| { stack.user_pool().triggers(); },
        "later": |stack| { stack.user_pool().triggers().pre_sign_up(Given::Later); },
        "a function": |stack| { let f = function(stack, "Fn"); stack.user_pool().triggers().pre_sign_up(f); },
        "an ARN": |stack| { stack.user_pool().triggers().custom_message(known(ARN)); },
        "an alias": |stack| { stack.user_pool().triggers().custom_message(known(format!("{ARN}:live"))); },
    }
    fails {
        "a name": |stack| { stack.user_pool().triggers().pre_sign_up(known("pre-sign-up")); }
            at "user_pool.triggers.pre_sign_up",
        "an account of nine digits": |stack| {
            stack.user_pool().triggers().inbound_federation(known("arn:aws:lambda:us-east-1:123456789:function:f"));
        } at "user_pool.triggers.inbound_federation",
        "of tokens": |stack| { stack.user_pool().triggers().pre_token_generation().function(known("f")); }
            at "user_pool.triggers.pre_token_generation.function",
    }
}

rule_test! {
    lambda_kms_key: "lambda-kms-key",
    passes {
        "unset": |stack| { stack.user_pool().triggers(); },
        "later": |stack| { stack.user_pool().triggers().kms_key(Given::Later); },
        "an ARN": |stack| { stack.user_pool().triggers().kms_key(known(KEY)); },
    }
    fails {
        "an id": |stack| { stack.user_pool().triggers().kms_key(known("1234abcd-12ab-34cd-56ef-1234567890ab")); }
            at "user_pool.triggers.kms_key",
        "of another service": |stack| { stack.user_pool().triggers().kms_key(known(ARN)); }
            at "user_pool.triggers.kms_key",
    }
}

rule_test! {
    lambda_sender_kms: "lambda-sender-kms",
    passes {
        "unset": |stack| { stack.user_pool().triggers().pre_sign_up(known(ARN)); },
        "later": |stack| { stack.user_pool().triggers().custom_email_sender(known(ARN)).kms_key(Given::Later); },
        "set": |stack| { stack.user_pool().triggers().custom_sms_sender(known(ARN)).kms_key(known(KEY)); },
    }
    fails {
        "e-mail": |stack| { stack.user_pool().triggers().custom_email_sender(known(ARN)); }
            at "user_pool.triggers.custom_email_sender",
        "text messages": |stack| { stack.user_pool().triggers().custom_sms_sender(Given::Later); }
            at "user_pool.triggers.custom_sms_sender",
        "both, once": |stack| { stack.user_pool().triggers().custom_sms_sender(known(ARN)).custom_email_sender(known(ARN)); }
            at "user_pool.triggers.custom_email_sender",
    }
}

rule_test! {
    pretoken_config_fields: "pretoken-config-fields",
    passes {
        "unset": |stack| { stack.user_pool().triggers(); },
        "later": |stack| { stack.user_pool().triggers().pre_token_generation().function(Given::Later); },
        "set": |stack| { stack.user_pool().triggers().pre_token_generation().function(known(ARN)); },
    }
    fails {
        "no function": |stack| { stack.user_pool().triggers().pre_token_generation().version(known(TokenEvent::V3)); }
            at "user_pool.triggers.pre_token_generation",
    }
}

#[test]
fn permissions_may_be_left_to_the_owner() {
    let resources = |permissions| {
        let template = template(|stack| {
            let triggers = stack.user_pool().triggers();
            triggers
                .pre_sign_up(known(ARN))
                .permissions(known(permissions));
        });
        let config = &template["Resources"]["CognitoUserPool"]["Properties"]["LambdaConfig"];
        assert_eq!(*config, json!({"PreSignUp": ARN}));
        template["Resources"].as_object().expect("an object").len()
    };
    assert_eq!((resources(true), resources(false)), (3, 2));
}
