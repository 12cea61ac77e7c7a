//! User pools: sign-in, schema, messages, passwords.

use auth_stack::auth_stack;

auth_stack! {
    stack demo_pool {
        user_pool {
            name: "DemoPeople",
            username_attributes: [],
        }
        client web = "DemoWeb" { generate_secret: false }
    }
}

auth_stack! {
    stack second_pool {
        user_pool { name: "DemoPartners", username_attributes: [] }
    }
}

auth_stack! {
    stack exported_pool {
        parameter Label: String,

        user_pool {
            name: sub "${Label}",
            username_attributes: [email],
            auto_verified_attributes: [],
            schema { email: required }
        }
        output ProviderName: sub "${CognitoUserPool.ProviderName}",
        output ProviderUrl: CognitoUserPool.ProviderURL,
    }
}

auth_stack! {
    stack generated_defaults {
        #[deletion_policy = Delete]
        #[update_replace_policy = Delete]
        user_pool {
            username_attributes: [],
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            allow_admin_create_user_only: true,
            email_verification_message: "Your code for the account is {####}",
            email_verification_subject: "Confirm the account",
            sms_verification_message: "Your code for the account is {####}",
            threat_protection: Enforced,
            verification_message {
                default_email_option: ConfirmWithCode,
                email_message: "Your code for the account is {####}",
                email_subject: "Confirm the account",
                sms_message: "Your code for the account is {####}",
            }
        }
        client {
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://shop.example.com"],
            }
        }
    }
}

auth_stack! {
    stack shop_users {
        parameter SignUpArn: String,

        user_pool {
            username_attributes: [email],
            triggers { pre_sign_up: ref SignUpArn }
        }
        group admin {}
    }
}

auth_stack! {
    stack old_invitations {
        parameter Project: String {
            default: "bookshop",
            allowed_pattern: "^[a-z]{1,12}",
            constraint_description: "1 to 12 small letters",
        }

        user_pool {
            name: sub "${Project}-people",
            allow_admin_create_user_only: false,
            unused_account_validity: 7d,
            invitation {
                email_message: "You are {username}, and {####} is your first password. ",
                email_subject: "Your first password",
                sms_message: "You are {username}, and {####} is your first password.",
            }
            password_policy { minimum_length: 8, require: [] }
            email_verification_message: "This is your code: {####}",
            email_verification_subject: "Your code",
            schema { email: required immutable }
        }
        client = sub "${Project}-app" {}
    }
}

auth_stack! {
    stack phone_members {
        parameter Brand: String,

        user_pool {
            name: sub "${Brand}_members",
            username_attributes: [phone_number],
            auto_verified_attributes: [phone_number],
            mfa: Off,
            sms { caller_arn: TextRole.Arn }
            password_policy { minimum_length: 8, require: [Lowercase, Numbers, Uppercase] }
            sms_verification_message: "Welcome to Clubhouse. Your code is {####}",
            schema {
                phone_number: required immutable,
                clubId: String(..) immutable,
                acceptedTerms: Boolean immutable,
                name: required,
                email: required,
                sendMeOffers: Boolean,
                viaEmail: Boolean,
                viaSMS: Boolean,
            }
        }
        client = sub "${Brand}_app" { refresh_token_validity: 30d }
        identity_pool {
            name: sub "${Brand}Identity",
            allow_unauthenticated_identities: true,
            authenticated {
                policy Signed {
                    allow ["mobileanalytics:PutEvents", "cognito-sync:*", "cognito-identity:*"] on ["*"],
                }
            }
            unauthenticated {
                policy Guests { allow ["mobileanalytics:PutEvents", "cognito-sync:*"] on ["*"] }
            }
        }
        resource TextRole: "AWS::IAM::Role" {
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: ["cognito-idp.amazonaws.com"] },
                    Action: ["sts:AssumeRole"],
                }],
            },
            Policies: [{
                PolicyName: "Texts",
                PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: "sns:publish", Resource: "*" }],
                },
            }],
        }
    }
}

auth_stack! {
    stack typed_schema {
        user_pool {
            name: "typed",
            username_attributes: [],
            schema {
                email: String(5..=10) required immutable,
                active: Boolean immutable developer_only,
                floor: Number(2..=6),
            }
        }
    }
}

auth_stack! {
    stack linked_sign_up {
        user_pool {
            name: "Subscribers",
            username_attributes: [],
            auto_verified_attributes: [email, phone_number],
            allow_admin_create_user_only: false,
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            password_policy { minimum_length: 8, require: [] }
            sms { caller_arn: TextRole.Arn, external_id: "subscribers8A1C" }
            sms_verification_message: "Subscribers: your code is {####}",
            verification_message {
                default_email_option: ConfirmWithLink,
                email_message_by_link: "Subscribers: {##confirm your address##}",
                email_subject_by_link: "Subscribers: your address",
                sms_message: "Subscribers: your code is {####}",
            }
        }
        domain "subscribers-sign-up"
        client subscribe = "subscribe" {
            generate_secret: false,
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://news.example.com"],
            }
        }
        resource TextRole: "AWS::IAM::Role" {
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Action: "sts:AssumeRole",
                    Principal: { Service: "cognito-idp.amazonaws.com" },
                    Condition: { StringEquals: { "sts:ExternalId": "subscribers8A1C" } },
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

deployed! {
    demo_pool => {
        "CognitoUserPool": { "UserPoolName": "DemoPeople" },
        "AppClientWeb": { "ClientName": "DemoWeb", "GenerateSecret": false, "UserPoolId": { "Ref": "CognitoUserPool" } },
    }
    second_pool => { "CognitoUserPool": { "UserPoolName": "DemoPartners" } }
    exported_pool => {
        "CognitoUserPool": {
            "UserPoolName": { "Fn::Sub": "${Label}" },
            "UsernameAttributes": ["email"],
            "Schema": [{ "Name": "email", "Required": true, "Mutable": true }],
        },
    }
    generated_defaults => {
        "CognitoUserPool": {
            "AccountRecoverySetting": { "RecoveryMechanisms": [
                { "Name": "verified_phone_number", "Priority": 1 },
                { "Name": "verified_email", "Priority": 2 },
            ] },
            "AdminCreateUserConfig": { "AllowAdminCreateUserOnly": true },
            "EmailVerificationMessage": "Your code for the account is {####}",
            "EmailVerificationSubject": "Confirm the account",
            "SmsVerificationMessage": "Your code for the account is {####}",
            "UserPoolAddOns": { "AdvancedSecurityMode": "ENFORCED" },
            "VerificationMessageTemplate": {
                "DefaultEmailOption": "CONFIRM_WITH_CODE",
                "EmailMessage": "Your code for the account is {####}",
                "EmailSubject": "Confirm the account",
                "SmsMessage": "Your code for the account is {####}",
            },
        },
        "CognitoUserPoolClient": {
            "AllowedOAuthFlows": ["implicit", "code"],
            "AllowedOAuthFlowsUserPoolClient": true,
            "AllowedOAuthScopes": ["profile", "phone", "email", "openid", "aws.cognito.signin.user.admin"],
            "CallbackURLs": ["https://shop.example.com"],
            "SupportedIdentityProviders": ["COGNITO"],
        },
    }
    shop_users => {
        "CognitoUserPool": {
            "AutoVerifiedAttributes": ["email"],
            "UsernameAttributes": ["email"],
            "LambdaConfig": { "PreSignUp": { "Ref": "SignUpArn" } },
        },
        "CognitoUserPoolGroupAdmin": { "GroupName": "admin", "UserPoolId": { "Ref": "CognitoUserPool" } },
        "PreSignUpPermissionForCognitoUserPool": { "FunctionName": { "Ref": "SignUpArn" } },
    }
    old_invitations => {
        "CognitoUserPool": {
            "UserPoolName": { "Fn::Sub": "${Project}-people" },
            "UsernameAttributes": ["email"],
            "AdminCreateUserConfig": {
                "AllowAdminCreateUserOnly": false,
                "InviteMessageTemplate": {
                    "EmailMessage": "You are {username}, and {####} is your first password. ",
                    "EmailSubject": "Your first password",
                    "SMSMessage": "You are {username}, and {####} is your first password.",
                },
                "UnusedAccountValidityDays": 7,
            },
            "Policies": { "PasswordPolicy": {
                "MinimumLength": 8,
                "RequireLowercase": false,
                "RequireNumbers": false,
                "RequireSymbols": false,
                "RequireUppercase": false,
                "TemporaryPasswordValidityDays": null,
            } },
            "AutoVerifiedAttributes": ["email"],
            "EmailVerificationMessage": "This is your code: {####}",
            "EmailVerificationSubject": "Your code",
            "Schema": [{ "Name": "email", "AttributeDataType": "String", "Mutable": false, "Required": true }],
        },
        "CognitoUserPoolClient": { "ClientName": { "Fn::Sub": "${Project}-app" } },
    }
    phone_members => {
        "CognitoUserPool": {
            "UserPoolName": { "Fn::Sub": "${Brand}_members" },
            "AutoVerifiedAttributes": ["phone_number"],
            "UsernameAttributes": ["phone_number"],
            "MfaConfiguration": "OFF",
            "SmsConfiguration": { "SnsCallerArn": { "Fn::GetAtt": ["TextRole", "Arn"] } },
            "Policies": { "PasswordPolicy": {
                "MinimumLength": 8,
                "RequireLowercase": true,
                "RequireNumbers": true,
                "RequireSymbols": false,
                "RequireUppercase": true,
            } },
            "SmsVerificationMessage": "Welcome to Clubhouse. Your code is {####}",
            "Schema": [
                { "Name": "phone_number", "AttributeDataType": "String", "Mutable": false, "Required": true },
                { "Name": "clubId", "AttributeDataType": "String", "Mutable": false, "StringAttributeConstraints": null },
                { "Name": "acceptedTerms", "AttributeDataType": "Boolean", "Mutable": false },
                { "Name": "name", "AttributeDataType": "String", "Mutable": true, "Required": true },
                { "Name": "email", "AttributeDataType": "String", "Mutable": true, "Required": true },
                { "Name": "sendMeOffers", "AttributeDataType": "Boolean", "Mutable": true },
                { "Name": "viaEmail", "AttributeDataType": "Boolean", "Mutable": true },
                { "Name": "viaSMS", "AttributeDataType": "Boolean", "Mutable": true },
            ],
        },
        "CognitoUserPoolClient": { "ClientName": { "Fn::Sub": "${Brand}_app" }, "RefreshTokenValidity": 30 },
        "CognitoIdentityPool": {
            "IdentityPoolName": { "Fn::Sub": "${Brand}Identity" },
            "AllowUnauthenticatedIdentities": true,
        },
    }
    typed_schema => {
        "CognitoUserPool": {
            "UserPoolName": "typed",
            "Schema": [
                {
                    "Name": "email",
                    "AttributeDataType": "String",
                    "Mutable": false,
                    "Required": true,
                    "StringAttributeConstraints": { "MinLength": "5", "MaxLength": "10" },
                },
                {
                    "Name": "active",
                    "AttributeDataType": "Boolean",
                    "DeveloperOnlyAttribute": true,
                    "Mutable": false,
                    "Required": false,
                },
                {
                    "Name": "floor",
                    "AttributeDataType": "Number",
                    "Mutable": true,
                    "Required": false,
                    "NumberAttributeConstraints": { "MinValue": "2", "MaxValue": "6" },
                },
            ],
        },
    }
    linked_sign_up => {
        "CognitoUserPool": {
            "UserPoolName": "Subscribers",
            "AutoVerifiedAttributes": ["email", "phone_number"],
            "AdminCreateUserConfig": { "AllowAdminCreateUserOnly": false },
            "SmsConfiguration": { "ExternalId": "subscribers8A1C", "SnsCallerArn": { "Fn::GetAtt": ["TextRole", "Arn"] } },
            "SmsVerificationMessage": "Subscribers: your code is {####}",
            "VerificationMessageTemplate": {
                "DefaultEmailOption": "CONFIRM_WITH_LINK",
                "EmailMessageByLink": "Subscribers: {##confirm your address##}",
                "EmailSubjectByLink": "Subscribers: your address",
                "SmsMessage": "Subscribers: your code is {####}",
            },
        },
        "CognitoUserPoolDomain": { "Domain": "subscribers-sign-up" },
        "AppClientSubscribe": {
            "ClientName": "subscribe",
            "GenerateSecret": false,
            "AllowedOAuthFlows": ["implicit", "code"],
            "CallbackURLs": ["https://news.example.com"],
        },
    }
}
