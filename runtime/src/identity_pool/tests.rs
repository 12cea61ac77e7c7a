//! What an identity pool becomes.

use serde_json::{Value, json};

use super::*;
use crate::literal::Duration;
use crate::testing::{known, list, template};

fn trust(who: &str, actions: &Value) -> Value {
    json!({
        "Version": "2012-10-17",
        "Statement": [{
            "Effect": "Allow",
            "Principal": { "Federated": "cognito-identity.amazonaws.com" },
            "Action": actions,
            "Condition": {
                "StringEquals": { "cognito-identity.amazonaws.com:aud": { "Ref": "CognitoIdentityPool" } },
                "ForAnyValue:StringLike": { "cognito-identity.amazonaws.com:amr": who },
            },
        }],
    })
}

fn deny(name: &str) -> Value {
    json!([{
        "PolicyName": name,
        "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{ "Effect": "Deny", "Action": ["*"], "Resource": ["*"] }],
        },
    }])
}

fn authenticated(policies: &Value) -> Value {
    json!({
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument":
                trust("authenticated", &json!(["sts:AssumeRoleWithWebIdentity", "sts:TagSession"])),
            "Policies": policies,
        },
    })
}

fn unauthenticated() -> Value {
    json!({
        "Type": "AWS::IAM::Role",
        "Properties": {
            "AssumeRolePolicyDocument": trust("unauthenticated", &json!("sts:AssumeRoleWithWebIdentity")),
            "Policies": deny("IdentityPoolUnauthenticatedIAMRolePolicyName"),
        },
    })
}

fn attachment(roles: &Value) -> Value {
    json!({
        "Type": "AWS::Cognito::IdentityPoolRoleAttachment",
        "Properties": { "IdentityPoolId": { "Ref": "CognitoIdentityPool" }, "Roles": roles },
    })
}

fn made_roles() -> Value {
    json!({
        "authenticated": { "Fn::GetAtt": ["IdentityPoolAuthenticatedIAMRole", "Arn"] },
        "unauthenticated": { "Fn::GetAtt": ["IdentityPoolUnauthenticatedIAMRole", "Arn"] },
    })
}

fn tags(tags: &Value) -> Value {
    json!({
        "Type": "AWS::Cognito::IdentityPoolPrincipalTag",
        "Properties": {
            "IdentityPoolId": { "Ref": "CognitoIdentityPool" },
            "IdentityProviderName": { "Fn::GetAtt": ["CognitoUserPool", "ProviderName"] },
            "PrincipalTags": tags,
            "UseDefaults": false,
        },
    })
}

fn own_client(id: &str) -> Value {
    json!({ "ClientId": { "Ref": id }, "ProviderName": { "Fn::GetAtt": ["CognitoUserPool", "ProviderName"] } })
}

/// The resources and outputs of a stack with an identity pool.
fn built(build: impl FnOnce(&mut IdentityPool)) -> Value {
    template(|stack| {
        stack.client(None);
        build(stack.identity_pool());
    })
}

#[test]
fn nothing_is_written() {
    let template = built(|_| {});
    let resources = &template["Resources"];
    assert_eq!(
        resources["CognitoIdentityPool"],
        json!({
            "Type": "AWS::Cognito::IdentityPool",
            "DeletionPolicy": "RetainExceptOnCreate",
            "UpdateReplacePolicy": "Retain",
            "Properties": {
                "AllowUnauthenticatedIdentities": false,
                "CognitoIdentityProviders": [own_client("CognitoUserPoolClient")],
            },
        })
    );
    assert_eq!(
        resources["CognitoIdentityPoolRoleAttachment"],
        attachment(&made_roles())
    );
    assert_eq!(
        resources["IdentityPoolAuthenticatedIAMRole"],
        authenticated(&deny("IdentityPoolAuthenticatedIAMRolePolicyName"))
    );
    assert_eq!(
        resources["IdentityPoolUnauthenticatedIAMRole"],
        unauthenticated()
    );
    assert_eq!(
        resources["CognitoIdentityPoolPrincipalTag"],
        tags(&json!({ "appClientId": "aud", "userId": "sub" }))
    );
    assert_eq!(
        template["Outputs"]["IdentityPoolId"],
        json!({
            "Description": "You use this value on Amplify Auth `identityPoolId`.",
            "Value": { "Ref": "CognitoIdentityPool" },
            "Export": { "Name": { "Fn::Join": [":", [{ "Ref": "AWS::StackName" }, "IdentityPoolId"]] } },
        })
    );
}

#[test]
fn guests_and_a_name() {
    let template = built(|pool| {
        pool.name(known("MyApp_IdentityPool"))
            .allow_unauthenticated_identities(known(true));
    });
    assert_eq!(
        template["Resources"]["CognitoIdentityPool"]["Properties"],
        json!({
            "AllowUnauthenticatedIdentities": true,
            "CognitoIdentityProviders": [own_client("CognitoUserPoolClient")],
            "IdentityPoolName": "MyApp_IdentityPool",
        })
    );
    assert_eq!(
        template["Resources"]["IdentityPoolUnauthenticatedIAMRole"],
        unauthenticated()
    );
}

#[test]
fn policies() {
    let resource = "arn:aws:s3:::my-bucket/${aws:PrincipalTag/userId}/*";
    let template = built(|pool| {
        let policy = pool.authenticated().policy(Some("S3Access"));
        let allow = policy.allow(None);
        allow
            .actions(list(["s3:GetObject", "s3:PutObject"]))
            .on(list([resource]));
    });
    assert_eq!(
        template["Resources"]["IdentityPoolAuthenticatedIAMRole"],
        authenticated(&json!([{
            "PolicyName": "S3Access",
            "PolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [{ "Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": resource }],
            },
        }]))
    );
}

#[test]
fn statements_that_deny_under_a_condition() {
    let template = built(|pool| {
        let policy = pool.authenticated().policy(Some("Mail"));
        policy.meta().exact(known("mail-access"));
        let deny = policy.deny(None);
        deny.actions(list(["ses:*"])).on(list([
            "arn:aws:ses:*:*:identity/a.com",
            "arn:aws:ses:*:*:identity/b.com",
        ]));
        deny.when(known(
            json!({ "StringNotEquals": { "aws:PrincipalTag/userId": "root" } }),
        ))
        .sid(known("NoMail"));
        policy
            .allow(None)
            .actions(list(["ses:SendEmail"]))
            .on(list(["*"]));
    });
    assert_eq!(
        template["Resources"]["IdentityPoolAuthenticatedIAMRole"]["Properties"]["Policies"],
        json!([{
            "PolicyName": "mail-access",
            "PolicyDocument": {
                "Version": "2012-10-17",
                "Statement": [
                    { "Effect": "Allow", "Action": ["ses:SendEmail"], "Resource": "*" },
                    {
                        "Sid": "NoMail",
                        "Effect": "Deny",
                        "Action": ["ses:*"],
                        "Resource": ["arn:aws:ses:*:*:identity/a.com", "arn:aws:ses:*:*:identity/b.com"],
                        "Condition": { "StringNotEquals": { "aws:PrincipalTag/userId": "root" } },
                    },
                ],
            },
        }])
    );
}

#[test]
fn principal_tags() {
    let template = template(|stack| {
        stack.client(None);
        let schema = stack.user_pool().schema();
        for name in ["department", "role"] {
            schema
                .attribute(Some(name))
                .data_type(known(crate::user_pool::AttributeType::String));
        }
        let pool = stack.identity_pool();
        pool.principal_tags("department", known("custom:department"));
        pool.principal_tags("role", known("custom:role"));
        pool.principal_tags("userId", known("sub"));
    });
    assert_eq!(
        template["Resources"]["CognitoIdentityPoolPrincipalTag"],
        tags(&json!({ "department": "custom:department", "role": "custom:role", "userId": "sub" }))
    );
}

#[test]
fn no_principal_tags() {
    let template = built(|pool| crate::calls::empty(pool, "principal_tags"));
    let resources = &template["Resources"];
    assert_eq!(resources.get("CognitoIdentityPoolPrincipalTag"), None);
    assert_eq!(
        resources["IdentityPoolAuthenticatedIAMRole"],
        authenticated(&deny("IdentityPoolAuthenticatedIAMRolePolicyName"))
    );
}

#[test]
fn default_tags_of_aws() {
    let template = built(|pool| {
        pool.use_default_tags(known(true));
        let other = pool.provider_tags(Some("google"));
        other
            .identity_provider(known("accounts.google.com"))
            .tags("mail", known("email"));
    });
    let resources = &template["Resources"];
    let own = &resources["CognitoIdentityPoolPrincipalTag"]["Properties"];
    assert_eq!(
        (own.get("PrincipalTags"), &own["UseDefaults"]),
        (None, &json!(true))
    );
    assert_eq!(
        resources["CognitoIdentityPoolPrincipalTagGoogle"]["Properties"],
        json!({
            "IdentityPoolId": { "Ref": "CognitoIdentityPool" },
            "IdentityProviderName": "accounts.google.com",
            "PrincipalTags": { "mail": "email" },
            "UseDefaults": false,
        })
    );
}

#[test]
fn external_roles() {
    let arn = |name| format!("arn:aws:iam::123456789012:role/{name}");
    let template = built(|pool| {
        pool.authenticated().role(known(arn("AuthenticatedRole")));
        pool.unauthenticated()
            .role(known(arn("UnauthenticatedRole")));
    });
    let resources = &template["Resources"];
    assert_eq!(resources.get("IdentityPoolAuthenticatedIAMRole"), None);
    assert_eq!(resources.get("IdentityPoolUnauthenticatedIAMRole"), None);
    assert_eq!(
        resources["CognitoIdentityPoolRoleAttachment"],
        attachment(
            &json!({ "authenticated": arn("AuthenticatedRole"), "unauthenticated": arn("UnauthenticatedRole") })
        )
    );
}

#[test]
fn a_role_with_every_setting() {
    let boundary = "arn:aws:iam::123456789012:policy/Boundary";
    let managed = "arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess";
    let template = built(|pool| {
        let access = pool.authenticated();
        access
            .managed_policies(list([managed]))
            .permissions_boundary(known(boundary));
        access
            .max_session_duration(known(Duration::hours(2)))
            .path(known("/apps/"))
            .role_name(known("Users"));
        access
            .description(known("Signed in"))
            .tags("Team", known("identity"));
        access.meta().logical_id(known("UserRole"));
    });
    let resources = &template["Resources"];
    assert_eq!(
        resources["UserRole"]["Properties"],
        json!({
            "AssumeRolePolicyDocument":
                trust("authenticated", &json!(["sts:AssumeRoleWithWebIdentity", "sts:TagSession"])),
            "ManagedPolicyArns": [managed],
            "PermissionsBoundary": boundary,
            "MaxSessionDuration": 7200,
            "Path": "/apps/",
            "RoleName": "Users",
            "Description": "Signed in",
            "Tags": [{ "Key": "Team", "Value": "identity" }],
        })
    );
    assert_eq!(
        resources["CognitoIdentityPoolRoleAttachment"]["Properties"]["Roles"]["authenticated"],
        json!({ "Fn::GetAtt": ["UserRole", "Arn"] })
    );
}

#[test]
fn every_other_setting() {
    let arn = "arn:aws:iam::123456789012:saml-provider/Acme";
    let oidc = "arn:aws:iam::123456789012:oidc-provider/login.acme.com";
    let template = built(|pool| {
        pool.allow_classic_flow(known(true))
            .server_side_token_check(known(true));
        pool.supported_login_providers("graph.facebook.com", known("7346241598935555"));
        pool.saml_provider_arns(list([arn]))
            .open_id_connect_provider_arns(list([oidc]));
        pool.developer_provider_name(known("acme.login"))
            .tags("Team", known("identity"));
        pool.cognito_events(
            "SyncTrigger",
            known("arn:aws:lambda:us-east-1:123456789012:function:sync"),
        );
        let other = pool.cognito_identity_provider(None);
        other
            .client_id(known("abc123"))
            .provider_name(known("cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc"));
        pool.push_sync()
            .application_arns(list(["arn:aws:sns:us-east-1:123456789012:app/GCM/acme"]));
        pool.cognito_streams()
            .stream_name(known("sync"))
            .streaming_status(known(StreamingStatus::Enabled));
    });
    assert_eq!(
        template["Resources"]["CognitoIdentityPool"]["Properties"],
        json!({
            "AllowUnauthenticatedIdentities": false,
            "CognitoIdentityProviders": [
                {
                    "ClientId": { "Ref": "CognitoUserPoolClient" },
                    "ProviderName": { "Fn::GetAtt": ["CognitoUserPool", "ProviderName"] },
                    "ServerSideTokenCheck": true,
                },
                { "ClientId": "abc123", "ProviderName": "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc" },
            ],
            "AllowClassicFlow": true,
            "SupportedLoginProviders": { "graph.facebook.com": "7346241598935555" },
            "SamlProviderARNs": [arn],
            "OpenIdConnectProviderARNs": [oidc],
            "DeveloperProviderName": "acme.login",
            "IdentityPoolTags": [{ "Key": "Team", "Value": "identity" }],
            "CognitoEvents": { "SyncTrigger": "arn:aws:lambda:us-east-1:123456789012:function:sync" },
            "PushSync": { "ApplicationArns": ["arn:aws:sns:us-east-1:123456789012:app/GCM/acme"] },
            "CognitoStreams": { "StreamName": "sync", "StreamingStatus": "ENABLED" },
        })
    );
}

#[test]
fn conditions() {
    let equals = || known(json!({ "Fn::Equals": ["a", "b"] }));
    let template = template(|stack| {
        stack.condition(Some("HasPool")).test(equals());
        stack.condition(Some("HasApp")).test(equals());
        stack.condition(Some("HasGuests")).test(equals());
        stack.client(Some("web"));
        stack.client(Some("app")).meta().condition(known("HasApp"));
        let pool = stack.identity_pool();
        pool.meta().condition(known("HasPool"));
        pool.authenticated();
        pool.unauthenticated().meta().condition(known("HasGuests"));
        pool.role_mapping(Some("app"))
            .kind(known(RoleMappingType::Token));
    });
    let resources = &template["Resources"];
    for id in [
        "CognitoIdentityPool",
        "CognitoIdentityPoolRoleAttachment",
        "IdentityPoolAuthenticatedIAMRole",
        "CognitoIdentityPoolPrincipalTag",
    ] {
        assert_eq!(resources[id]["Condition"], "HasPool", "{id}");
    }
    assert_eq!(
        template["Outputs"]["IdentityPoolId"]["Condition"],
        "HasPool"
    );
    assert_eq!(
        resources["IdentityPoolUnauthenticatedIAMRole"]["Condition"],
        "HasGuests"
    );
    let attachment = &resources["CognitoIdentityPoolRoleAttachment"]["Properties"];
    let guests = json!({ "Fn::GetAtt": ["IdentityPoolUnauthenticatedIAMRole", "Arn"] });
    let nothing = json!({ "Ref": "AWS::NoValue" });
    assert_eq!(
        attachment["Roles"]["unauthenticated"],
        json!({ "Fn::If": ["HasGuests", guests, nothing] })
    );
    assert_eq!(attachment["RoleMappings"]["app"]["Fn::If"][0], "HasApp");
    assert_eq!(
        resources["CognitoIdentityPool"]["Properties"]["CognitoIdentityProviders"],
        json!([own_client("AppClientWeb"), { "Fn::If": ["HasApp", own_client("AppClientApp"), nothing] }])
    );
}

#[test]
fn role_mappings() {
    let sales = "arn:aws:iam::123456789012:role/Sales";
    let template = built(|pool| {
        pool.supported_login_providers("graph.facebook.com", known("7346241598935555"));
        pool.role_mapping(None).kind(known(RoleMappingType::Token));
        let mapping = pool.role_mapping(Some("facebook"));
        mapping
            .kind(known(RoleMappingType::Rules))
            .identity_provider(known("graph.facebook.com"));
        mapping.ambiguous_role_resolution(known(AmbiguousRole::AuthenticatedRole));
        let rule = mapping.rule(None);
        rule.claim(known("id"))
            .match_type(known(MatchType::StartsWith))
            .value(known("7"))
            .role_arn(known(sales));
    });
    assert_eq!(
        template["Resources"]["CognitoIdentityPoolRoleAttachment"]["Properties"]["RoleMappings"],
        json!({
            "default": {
                "IdentityProvider": {
                    "Fn::Join": [":", [
                        { "Fn::GetAtt": ["CognitoUserPool", "ProviderName"] },
                        { "Ref": "CognitoUserPoolClient" },
                    ]],
                },
                "Type": "Token",
                "AmbiguousRoleResolution": "Deny",
            },
            "facebook": {
                "IdentityProvider": "graph.facebook.com",
                "Type": "Rules",
                "AmbiguousRoleResolution": "AuthenticatedRole",
                "RulesConfiguration": {
                    "Rules": [{ "Claim": "id", "MatchType": "StartsWith", "Value": "7", "RoleARN": sales }],
                },
            },
        })
    );
}

#[test]
fn an_identity_pool_of_others_needs_no_user_pool() {
    let resources = |build: fn(&mut Stack)| {
        let template = template(build);
        let resources = template["Resources"].as_object().expect("an object");
        resources.keys().cloned().collect::<Vec<_>>()
    };
    let alone = resources(|stack| {
        stack
            .identity_pool()
            .clients(list(Vec::<&str>::new()))
            .allow_unauthenticated_identities(known(true));
    });
    assert_eq!(
        alone,
        [
            "CognitoIdentityPool",
            "CognitoIdentityPoolRoleAttachment",
            "IdentityPoolAuthenticatedIAMRole",
            "IdentityPoolUnauthenticatedIAMRole",
        ]
    );
    let with_client = resources(|stack| {
        stack.identity_pool().clients(list(Vec::<&str>::new()));
        stack.client(Some("web"));
    });
    assert!(with_client.contains(&"CognitoUserPool".to_owned()));
}
