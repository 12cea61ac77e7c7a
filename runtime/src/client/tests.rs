//! What an app client becomes.

use serde_json::{Value as Template, json};

use super::*;
use crate::identity_provider::ProviderType;
use crate::testing::{known, list, template};
use crate::value::Given;

/// The template without a look at the rules, for what other blocks have to say of it.
fn emitted(mut stack: Stack) -> Template {
    stack.complete();
    stack.template().to_value().into()
}

fn client(build: impl FnOnce(&mut Client)) -> Template {
    let template = template(|stack| {
        stack.domain(None).domain(known("acme"));
        build(stack.client(Some("web")));
    });
    template["Resources"]["AppClientWeb"]["Properties"].clone()
}

#[test]
fn a_stack_has_one_public_client_of_its_own() {
    let template = template(|_| {});
    assert_eq!(
        template["Resources"]["CognitoUserPoolClient"],
        json!({
            "Type": "AWS::Cognito::UserPoolClient",
            "Properties": {
                "UserPoolId": {"Ref": "CognitoUserPool"},
                "SupportedIdentityProviders": ["COGNITO"],
                "PreventUserExistenceErrors": "ENABLED",
                "EnableTokenRevocation": true,
            },
        })
    );
    assert_eq!(
        template["Outputs"]["AppClientId"],
        json!({
            "Description": "You use this value on Amplify Auth `userPoolWebClientId`.",
            "Value": {"Ref": "CognitoUserPoolClient"},
            "Export": {"Name": {"Fn::Join": [":", [{"Ref": "AWS::StackName"}, "AppClientId"]]}},
        })
    );
}

#[test]
fn a_confidential_client_with_a_scope_of_its_own() {
    let template = template(|stack| {
        stack.domain(None).domain(known("my-app"));
        let server = stack.resource_server(Some("mcp"));
        server.scopes("access", known("Access the MCP server"));
        let client = stack.client(Some("mcp_client"));
        client.generate_secret(known(true));
        let oauth = client.oauth();
        oauth.flows(list([OAuthFlow::Code]));
        oauth.scopes(list(["openid", "mcp/access"]));
        oauth.callback_urls(list(["https://claude.ai/api/mcp/auth_callback"]));
    });
    assert_eq!(
        template["Resources"]["AppClientMcpClient"],
        json!({
            "Type": "AWS::Cognito::UserPoolClient",
            "DependsOn": ["CognitoUserPoolResourceServerMcp"],
            "Properties": {
                "ClientName": "mcp-client",
                "UserPoolId": {"Ref": "CognitoUserPool"},
                "SupportedIdentityProviders": ["COGNITO"],
                "GenerateSecret": true,
                "PreventUserExistenceErrors": "ENABLED",
                "EnableTokenRevocation": true,
                "AllowedOAuthFlows": ["code"],
                "AllowedOAuthFlowsUserPoolClient": true,
                "AllowedOAuthScopes": ["openid", "mcp/access"],
                "CallbackURLs": ["https://claude.ai/api/mcp/auth_callback"],
            },
        })
    );
    assert_eq!(
        template["Outputs"]["AppClientIdMcpClient"]["Description"],
        "App client ID for mcp-client."
    );
}

#[test]
fn a_machine_keeps_its_exact_name_and_needs_no_address() {
    let template = template(|stack| {
        stack.domain(None).domain(known("my-app"));
        let server = stack.resource_server(Some("billing_api"));
        server.scopes("read", known("Read"));
        server.scopes("write", known("Write"));
        let client = stack.client(Some("batch_worker"));
        client.meta().exact(known("batch_worker"));
        client.generate_secret(known(true));
        let oauth = client.oauth();
        oauth.flows(list([OAuthFlow::ClientCredentials]));
        oauth.scopes(list(["billing_api/read", "billing-api/write"]));
        oauth.callback_urls(Given::Known(Vec::new()));
    });
    let resource = &template["Resources"]["AppClientBatchWorker"];
    assert_eq!(
        resource["DependsOn"],
        json!(["CognitoUserPoolResourceServerBillingApi"])
    );
    let properties = &resource["Properties"];
    assert_eq!(properties["ClientName"], "batch_worker");
    assert_eq!(
        properties["AllowedOAuthScopes"],
        json!(["billing-api/read", "billing-api/write"])
    );
    assert_eq!(properties["CallbackURLs"], json!([]));
    assert_eq!(
        template["Outputs"]["AppClientIdBatchWorker"]["Description"],
        "App client ID for batch_worker."
    );
}

#[test]
fn every_setting_of_the_client_itself() {
    let properties = client(|client| {
        client.generate_secret(known(true));
        client.identity_providers(list(["cognito"]));
        client.explicit_auth_flows(list([AuthFlow::UserAuth, AuthFlow::RefreshToken]));
        client.auth_session_validity(known(Duration::minutes(5)));
        client.prevent_user_existence_errors(known(UserExistenceErrors::Legacy));
        client.enable_token_revocation(known(false));
        client.enable_propagate_additional_user_context_data(known(true));
        client.read_attributes(list(["email", "name"]));
        client.write_attributes(list(["name"]));
    });
    assert_eq!(
        properties,
        json!({
            "ClientName": "web",
            "UserPoolId": {"Ref": "CognitoUserPool"},
            "SupportedIdentityProviders": ["COGNITO"],
            "GenerateSecret": true,
            "ExplicitAuthFlows": ["ALLOW_USER_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"],
            "AuthSessionValidity": 5,
            "PreventUserExistenceErrors": "LEGACY",
            "EnableTokenRevocation": false,
            "EnablePropagateAdditionalUserContextData": true,
            "ReadAttributes": ["email", "name"],
            "WriteAttributes": ["name"],
        })
    );
}

#[test]
fn a_client_waits_for_the_providers_it_names() {
    let mut stack = Stack::named("test");
    stack
        .identity_provider(Some("google"))
        .kind(known(ProviderType::Google));
    stack
        .client(Some("web"))
        .identity_providers(list(["cognito", "google"]));
    let google = stack.identity_provider.iter().next().expect("declared");
    let (id, name) = (google.logical_id(), google.name());
    let template = emitted(stack);
    let client = &template["Resources"]["AppClientWeb"];
    assert_eq!(client["DependsOn"], json!([id]));
    assert_eq!(
        client["Properties"]["SupportedIdentityProviders"],
        json!(["COGNITO", name])
    );
}

#[test]
fn a_reference_makes_a_client_wait_already() {
    let template = template(|stack| {
        stack.domain(None).domain(known("my-app"));
        let server = stack.resource_server(Some("orders"));
        server
            .meta()
            .exact(Given::Intrinsic(reference("AWS::StackName")));
        server.scopes("read", known("Read"));
        let oauth = stack.client(Some("web")).oauth();
        oauth
            .flows(list([OAuthFlow::Code]))
            .scopes(list(["orders/read"]))
            .callback_urls(list(["https://acme.com"]));
    });
    let client = &template["Resources"]["AppClientWeb"];
    assert_eq!(client.get("DependsOn"), None);
    assert_eq!(
        client["Properties"]["AllowedOAuthScopes"],
        json!([{"Fn::Sub": "${CognitoUserPoolResourceServerOrders}/read"}])
    );
}

#[test]
fn a_choice_waits_for_both_sides() {
    let template = template(|stack| {
        stack
            .condition(Some("Prod"))
            .test(known(crate::function::equals("a".into(), "b".into())));
        stack.domain(None).domain(known("my-app"));
        for name in ["orders", "billing"] {
            let server = stack.resource_server(Some(name));
            server.scopes("read", known("Read"));
        }
        let oauth = stack.client(Some("web")).oauth();
        oauth.flows(list([OAuthFlow::Code]));
        oauth.callback_urls(list(["https://acme.com"]));
        oauth.scopes(Given::Known(vec![Given::Choice(
            "Prod".into(),
            Box::new([known("orders/read"), known("billing/read")]),
        )]));
    });
    let client = &template["Resources"]["AppClientWeb"];
    assert_eq!(
        client["DependsOn"],
        json!([
            "CognitoUserPoolResourceServerOrders",
            "CognitoUserPoolResourceServerBilling"
        ])
    );
    assert_eq!(
        client["Properties"]["AllowedOAuthScopes"],
        json!([{"Fn::If": ["Prod", "orders/read", "billing/read"]}])
    );
}

#[test]
fn what_the_user_depends_on_is_not_said_twice() {
    let mut stack = Stack::named("test");
    stack
        .resource_server(Some("mcp"))
        .scopes("access", known("Access"));
    let client = stack.client(Some("web"));
    client
        .meta()
        .depends_on(list(["CognitoUserPoolResourceServerMcp"]));
    client
        .oauth()
        .scopes(list(["mcp/access", "mcp/access", "openid"]));
    assert_eq!(
        emitted(stack)["Resources"]["AppClientWeb"]["DependsOn"],
        json!(["CognitoUserPoolResourceServerMcp"])
    );
}

#[test]
fn what_exists_under_a_condition_is_waited_for_under_it() {
    let mut stack = Stack::named("test");
    stack
        .identity_provider(Some("google"))
        .kind(known(ProviderType::Google))
        .meta()
        .condition(known("IsFederated"));
    let providers = || list(["cognito", "google"]);
    stack.client(Some("web")).identity_providers(Given::Choice(
        "IsFederated".into(),
        Box::new([providers(), list(["cognito"])]),
    ));
    let federated = stack.client(Some("federated"));
    federated.identity_providers(providers());
    federated.meta().condition(known("IsFederated"));
    let template = emitted(stack);
    let google = "CognitoUserPoolIdentityProviderGoogle";
    let web = &template["Resources"]["AppClientWeb"];
    assert_eq!(web.get("DependsOn"), None);
    assert_eq!(
        web["Metadata"],
        json!({google: {"Fn::If": ["IsFederated", {"Ref": google}, ""]}})
    );
    let federated = &template["Resources"]["AppClientFederated"];
    assert_eq!(federated["DependsOn"], json!([google]));
    assert_eq!(federated.get("Metadata"), None);
}

#[test]
fn custom_attributes_are_not_for_the_user_to_write() {
    let mut stack = Stack::named("test");
    stack.user_pool().schema().attribute(Some("role"));
    let template = emitted(stack);
    let written = &template["Resources"]["CognitoUserPoolClient"]["Properties"]["WriteAttributes"];
    let written: Vec<&str> = written
        .as_array()
        .expect("a list")
        .iter()
        .filter_map(Template::as_str)
        .collect();
    assert!(written.contains(&"email") && written.is_sorted());
    assert!(!written.iter().any(|name| name.starts_with("custom:")));
}

#[test]
fn an_output_can_be_left_out() {
    let template = template(|stack| {
        stack.client(Some("web")).output(known(false));
    });
    assert!(template["Outputs"].get("AppClientIdWeb").is_none());
}
