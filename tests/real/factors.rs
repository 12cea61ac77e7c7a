//! Second factors, passkeys, codes, plans.

use auth_stack::auth_stack;

auth_stack! {
    stack remembered_devices {
        #[deletion_policy = Delete]
        #[update_replace_policy = Delete]
        user_pool {
            name: "device-people",
            username_attributes: [],
            auto_verified_attributes: [email],
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            allow_admin_create_user_only: false,
            case_sensitive: false,
            device { challenge_required_on_new_device: true, only_remembered_on_user_prompt: false }
            mfa: On [Totp],
            schema { email: required immutable }
            email_verification_message: "Your code is {####}",
            email_verification_subject: "Confirm the account",
            sms_verification_message: "Your code is {####}",
            verification_message {
                default_email_option: ConfirmWithCode,
                email_message: "Your code is {####}",
                email_subject: "Confirm the account",
                sms_message: "Your code is {####}",
            }
        }
        client = "device-app" {
            explicit_auth_flows: [UserPassword, AdminUserPassword, RefreshToken],
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://devices.example.com"],
            }
        }
    }
}

auth_stack! {
    stack workspaces {
        user_pool {
            username_attributes: [email],
            auto_verified_attributes: [email, phone_number],
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            allow_admin_create_user_only: true,
            mfa: Optional [Sms],
            sms { caller_arn: TextRole.Arn, external_id: "workspacesE66A" }
            feature_plan: Plus,
            threat_protection: Enforced,
        }
        client {
            generate_secret: false,
            explicit_auth_flows: [UserPassword, AdminUserPassword, UserSrp, RefreshToken],
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://workspaces.example.com"],
            }
        }
        group admin { description: "Administrators" }
        group user { description: "Everybody" }
        group workspace_manager = "workspace_manager" { description: "Those who share workspaces" }
        resource TextRole: "AWS::IAM::Role" {
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Action: "sts:AssumeRole",
                    Principal: { Service: "cognito-idp.amazonaws.com" },
                    Condition: { StringEquals: { "sts:ExternalId": "workspacesE66A" } },
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
        output PoolLink: join "" [
            "https://",
            ref AWS::Region,
            ".console.aws.amazon.com/cognito/v2/idp/user-pools/",
            ref CognitoUserPool,
        ],
    }
}

auth_stack! {
    stack passkeys_and_codes {
        user_pool {
            username_attributes: [],
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            allow_admin_create_user_only: true,
            deletion_protection: Inactive,
            allowed_first_auth_factors: [Password, EmailOtp, WebAuthn],
            web_authn { relying_party_id: "example.com", user_verification: Required }
        }
    }
}

auth_stack! {
    stack passwords_only {
        user_pool {
            username_attributes: [],
            deletion_protection: Inactive,
            allowed_first_auth_factors: [Password],
            feature_plan: Lite,
        }
    }
}

auth_stack! {
    stack protected_pool {
        user_pool { username_attributes: [], threat_protection: Enforced, feature_plan: Plus }
    }
}

auth_stack! {
    stack protected_challenges {
        user_pool {
            username_attributes: [],
            feature_plan: Plus,
            threat_protection: Off { custom_auth_mode: Enforced }
        }
    }
}

auth_stack! {
    stack codes_of_both_kinds {
        user_pool {
            name: "codes",
            username_attributes: [],
            mfa: On [Sms, Totp],
            sms { caller_arn: TextRole.Arn, external_id: "codes" }
        }
        resource TextRole: "AWS::IAM::Role" {
            RoleName: "codes",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "cognito-idp.amazonaws.com" },
                    Action: "sts:AssumeRole",
                }],
            },
        }
        resource Texts: "AWS::IAM::Policy" {
            PolicyName: "texts",
            Roles: [ref TextRole],
            PolicyDocument: {
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "sns:publish", Resource: "*" }],
            },
        }
    }
}

auth_stack! {
    stack every_message {
        user_pool {
            name: "messages",
            username_attributes: [],
            auto_verified_attributes: [email],
            mfa: Optional [Sms],
            email_verification_message: "Hello {####} there",
            email_verification_subject: "Hello {####}",
            sms_verification_message: "{####} it is",
            authentication_message { sms_message: "{####} to sign in" }
            allow_admin_create_user_only: true,
            invitation {
                email_message: "You are {username}, and {####} is your first password. ",
                email_subject: "Hello {####}",
                sms_message: "You are {username}, and {####} is your first password.",
            }
            device { challenge_required_on_new_device: true, only_remembered_on_user_prompt: false }
            verification_message { default_email_option: ConfirmWithCode }
            sms { caller_arn: TextRole.Arn, external_id: ref AWS::AccountId }
        }
        resource TextRole: "AWS::IAM::Role" {
            RoleName: "messages",
            Path: "/service-role/",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "cognito-idp.amazonaws.com" },
                    Action: "sts:AssumeRole",
                    Condition: { StringEquals: { "sts:ExternalId": ref AWS::AccountId } },
                }],
            },
        }
        resource Texts: "AWS::IAM::Policy" {
            PolicyName: "texts",
            Roles: [ref TextRole],
            PolicyDocument: {
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: ["sns:publish"], Resource: ["*"] }],
            },
        }
    }
}

auth_stack! {
    stack codes_by_mail {
        user_pool {
            name: "mail_codes",
            username_attributes: [],
            auto_verified_attributes: [email],
            mfa: On [Email],
            tags { Owner: "platform", Environment: "production", Managed: "true" }
            authentication_message { email_message: "Your code is {####}", email_subject: "Your code" }
            email {
                sending_account: Developer,
                from: "noreply@example.com",
                source_arn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            }
            account_recovery: [VerifiedEmail, VerifiedPhoneNumber],
        }
    }
}

auth_stack! {
    stack managed_pages {
        user_pool {
            username_attributes: [],
            allow_admin_create_user_only: true,
            threat_protection: Off,
        }
        domain "tailor-made-pages" { managed_login_version: 2 }
    }
}

auth_stack! {
    stack branded_passkeys {
        parameter PoolName: String { default: "branded" }
        parameter Plan: String { default: "ESSENTIALS" }
        parameter Prefix: String,

        user_pool {
            name: ref PoolName,
            alias_attributes: [email, preferred_username],
            auto_verified_attributes: [email],
            feature_plan: ref Plan,
            tags { Environment: "development", Project: "branding" }
            allowed_first_auth_factors: [Password, WebAuthn, EmailOtp],
            web_authn { user_verification: Required }
        }
        domain ref Prefix { managed_login_version: 2 }
        client web = "web-app" {
            read_attributes: [email, email_verified],
            explicit_auth_flows: [UserAuth, UserSrp, RefreshToken],
            oauth {
                flows: [Code],
                scopes: [email, openid, profile],
                callback_urls: ["https://brand.example.com/callback"],
                logout_urls: ["https://brand.example.com/logout"],
                default_redirect_uri: "https://brand.example.com/callback",
            }
        }
        managed_login_branding web {}
    }
}

auth_stack! {
    stack chosen_factors {
        parameter Mfa: String { default: "OFF", allowed_values: ["OFF", "ON", "OPTIONAL"] }

        user_pool {
            username_attributes: [],
            mfa: ref Mfa,
            sms { caller_arn: "arn:aws:iam::123456789012:role/service-role/texts" }
        }
    }
}

deployed! {
    remembered_devices => {
        "CognitoUserPool": {
            "AccountRecoverySetting": { "RecoveryMechanisms": [
                { "Name": "verified_phone_number", "Priority": 1 },
                { "Name": "verified_email", "Priority": 2 },
            ] },
            "DeviceConfiguration": { "ChallengeRequiredOnNewDevice": true, "DeviceOnlyRememberedOnUserPrompt": false },
            "EnabledMfas": ["SOFTWARE_TOKEN_MFA"],
            "MfaConfiguration": "ON",
            "Schema": [{ "Mutable": false, "Name": "email", "Required": true }],
            "UsernameConfiguration": { "CaseSensitive": false },
            "UserPoolName": "device-people",
        },
        "CognitoUserPoolClient": { "ClientName": "device-app" },
    }
    workspaces => {
        "CognitoUserPool": {
            "AutoVerifiedAttributes": ["email", "phone_number"],
            "EnabledMfas": ["SMS_MFA"],
            "MfaConfiguration": "OPTIONAL",
            "SmsConfiguration": { "ExternalId": "workspacesE66A", "SnsCallerArn": { "Fn::GetAtt": ["TextRole", "Arn"] } },
            "UserPoolAddOns": { "AdvancedSecurityMode": "ENFORCED" },
            "UserPoolTier": "PLUS",
        },
        "CognitoUserPoolGroupWorkspaceManager": { "GroupName": "workspace_manager" },
    }
    passkeys_and_codes => {
        "CognitoUserPool": {
            "DeletionProtection": "INACTIVE",
            "Policies": { "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "EMAIL_OTP", "WEB_AUTHN"] } },
            "WebAuthnRelyingPartyID": "example.com",
            "WebAuthnUserVerification": "required",
        },
    }
    passwords_only => {
        "CognitoUserPool": {
            "Policies": { "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD"] } },
            "UserPoolTier": "LITE",
        },
    }
    protected_pool => {
        "CognitoUserPool": { "UserPoolAddOns": { "AdvancedSecurityMode": "ENFORCED" }, "UserPoolTier": "PLUS" },
    }
    protected_challenges => {
        "CognitoUserPool": {
            "UserPoolAddOns": {
                "AdvancedSecurityAdditionalFlows": { "CustomAuthMode": "ENFORCED" },
                "AdvancedSecurityMode": "OFF",
            },
        },
    }
    codes_of_both_kinds => {
        "CognitoUserPool": {
            "MfaConfiguration": "ON",
            "EnabledMfas": ["SMS_MFA", "SOFTWARE_TOKEN_MFA"],
            "SmsConfiguration": { "ExternalId": "codes" },
        },
    }
    every_message => {
        "CognitoUserPool": {
            "AutoVerifiedAttributes": ["email"],
            "EmailVerificationSubject": "Hello {####}",
            "SmsAuthenticationMessage": "{####} to sign in",
            "DeviceConfiguration": { "ChallengeRequiredOnNewDevice": true },
            "VerificationMessageTemplate": { "DefaultEmailOption": "CONFIRM_WITH_CODE" },
            "SmsConfiguration": { "ExternalId": { "Ref": "AWS::AccountId" } },
            "EnabledMfas": ["SMS_MFA"],
        },
    }
    codes_by_mail => {
        "CognitoUserPool": {
            "UserPoolTags": { "Owner": "platform", "Environment": "production", "Managed": "true" },
            "EnabledMfas": ["EMAIL_OTP"],
            "EmailAuthenticationMessage": "Your code is {####}",
            "EmailAuthenticationSubject": "Your code",
            "EmailConfiguration": {
                "EmailSendingAccount": "DEVELOPER",
                "From": "noreply@example.com",
                "SourceArn": "arn:aws:ses:us-east-1:123456789012:identity/example.com",
            },
        },
    }
    managed_pages => {
        "CognitoUserPool": { "UserPoolAddOns": { "AdvancedSecurityMode": "OFF" } },
        "CognitoUserPoolDomain": { "Domain": "tailor-made-pages", "ManagedLoginVersion": 2 },
    }
    branded_passkeys => {
        "CognitoUserPool": {
            "UserPoolTier": { "Ref": "Plan" },
            "Policies": { "SignInPolicy": { "AllowedFirstAuthFactors": ["PASSWORD", "WEB_AUTHN", "EMAIL_OTP"] } },
            "WebAuthnUserVerification": "required",
        },
        "CognitoUserPoolDomain": { "Domain": { "Ref": "Prefix" }, "ManagedLoginVersion": 2 },
        "AppClientWeb": {
            "DefaultRedirectURI": "https://brand.example.com/callback",
            "ReadAttributes": ["email", "email_verified"],
            "ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        },
    }
    chosen_factors => {
        "CognitoUserPool": {
            "MfaConfiguration": { "Ref": "Mfa" },
            "SmsConfiguration": { "SnsCallerArn": "arn:aws:iam::123456789012:role/service-role/texts" },
        },
    }
}
