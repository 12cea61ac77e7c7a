//! Stacks that differ from one deployment to the next: conditions, and parameters that are lists.

use auth_stack::auth_stack;

auth_stack! {
    stack private_site {
        parameter Address: String { description: "Of the first user; empty for none", default: "" }
        parameter Scopes: CommaDelimitedList { default: "phone, email, profile, openid, aws.cognito.signin.user.admin" }
        parameter SpaMode: String { default: "true", allowed_values: ["true", "false"] }
        parameter PoolArn: String { default: "" }
        parameter PoolClientId: String { default: "" }
        parameter GroupName: String { default: "" }
        condition CreateUser: !(ref Address == "") && ref PoolArn == "" && ref PoolClientId == "",
        condition StaticSite: ref SpaMode == "false",
        condition CreatePool: ref PoolArn == "",
        condition CreateGroup: CreatePool && ref GroupName != "",

        #[condition = CreatePool]
        user_pool {
            name: ref AWS::StackName,
            username_attributes: [email],
            allow_admin_create_user_only: true,
        }
        #[condition = CreateGroup]
        group viewers = ref GroupName {}
        #[condition = CreatePool]
        client {
            prevent_user_existence_errors: Enabled,
            generate_secret: if StaticSite { true } else { false },
            identity_providers: [cognito],
            oauth {
                flows: [Code],
                scopes: ref Scopes,
                callback_urls: ["https://example.com/set-later"],
                logout_urls: ["https://example.com/set-later"],
            }
        }
        #[condition = CreatePool]
        domain sub "auth-${Suffix}" with { Suffix: select 2 split "/" ref AWS::StackId }

        #[condition = CreateUser]
        user first = ref Address { groups: [if CreateGroup { viewers } else { ref AWS::NoValue }] }
    }
}

auth_stack! {
    stack reused_pool {
        parameter Scopes: CommaDelimitedList { default: "phone, email, profile, openid, aws.cognito.signin.user.admin" }
        parameter SpaMode: String { default: "true" }
        condition NeedsSecret: ref SpaMode == "false",

        user_pool { name: ref AWS::StackName, allow_admin_create_user_only: true }
        client {
            generate_secret: if NeedsSecret { true } else { false },
            oauth {
                flows: [Code],
                scopes: ref Scopes,
                callback_urls: ["https://example.com/set-later"],
                logout_urls: ["https://example.com/set-later"],
            }
        }
        domain sub "auth-${Suffix}" with { Suffix: select 2 split "/" ref AWS::StackId }
    }
}

auth_stack! {
    stack developer_portal {
        parameter PoolName: String { default: "PortalIdentityPool" }
        parameter OwnDomain: String { default: "" }
        parameter OwnCertificate: String { default: "" }
        parameter Development: String {
            default: "false",
            allowed_values: ["false", "true"],
            constraint_description: "true or false",
        }
        parameter Registration: String { default: "open", allowed_values: ["open", "invite"] }
        parameter BucketHost: String,
        parameter SiteHost: String,
        parameter Api: String,
        condition IsDevelopment: ref Development == "true",
        condition IsProduction: !IsDevelopment,
        condition UseOwnDomain: (ref OwnDomain != "" && ref OwnCertificate != "") && IsProduction,
        condition InviteOnly: ref Registration == "invite",

        #[deletion_policy = Retain]
        user_pool {
            name: ref PoolName,
            triggers {
                pre_sign_up: join "" [
                    sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:",
                    sub "${AWS::StackName}-BeforeSignUp",
                ],
                post_confirmation: join "" [
                    sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:",
                    sub "${AWS::StackName}-AfterConfirmation",
                ],
                post_authentication: sub "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:${AWS::StackName}-AfterSignIn",
            }
            password_policy { minimum_length: 12, require: [Lowercase, Numbers] }
            schema { email: required }
            allow_admin_create_user_only: if InviteOnly { true } else { false },
            invitation {
                email_subject: "Developer portal: come in",
                email_message: join "" [
                    "<p>Come to <a href=\"",
                    if IsDevelopment {
                        join "" ["https://", ref BucketHost, "/index.html"]
                    } else {
                        if UseOwnDomain { join "" ["https://", ref OwnDomain] } else { join "" ["https://", ref SiteHost] }
                    },
                    "\">the portal</a>.</p><p>Name: {username}, password: {####}</p>",
                ],
            }
            email_verification_subject: "Developer portal: your code",
            email_verification_message: "<p>Your code is <b>{####}</b></p>",
        }
        client = "PortalClient" { generate_secret: false, refresh_token_validity: 30d }
        identity_pool {
            name: ref PoolName,
            authenticated {
                path: "/",
                policy Invoke {
                    allow ["execute-api:Invoke"] on [
                        join "" ["arn:aws:execute-api:", ref AWS::Region, ":", ref AWS::AccountId, ":", ref Api, "/prod/*/signin"],
                    ],
                }
            }
        }
        #[deletion_policy = Retain]
        #[update_replace_policy = Retain]
        group admins = join "" [ref AWS::StackName, "Admins"] {
            description: "Those who run the portal",
            precedence: 0,
            role_arn: AdminRole.Arn,
        }
        #[deletion_policy = Retain]
        #[update_replace_policy = Retain]
        group registered = sub "${AWS::StackName}-Registered" {
            description: "Those who use the portal",
            precedence: 1,
            role_arn: RegisteredRole.Arn,
        }
        resource AdminRole: "AWS::IAM::Role" {
            Path: "/",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: "cognito-identity.amazonaws.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: { "cognito-identity.amazonaws.com:aud": ref CognitoIdentityPool },
                        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
                    },
                }],
            },
        }
        resource RegisteredRole: "AWS::IAM::Role" {
            Path: "/",
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: "cognito-identity.amazonaws.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: { "cognito-identity.amazonaws.com:aud": ref CognitoIdentityPool },
                        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
                    },
                }],
            },
        }
    }
}

auth_stack! {
    stack call_analytics {
        parameter AdminEmail: String { allowed_pattern: "^[\\w.+-]+@([\\w-]+\\.)+[\\w-]{2,6}$" }
        parameter SignUpDomain: String {
            default: "",
            allowed_pattern: "^(|([\\w-]+\\.)+[\\w-]{2,6}(, *([\\w-]+\\.)+[\\w-]{2,6})*)$",
        }
        parameter SiteHost: String,
        parameter CheckArn: String,
        parameter Bucket: String,
        condition AllowSignUp: !(ref SignUpDomain == ""),

        user_pool {
            name: sub "${AWS::StackName}-People",
            username_attributes: [email],
            auto_verified_attributes: [email],
            allow_admin_create_user_only: if AllowSignUp { false } else { true },
            email { sending_account: CognitoDefault }
            invitation {
                email_subject: "Welcome to call analytics!",
                email_message: sub "<p>Hello {username},</p>\n<p>Your first password is <b>{####}</b></p>\n<p>     https://${SiteHost}/</p>\n<p>Bye,</p>\n<p>Call analytics (www.example.com/calls)</p>",
            }
            email_verification_message: "Confirm the address to finish. Your code is {####}.",
            email_verification_subject: "Confirm the account",
            triggers {
                pre_authentication: if AllowSignUp { ref CheckArn } else { ref AWS::NoValue },
                pre_sign_up: if AllowSignUp { ref CheckArn } else { ref AWS::NoValue },
            }
            password_policy { minimum_length: 8, require: [Lowercase, Numbers, Symbols, Uppercase] }
            schema { email: required immutable }
        }
        client = sub "${AWS::StackName}-Client" {
            access_token_validity: 1h,
            id_token_validity: 1h,
            refresh_token_validity: 30d,
            explicit_auth_flows: [UserSrp, RefreshToken],
            generate_secret: false,
            read_attributes: [email, email_verified, preferred_username],
        }
        identity_pool {
            name: sub "${AWS::StackName}-IdentityPool",
            authenticated {
                policy Recordings {
                    allow ["s3:GetObject"] on [
                        sub "arn:aws:s3:::${bucket}" with { bucket: ref Bucket },
                        sub "arn:aws:s3:::${bucket}/*" with { bucket: ref Bucket },
                    ],
                }
            }
        }
        group admins = "Admin" { description: "Administrators", precedence: 0 }
        user admin = ref AdminEmail {
            groups: [admins],
            delivery: [Email],
            attributes { email: ref AdminEmail }
        }

        // A second identity pool, of guests only.
        resource BotIdentityPool: "AWS::Cognito::IdentityPool" {
            IdentityPoolName: sub "${AWS::StackName}-Bot",
            AllowUnauthenticatedIdentities: true,
        }
        resource BotRoles: "AWS::Cognito::IdentityPoolRoleAttachment" {
            IdentityPoolId: ref BotIdentityPool,
            Roles: { unauthenticated: BotRole.Arn },
        }
        resource BotRole: "AWS::IAM::Role" {
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: "cognito-identity.amazonaws.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: { "cognito-identity.amazonaws.com:aud": ref BotIdentityPool },
                        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "unauthenticated" },
                    },
                }],
            },
        }
    }
}

auth_stack! {
    stack post_call {
        parameter AdminUsername: String,
        parameter AdminEmail: String,
        parameter SignUpDomain: String { default: "" }
        parameter Site: String,
        parameter Environment: String,
        parameter CheckArn: String,
        parameter DomainPrefix: String,
        condition IsProd: ref Environment == "PROD",
        condition AllowSignUp: ref SignUpDomain != "",

        user_pool {
            alias_attributes: [email],
            auto_verified_attributes: [email],
            allow_admin_create_user_only: if AllowSignUp { false } else { true },
            invitation {
                email_message: sub "Hello {username},<br><br> your first password is {####}<br><br> ${Site}<br>\n",
                email_subject: "Welcome to the calls!",
            }
            triggers {
                pre_authentication: if AllowSignUp { ref CheckArn } else { ref AWS::NoValue },
                pre_sign_up: if AllowSignUp { ref CheckArn } else { ref AWS::NoValue },
            }
            password_policy { minimum_length: 8, require: [] }
            schema { email: required }
        }
        client {
            oauth {
                flows: [Code],
                scopes: [openid],
                callback_urls: if IsProd { [ref Site] } else { [ref Site, "http://localhost:3000/"] },
            }
        }
        domain ref DomainPrefix
        user admin = ref AdminUsername { delivery: [Email], attributes { email: ref AdminEmail } }
        output BaseUri: sub "https://${CognitoUserPoolDomain}.auth.${AWS::Region}.amazoncognito.com" { export: false }
    }
}

auth_stack! {
    stack documents {
        parameter AdminEmail: String,
        parameter SignUpDomain: String { default: "", constraint_description: "empty, or domains with commas between" }
        parameter SiteHost: String,
        parameter CheckArn: String,
        parameter DomainPrefix: String,
        parameter OutputBucket: String,
        parameter KeyArn: String,
        condition AllowSignUp: ref SignUpDomain != "",

        user_pool {
            name: sub "${AWS::StackName}-readers",
            username_attributes: [],
            auto_verified_attributes: [email],
            case_sensitive: false,
            allow_admin_create_user_only: if AllowSignUp { false } else { true },
            email { sending_account: CognitoDefault }
            invitation {
                email_subject: "Welcome to the documents!",
                email_message: sub "<p>Hello {username},</p>\n<p>Your first password is <b>{####}</b></p>\n<p>     https://${SiteHost}/\n<p>\n<em>Stack: ${AWS::StackName}, v<1.2>, <today></em>",
            }
            triggers {
                pre_authentication: if AllowSignUp { ref CheckArn } else { ref AWS::NoValue },
                pre_sign_up: if AllowSignUp { ref CheckArn } else { ref AWS::NoValue },
            }
            password_policy { minimum_length: 8, require: [Lowercase, Numbers, Symbols, Uppercase] }
            schema { email: required immutable }
        }
        client = sub "${AWS::StackName}-Client" {
            explicit_auth_flows: [UserSrp, RefreshToken],
            access_token_validity: 1h,
            id_token_validity: 1h,
            refresh_token_validity: 30d,
            read_attributes: [email, email_verified, preferred_username],
            oauth {
                flows: [Code],
                scopes: [openid, email, phone, profile],
                callback_urls: ["http://localhost:3000"],
            }
        }
        domain ref DomainPrefix
        identity_pool {
            name: sub "${AWS::StackName}-IdentityPool",
            authenticated {
                policy Objects {
                    allow ["s3:GetObject", "s3:ListBucket"] on [
                        sub "arn:aws:s3:::${OutputBucket}",
                        sub "arn:aws:s3:::${OutputBucket}/*",
                    ],
                    allow ["kms:Decrypt"] on [ref KeyArn],
                }
            }
        }
        group admins = "Admin" { description: "Administrators", precedence: 0 }
        user admin = ref AdminEmail {
            groups: [admins],
            delivery: [Email],
            attributes { email: ref AdminEmail }
        }
    }
}

auth_stack! {
    stack link_shortener {
        parameter App: String { default: "shortener" }
        parameter LocalClient: String { default: "false" }
        parameter OwnDomain: String { default: "none" }
        condition IsLocal: ref LocalClient == "true",

        user_pool {
            name: sub "${App}-People",
            password_policy { minimum_length: 8, require: [] }
            schema { email: String }
        }
        domain sub "${App}-${AWS::AccountId}"
        client = sub "${App}-Client" {
            generate_secret: false,
            oauth {
                flows: [Code],
                scopes: [email, openid],
                callback_urls: [sub "https://${OwnDomain}", if IsLocal { "http://localhost:8080" } else { ref AWS::NoValue }],
                logout_urls: [sub "https://${OwnDomain}", if IsLocal { "http://localhost:8080" } else { ref AWS::NoValue }],
            }
        }
    }
}

auth_stack! {
    stack cluster_console {
        parameter AdminEmail: String { min_length: 1 }
        parameter Boundary: String { default: "" }
        parameter Prefix: String { default: "", max_length: 10 }
        parameter OwnDomain: String { default: "" }
        parameter OwnCertificate: String,
        condition GovCloud: ref AWS::Partition == "aws-us-gov",
        condition UseBoundary: ref Boundary != "",
        condition UseOwnDomain: ref OwnDomain != "",

        domain if UseOwnDomain { ref OwnDomain } else { join "-" ["console", select 2 split "/" ref AWS::StackId] } {
            certificate: if UseOwnDomain { ref OwnCertificate } else { ref AWS::NoValue },
        }
        user_pool {
            name: sub "${AWS::StackName}-people",
            allow_admin_create_user_only: true,
            invitation {
                email_subject: "[Clusters] Welcome, please confirm the account.",
                email_message: "You may manage clusters. You are {username}, and your first password is <br><br> {####}",
            }
            schema { email: required }
        }
        group admin { description: "Those who manage clusters", precedence: 1 }
        user admin_user = ref AdminEmail {
            groups: [admin],
            delivery: [Email],
            attributes { email: ref AdminEmail, email_verified: true }
        }
        resource TextRole: "AWS::IAM::Role" {
            RoleName: sub "${Prefix}Texts-${Suffix}" with {
                Suffix: select 0 split "-" select 2 split "/" ref AWS::StackId,
            },
            PermissionsBoundary: if UseBoundary { ref Boundary } else { ref AWS::NoValue },
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "cognito-idp.amazonaws.com" },
                    Action: "sts:AssumeRole",
                }],
            },
        }
        output AuthDomain: if UseOwnDomain {
            sub "https://${CognitoUserPoolDomain}"
        } else {
            sub "https://${Domain}.${Auth}.${AWS::Region}.amazoncognito.com" with {
                Domain: ref CognitoUserPoolDomain,
                Auth: if GovCloud { "auth-fips" } else { "auth" },
            }
        },
        #[condition = UseOwnDomain]
        output DomainTarget: CognitoUserPoolDomain.CloudFrontDistribution,
    }
}

auth_stack! {
    stack dashboards_in_dev {
        parameter Stage: String,
        condition IsDev: ref Stage == "dev",

        #[condition = IsDev]
        user_pool {
            name: sub "${AWS::StackName}-Dashboards",
            username_attributes: [],
            auto_verified_attributes: [email],
            allow_admin_create_user_only: true,
            schema { email: required, terms_confirmed: String(..) }
        }
        #[condition = IsDev]
        domain join "-" ["dashboards", ref Stage, ref AWS::AccountId]
        #[condition = IsDev]
        client = sub "${AWS::StackName}-DashboardsClient" {
            generate_secret: false,
            explicit_auth_flows: [LegacyAdminNoSrp, LegacyUserPassword],
        }
        #[condition = IsDev]
        identity_pool {
            name: sub "${AWS::StackName}-Dashboards",
        }
    }
}

auth_stack! {
    stack clinic {
        parameter ReturnTo: String,

        user_pool {
            name: ref AWS::StackName,
            username_attributes: [],
            auto_verified_attributes: [email],
            account_recovery: [VerifiedEmail],
            allow_admin_create_user_only: true,
            schema { email: required, terms_confirmed: String(..), clinicId: String(..) }
        }
        client = sub "${AWS::StackName}-Clinic" {
            explicit_auth_flows: [UserPassword, RefreshToken],
            oauth {
                flows: [Code, Implicit],
                scopes: [email, openid, profile],
                callback_urls: [ref ReturnTo],
                default_redirect_uri: ref ReturnTo,
            }
        }
        // The id of the client is a prefix that nobody else has.
        domain ref CognitoUserPoolClient
        group practitioner { description: "Those who treat patients", precedence: 0 }
        group non_practitioner { description: "Those who keep the records", precedence: 1 }
        group auditor { description: "Those who look into the records", precedence: 2 }
    }
}

deployed! {
    private_site => {
        "CognitoUserPool": {
            "AdminCreateUserConfig": { "AllowAdminCreateUserOnly": true },
            "UserPoolName": { "Ref": "AWS::StackName" },
            "UsernameAttributes": ["email"],
        },
        "CognitoUserPoolGroupViewers": { "GroupName": { "Ref": "GroupName" } },
        "CognitoUserPoolClient": {
            "PreventUserExistenceErrors": "ENABLED",
            "GenerateSecret": { "Fn::If": ["StaticSite", true, false] },
            "AllowedOAuthScopes": { "Ref": "Scopes" },
            "AllowedOAuthFlowsUserPoolClient": true,
            "AllowedOAuthFlows": ["code"],
            "SupportedIdentityProviders": ["COGNITO"],
            "CallbackURLs": ["https://example.com/set-later"],
            "LogoutURLs": ["https://example.com/set-later"],
        },
        "CognitoUserPoolDomain": {
            "Domain": { "Fn::Sub": [
                "auth-${Suffix}",
                { "Suffix": { "Fn::Select": [2, { "Fn::Split": ["/", { "Ref": "AWS::StackId" }] }] } },
            ] },
        },
    }
    reused_pool => {
        "CognitoUserPool": { "UserPoolName": { "Ref": "AWS::StackName" }, "UsernameAttributes": ["email"] },
        "CognitoUserPoolClient": {
            "GenerateSecret": { "Fn::If": ["NeedsSecret", true, false] },
            "AllowedOAuthScopes": { "Ref": "Scopes" },
        },
    }
    developer_portal => {
        "CognitoUserPool": {
            "UserPoolName": { "Ref": "PoolName" },
            "LambdaConfig": {
                "PreSignUp": { "Fn::Join": ["", [
                    { "Fn::Sub": "arn:aws:lambda:${AWS::Region}:${AWS::AccountId}:function:" },
                    { "Fn::Sub": "${AWS::StackName}-BeforeSignUp" },
                ]] },
            },
            "Policies": { "PasswordPolicy": { "MinimumLength": 12, "RequireLowercase": true, "RequireNumbers": true } },
            "Schema": [{ "AttributeDataType": "String", "Name": "email", "Required": true }],
            "AdminCreateUserConfig": {
                "AllowAdminCreateUserOnly": { "Fn::If": ["InviteOnly", true, false] },
                "InviteMessageTemplate": { "EmailSubject": "Developer portal: come in" },
            },
            "AutoVerifiedAttributes": ["email"],
            "UsernameAttributes": ["email"],
            "EmailVerificationSubject": "Developer portal: your code",
        },
        "CognitoUserPoolClient": { "ClientName": "PortalClient", "GenerateSecret": false, "RefreshTokenValidity": 30 },
        "CognitoIdentityPool": {
            "IdentityPoolName": { "Ref": "PoolName" },
            "AllowUnauthenticatedIdentities": false,
            "CognitoIdentityProviders": [{ "ClientId": { "Ref": "CognitoUserPoolClient" } }],
        },
        "CognitoUserPoolGroupAdmins": {
            "GroupName": { "Fn::Join": ["", [{ "Ref": "AWS::StackName" }, "Admins"]] },
            "Precedence": 0,
            "RoleArn": { "Fn::GetAtt": ["AdminRole", "Arn"] },
        },
        "CognitoUserPoolGroupRegistered": {
            "GroupName": { "Fn::Sub": "${AWS::StackName}-Registered" },
            "Precedence": 1,
        },
    }
    call_analytics => {
        "CognitoUserPool": {
            "AdminCreateUserConfig": { "AllowAdminCreateUserOnly": { "Fn::If": ["AllowSignUp", false, true] } },
            "AutoVerifiedAttributes": ["email"],
            "EmailConfiguration": { "EmailSendingAccount": "COGNITO_DEFAULT" },
            "LambdaConfig": {
                "PreAuthentication": { "Fn::If": ["AllowSignUp", { "Ref": "CheckArn" }, { "Ref": "AWS::NoValue" }] },
                "PreSignUp": { "Fn::If": ["AllowSignUp", { "Ref": "CheckArn" }, { "Ref": "AWS::NoValue" }] },
            },
            "Schema": [{ "Name": "email", "AttributeDataType": "String", "Mutable": false, "Required": true }],
        },
        "CognitoUserPoolClient": {
            "AccessTokenValidity": 1,
            "IdTokenValidity": 1,
            "RefreshTokenValidity": 30,
            "ReadAttributes": ["email", "email_verified", "preferred_username"],
            "ExplicitAuthFlows": ["ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
        },
        "CognitoUserPoolGroupAdmins": { "Description": "Administrators", "GroupName": "Admin", "Precedence": 0 },
        "IdentityPoolAuthenticatedIAMRole": {
            "Policies": [{ "PolicyDocument": { "Statement": [{
                "Action": ["s3:GetObject"],
                "Resource": [
                    { "Fn::Sub": ["arn:aws:s3:::${bucket}", { "bucket": { "Ref": "Bucket" } }] },
                    { "Fn::Sub": ["arn:aws:s3:::${bucket}/*", { "bucket": { "Ref": "Bucket" } }] },
                ],
            }] } }],
        },
    }
    post_call => {
        "CognitoUserPool": {
            "AliasAttributes": ["email"],
            "AutoVerifiedAttributes": ["email"],
            "Policies": { "PasswordPolicy": { "MinimumLength": 8, "RequireLowercase": false } },
        },
        "CognitoUserPoolClient": {
            "CallbackURLs": { "Fn::If": [
                "IsProd",
                [{ "Ref": "Site" }],
                [{ "Ref": "Site" }, "http://localhost:3000/"],
            ] },
        },
        "CognitoUserPoolDomain": { "Domain": { "Ref": "DomainPrefix" } },
    }
    documents => {
        "CognitoUserPool": {
            "AutoVerifiedAttributes": ["email"],
            "UsernameConfiguration": { "CaseSensitive": false },
        },
        "CognitoUserPoolClient": { "CallbackURLs": ["http://localhost:3000"] },
    }
    link_shortener => {
        "CognitoUserPool": { "Schema": [{ "AttributeDataType": "String", "Name": "email", "Required": false }] },
        "CognitoUserPoolDomain": { "Domain": { "Fn::Sub": "${App}-${AWS::AccountId}" } },
        "CognitoUserPoolClient": {
            "CallbackURLs": [
                { "Fn::Sub": "https://${OwnDomain}" },
                { "Fn::If": ["IsLocal", "http://localhost:8080", { "Ref": "AWS::NoValue" }] },
            ],
        },
    }
    cluster_console => {
        "CognitoUserPoolDomain": {
            "Domain": { "Fn::If": [
                "UseOwnDomain",
                { "Ref": "OwnDomain" },
                { "Fn::Join": ["-", [
                    "console",
                    { "Fn::Select": [2, { "Fn::Split": ["/", { "Ref": "AWS::StackId" }] }] },
                ]] },
            ] },
            "CustomDomainConfig": { "Fn::If": [
                "UseOwnDomain",
                { "CertificateArn": { "Ref": "OwnCertificate" } },
                { "Ref": "AWS::NoValue" },
            ] },
        },
        "CognitoUserPoolGroupAdmin": { "GroupName": "admin", "Precedence": 1 },
    }
    dashboards_in_dev => {
        "CognitoUserPool": { "AutoVerifiedAttributes": ["email"], "Schema": [{ "Name": "email" }, { "Name": "terms_confirmed" }] },
        "CognitoUserPoolDomain": {
            "Domain": { "Fn::Join": ["-", ["dashboards", { "Ref": "Stage" }, { "Ref": "AWS::AccountId" }]] },
        },
        "CognitoUserPoolClient": { "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH", "USER_PASSWORD_AUTH"] },
        "CognitoIdentityPool": { "AllowUnauthenticatedIdentities": false },
    }
    clinic => {
        "CognitoUserPool": {
            "AccountRecoverySetting": { "RecoveryMechanisms": [{ "Name": "verified_email", "Priority": 1 }] },
            "Schema": [{ "Name": "email" }, { "Name": "terms_confirmed" }, { "Name": "clinicId" }],
        },
        "CognitoUserPoolClient": {
            "AllowedOAuthFlows": ["code", "implicit"],
            "CallbackURLs": [{ "Ref": "ReturnTo" }],
            "DefaultRedirectURI": { "Ref": "ReturnTo" },
        },
        "CognitoUserPoolDomain": { "Domain": { "Ref": "CognitoUserPoolClient" } },
        "CognitoUserPoolGroupNonPractitioner": { "GroupName": "non-practitioner", "Precedence": 1 },
    }
}
