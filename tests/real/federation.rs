//! Identity providers, and the clients that offer them.

use auth_stack::auth_stack;

auth_stack! {
    stack amazon_shop {
        user_pool {
            username_attributes: [],
            allow_admin_create_user_only: true,
            schema { buyer: String }
        }
        identity_provider amazon: Amazon {
            client_id: "amzn1.application-oa2-client.1234",
            client_secret: secret "shop/amazon:secret",
            scopes: [profile],
            attributes { given_name: name, email: email, custom:buyer: user_id }
        }
        client {
            identity_providers: [amazon, cognito],
            write_attributes: [given_name, email, custom:buyer],
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://shop.example.com"],
            }
        }
        domain "shop-sign-in"
        output SignIn: join "" [
            "https://",
            ref CognitoUserPoolDomain,
            ".auth.",
            ref AWS::Region,
            ".amazoncognito.com/login?client_id=",
            ref CognitoUserPoolClient,
            "&response_type=code&redirect_uri=https://shop.example.com",
        ],
    }
}

auth_stack! {
    stack apple_music {
        user_pool { username_attributes: [], allow_admin_create_user_only: true }
        identity_provider apple: Apple {
            client_id: "com.example.music",
            team_id: "MUSICTEAM1",
            key_id: "MUSICKEY12",
            private_key: secret "music/apple:key",
            scopes: [email, name],
            attributes { family_name: lastName, given_name: firstName, email_verified: email_verified }
        }
        client {
            identity_providers: [apple, cognito],
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://music.example.com"],
            }
        }
        domain "music-sign-in"
    }
}

auth_stack! {
    stack company_login {
        user_pool { username_attributes: [], allow_admin_create_user_only: true }
        identity_provider company = "provider": Saml {
            metadata_url: "https://company.example.com/metadata.xml",
            idp_signout: false,
            encrypted_responses: true,
            request_signing_algorithm: RsaSha256,
        }
        client {
            identity_providers: [company, cognito],
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://company.example.com"],
            }
        }
        domain "company-sign-in"
    }
}

auth_stack! {
    stack company_portal {
        user_pool { username_attributes: [], allow_admin_create_user_only: true }
        identity_provider portal = "StartsAtThePortal": Saml {
            metadata_url: "https://company.example.com/metadata.xml",
            idp_signout: false,
            idp_init: true,
        }
        client {
            identity_providers: [portal],
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://company.example.com"],
            }
        }
    }
}

auth_stack! {
    stack command_line {
        parameter PoolName: String { default: "command-line", allowed_pattern: "^[\\w\\s+=,.@-]+$" }
        parameter Prefix: String { allowed_pattern: "^[a-z0-9](?:[a-z0-9\\-]{0,61}[a-z0-9])?$" }
        parameter CallbackUrls: CommaDelimitedList { default: "http://localhost:8400/callback" }
        parameter LogoutUrls: CommaDelimitedList { default: "http://localhost:8400/logout" }
        parameter Staff: String { default: "none", allowed_values: ["none", "test", "prod"] }
        parameter StaffClientId: String { default: "", no_echo: true }
        parameter StaffClientSecret: String { default: "", no_echo: true }
        parameter InjectClaims: String { default: "false", allowed_values: ["true", "false"] }
        parameter BootstrapUrl: String { default: "" }
        parameter ClaimsArn: String,
        condition UseStaff: ref Staff != "none",
        condition UseStaffTest: ref Staff == "test",
        condition HasClaims: ref InjectClaims == "true",
        condition HasBootstrap: !(ref BootstrapUrl == ""),

        user_pool {
            name: ref PoolName,
            alias_attributes: [preferred_username, email],
            auto_verified_attributes: [email],
            schema { email: required, preferred_username: String, given_name: String, family_name: String }
            email { sending_account: CognitoDefault }
            account_recovery: [VerifiedEmail],
            allow_admin_create_user_only: true,
            password_policy { minimum_length: 8, require: [Uppercase, Lowercase, Numbers, Symbols] }
            mfa: Optional [Totp],
            tags { Name: ref PoolName, Purpose: "Command line", Staff: if UseStaff { "true" } else { "false" } }
            triggers { pre_token_generation: if HasClaims { ref ClaimsArn } else { ref AWS::NoValue } }
        }
        #[condition = UseStaff]
        identity_provider staff = "staff": Oidc {
            client_id: ref StaffClientId,
            client_secret: ref StaffClientSecret,
            scopes: [openid],
            attributes_request_method: Get,
            issuer: if UseStaffTest { "https://test.login.example.com" } else { "https://login.example.com" },
            attributes { preferred_username: sub, email: EMAIL, given_name: GIVEN_NAME, family_name: FAMILY_NAME }
        }
        client command_line = sub "${PoolName}-client" {
            generate_secret: false,
            explicit_auth_flows: [RefreshToken],
            auth_session_validity: 3min,
            refresh_token_validity: 600min,
            access_token_validity: 10min,
            id_token_validity: 60min,
            identity_providers: [if UseStaff { staff } else { cognito }, cognito],
            read_attributes: [email, email_verified, preferred_username, given_name, family_name, sub],
            write_attributes: [email, preferred_username, given_name, family_name],
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: if HasBootstrap {
                    split "," sub "${Existing},${Bootstrap}" with {
                        Existing: join "," ref CallbackUrls,
                        Bootstrap: ref BootstrapUrl,
                    }
                } else {
                    ref CallbackUrls
                },
                logout_urls: ref LogoutUrls,
            }
        }
        client downloads = sub "${PoolName}-downloads" {
            generate_secret: true,
            identity_providers: [if UseStaff { staff } else { cognito }, cognito],
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://downloads.example.com/oauth2/idpresponse"],
                logout_urls: ["https://downloads.example.com"],
            }
        }
        domain ref Prefix
        output Instructions: sub "Sign in:\n- Domain: ${Prefix}.auth.${AWS::Region}.amazoncognito.com\n- Pool: ${CognitoUserPool}\n- Client: ${AppClientCommandLine}\n",
    }
}

deployed! {
    amazon_shop => {
        "CognitoUserPoolIdentityProviderAmazon": {
            "AttributeMapping": { "given_name": "name", "email": "email", "custom:buyer": "user_id" },
            "ProviderDetails": { "client_id": "amzn1.application-oa2-client.1234", "authorize_scopes": "profile" },
            "ProviderName": "LoginWithAmazon",
            "ProviderType": "LoginWithAmazon",
        },
        "CognitoUserPoolClient": { "SupportedIdentityProviders": ["LoginWithAmazon", "COGNITO"] },
    }
    apple_music => {
        "CognitoUserPoolIdentityProviderApple": {
            "AttributeMapping": { "family_name": "lastName", "given_name": "firstName", "email_verified": "email_verified" },
            "ProviderDetails": {
                "client_id": "com.example.music",
                "team_id": "MUSICTEAM1",
                "key_id": "MUSICKEY12",
                "authorize_scopes": "email name",
            },
            "ProviderType": "SignInWithApple",
        },
    }
    company_login => {
        "CognitoUserPoolIdentityProviderCompany": {
            "ProviderDetails": {
                "IDPSignout": "false",
                "MetadataURL": "https://company.example.com/metadata.xml",
                "EncryptedResponses": "true",
                "RequestSigningAlgorithm": "rsa-sha256",
            },
            "ProviderName": "provider",
            "ProviderType": "SAML",
        },
        "CognitoUserPoolClient": { "SupportedIdentityProviders": ["provider", "COGNITO"] },
    }
    company_portal => {
        "CognitoUserPoolIdentityProviderPortal": {
            "ProviderDetails": { "IDPInit": "true" },
            "ProviderName": "StartsAtThePortal",
        },
        "CognitoUserPoolClient": { "SupportedIdentityProviders": ["StartsAtThePortal"] },
    }
    command_line => {
        "CognitoUserPool": {
            "AliasAttributes": ["preferred_username", "email"],
            "EmailConfiguration": { "EmailSendingAccount": "COGNITO_DEFAULT" },
            "MfaConfiguration": "OPTIONAL",
            "UserPoolTags": { "Staff": { "Fn::If": ["UseStaff", "true", "false"] } },
        },
        "AppClientCommandLine": {
            "CallbackURLs": { "Fn::If": [
                "HasBootstrap",
                { "Fn::Split": [",", { "Fn::Sub": ["${Existing},${Bootstrap}", {
                    "Existing": { "Fn::Join": [",", { "Ref": "CallbackUrls" }] },
                    "Bootstrap": { "Ref": "BootstrapUrl" },
                }] }] },
                { "Ref": "CallbackUrls" },
            ] },
            "LogoutURLs": { "Ref": "LogoutUrls" },
            "AuthSessionValidity": 3,
            "RefreshTokenValidity": 600,
            "AccessTokenValidity": 10,
            "IdTokenValidity": 60,
            "TokenValidityUnits": { "RefreshToken": "minutes", "AccessToken": "minutes", "IdToken": "minutes" },
            "SupportedIdentityProviders": [{ "Fn::If": ["UseStaff", "staff", "COGNITO"] }, "COGNITO"],
            "ReadAttributes": ["email", "email_verified", "preferred_username", "given_name", "family_name", "sub"],
            "WriteAttributes": ["email", "preferred_username", "given_name", "family_name"],
        },
        "CognitoUserPoolIdentityProviderStaff": {
            "ProviderName": "staff",
            "ProviderDetails": {
                "client_id": { "Ref": "StaffClientId" },
                "client_secret": { "Ref": "StaffClientSecret" },
                "authorize_scopes": "openid",
                "attributes_request_method": "GET",
                "oidc_issuer": { "Fn::If": ["UseStaffTest", "https://test.login.example.com", "https://login.example.com"] },
            },
            "AttributeMapping": { "preferred_username": "sub", "email": "EMAIL" },
        },
    }
}
