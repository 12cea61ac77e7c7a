//! App clients: flows, tokens, attributes, addresses.

use auth_stack::auth_stack;

auth_stack! {
    stack staff_portal {
        user_pool {
            allow_admin_create_user_only: true,
            schema { given_name: required, family_name: required, email: required immutable }
        }
        client {
            access_token_validity: 1h,
            id_token_validity: 1h,
            refresh_token_validity: 1d,
            enable_token_revocation: true,
            explicit_auth_flows: [AdminUserPassword, Custom, UserPassword, UserSrp, RefreshToken],
            prevent_user_existence_errors: Enabled,
            read_attributes: [given_name, family_name, email, email_verified],
            identity_providers: [cognito],
            oauth {
                flows: [Implicit],
                scopes: [email, openid, profile, aws.cognito.signin.user.admin],
                callback_urls: ["http://localhost"],
                logout_urls: ["http://localhost"],
            }
        }
    }
}

auth_stack! {
    stack chat_socket {
        user_pool { name: "chat-people" }
        client chat = "chat-app" {
            explicit_auth_flows: [UserSrp, UserPassword, AdminUserPassword, RefreshToken],
        }
    }
}

auth_stack! {
    stack shopping_cart {
        user_pool {
            name: sub "${AWS::StackName}-People",
            username_attributes: [],
            auto_verified_attributes: [email],
        }
        client cart = "cart" { generate_secret: false, explicit_auth_flows: [LegacyAdminNoSrp] }
    }
}

auth_stack! {
    stack secret_probe {
        user_pool { name: "Probe", username_attributes: [] }
        client = "ProbeClient" { generate_secret: true }
    }
}

auth_stack! {
    stack todo_app {
        parameter Prefix: String { default: "mytodos" }
        parameter Branch: String,
        parameter Site: String,

        user_pool {
            name: "TodoPeople",
            allow_admin_create_user_only: false,
            password_policy { minimum_length: 6, require: [Lowercase, Uppercase] }
        }
        domain join "-" [ref Prefix, ref AWS::StackName]
        client tokens {
            generate_secret: false,
            explicit_auth_flows: [LegacyUserPassword],
            oauth {
                flows: [Code, Implicit],
                scopes: [phone, email, openid],
                callback_urls: [
                    "http://localhost:3000",
                    "http://localhost:8080",
                    "https://localhost",
                    join "" ["https://", ref Branch, ".", ref Site],
                ],
            }
        }
    }
}

auth_stack! {
    stack measured_app {
        parameter FiguresArn: String,

        user_pool { username_attributes: [], allow_admin_create_user_only: true }
        client measured {
            generate_secret: true,
            analytics { application_arn: ref FiguresArn }
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://app.example.com"],
            }
        }
    }
}

auth_stack! {
    stack everything_said {
        user_pool {
            username_attributes: [],
            allow_admin_create_user_only: true,
            schema { first_choice: String(..), second_choice: String(..) }
        }
        client explicit = "explicit" {
            generate_secret: true,
            auth_session_validity: 3min,
            prevent_user_existence_errors: Enabled,
            explicit_auth_flows: [UserPassword, AdminUserPassword, Custom, UserSrp, UserAuth],
            refresh_token_rotation { retry_grace_period: 45s }
            write_attributes: [
                address, birthdate, custom:first_choice, custom:second_choice, email, family_name, gender, given_name,
                locale, middle_name, name, nickname, phone_number, picture, preferred_username, profile, updated_at,
                website, zoneinfo,
            ],
            oauth {
                flows: [Implicit, Code],
                scopes: [phone, email, openid, profile, aws.cognito.signin.user.admin],
                callback_urls: ["https://return-here.example.com"],
            }
        }
    }
}

auth_stack! {
    stack passed_on_addresses {
        user_pool { username_attributes: [], threat_protection: Off }
        client server {
            generate_secret: true,
            enable_propagate_additional_user_context_data: true,
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://server.example.com"],
            }
        }
    }
}

auth_stack! {
    stack load_tests {
        user_pool {
            name: join "" [ref AWS::StackName, "-testers"],
            alias_attributes: [email],
            auto_verified_attributes: [email],
            allow_admin_create_user_only: true,
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            threat_protection: Enforced,
            invitation {
                email_message: "\n    <p>\n      Sign in to the console with what follows.\n    </p>\n    <p>\n      Name: <b>{username}</b>\n    </p>\n    <p>\n      Password: <b>{####}</b>\n    </p>\n  ",
                email_subject: "Welcome to the load tests",
                sms_message: "You are {username}, and {####} is your first password.",
            }
            schema { email: required }
        }
        domain "load-test-uuid-1234"
        client console = join "" [ref AWS::StackName, "-console"] {
            generate_secret: false,
            explicit_auth_flows: [UserSrp],
            refresh_token_validity: 1440min,
            refresh_token_rotation { feature: Enabled, retry_grace_period: 60s }
            write_attributes: [address, email, phone_number],
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: [
                    "https://tests.example.com",
                    "https://tests.example.com/",
                    "http://localhost:3000",
                    "http://localhost:3000/",
                    "http://localhost:7521/callback",
                    "http://127.0.0.1:7521",
                    "editor://acme.tools-mcp/oauth/callback",
                ],
                logout_urls: ["http://127.0.0.1:7521", "editor://acme.tools-mcp/oauth/callback"],
            }
        }
        identity_pool {
            authenticated {
                policy Invoke { allow ["execute-api:Invoke"] on [sub "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:*"] }
            }
        }
        resource Log: "AWS::Logs::LogGroup" {}
        log_delivery {
            user_auth_events {
                log_group_arn: sub "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}",
            }
            user_notification: sub "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Log}",
        }
        user tester {
            delivery: [Email],
            force_alias_creation: true,
            attributes { email: "tester@example.com", nickname: "tester", email_verified: true }
        }
    }
}

auth_stack! {
    stack three_looks {
        user_pool {
            username_attributes: [],
            allow_admin_create_user_only: true,
            deletion_protection: Inactive,
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
        }
        client plain {
            explicit_auth_flows: [UserPassword, UserSrp, RefreshToken],
            oauth {
                flows: [Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://looks.example.com/back"],
                logout_urls: ["https://looks.example.com/out"],
            }
        }
        client pictures {
            explicit_auth_flows: [UserPassword, UserSrp, RefreshToken],
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://looks.example.com"],
            }
        }
        managed_login_branding plain {
            settings: {
                categories: { global: { colorSchemeMode: "LIGHT", spacingDensity: "REGULAR" } },
                components: { pageBackground: { lightMode: { color: "fafafaff" } } },
            },
        }
        managed_login_branding pictures {}
    }
}

deployed! {
    staff_portal => {
        "CognitoUserPool": {
            "AdminCreateUserConfig": { "AllowAdminCreateUserOnly": true },
            "AutoVerifiedAttributes": ["email"],
            "Schema": [
                { "AttributeDataType": "String", "Mutable": true, "Name": "given_name", "Required": true },
                { "AttributeDataType": "String", "Mutable": true, "Name": "family_name", "Required": true },
                { "AttributeDataType": "String", "Mutable": false, "Name": "email", "Required": true },
            ],
            "UsernameAttributes": ["email"],
            "UsernameConfiguration": { "CaseSensitive": false },
        },
        "CognitoUserPoolClient": {
            "AccessTokenValidity": 1,
            "AllowedOAuthFlows": ["implicit"],
            "AllowedOAuthFlowsUserPoolClient": true,
            "AllowedOAuthScopes": ["email", "openid", "profile", "aws.cognito.signin.user.admin"],
            "CallbackURLs": ["http://localhost"],
            "EnableTokenRevocation": true,
            "ExplicitAuthFlows": [
                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                "ALLOW_CUSTOM_AUTH",
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_USER_SRP_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH",
            ],
            "IdTokenValidity": 1,
            "LogoutURLs": ["http://localhost"],
            "PreventUserExistenceErrors": "ENABLED",
            "ReadAttributes": ["given_name", "family_name", "email", "email_verified"],
            "RefreshTokenValidity": 1,
            "SupportedIdentityProviders": ["COGNITO"],
            "TokenValidityUnits": { "AccessToken": "hours", "IdToken": "hours", "RefreshToken": "days" },
        },
    }
    chat_socket => {
        "CognitoUserPool": {
            "UserPoolName": "chat-people",
            "UsernameAttributes": ["email"],
            "AutoVerifiedAttributes": ["email"],
        },
        "AppClientChat": {
            "ClientName": "chat-app",
            "SupportedIdentityProviders": ["COGNITO"],
            "ExplicitAuthFlows": [
                "ALLOW_USER_SRP_AUTH",
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH",
            ],
        },
    }
    shopping_cart => {
        "CognitoUserPool": {
            "UserPoolName": { "Fn::Sub": "${AWS::StackName}-People" },
            "AutoVerifiedAttributes": ["email"],
            "UsernameAttributes": null,
        },
        "AppClientCart": { "ClientName": "cart", "GenerateSecret": false, "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"] },
    }
    secret_probe => {
        "CognitoUserPool": { "UserPoolName": "Probe" },
        "CognitoUserPoolClient": { "ClientName": "ProbeClient", "GenerateSecret": true },
    }
    todo_app => {
        "CognitoUserPool": {
            "UserPoolName": "TodoPeople",
            "AdminCreateUserConfig": { "AllowAdminCreateUserOnly": false },
            "Policies": { "PasswordPolicy": {
                "MinimumLength": 6,
                "RequireLowercase": true,
                "RequireNumbers": false,
                "RequireSymbols": false,
                "RequireUppercase": true,
            } },
        },
        "CognitoUserPoolDomain": { "Domain": { "Fn::Join": ["-", [{ "Ref": "Prefix" }, { "Ref": "AWS::StackName" }]] } },
        "AppClientTokens": {
            "AllowedOAuthFlows": ["code", "implicit"],
            "AllowedOAuthScopes": ["phone", "email", "openid"],
            "CallbackURLs": [
                "http://localhost:3000",
                "http://localhost:8080",
                "https://localhost",
                { "Fn::Join": ["", ["https://", { "Ref": "Branch" }, ".", { "Ref": "Site" }]] },
            ],
            "ExplicitAuthFlows": ["USER_PASSWORD_AUTH"],
        },
    }
    measured_app => {
        "AppClientMeasured": {
            "AnalyticsConfiguration": { "ApplicationArn": { "Ref": "FiguresArn" } },
            "GenerateSecret": true,
        },
    }
    everything_said => {
        "AppClientExplicit": {
            "ClientName": "explicit",
            "GenerateSecret": true,
            "AuthSessionValidity": 3,
            "PreventUserExistenceErrors": "ENABLED",
            "ExplicitAuthFlows": [
                "ALLOW_USER_PASSWORD_AUTH",
                "ALLOW_ADMIN_USER_PASSWORD_AUTH",
                "ALLOW_CUSTOM_AUTH",
                "ALLOW_USER_SRP_AUTH",
                "ALLOW_USER_AUTH",
            ],
            "RefreshTokenRotation": { "Feature": "ENABLED", "RetryGracePeriodSeconds": 45 },
            "WriteAttributes": [
                "address", "birthdate", "custom:first_choice", "custom:second_choice", "email", "family_name", "gender",
                "given_name", "locale", "middle_name", "name", "nickname", "phone_number", "picture",
                "preferred_username", "profile", "updated_at", "website", "zoneinfo",
            ],
        },
    }
    passed_on_addresses => {
        "CognitoUserPool": { "UserPoolAddOns": { "AdvancedSecurityMode": "OFF" } },
        "AppClientServer": { "EnablePropagateAdditionalUserContextData": true, "GenerateSecret": true },
    }
    load_tests => {
        "CognitoUserPool": {
            "UserPoolName": { "Fn::Join": ["", [{ "Ref": "AWS::StackName" }, "-testers"]] },
            "AliasAttributes": ["email"],
            "AutoVerifiedAttributes": ["email"],
            "Policies": { "PasswordPolicy": { "MinimumLength": 12, "RequireSymbols": true } },
            "UserPoolAddOns": { "AdvancedSecurityMode": "ENFORCED" },
        },
        "AppClientConsole": {
            "ClientName": { "Fn::Join": ["", [{ "Ref": "AWS::StackName" }, "-console"]] },
            "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH"],
            "RefreshTokenRotation": { "Feature": "ENABLED", "RetryGracePeriodSeconds": 60 },
            "RefreshTokenValidity": 1440,
            "TokenValidityUnits": { "RefreshToken": "minutes" },
            "WriteAttributes": ["address", "email", "phone_number"],
            "LogoutURLs": ["http://127.0.0.1:7521", "editor://acme.tools-mcp/oauth/callback"],
        },
        "CognitoIdentityPool": { "AllowUnauthenticatedIdentities": false },
    }
    three_looks => {
        "CognitoUserPool": { "DeletionProtection": "INACTIVE" },
        "AppClientPlain": {
            "ExplicitAuthFlows": ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            "LogoutURLs": ["https://looks.example.com/out"],
        },
        "CognitoManagedLoginBrandingPlain": {
            "ClientId": { "Ref": "AppClientPlain" },
            "Settings": { "components": { "pageBackground": { "lightMode": { "color": "fafafaff" } } } },
        },
    }
}
