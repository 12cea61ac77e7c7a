//! What a user pool becomes.

use serde_json::{Value as Template, json};

use super::*;
use crate::block::Meta;
use crate::testing::{known, list, rule_test, template};
use crate::value::Given;

fn resource(build: impl FnOnce(&mut UserPool)) -> Template {
    template(|stack| build(stack.user_pool()))["Resources"]["CognitoUserPool"].clone()
}

fn properties(build: impl FnOnce(&mut UserPool)) -> Template {
    resource(build)["Properties"].clone()
}

#[test]
fn a_pool_in_which_nothing_is_set() {
    assert_eq!(
        resource(|_| {}),
        json!({
            "Type": "AWS::Cognito::UserPool",
            "DeletionPolicy": "RetainExceptOnCreate",
            "UpdateReplacePolicy": "Retain",
            "Properties": {
                "AutoVerifiedAttributes": ["email"],
                "Policies": {
                    "PasswordPolicy": {
                        "MinimumLength": 12,
                        "RequireLowercase": true,
                        "RequireNumbers": true,
                        "RequireSymbols": true,
                        "RequireUppercase": true,
                        "TemporaryPasswordValidityDays": 7,
                    },
                },
                "UsernameAttributes": ["email"],
                "UsernameConfiguration": {"CaseSensitive": false},
                "UserPoolName": {"Ref": "AWS::StackName"},
                "DeletionProtection": "ACTIVE",
            },
        })
    );
}

#[test]
fn a_pool_as_simple_generators_make_it() {
    let written = properties(|pool| {
        pool.username_attributes(list(["phone_number"]))
            .auto_verified_attributes(Given::Known(Vec::new()))
            .deletion_protection(known(DeletionProtection::Inactive));
        pool.password_policy()
            .minimum_length(known(8))
            .require(Given::Known(Vec::new()))
            .temporary_password_validity(known(Duration::days(30)));
    });
    assert_eq!(
        written,
        json!({
            "AutoVerifiedAttributes": [],
            "Policies": {
                "PasswordPolicy": {
                    "MinimumLength": 8,
                    "RequireLowercase": false,
                    "RequireNumbers": false,
                    "RequireSymbols": false,
                    "RequireUppercase": false,
                    "TemporaryPasswordValidityDays": 30,
                },
            },
            "UsernameAttributes": ["phone_number"],
            "UsernameConfiguration": {"CaseSensitive": false},
            "UserPoolName": {"Ref": "AWS::StackName"},
            "DeletionProtection": "INACTIVE",
        })
    );
}

#[test]
fn what_is_verified_follows_what_users_sign_in_with() {
    let verified = |pool: Template| pool.get("AutoVerifiedAttributes").cloned();
    let names = |pool: &Template| pool.get("UsernameAttributes").cloned();

    let phone = properties(|pool| {
        pool.username_attributes(list(["phone_number"]));
    });
    assert_eq!(names(&phone), Some(json!(["phone_number"])));
    assert_eq!(verified(phone), None);

    let aliases = properties(|pool| {
        pool.alias_attributes(list(["email", "preferred_username"]));
    });
    assert_eq!(names(&aliases), None);
    assert_eq!(
        aliases["AliasAttributes"],
        json!(["email", "preferred_username"])
    );
    assert_eq!(verified(aliases), Some(json!(["email"])));

    let plain = properties(|pool| {
        pool.username_attributes(Given::Known(Vec::new()));
    });
    assert_eq!(names(&plain), None);
    assert_eq!(verified(plain), None);
}

#[test]
fn a_pool_in_which_everything_is_set() {
    let written = template(|stack| {
        sign_in(stack.user_pool());
        factors(stack.user_pool());
        senders(stack.user_pool());
        messages(stack.user_pool());
        protection(stack.user_pool());
        stack
            .client(None)
            .explicit_auth_flows(list([crate::client::AuthFlow::UserAuth]));
        stack.domain(None).domain(known("acme-auth"));
    });
    assert_eq!(
        written["Resources"]["CognitoUserPool"]["Properties"],
        json!({
            "UserPoolName": "acme",
            "AliasAttributes": ["email"],
            "AutoVerifiedAttributes": ["email", "phone_number"],
            "UserAttributeUpdateSettings": {"AttributesRequireVerificationBeforeUpdate": ["email"]},
            "UsernameConfiguration": {"CaseSensitive": true},
            "DeletionProtection": "ACTIVE",
            "UserPoolTier": "PLUS",
            "Policies": {
                "PasswordPolicy": {
                    "MinimumLength": 16,
                    "RequireLowercase": true,
                    "RequireNumbers": true,
                    "RequireSymbols": false,
                    "RequireUppercase": false,
                    "TemporaryPasswordValidityDays": 1,
                    "PasswordHistorySize": 5,
                },
                "SignInPolicy": {"AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN"]},
            },
            "MfaConfiguration": "ON",
            "EnabledMfas": ["SOFTWARE_TOKEN_MFA", "SMS_MFA", "EMAIL_OTP"],
            "WebAuthnRelyingPartyID": "acme.com",
            "WebAuthnUserVerification": "required",
            "WebAuthnFactorConfiguration": "MULTI_FACTOR_WITH_USER_VERIFICATION",
            "AccountRecoverySetting": {
                "RecoveryMechanisms": [
                    {"Name": "verified_email", "Priority": 1},
                    {"Name": "verified_phone_number", "Priority": 2},
                ],
            },
            "EmailConfiguration": {
                "EmailSendingAccount": "DEVELOPER",
                "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/acme.com",
                "From": "Acme <noreply@acme.com>",
                "ReplyToEmailAddress": "help@acme.com",
                "ConfigurationSet": "acme",
            },
            "SmsConfiguration": {
                "SnsCallerArn": "arn:aws:iam::123456789012:role/sms",
                "ExternalId": "acme",
                "SnsRegion": "us-east-1",
            },
            "VerificationMessageTemplate": {
                "DefaultEmailOption": "CONFIRM_WITH_LINK",
                "EmailMessageByLink": "Please {##verify##}",
                "EmailSubjectByLink": "Verify",
                "SmsMessage": "Code: {####}",
            },
            "EmailAuthenticationMessage": "Code: {####}",
            "EmailAuthenticationSubject": "Your code",
            "SmsAuthenticationMessage": "Code: {####}",
            "AdminCreateUserConfig": {
                "AllowAdminCreateUserOnly": true,
                "InviteMessageTemplate": {
                    "EmailMessage": "You are {username}: {####}",
                    "EmailSubject": "Welcome",
                    "SMSMessage": "You are {username}: {####}",
                },
            },
            "UserPoolAddOns": {
                "AdvancedSecurityMode": "ENFORCED",
                "AdvancedSecurityAdditionalFlows": {"CustomAuthMode": "AUDIT"},
            },
            "DeviceConfiguration": {
                "ChallengeRequiredOnNewDevice": true,
                "DeviceOnlyRememberedOnUserPrompt": false,
            },
            "KeyConfiguration": {
                "KeyType": "CUSTOMER_MANAGED_KEY",
                "KmsKeyArn": "arn:aws:kms:us-east-1:123456789012:key/mrk-1",
            },
            "IssuerConfiguration": {"Type": "UPDATED"},
            "UserPoolTags": {"Team": "identity"},
        })
    );
    assert_eq!(
        written["Outputs"]["IssuerUrl"]["Value"],
        json!({"Fn::Sub": "https://issuer-cognito-idp.${AWS::Region}.${AWS::URLSuffix}/${CognitoUserPool}"})
    );
}

fn sign_in(pool: &mut UserPool) {
    pool.name(known("acme"))
        .alias_attributes(list(["email"]))
        .auto_verified_attributes(list(["email", "phone_number"]))
        .verify_before_update(list(["email"]))
        .case_sensitive(known(true))
        .account_recovery(list([
            RecoveryMechanism::VerifiedEmail,
            RecoveryMechanism::VerifiedPhoneNumber,
        ]));
    pool.password_policy()
        .minimum_length(known(16))
        .require(list([PasswordClass::Lowercase, PasswordClass::Numbers]))
        .temporary_password_validity(known(Duration::days(1)))
        .history_size(known(5));
}

fn factors(pool: &mut UserPool) {
    pool.allowed_first_auth_factors(list([FirstAuthFactor::Password, FirstAuthFactor::WebAuthn]));
    pool.mfa()
        .configuration(known(MfaConfiguration::On))
        .factors(list([MfaFactor::Totp, MfaFactor::Sms, MfaFactor::Email]));
    pool.web_authn()
        .relying_party_id(known("acme.com"))
        .user_verification(known(UserVerification::Required))
        .factor_configuration(known(WebAuthnFactor::MultiFactorWithUserVerification));
}

fn senders(pool: &mut UserPool) {
    pool.email()
        .source_arn(known(
            "arn:aws:ses:us-east-1:123456789012:identity/acme.com",
        ))
        .from(known("Acme <noreply@acme.com>"))
        .reply_to(known("help@acme.com"))
        .configuration_set(known("acme"));
    pool.sms()
        .caller_arn(known("arn:aws:iam::123456789012:role/sms"))
        .external_id(known("acme"))
        .region(known("us-east-1"));
}

fn messages(pool: &mut UserPool) {
    pool.verification_message()
        .default_email_option(known(DefaultEmailOption::ConfirmWithLink))
        .email_message_by_link(known("Please {##verify##}"))
        .email_subject_by_link(known("Verify"))
        .sms_message(known("Code: {####}"));
    pool.authentication_message()
        .email_message(known("Code: {####}"))
        .email_subject(known("Your code"))
        .sms_message(known("Code: {####}"));
    pool.allow_admin_create_user_only(known(true))
        .invitation()
        .email_message(known("You are {username}: {####}"))
        .email_subject(known("Welcome"))
        .sms_message(known("You are {username}: {####}"));
}

fn protection(pool: &mut UserPool) {
    pool.feature_plan(known(FeaturePlan::Plus))
        .issuer(known(Issuer::Updated))
        .deletion_protection(known(DeletionProtection::Active))
        .tags("Team", known("identity"));
    pool.threat_protection()
        .mode(known(ThreatProtectionMode::Enforced))
        .custom_auth_mode(known(CustomAuthMode::Audit));
    pool.device().challenge_required_on_new_device(known(true));
    pool.key()
        .kms_key_arn(known("arn:aws:kms:us-east-1:123456789012:key/mrk-1"));
}

#[test]
fn what_aws_replaced_can_still_be_written() {
    let written = properties(|pool| {
        pool.email_verification_message(known("Code: {####}"))
            .email_verification_subject(known("Your code"))
            .sms_verification_message(known("Code: {####}"));
        pool.sms()
            .eums()
            .caller_arn(known("arn:aws:iam::123456789012:role/sms"))
            .origination_identity(known("ACME"))
            .region(known("us-east-1"));
        pool.meta().raw("NewProperty", known(true));
    });
    assert_eq!(written["EmailVerificationMessage"], "Code: {####}");
    assert_eq!(written["EmailVerificationSubject"], "Your code");
    assert_eq!(written["SmsVerificationMessage"], "Code: {####}");
    assert_eq!(
        written["SmsConfiguration"],
        json!({"EumsSms": {
            "CallerArn": "arn:aws:iam::123456789012:role/sms",
            "OriginationIdentity": "ACME",
            "Region": "us-east-1",
        }})
    );
    assert_eq!(written["NewProperty"], true);
}

#[test]
fn a_pool_gives_its_names_to_others() {
    let outputs = template(|_| {})["Outputs"].clone();
    assert_eq!(outputs["Region"]["Value"], json!({"Ref": "AWS::Region"}));
    assert_eq!(
        outputs["UserPoolId"],
        json!({
            "Description": "You use this value on Amplify Auth `userPoolId`.",
            "Value": {"Ref": "CognitoUserPool"},
            "Export": {"Name": {"Fn::Join": [":", [{"Ref": "AWS::StackName"}, "UserPoolId"]]}},
        })
    );
    assert_eq!(
        outputs["UserPoolArn"]["Value"],
        json!({"Fn::GetAtt": ["CognitoUserPool", "Arn"]})
    );
    assert_eq!(
        outputs["IssuerUrl"]["Value"],
        json!({"Fn::GetAtt": ["CognitoUserPool", "ProviderURL"]})
    );
}

#[test]
fn an_issuer_that_only_the_deployment_knows_has_no_output() {
    let url = |given| {
        let mut pool = UserPool::new(Meta::root(None));
        pool.issuer(given);
        pool.issuer_url()
    };
    assert_eq!(url(Given::Intrinsic(reference("Form"))), None);
    let sides = [known(Issuer::Original), known(Issuer::Updated)];
    let choice = url(Given::Choice("New".into(), Box::new(sides)));
    assert_eq!(
        serde_json::to_value(choice).unwrap()["Fn::If"][1],
        json!({"Fn::GetAtt": ["CognitoUserPool", "ProviderURL"]})
    );
}

rule_test! {
    pool_name_format: "pool-name-format",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().name(Given::Later); },
        "lower bound": |stack| { stack.user_pool().name(known("a")); },
        "upper bound": |stack| { stack.user_pool().name(known("a".repeat(128))); },
    }
    fails {
        "empty": |stack| { stack.user_pool().name(known("")); } at "user_pool.name",
        "above": |stack| { stack.user_pool().name(known("a".repeat(129))); } at "user_pool.name",
        "not ASCII": |stack| { stack.user_pool().name(known("Zoë")); } at "user_pool.name",
    }
}

rule_test! {
    pool_tags: "pool-tags",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().tags("Team", Given::Later); },
        "bounds": |stack| { stack.user_pool().tags("cost center", known("x".repeat(256))).tags("a", known("")); },
    }
    fails {
        "long value": |stack| { stack.user_pool().tags("Team", known("x".repeat(257))); } at "user_pool.tags.Team",
        "a key of AWS": |stack| { stack.user_pool().tags("aws:team", known("x")); } at "user_pool.tags.aws:team",
        "a comma": |stack| { stack.user_pool().tags("a,b", known("x")); } at "user_pool.tags.a,b",
        "too many": |stack| {
            for number in 0..51 {
                stack.user_pool().tags(format!("tag{number}").leak(), known("x"));
            }
        } at "user_pool.tags",
    }
}
