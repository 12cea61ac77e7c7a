//! What is added to a user pool that exists already, and identity pools without any.

use auth_stack::auth_stack;

auth_stack! {
    stack integration_tests {
        parameter Stage: String { description: "dev or prod" }

        user_pool sub "{{resolve:ssm:/apps/${Stage}/users/pool-id:1}}"
        client tests { generate_secret: false, explicit_auth_flows: [LegacyAdminNoSrp] }
    }
}

auth_stack! {
    stack static_site {
        parameter Stage: String { default: "test" }

        user_pool sub "{{resolve:ssm:/apps/${Stage}/users/pool-id:1}}"
        client = "static-site" { generate_secret: false, refresh_token_validity: 30d }
    }
}

auth_stack! {
    stack first_users {
        parameter PoolId: String,

        user_pool ref PoolId
        user ada = "ada@example.com" {}
        user grace = "grace@example.com" {}
    }
}

auth_stack! {
    stack more_groups {
        parameter PoolId: String { default: "us-east-1_Example" }
        parameter IdentityPoolId: String { default: "us-east-1:12345678-1234-1234-1234-123456789012" }

        user_pool ref PoolId
        group editors = "editors" { description: "Those who edit", precedence: 2, role_arn: EditorRole.Arn }
        resource EditorRole: "AWS::IAM::Role" {
            RoleName: join "" [ref PoolId, "-editors"],
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Federated: "cognito-identity.amazonaws.com" },
                    Action: "sts:AssumeRoleWithWebIdentity",
                    Condition: {
                        StringEquals: { "cognito-identity.amazonaws.com:aud": ref IdentityPoolId },
                        "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": "authenticated" },
                    },
                }],
            },
            Policies: [{
                PolicyName: "edit",
                PolicyDocument: {
                    Version: "2012-10-17",
                    Statement: [{ Effect: "Allow", Action: ["s3:PutObject"], Resource: ["arn:aws:s3:::articles/*"] }],
                },
            }],
        }
    }
}

auth_stack! {
    stack page_metrics {
        parameter Application: String,

        identity_pool {
            name: ref Application,
            allow_unauthenticated_identities: true,
            clients: [],
            unauthenticated {
                description: "Pages that say how they do",
                path: "/",
                policy Put {
                    allow ["rum:PutRumEvents"] on [sub "arn:aws:rum:${AWS::Region}:${AWS::AccountId}:appmonitor/${Application}"],
                }
            }
        }
    }
}

auth_stack! {
    stack chat_bot {
        identity_pool { allow_unauthenticated_identities: true, clients: [] }
        resource Speak: "AWS::IAM::Policy" {
            PolicyName: "Speak",
            Roles: [ref IdentityPoolUnauthenticatedIAMRole],
            PolicyDocument: {
                Version: "2012-10-17",
                Statement: [
                    { Effect: "Allow", Action: ["mobileanalytics:PutEvents", "cognito-sync:*"], Resource: "*" },
                    { Effect: "Allow", Action: "comprehend:*", Resource: "*" },
                ],
            },
        }
    }
}

auth_stack! {
    stack open_to_all {
        identity_pool { allow_classic_flow: true, allow_unauthenticated_identities: true, clients: [] }
    }
}

deployed! {
    integration_tests => {
        "AppClientTests": {
            "UserPoolId": { "Fn::Sub": "{{resolve:ssm:/apps/${Stage}/users/pool-id:1}}" },
            "GenerateSecret": false,
            "ExplicitAuthFlows": ["ADMIN_NO_SRP_AUTH"],
        },
    }
    static_site => {
        "CognitoUserPoolClient": { "ClientName": "static-site", "GenerateSecret": false, "RefreshTokenValidity": 30 },
    }
    first_users => {
        "CognitoUserPoolUserAda": { "Username": "ada@example.com", "UserPoolId": { "Ref": "PoolId" } },
        "CognitoUserPoolUserGrace": { "Username": "grace@example.com", "UserPoolId": { "Ref": "PoolId" } },
    }
    more_groups => {
        "CognitoUserPoolGroupEditors": {
            "GroupName": "editors",
            "Description": "Those who edit",
            "Precedence": 2,
            "RoleArn": { "Fn::GetAtt": ["EditorRole", "Arn"] },
            "UserPoolId": { "Ref": "PoolId" },
        },
    }
    page_metrics => {
        "CognitoIdentityPool": { "IdentityPoolName": { "Ref": "Application" }, "AllowUnauthenticatedIdentities": true },
        "IdentityPoolUnauthenticatedIAMRole": { "Path": "/", "Description": "Pages that say how they do" },
    }
    chat_bot => {
        "CognitoIdentityPool": { "AllowUnauthenticatedIdentities": true },
        "CognitoIdentityPoolRoleAttachment": {
            "Roles": { "unauthenticated": { "Fn::GetAtt": ["IdentityPoolUnauthenticatedIAMRole", "Arn"] } },
        },
    }
    open_to_all => {
        "CognitoIdentityPool": { "AllowClassicFlow": true, "AllowUnauthenticatedIdentities": true },
    }
}
