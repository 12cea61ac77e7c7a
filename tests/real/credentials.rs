//! Identity pools: clients, roles, policies, role mappings, tags.

use auth_stack::auth_stack;

auth_stack! {
    stack search {
        #[update_replace_policy = Retain]
        #[deletion_policy = Retain]
        user_pool {
            username_attributes: [],
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            allow_admin_create_user_only: true,
            threat_protection: Enforced,
        }
        client {
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://search.example.com"],
            }
        }
        domain join "-" ["find", select 4 split "-" select 2 split "/" ref AWS::StackId]
        identity_pool {
            allow_unauthenticated_identities: false,
            server_side_token_check: true,
            authenticated {
                policy Search {
                    allow ["es:ESHttp*"] on [
                        join "" ["arn:", ref AWS::Partition, ":es:", ref AWS::Region, ":", ref AWS::AccountId, ":domain/find/*"],
                    ],
                }
            }
        }
    }
}

auth_stack! {
    stack retail_demo {
        parameter Auth: String,
        parameter App: String,

        user_pool {
            name: sub "${Auth}-people",
            username_attributes: [],
            auto_verified_attributes: [email],
            mfa: Off,
            schema {
                email: required immutable,
                profile_user_id: String(1..=200),
                profile_email: String(1..=200),
                demo_journey: String(1..=200),
            }
        }
        client = sub "${Auth}-client" { generate_secret: false }
        identity_pool {
            name: sub "${Auth}Identity",
            allow_unauthenticated_identities: true,
            authenticated {
                policy Signed {
                    allow ["mobiletargeting:UpdateEndpoint", "mobiletargeting:PutEvents"] on [
                        sub "arn:aws:mobiletargeting:${AWS::Region}:${AWS::AccountId}:apps/${App}/*",
                    ],
                    allow ["mobileanalytics:PutEvents", "personalize:PutEvents"] on ["*"],
                    allow ["cognito-identity:*"] on [
                        sub "arn:aws:cognito-identity:${AWS::Region}:${AWS::AccountId}:identitypool/${CognitoIdentityPool}",
                    ],
                }
            }
            unauthenticated {
                policy Guests { allow ["lex:PostText"] on [sub "arn:aws:lex:${AWS::Region}:${AWS::AccountId}:bot:Demo:*"] }
            }
        }
    }
}

auth_stack! {
    stack embedded_dashboards {
        user_pool {
            name: "dashboardPeople",
            username_attributes: [],
            schema { name: required, email: required immutable }
        }
        client = "dashboardClient" { generate_secret: false, explicit_auth_flows: [LegacyAdminNoSrp] }
        identity_pool {
            name: "dashboardIdentity",
            allow_unauthenticated_identities: true,
            authenticated {
                role_name: "DashboardsSignedIn",
                policy Embed {
                    allow ["quicksight:GetDashboardEmbedUrl"] on [
                        join ":" ["arn", "aws", "quicksight", ref AWS::Region, ref AWS::AccountId, "dashboard/*"],
                    ],
                }
            }
            unauthenticated {
                role_name: "DashboardsGuests",
                policy Embed {
                    allow ["quicksight:GetDashboardEmbedUrl"] on [
                        join ":" ["arn", "aws", "quicksight", ref AWS::Region, ref AWS::AccountId, "dashboard/*"],
                    ],
                }
            }
        }
    }
}

auth_stack! {
    stack staged_notes {
        parameter Stage: String { default: "dev" }
        parameter Api: String,
        parameter FilesArn: String,

        user_pool { name: sub "${Stage}-notes-people" }
        client = sub "${Stage}-notes-client" { generate_secret: false, explicit_auth_flows: [LegacyAdminNoSrp] }
        identity_pool {
            name: sub "${Stage}NotesIdentityPool",
            authenticated {
                path: "/",
                policy Notes {
                    allow ["mobileanalytics:PutEvents", "cognito-sync:*", "cognito-identity:*"] on ["*"],
                    allow ["execute-api:Invoke"] on [sub "arn:aws:execute-api:${AWS::Region}:*:${Api}/*"],
                    allow ["s3:*"] on [join "" [ref FilesArn, "/private/", "${cognito-identity.amazonaws.com:sub}/*"]],
                }
            }
        }
    }
}

auth_stack! {
    stack angular_demo {
        parameter Api: String,

        user_pool { name: "AngularDemo", username_attributes: [] }
        client = "angular" { generate_secret: false }
        identity_pool {
            name: ref AWS::StackName,
            principal_tags {}
            authenticated { role: GuestRole.Arn }
        }
        group cip_group { precedence: 1, role_arn: MemberRole.Arn }
        resource GuestRole: "AWS::IAM::Role" {
            Path: "/",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: ["cognito-identity.amazonaws.com"] },
                    Action: ["sts:AssumeRoleWithWebIdentity"],
                    Condition: {
                        StringEquals: { "cognito-identity.amazonaws.com:aud": [ref CognitoIdentityPool] },
                        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": ["authenticated"] },
                    },
                }],
            },
        }
        resource MemberRole: "AWS::IAM::Role" {
            Path: "/",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: ["cognito-identity.amazonaws.com"] },
                    Action: ["sts:AssumeRoleWithWebIdentity"],
                    Condition: {
                        StringEquals: { "cognito-identity.amazonaws.com:aud": [ref CognitoIdentityPool] },
                        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": ["authenticated"] },
                    },
                }],
            },
            Policies: [{
                PolicyName: "Members",
                PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{
                        Effect: "Allow",
                        Action: "execute-api:Invoke",
                        Resource: [
                            join "/" [join ":" ["arn:aws:execute-api", ref AWS::Region, ref AWS::AccountId, ref Api], "*/GET/members"],
                        ],
                    }],
                },
            }],
        }
    }
}

auth_stack! {
    stack use_cases {
        parameter PredictArn: String,

        #[deletion_policy = Delete]
        #[update_replace_policy = Delete]
        user_pool {
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            allow_admin_create_user_only: false,
            password_policy { minimum_length: 8, require: [Numbers, Symbols, Uppercase] }
        }
        #[deletion_policy = Delete]
        #[update_replace_policy = Delete]
        client {
            id_token_validity: 1440min,
            oauth {
                flows: [Implicit, Code],
                scopes: [profile, phone, email, openid, aws.cognito.signin.user.admin],
                callback_urls: ["https://cases.example.com"],
            }
        }
        #[deletion_policy = Delete]
        #[update_replace_policy = Delete]
        identity_pool {
            server_side_token_check: true,
            authenticated {
                description: join "" ["Signed-in users of ", CognitoIdentityPool.Name],
                policy Invoke {
                    allow ["lambda:InvokeFunction"] on [ref PredictArn, join "" [ref PredictArn, ":*"]],
                    allow ["polly:SynthesizeSpeech"] on ["*"],
                }
            }
            unauthenticated { description: "Guests" }
        }
        resource Transcribe: "AWS::IAM::Policy" {
            PolicyName: "Transcribe",
            Roles: [ref IdentityPoolAuthenticatedIAMRole],
            PolicyDocument: {
                Version: "2012-10-17",
                Statement: [{ Effect: "Allow", Action: "transcribe:StartStreamTranscriptionWebSocket", Resource: "*" }],
            },
        }
    }
}

auth_stack! {
    stack media_archive {
        parameter Prefix: String,
        parameter Site: String,
        parameter Api: String,
        mapping Gateway { Stage: { Name: "demo" } }
        mapping Cognito { Group: { Viewer: "viewer", Creator: "creator", Admin: "admin" } }

        user_pool {
            name: sub "${Prefix}-people",
            alias_attributes: [email],
            auto_verified_attributes: [email],
            mfa: Off,
            allow_admin_create_user_only: true,
            invitation {
                email_subject: "Come to the archive",
                email_message: sub "<html xmlns:w=\"urn:example:word\">\n<style>p { margin: 0in; }</style>\n<p>{username}, your password is {####}; sign in at ${site}</p></html>" with {
                    site: sub "https://${Site}",
                },
            }
            password_policy { minimum_length: 8 }
            threat_protection: Enforced,
        }
        group admin = find Cognito["Group", "Admin"] { description: "See, upload, work, manage.", precedence: 1 }
        group creator = find Cognito["Group", "Creator"] { description: "See, upload and work.", precedence: 98 }
        group viewer = find Cognito["Group", "Viewer"] { description: "See.", precedence: 99 }
        client = sub "${Prefix}-app" { refresh_token_validity: 30d }
        identity_pool {
            name: sub "${Prefix}-identity",
            server_side_token_check: false,
            authenticated {
                path: sub "/${Prefix}/",
                policy PassRole = sub "${Prefix}-PassRole" {
                    allow ["iam:PassRole"] on [AdminRole.Arn, CreatorRole.Arn, ViewerRole.Arn],
                }
            }
            role_mapping: Rules {
                ambiguous_role_resolution: Deny,
                rule { claim: cognito:groups, match_type: Contains, value: find Cognito["Group", "Admin"], role_arn: AdminRole.Arn }
                rule { claim: cognito:groups, match_type: Contains, value: find Cognito["Group", "Creator"], role_arn: CreatorRole.Arn }
                rule { claim: cognito:groups, match_type: Contains, value: find Cognito["Group", "Viewer"], role_arn: ViewerRole.Arn }
            }
        }
        resource AdminRole: "AWS::IAM::Role" {
            Path: sub "/${Prefix}/",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: "cognito-identity.amazonaws.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: { StringEquals: { "cognito-identity.amazonaws.com:aud": ref CognitoIdentityPool } },
                }],
            },
        }
        resource CreatorRole: "AWS::IAM::Role" {
            Path: sub "/${Prefix}/",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: "cognito-identity.amazonaws.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: { StringEquals: { "cognito-identity.amazonaws.com:aud": ref CognitoIdentityPool } },
                }],
            },
        }
        resource ViewerRole: "AWS::IAM::Role" {
            Path: sub "/${Prefix}/",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: "cognito-identity.amazonaws.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: { StringEquals: { "cognito-identity.amazonaws.com:aud": ref CognitoIdentityPool } },
                }],
            },
        }
        resource NotAdmins: "AWS::IAM::Policy" {
            PolicyName: sub "${Prefix}-NotAdmins",
            Roles: [ref ViewerRole, ref CreatorRole],
            PolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Deny",
                    Action: "execute-api:Invoke",
                    Resource: [
                        sub "arn:aws:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/${stage}/*/users" with {
                            stage: find Gateway["Stage", "Name"],
                        },
                    ],
                }],
            },
        }
        output ProviderUrl: CognitoUserPool.ProviderURL,
        output IdentityPoolName: CognitoIdentityPool.Name,
    }
}

auth_stack! {
    stack generated_by_answers {
        parameter AllowGuests: String { allowed_values: ["true", "false"] }
        parameter AmazonId: String,
        parameter AppleId: String,
        parameter FacebookId: String,
        parameter GoogleId: String,
        parameter AuthRole: String,
        parameter GuestRole: String,
        parameter VerificationMessage: String { default: "Your code is {####}" }
        parameter VerificationSubject: String { default: "Your code" }
        parameter TextMessage: String { default: "Your code is {####}" }
        parameter Env: String,
        parameter Mfa: String { default: "ON", allowed_values: ["OFF", "ON", "OPTIONAL"] }
        parameter PasswordLength: String { default: "8" }
        parameter PoolName: String,
        parameter Secret: String { allowed_values: ["true", "false"] }
        parameter ReadAttributes: CommaDelimitedList,
        parameter WriteAttributes: CommaDelimitedList,
        parameter RefreshDays: String { default: "30" }
        condition IsSingle: ref Env == "NONE",

        user_pool {
            name: if IsSingle { ref PoolName } else { join "" [ref PoolName, "-", ref Env] },
            username_attributes: [],
            auto_verified_attributes: [email],
            verify_before_update: [email],
            case_sensitive: false,
            email_verification_message: ref VerificationMessage,
            email_verification_subject: ref VerificationSubject,
            sms_verification_message: ref TextMessage,
            authentication_message { sms_message: ref TextMessage }
            mfa: ref Mfa [Sms, Totp],
            sms { caller_arn: TextRole.Arn, external_id: "answers_external_id" }
            password_policy { minimum_length: ref PasswordLength }
            schema {
                address: required, birthdate: required, email: required, family_name: required, middle_name: required,
                gender: required, locale: required, given_name: required, name: required, nickname: required,
                phone_number: required, preferred_username: required, picture: required, profile: required,
                updated_at: required, website: required, zoneinfo: required,
            }
        }
        identity_provider facebook: Facebook {
            client_id: ref FacebookId,
            client_secret: secret "answers/facebook:secret",
            scopes: [email, public_profile],
            attributes {
                address: address, birthdate: birthday, email: email, family_name: last_name, middle_name: middle_name,
                gender: gender, locale: locale, given_name: first_name, name: name, nickname: nickname, phone_number: phone,
                preferred_username: id, picture: picture, profile: link, updated_at: updated_time, website: website,
                zoneinfo: timezone,
            }
        }
        client app = "answers_app" {
            generate_secret: ref Secret,
            read_attributes: ref ReadAttributes,
            write_attributes: ref WriteAttributes,
            refresh_token_validity: ref RefreshDays,
            identity_providers: [facebook, cognito],
            oauth {
                flows: [Code],
                scopes: [phone, email, openid, profile, aws.cognito.signin.user.admin],
                callback_urls: ["https://localhost:3000/"],
                logout_urls: ["https://localhost:3000/"],
            }
        }
        client web = "answers_web" {
            read_attributes: ref ReadAttributes,
            write_attributes: ref WriteAttributes,
            refresh_token_validity: ref RefreshDays,
            identity_providers: [facebook, cognito],
        }
        identity_pool {
            name: if IsSingle { "answers_identity" } else { join "" ["answers_identity__", ref Env] },
            allow_unauthenticated_identities: ref AllowGuests,
            clients: [app, web],
            supported_login_providers {
                "accounts.google.com": ref GoogleId,
                "appleid.apple.com": ref AppleId,
                "graph.facebook.com": ref FacebookId,
                "www.amazon.com": ref AmazonId,
            }
            authenticated { role: ref AuthRole }
            unauthenticated { role: ref GuestRole }
            role_mapping app: Token { ambiguous_role_resolution: AuthenticatedRole }
            role_mapping web: Token { ambiguous_role_resolution: AuthenticatedRole }
        }
        resource TextRole: "AWS::IAM::Role" {
            RoleName: if IsSingle {
                "answers_texts"
            } else {
                join "" ["texts", select 3 split "-" ref AWS::StackName, "-", ref Env]
            },
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Action: ["sts:AssumeRole"],
                    Principal: { Service: "cognito-idp.amazonaws.com" },
                    Condition: { StringEquals: { "sts:ExternalId": "answers_external_id" } },
                }],
            },
            Policies: [{
                PolicyName: "answers-texts",
                PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: ["sns:Publish"], Resource: "*" }],
                },
            }],
        }
    }
}

auth_stack! {
    stack developer_identities {
        parameter Namespace: String,
        parameter SignUpArn: String,
        parameter PoolName: String,
        parameter Provider: String,

        user_pool {
            name: ref Namespace,
            alias_attributes: [email, preferred_username],
            allow_admin_create_user_only: false,
            triggers { pre_sign_up: ref SignUpArn }
            password_policy { minimum_length: 8 }
            schema { email: required immutable }
        }
        client = ref Namespace { generate_secret: false, explicit_auth_flows: [LegacyAdminNoSrp, LegacyUserPassword] }
        identity_pool {
            name: ref PoolName,
            developer_provider_name: ref Provider,
            server_side_token_check: true,
            authenticated { role_name: sub "${Namespace}-identity" }
        }
    }
}

auth_stack! {
    stack workforce {
        parameter Federation: String { default: "direct", allowed_values: ["direct", "cognito"] }
        parameter Issuer: String { allowed_pattern: "^[a-z0-9.-]+$" }
        parameter PoolName: String { default: "workforce", max_length: 128 }
        parameter ProviderArn: String,
        parameter Regions: CommaDelimitedList { default: "us-east-1,eu-west-1" }
        condition UseIdentityPool: ref Federation == "cognito",
        condition IsGovWest: ref AWS::Region == "us-gov-west-1",

        #[condition = UseIdentityPool]
        identity_pool {
            name: ref PoolName,
            allow_classic_flow: false,
            clients: [],
            open_id_connect_provider_arns: [ref ProviderArn],
            #[deletion_policy = Delete]
            provider_tags workforce: ref Issuer { UserEmail: email, UserId: sub, UserName: name }
            authenticated { role: SignedIn.Arn }
            unauthenticated {
                description: "Those who did not",
                policy DenyAll { deny ["*"] on ["*"] }
                tags { Purpose: "No sign-in" }
            }
        }
        // The service has another name in the Regions of the government.
        #[condition = UseIdentityPool]
        resource SignedIn: "AWS::IAM::Role" {
            Description: "Those who signed in",
            ManagedPolicyArns: [ref ModelAccess],
            Tags: [{ Key: "Purpose", Value: "Sign-in" }],
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: {
                        Federated: if IsGovWest { "cognito-identity-us-gov.amazonaws.com" } else { "cognito-identity.amazonaws.com" },
                    },
                    Action: ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
                    Condition: {
                        StringEquals: if IsGovWest {
                            { "cognito-identity-us-gov.amazonaws.com:aud": ref CognitoIdentityPool }
                        } else {
                            { "cognito-identity.amazonaws.com:aud": ref CognitoIdentityPool }
                        },
                        "ForAnyValue:StringLike": if IsGovWest {
                            { "cognito-identity-us-gov.amazonaws.com:amr": "authenticated" }
                        } else {
                            { "cognito-identity.amazonaws.com:amr": "authenticated" }
                        },
                    },
                }],
            },
        }
        resource ModelAccess: "AWS::IAM::ManagedPolicy" {
            PolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Sid: "Models",
                    Effect: "Allow",
                    Action: ["bedrock:InvokeModel"],
                    Resource: [sub "arn:${AWS::Partition}:bedrock:*::foundation-model/*"],
                    Condition: { StringEquals: { "aws:RequestedRegion": ref Regions } },
                }],
            },
        }
    }
}

auth_stack! {
    stack another_pool {
        parameter PoolId: String { allowed_pattern: "^[\\w-]+_[0-9a-zA-Z]+$" }
        parameter ClientId: String { allowed_pattern: "^[a-z0-9]{1,128}$" }
        parameter IdentityPoolName: String { default: "another-pool", max_length: 128 }

        identity_pool {
            name: ref IdentityPoolName,
            allow_classic_flow: false,
            clients: [],
            cognito_identity_provider {
                client_id: ref ClientId,
                provider_name: sub "cognito-idp.${Region}.amazonaws.com/${PoolId}" with {
                    Region: select 0 split "_" ref PoolId,
                },
                server_side_token_check: true,
            }
            #[deletion_policy = Delete]
            provider_tags other: sub "cognito-idp.${Region}.amazonaws.com/${PoolId}" with {
                Region: select 0 split "_" ref PoolId,
            } {
                UserEmail: email,
                UserId: sub,
            }
            authenticated { max_session_duration: 12h }
        }
    }
}

deployed! {
    search => {
        "CognitoUserPool": { "UserPoolAddOns": { "AdvancedSecurityMode": "ENFORCED" } },
        "CognitoUserPoolDomain": {
            "Domain": { "Fn::Join": ["-", [
                "find",
                { "Fn::Select": [4, { "Fn::Split": ["-", {
                    "Fn::Select": [2, { "Fn::Split": ["/", { "Ref": "AWS::StackId" }] }],
                }] }] },
            ]] },
        },
        "CognitoIdentityPool": {
            "AllowUnauthenticatedIdentities": false,
            "CognitoIdentityProviders": [{
                "ClientId": { "Ref": "CognitoUserPoolClient" },
                "ProviderName": { "Fn::GetAtt": ["CognitoUserPool", "ProviderName"] },
                "ServerSideTokenCheck": true,
            }],
        },
    }
    retail_demo => {
        "CognitoUserPool": {
            "MfaConfiguration": "OFF",
            "Schema": [
                { "Name": "email", "Mutable": false, "Required": true },
                { "Name": "profile_user_id", "StringAttributeConstraints": { "MinLength": "1", "MaxLength": "200" } },
                { "Name": "profile_email", "StringAttributeConstraints": { "MinLength": "1", "MaxLength": "200" } },
                { "Name": "demo_journey", "StringAttributeConstraints": { "MinLength": "1", "MaxLength": "200" } },
            ],
        },
        "CognitoIdentityPool": {
            "IdentityPoolName": { "Fn::Sub": "${Auth}Identity" },
            "AllowUnauthenticatedIdentities": true,
        },
        "CognitoIdentityPoolRoleAttachment": {
            "IdentityPoolId": { "Ref": "CognitoIdentityPool" },
            "Roles": {
                "authenticated": { "Fn::GetAtt": ["IdentityPoolAuthenticatedIAMRole", "Arn"] },
                "unauthenticated": { "Fn::GetAtt": ["IdentityPoolUnauthenticatedIAMRole", "Arn"] },
            },
        },
    }
    embedded_dashboards => {
        "CognitoUserPoolClient": { "ClientName": "dashboardClient", "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"] },
        "IdentityPoolAuthenticatedIAMRole": { "RoleName": "DashboardsSignedIn" },
        "IdentityPoolUnauthenticatedIAMRole": { "RoleName": "DashboardsGuests" },
    }
    staged_notes => {
        "CognitoUserPoolClient": { "GenerateSecret": false, "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"] },
        "CognitoIdentityPool": { "IdentityPoolName": { "Fn::Sub": "${Stage}NotesIdentityPool" } },
        "IdentityPoolAuthenticatedIAMRole": { "Path": "/" },
    }
    angular_demo => {
        "CognitoIdentityPool": { "IdentityPoolName": { "Ref": "AWS::StackName" } },
        "CognitoIdentityPoolRoleAttachment": { "Roles": { "authenticated": { "Fn::GetAtt": ["GuestRole", "Arn"] } } },
        "CognitoUserPoolGroupCipGroup": {
            "GroupName": "cip-group",
            "Precedence": 1,
            "RoleArn": { "Fn::GetAtt": ["MemberRole", "Arn"] },
        },
    }
    use_cases => {
        "CognitoUserPool": { "Policies": { "PasswordPolicy": {
            "MinimumLength": 8,
            "RequireNumbers": true,
            "RequireSymbols": true,
            "RequireUppercase": true,
        } } },
        "CognitoUserPoolClient": { "IdTokenValidity": 1440, "TokenValidityUnits": { "IdToken": "minutes" } },
        "CognitoIdentityPool": { "CognitoIdentityProviders": [{ "ServerSideTokenCheck": true }] },
        "IdentityPoolAuthenticatedIAMRole": {
            "Description": { "Fn::Join": ["", ["Signed-in users of ", { "Fn::GetAtt": ["CognitoIdentityPool", "Name"] }]] },
        },
    }
    media_archive => {
        "CognitoUserPool": { "AliasAttributes": ["email"], "UserPoolAddOns": { "AdvancedSecurityMode": "ENFORCED" } },
        "CognitoUserPoolGroupCreator": { "GroupName": { "Fn::FindInMap": ["Cognito", "Group", "Creator"] }, "Precedence": 98 },
        "CognitoIdentityPool": { "CognitoIdentityProviders": [{ "ServerSideTokenCheck": false }] },
        "IdentityPoolAuthenticatedIAMRole": {
            "Path": { "Fn::Sub": "/${Prefix}/" },
            "Policies": [{ "PolicyName": { "Fn::Sub": "${Prefix}-PassRole" } }],
        },
    }
    generated_by_answers => {
        "CognitoUserPool": {
            "UserPoolName": { "Fn::If": [
                "IsSingle",
                { "Ref": "PoolName" },
                { "Fn::Join": ["", [{ "Ref": "PoolName" }, "-", { "Ref": "Env" }]] },
            ] },
            "MfaConfiguration": { "Ref": "Mfa" },
            "EnabledMfas": ["SMS_MFA", "SOFTWARE_TOKEN_MFA"],
            "Policies": { "PasswordPolicy": { "MinimumLength": { "Ref": "PasswordLength" } } },
            "UserAttributeUpdateSettings": { "AttributesRequireVerificationBeforeUpdate": ["email"] },
            "SmsAuthenticationMessage": { "Ref": "TextMessage" },
        },
        "AppClientApp": {
            "ClientName": "answers_app",
            "GenerateSecret": { "Ref": "Secret" },
            "ReadAttributes": { "Ref": "ReadAttributes" },
            "WriteAttributes": { "Ref": "WriteAttributes" },
            "RefreshTokenValidity": { "Ref": "RefreshDays" },
            "SupportedIdentityProviders": ["Facebook", "COGNITO"],
        },
        "CognitoIdentityPool": {
            "AllowUnauthenticatedIdentities": { "Ref": "AllowGuests" },
            "SupportedLoginProviders": {
                "accounts.google.com": { "Ref": "GoogleId" },
                "appleid.apple.com": { "Ref": "AppleId" },
                "graph.facebook.com": { "Ref": "FacebookId" },
                "www.amazon.com": { "Ref": "AmazonId" },
            },
        },
        "CognitoIdentityPoolRoleAttachment": {
            "Roles": { "authenticated": { "Ref": "AuthRole" }, "unauthenticated": { "Ref": "GuestRole" } },
        },
    }
    developer_identities => {
        "CognitoUserPool": { "AliasAttributes": ["email", "preferred_username"], "UserPoolName": { "Ref": "Namespace" } },
        "CognitoUserPoolClient": { "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"] },
        "CognitoIdentityPool": {
            "DeveloperProviderName": { "Ref": "Provider" },
            "CognitoIdentityProviders": [{ "ServerSideTokenCheck": true }],
        },
        "IdentityPoolAuthenticatedIAMRole": { "RoleName": { "Fn::Sub": "${Namespace}-identity" } },
    }
    workforce => {
        "CognitoIdentityPool": {
            "IdentityPoolName": { "Ref": "PoolName" },
            "AllowUnauthenticatedIdentities": false,
            "AllowClassicFlow": false,
            "OpenIdConnectProviderARNs": [{ "Ref": "ProviderArn" }],
        },
        "CognitoIdentityPoolRoleAttachment": { "Roles": { "authenticated": { "Fn::GetAtt": ["SignedIn", "Arn"] } } },
        "IdentityPoolUnauthenticatedIAMRole": {
            "Policies": [{
                "PolicyName": "DenyAll",
                "PolicyDocument": { "Statement": [{ "Effect": "Deny", "Action": ["*"], "Resource": "*" }] },
            }],
        },
        "CognitoIdentityPoolPrincipalTagWorkforce": {
            "IdentityProviderName": { "Ref": "Issuer" },
            "UseDefaults": false,
            "PrincipalTags": { "UserEmail": "email", "UserId": "sub", "UserName": "name" },
        },
    }
    another_pool => {
        "CognitoIdentityPool": {
            "CognitoIdentityProviders": [{
                "ClientId": { "Ref": "ClientId" },
                "ProviderName": { "Fn::Sub": [
                    "cognito-idp.${Region}.amazonaws.com/${PoolId}",
                    { "Region": { "Fn::Select": [0, { "Fn::Split": ["_", { "Ref": "PoolId" }] }] } },
                ] },
                "ServerSideTokenCheck": true,
            }],
        },
        "IdentityPoolAuthenticatedIAMRole": { "MaxSessionDuration": 43200 },
    }
}
