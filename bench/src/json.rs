//! The template as `json!` literals, one a resource, put together in a loop.

use serde_json::{Map, Value, json};

/// What the ARN of a function starts with.
pub const ARN: &str = "arn:aws:lambda:us-east-1:123456789012:function:";

/// The stack with this many clients.
pub fn template(clients: usize) -> Value {
    let (mut resources, mut outputs) = (Map::new(), Map::new());
    let mut add = |name: &str, description: String, value: Value| {
        outputs.insert(
            name.to_owned(),
            json!({
                "Description": description,
                "Value": value,
                "Export": {"Name": {"Fn::Join": [":", [{"Ref": "AWS::StackName"}, name]]}},
            }),
        );
    };
    add(
        "Region",
        "You use this value on Amplify Auth `region`.".into(),
        json!({"Ref": "AWS::Region"}),
    );
    add(
        "UserPoolId",
        "You use this value on Amplify Auth `userPoolId`.".into(),
        json!({"Ref": "CognitoUserPool"}),
    );
    add(
        "UserPoolArn",
        "The ARN of the user pool, for IAM policies and API authorizers.".into(),
        json!({"Fn::GetAtt": ["CognitoUserPool", "Arn"]}),
    );
    add(
        "IssuerUrl",
        "The issuer (`iss`) of the tokens. Their keys are at `/.well-known/jwks.json` below it."
            .into(),
        json!({"Fn::GetAtt": ["CognitoUserPool", "ProviderURL"]}),
    );
    resources.insert("CognitoUserPool".into(), user_pool(clients > 0));
    if clients == 0 {
        resources.insert("CognitoUserPoolClient".into(), default_client());
        add(
            "AppClientId",
            "You use this value on Amplify Auth `userPoolWebClientId`.".into(),
            json!({"Ref": "CognitoUserPoolClient"}),
        );
    } else {
        add(
            "CognitoUserPoolDomainUrl",
            "The Cognito hosted UI domain URL.".into(),
            json!({"Fn::Sub": "https://acme-auth.auth.${AWS::Region}.amazoncognito.com"}),
        );
        add(
            "IdentityPoolId",
            "You use this value on Amplify Auth `identityPoolId`.".into(),
            json!({"Ref": "CognitoIdentityPool"}),
        );
        around_clients(&mut resources, clients);
        for number in 0..clients {
            let id = format!("AppClientClient{number}");
            if number < 150 {
                add(
                    &format!("AppClientIdClient{number}"),
                    format!("App client ID for client-{number}."),
                    json!({"Ref": id}),
                );
            }
            resources.insert(id, client(number));
        }
    }
    json!({
        "AWSTemplateFormatVersion": "2010-09-09",
        "Description": "Edition 0",
        "Resources": resources,
        "Outputs": outputs,
    })
}

fn user_pool(is_custom: bool) -> Value {
    let mut pool = json!({
        "Type": "AWS::Cognito::UserPool",
        "DeletionPolicy": "RetainExceptOnCreate",
        "UpdateReplacePolicy": "Retain",
        "Properties": {
            "AutoVerifiedAttributes": ["email"],
            "Policies": {
                "PasswordPolicy": {
                    "MinimumLength": if is_custom { 14 } else { 12 },
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
    });
    if is_custom {
        let properties = &mut pool["Properties"];
        properties["Schema"] = json!([
            {
                "AttributeDataType": "String",
                "Mutable": true,
                "Name": "department",
                "Required": false,
                "StringAttributeConstraints": {"MaxLength": "50", "MinLength": "2"},
            },
            {
                "AttributeDataType": "String",
                "Mutable": false,
                "Name": "tenant_id",
                "Required": false,
                "StringAttributeConstraints": {"MaxLength": "256", "MinLength": "1"},
            },
            {
                "AttributeDataType": "Number",
                "Mutable": true,
                "Name": "employee_id",
                "Required": false,
                "NumberAttributeConstraints": {"MaxValue": "9", "MinValue": "1"},
            },
            {
                "AttributeDataType": "String",
                "Mutable": true,
                "Name": "plan",
                "Required": false,
                "StringAttributeConstraints": {"MaxLength": "20", "MinLength": "1"},
            },
        ]);
        properties["LambdaConfig"] = json!({
            "PreSignUp": format!("{ARN}a"),
            "PostConfirmation": format!("{ARN}b"),
            "PreAuthentication": format!("{ARN}c"),
            "PostAuthentication": format!("{ARN}d"),
            "CustomMessage": format!("{ARN}e"),
            "UserMigration": format!("{ARN}f"),
        });
        properties["MfaConfiguration"] = json!("OPTIONAL");
        properties["EnabledMfas"] = json!(["SOFTWARE_TOKEN_MFA"]);
    }
    pool
}

fn default_client() -> Value {
    json!({
        "Type": "AWS::Cognito::UserPoolClient",
        "Properties": {
            "UserPoolId": {"Ref": "CognitoUserPool"},
            "SupportedIdentityProviders": ["COGNITO"],
            "PreventUserExistenceErrors": "ENABLED",
            "EnableTokenRevocation": true,
        },
    })
}

fn client(number: usize) -> Value {
    json!({
        "Type": "AWS::Cognito::UserPoolClient",
        "DependsOn": ["CognitoUserPoolResourceServerMcp"],
        "Properties": {
            "ClientName": format!("client-{number}"),
            "UserPoolId": {"Ref": "CognitoUserPool"},
            "SupportedIdentityProviders": ["COGNITO"],
            "PreventUserExistenceErrors": "ENABLED",
            "EnableTokenRevocation": true,
            "AccessTokenValidity": 30,
            "RefreshTokenValidity": 30,
            "TokenValidityUnits": {"AccessToken": "minutes", "RefreshToken": "days"},
            "WriteAttributes": [
                "address", "birthdate", "email", "family_name", "gender", "given_name", "locale", "middle_name", "name",
                "nickname", "phone_number", "picture", "preferred_username", "profile", "updated_at", "website", "zoneinfo",
            ],
            "AllowedOAuthFlows": ["code"],
            "AllowedOAuthFlowsUserPoolClient": true,
            "AllowedOAuthScopes": ["openid", "email", "mcp/access"],
            "CallbackURLs": [format!("https://app{number}.acme.com/callback")],
            "LogoutURLs": [format!("https://app{number}.acme.com/bye")],
        },
    })
}

fn around_clients(resources: &mut Map<String, Value>, clients: usize) {
    for (trigger, function) in [
        ("PreSignUp", "a"),
        ("PostConfirmation", "b"),
        ("PreAuthentication", "c"),
        ("PostAuthentication", "d"),
        ("CustomMessage", "e"),
        ("UserMigration", "f"),
    ] {
        resources.insert(
            format!("{trigger}PermissionForCognitoUserPool"),
            json!({
                "Type": "AWS::Lambda::Permission",
                "Properties": {
                    "Action": "lambda:InvokeFunction",
                    "FunctionName": format!("{ARN}{function}"),
                    "Principal": "cognito-idp.amazonaws.com",
                    "SourceArn": {"Fn::GetAtt": ["CognitoUserPool", "Arn"]},
                },
            }),
        );
    }
    resources.insert(
        "CognitoUserPoolDomain".into(),
        json!({
            "Type": "AWS::Cognito::UserPoolDomain",
            "Properties": {"Domain": "acme-auth", "UserPoolId": {"Ref": "CognitoUserPool"}},
        }),
    );
    for (identifier, name, scopes) in [
        ("mcp", "Mcp", [("access", "Access"), ("admin", "Admin")]),
        ("billing", "Billing", [("read", "Read"), ("write", "Write")]),
    ] {
        let scopes =
            scopes.map(|(name, text)| json!({"ScopeName": name, "ScopeDescription": text}));
        resources.insert(
            format!("CognitoUserPoolResourceServer{name}"),
            json!({
                "Type": "AWS::Cognito::UserPoolResourceServer",
                "Properties": {
                    "Identifier": identifier,
                    "Name": name,
                    "Scopes": scopes,
                    "UserPoolId": {"Ref": "CognitoUserPool"},
                },
            }),
        );
    }
    identity_pool(resources, clients);
}

fn identity_pool(resources: &mut Map<String, Value>, clients: usize) {
    let provider = json!({"Fn::GetAtt": ["CognitoUserPool", "ProviderName"]});
    let providers: Vec<Value> = (0..clients)
        .map(|number| json!({"ClientId": {"Ref": format!("AppClientClient{number}")}, "ProviderName": provider}))
        .collect();
    resources.insert(
        "CognitoIdentityPool".into(),
        json!({
            "Type": "AWS::Cognito::IdentityPool",
            "DeletionPolicy": "RetainExceptOnCreate",
            "UpdateReplacePolicy": "Retain",
            "Properties": {"AllowUnauthenticatedIdentities": false, "CognitoIdentityProviders": providers},
        }),
    );
    let assume = "sts:AssumeRoleWithWebIdentity";
    for (kind, amr, action) in [
        (
            "Authenticated",
            "authenticated",
            json!([assume, "sts:TagSession"]),
        ),
        ("Unauthenticated", "unauthenticated", json!(assume)),
    ] {
        resources.insert(
            format!("IdentityPool{kind}IAMRole"),
            json!({
                "Type": "AWS::IAM::Role",
                "Properties": {
                    "AssumeRolePolicyDocument": trust(&action, amr),
                    "Policies": [{
                        "PolicyName": format!("IdentityPool{kind}IAMRolePolicyName"),
                        "PolicyDocument": deny_all(),
                    }],
                },
            }),
        );
    }
    resources.insert(
        "CognitoIdentityPoolRoleAttachment".into(),
        json!({
            "Type": "AWS::Cognito::IdentityPoolRoleAttachment",
            "Properties": {
                "IdentityPoolId": {"Ref": "CognitoIdentityPool"},
                "Roles": {
                    "authenticated": {"Fn::GetAtt": ["IdentityPoolAuthenticatedIAMRole", "Arn"]},
                    "unauthenticated": {"Fn::GetAtt": ["IdentityPoolUnauthenticatedIAMRole", "Arn"]},
                },
            },
        }),
    );
    resources.insert(
        "CognitoIdentityPoolPrincipalTag".into(),
        json!({
            "Type": "AWS::Cognito::IdentityPoolPrincipalTag",
            "Properties": {
                "IdentityPoolId": {"Ref": "CognitoIdentityPool"},
                "IdentityProviderName": provider,
                "PrincipalTags": {"user_id": "sub"},
                "UseDefaults": false,
            },
        }),
    );
}

/// Who may take on a role of the identity pool.
pub fn trust(action: &Value, amr: &str) -> Value {
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"Federated": "cognito-identity.amazonaws.com"},
            "Action": action,
            "Condition": {
                "StringEquals": {"cognito-identity.amazonaws.com:aud": {"Ref": "CognitoIdentityPool"}},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": amr},
            },
        }],
    })
}

/// The policy of a role that may do nothing.
pub fn deny_all() -> Value {
    json!({
        "Version": "2012-10-17",
        "Statement": [{"Effect": "Deny", "Action": ["*"], "Resource": ["*"]}],
    })
}
