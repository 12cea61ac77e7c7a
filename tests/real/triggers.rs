//! Functions that the pool calls.

use auth_stack::auth_stack;

auth_stack! {
    stack bound_tokens {
        parameter ClaimsArn: String,

        user_pool {
            name: sub "${AWS::StackName}-people",
            username_attributes: [],
            auto_verified_attributes: [email],
            password_policy { minimum_length: 8, require: [] }
            schema { cert_fingerprint: String(..) }
            triggers { pre_token_generation: ref ClaimsArn V2 }
        }
        client = sub "${AWS::StackName}-client" {
            generate_secret: false,
            explicit_auth_flows: [UserPassword, RefreshToken],
        }
    }
}

auth_stack! {
    stack own_text_messages {
        parameter PoolName: String { default: "walkers" }
        parameter TextRoleName: String { default: "WalkersTexts" }
        parameter CallbackUrl: String { default: "https://walkers.example.com/" }
        parameter SenderArn: String,
        parameter KeyArn: String,

        user_pool {
            name: ref PoolName,
            username_attributes: [phone_number],
            auto_verified_attributes: [phone_number],
            mfa: Optional,
            sms { caller_arn: TextRole.Arn, external_id: ref TextRoleName }
            triggers { custom_sms_sender: ref SenderArn, kms_key: ref KeyArn }
        }
        client = "walkers-app" {
            generate_secret: false,
            oauth {
                flows: [Implicit],
                scopes: [phone, email, openid, profile, aws.cognito.signin.user.admin],
                callback_urls: [ref CallbackUrl],
                logout_urls: [ref CallbackUrl],
            }
        }
        domain sub "${PoolName}-sign-in"
        resource TextRole: "AWS::IAM::Role" {
            RoleName: ref TextRoleName,
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "cognito-idp.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "sts:ExternalId": ref TextRoleName } },
                }],
            },
            ManagedPolicyArns: ["arn:aws:iam::aws:policy/AmazonSNSFullAccess"],
            Policies: [{
                PolicyName: "Codes",
                PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: ["kms:Decrypt"], Resource: "*" }],
                },
            }],
        }
        output SignInPage: sub "https://${CognitoUserPoolDomain}.auth.${AWS::Region}.amazoncognito.com/login?response_type=token&client_id=${CognitoUserPoolClient}&redirect_uri=${CallbackUrl}",
    }
}

auth_stack! {
    stack codes_by_email {
        parameter PoolName: String,
        parameter CreateArn: String,
        parameter DefineArn: String,
        parameter SignUpArn: String,
        parameter VerifyArn: String,
        parameter SignedInArn: String,

        user_pool {
            name: ref PoolName,
            auto_verified_attributes: [],
            mfa: Off,
            schema { name: required, email: required }
            password_policy { minimum_length: 8, require: [] }
            triggers {
                create_auth_challenge: ref CreateArn,
                define_auth_challenge: ref DefineArn,
                pre_sign_up: ref SignUpArn,
                verify_auth_challenge_response: ref VerifyArn,
                post_authentication: ref SignedInArn,
            }
        }
        client = "codes" { generate_secret: false, explicit_auth_flows: [LegacyCustomOnly] }
    }
}

auth_stack! {
    stack own_mails {
        parameter SenderArn: String,
        parameter KeyArn: String,

        user_pool {
            allow_admin_create_user_only: false,
            threat_protection: Off,
            triggers { custom_email_sender: ref SenderArn, kms_key: ref KeyArn }
        }
        client { explicit_auth_flows: [UserSrp, RefreshToken] }
    }
}

auth_stack! {
    stack richer_tokens {
        parameter ClaimsArn: String,

        user_pool {
            username_attributes: [],
            feature_plan: Plus,
            threat_protection: Enforced,
            triggers { pre_token_generation: ref ClaimsArn V2 }
        }
        client {
            explicit_auth_flows: [UserSrp, RefreshToken],
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://tokens.example.com"],
            }
        }
    }
}

auth_stack! {
    stack every_trigger {
        parameter CreateArn: String,
        parameter MessageArn: String,
        parameter DefineArn: String,
        parameter SignedInArn: String,
        parameter ConfirmedArn: String,
        parameter SigningInArn: String,
        parameter SignUpArn: String,
        parameter ClaimsArn: String,
        parameter MigrationArn: String,
        parameter VerifyArn: String,

        user_pool {
            name: "EveryTrigger",
            alias_attributes: [email],
            auto_verified_attributes: [email, phone_number],
            allow_admin_create_user_only: false,
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            invitation {
                email_message: "An invitation for {username}. The password is {####}.",
                email_subject: "An invitation",
                sms_message: "A text for {username}. The password is {####}.",
            }
            email { from: "noreply@example.com", reply_to: "help@example.com" }
            mfa: On [Sms, Totp],
            sms { caller_arn: TextRole.Arn, external_id: "everytriggerDA38" }
            password_policy { minimum_length: 12, temporary_password_validity: 10d }
            schema {
                name: required,
                email: required,
                "some-text": String(..),
                "another-text": String(4..=100),
                "some-number": Number(..),
                "another-number": Number(10..=50),
                "some-flag": Boolean,
                "some-date": DateTime,
            }
            triggers {
                create_auth_challenge: ref CreateArn,
                custom_message: ref MessageArn,
                define_auth_challenge: ref DefineArn,
                post_authentication: ref SignedInArn,
                post_confirmation: ref ConfirmedArn,
                pre_authentication: ref SigningInArn,
                pre_sign_up: ref SignUpArn,
                pre_token_generation: ref ClaimsArn,
                user_migration: ref MigrationArn,
                verify_auth_challenge_response: ref VerifyArn,
            }
        }
        domain "every-trigger"
        resource TextRole: "AWS::IAM::Role" {
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Action: "sts:AssumeRole",
                    Principal: { Service: "cognito-idp.amazonaws.com" },
                    Condition: { StringEquals: { "sts:ExternalId": "everytriggerDA38" } },
                }],
            },
            Policies: [{
                PolicyName: "texts",
                PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: "sns:Publish", Resource: "*" }],
                },
            }],
        }
    }
}

auth_stack! {
    stack one_function {
        parameter FunctionArn: String,

        user_pool {
            name: "one-function",
            username_attributes: [],
            triggers {
                create_auth_challenge: ref FunctionArn,
                custom_message: ref FunctionArn,
                define_auth_challenge: ref FunctionArn,
                post_authentication: ref FunctionArn,
                post_confirmation: ref FunctionArn,
                pre_authentication: ref FunctionArn,
                pre_sign_up: ref FunctionArn,
                pre_token_generation: ref FunctionArn,
                user_migration: ref FunctionArn,
                verify_auth_challenge_response: ref FunctionArn,
            }
        }
    }
}

deployed! {
    bound_tokens => {
        "CognitoUserPool": {
            "UserPoolName": { "Fn::Sub": "${AWS::StackName}-people" },
            "AutoVerifiedAttributes": ["email"],
            "Policies": { "PasswordPolicy": { "MinimumLength": 8 } },
            "Schema": [{ "Name": "cert_fingerprint", "AttributeDataType": "String", "Mutable": true }],
            "LambdaConfig": { "PreTokenGenerationConfig": { "LambdaArn": { "Ref": "ClaimsArn" }, "LambdaVersion": "V2_0" } },
        },
        "CognitoUserPoolClient": { "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"] },
    }
    own_text_messages => {
        "CognitoUserPool": {
            "AutoVerifiedAttributes": ["phone_number"],
            "MfaConfiguration": "OPTIONAL",
            "SmsConfiguration": {
                "SnsCallerArn": { "Fn::GetAtt": ["TextRole", "Arn"] },
                "ExternalId": { "Ref": "TextRoleName" },
            },
            "LambdaConfig": {
                "CustomSMSSender": { "LambdaArn": { "Ref": "SenderArn" }, "LambdaVersion": "V1_0" },
                "KMSKeyID": { "Ref": "KeyArn" },
            },
            "UsernameAttributes": ["phone_number"],
        },
        "CognitoUserPoolDomain": { "Domain": { "Fn::Sub": "${PoolName}-sign-in" } },
    }
    codes_by_email => {
        "CognitoUserPool": {
            "MfaConfiguration": "OFF",
            "Schema": [{ "Name": "name", "Required": true }, { "Name": "email", "Required": true }],
            "LambdaConfig": {
                "CreateAuthChallenge": { "Ref": "CreateArn" },
                "DefineAuthChallenge": { "Ref": "DefineArn" },
                "PreSignUp": { "Ref": "SignUpArn" },
                "VerifyAuthChallengeResponse": { "Ref": "VerifyArn" },
                "PostAuthentication": { "Ref": "SignedInArn" },
            },
        },
        "CognitoUserPoolClient": { "ClientName": "codes", "ExplicitAuthFlows": ["CUSTOM_AUTH_FLOW_ONLY"] },
    }
    own_mails => {
        "CognitoUserPool": {
            "LambdaConfig": {
                "CustomEmailSender": { "LambdaArn": { "Ref": "SenderArn" }, "LambdaVersion": "V1_0" },
                "KMSKeyID": { "Ref": "KeyArn" },
            },
            "UserPoolAddOns": { "AdvancedSecurityMode": "OFF" },
        },
    }
    richer_tokens => {
        "CognitoUserPool": {
            "UserPoolTier": "PLUS",
            "LambdaConfig": { "PreTokenGenerationConfig": { "LambdaArn": { "Ref": "ClaimsArn" }, "LambdaVersion": "V2_0" } },
        },
    }
    every_trigger => {
        "CognitoUserPool": {
            "AliasAttributes": ["email"],
            "EmailConfiguration": { "From": "noreply@example.com", "ReplyToEmailAddress": "help@example.com" },
            "EnabledMfas": ["SMS_MFA", "SOFTWARE_TOKEN_MFA"],
            "MfaConfiguration": "ON",
            "Policies": { "PasswordPolicy": { "MinimumLength": 12, "TemporaryPasswordValidityDays": 10 } },
            "Schema": [
                { "Name": "name", "Required": true, "Mutable": true },
                { "Name": "email", "Required": true, "Mutable": true },
                { "AttributeDataType": "String", "Name": "some-text" },
                {
                    "AttributeDataType": "String",
                    "Name": "another-text",
                    "StringAttributeConstraints": { "MaxLength": "100", "MinLength": "4" },
                },
                { "AttributeDataType": "Number", "Name": "some-number" },
                {
                    "AttributeDataType": "Number",
                    "Name": "another-number",
                    "NumberAttributeConstraints": { "MaxValue": "50", "MinValue": "10" },
                },
                { "AttributeDataType": "Boolean", "Name": "some-flag" },
                { "AttributeDataType": "DateTime", "Name": "some-date" },
            ],
            "LambdaConfig": { "PreTokenGeneration": { "Ref": "ClaimsArn" }, "UserMigration": { "Ref": "MigrationArn" } },
        },
        "CognitoUserPoolDomain": { "Domain": "every-trigger" },
    }
    one_function => {
        "CognitoUserPool": {
            "LambdaConfig": {
                "CreateAuthChallenge": { "Ref": "FunctionArn" },
                "CustomMessage": { "Ref": "FunctionArn" },
                "VerifyAuthChallengeResponse": { "Ref": "FunctionArn" },
            },
        },
    }
}
