//! Resource servers, and the machines that ask for their scopes.

use auth_stack::auth_stack;

auth_stack! {
    stack pet_store {
        parameter PoolName: String { default: "PetStorePeople" }
        parameter SignInWith: CommaDelimitedList { default: "email" }
        parameter ClientName: String { default: "PetStoreClient" }
        parameter CallbackUrls: CommaDelimitedList { default: "http://localhost:8080" }
        parameter LogoutUrls: CommaDelimitedList { default: "http://localhost:8080/logout" }

        user_pool { name: ref PoolName, username_attributes: ref SignInWith, auto_verified_attributes: [] }
        domain sub "pets-${part}" with { part: select 4 split "-" select 2 split "/" ref AWS::StackId }
        resource_server pets = "pets.example.com" "pet_store" { "domestic.read": "Read what is at home" }
        client machine = ref ClientName {
            generate_secret: true,
            oauth {
                flows: [ClientCredentials],
                scopes: [pets/"domestic.read"],
                callback_urls: ref CallbackUrls,
                logout_urls: ref LogoutUrls,
            }
        }
        output TokenEndpoint: join "" [
            "https://",
            ref CognitoUserPoolDomain,
            ".auth.",
            ref AWS::Region,
            ".amazoncognito.com/oauth2/token",
        ],
    }
}

auth_stack! {
    stack support_assistant {
        parameter PoolName: String { default: "AssistantPeople" }
        parameter MachineName: String { default: "AssistantMachine" }
        parameter WebName: String { default: "AssistantWeb" }

        user_pool { name: ref PoolName, mfa: Off, case_sensitive: false }
        group admin { description: "Administrators", precedence: 1 }
        group customer { description: "Customers", precedence: 2 }
        resource_server gateway = join "-" ["gateway", select 0 split "-" select 2 split "/" ref AWS::StackId]
            join "-" ["Gateway ", select 0 split "-" select 2 split "/" ref AWS::StackId]
        {
            read: "Read",
        }
        client web = ref WebName {
            access_token_validity: 60min,
            id_token_validity: 60min,
            refresh_token_validity: 30d,
            oauth {
                flows: [Code],
                scopes: [openid, email, profile, gateway/read],
                callback_urls: ["http://localhost:8501/", "https://assistant.example.com/auth/callback"],
                logout_urls: ["http://localhost:8501/"],
            }
        }
        client machine = ref MachineName {
            generate_secret: true,
            explicit_auth_flows: [RefreshToken],
            refresh_token_validity: 1d,
            access_token_validity: 60min,
            id_token_validity: 60min,
            oauth { flows: [ClientCredentials], scopes: [gateway/read] }
        }
        domain join "" [ref AWS::Region, select 0 split "-" select 2 split "/" ref AWS::StackId]
    }
}

auth_stack! {
    stack appointments {
        parameter PoolName: String { default: "Patients" }
        parameter AppName: String { default: "Appointments" }

        user_pool {
            name: ref PoolName,
            username_attributes: [],
            mfa: Off,
            case_sensitive: false,
        }
        resource_server records = join "-" ["records", select 0 split "-" select 2 split "/" ref AWS::StackId] {
            read: "Read",
        }
        client = ref AppName {
            generate_secret: true,
            explicit_auth_flows: [RefreshToken],
            refresh_token_validity: 1d,
            access_token_validity: 60min,
            id_token_validity: 60min,
            oauth { flows: [ClientCredentials], scopes: [records/read] }
        }
        domain join "" [ref AWS::Region, select 0 split "-" select 2 split "/" ref AWS::StackId]
        output Discovery: sub "https://cognito-idp.${AWS::Region}.amazonaws.com/${CognitoUserPool}/.well-known/openid-configuration",
    }
}

deployed! {
    pet_store => {
        "CognitoUserPool": { "UserPoolName": { "Ref": "PoolName" }, "UsernameAttributes": { "Ref": "SignInWith" } },
        "CognitoUserPoolResourceServerPets": {
            "Identifier": "pets.example.com",
            "Name": "pet_store",
            "Scopes": [{ "ScopeName": "domestic.read", "ScopeDescription": "Read what is at home" }],
        },
        "AppClientMachine": {
            "ClientName": { "Ref": "ClientName" },
            "GenerateSecret": true,
            "AllowedOAuthFlows": ["client_credentials"],
            "AllowedOAuthScopes": ["pets.example.com/domestic.read"],
            "CallbackURLs": { "Ref": "CallbackUrls" },
            "LogoutURLs": { "Ref": "LogoutUrls" },
        },
    }
    support_assistant => {
        "CognitoUserPool": { "MfaConfiguration": "OFF", "UsernameAttributes": ["email"], "AutoVerifiedAttributes": ["email"] },
        "CognitoUserPoolResourceServerGateway": {
            "Scopes": [{ "ScopeName": "read", "ScopeDescription": "Read" }],
        },
        "AppClientWeb": {
            "AllowedOAuthFlows": ["code"],
            "CallbackURLs": ["http://localhost:8501/", "https://assistant.example.com/auth/callback"],
            "AccessTokenValidity": 60,
            "IdTokenValidity": 60,
            "RefreshTokenValidity": 30,
            "TokenValidityUnits": { "AccessToken": "minutes", "IdToken": "minutes", "RefreshToken": "days" },
        },
        "AppClientMachine": {
            "GenerateSecret": true,
            "ExplicitAuthFlows": ["ALLOW_REFRESH_TOKEN_AUTH"],
            "RefreshTokenValidity": 1,
            "AllowedOAuthFlows": ["client_credentials"],
            "SupportedIdentityProviders": ["COGNITO"],
            "EnableTokenRevocation": true,
        },
    }
    appointments => {
        "CognitoUserPool": { "UserPoolName": { "Ref": "PoolName" } },
        "CognitoUserPoolClient": { "ClientName": { "Ref": "AppName" }, "AllowedOAuthFlows": ["client_credentials"] },
    }
}
