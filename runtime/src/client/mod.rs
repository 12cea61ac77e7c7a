//! An application that signs users in: `AWS::Cognito::UserPoolClient`.

mod analytics;
mod flows;
mod oauth;
mod of_client;
mod redirect;
mod rules;
mod tokens;

pub use analytics::Analytics;
pub(crate) use analytics::RULES as ANALYTICS_RULES;
pub use flows::AuthFlow;
pub(crate) use flows::RULES as FLOW_RULES;
pub(crate) use oauth::RULES as OAUTH_RULES;
pub use oauth::{OAuth, OAuthFlow, STANDARD_SCOPES};
pub(crate) use of_client::{OfClient, Owner};
pub(crate) use redirect::RULES as REDIRECT_RULES;
pub(crate) use rules::RULES;
pub(crate) use tokens::RULES as TOKEN_RULES;
pub use tokens::{RefreshTokenRotation, RotationFeature};

use crate::block::{Meta, block};
use crate::function::reference;
use crate::identity_provider::IdentityProvider;
use crate::json::{Json, Object, Text};
use crate::limit::lasting;
use crate::literal::{Attribute, Duration, Provider, words};
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::template::Resource;
use crate::value::{List, Value};

words! {
    /// What an unknown user name is answered with.
    pub enum UserExistenceErrors {
        /// The same as a wrong password, so that nobody can find out who has an account.
        Enabled = "ENABLED",
        /// That the user does not exist.
        Legacy = "LEGACY",
    }
}

block! {
    /// An application that signs users in through the pool. It becomes an `AWS::Cognito::UserPoolClient` and the output
    /// `AppClientId<Name>`; without a name, the client `CognitoUserPoolClient` and the output `AppClientId`.
    pub struct Client: Optional, Resource, Exact {
        settings {
            /// Whether the client has a secret, for applications that can keep one. Default `false`. Changing it replaces
            /// the client. Becomes `GenerateSecret`.
            generate_secret: Value<bool>,
            /// Who may sign in: providers of the stack and `cognito`. Default `[cognito]`. Becomes
            /// `SupportedIdentityProviders`.
            identity_providers: List<Provider>,
            /// How the client may sign users in through the API. Default of AWS: `[UserSrp, RefreshToken, Custom]`;
            /// with `refresh_token_rotation` the same without `RefreshToken`, and with `UserAuth` where the pool has
            /// `allowed_first_auth_factors` besides the password. Becomes `ExplicitAuthFlows`.
            explicit_auth_flows: List<AuthFlow>,
            /// How long an access token stays valid: 5 minutes to 1 day, default 1 hour; a number that is known only when
            /// the stack is deployed counts hours. Becomes `AccessTokenValidity` and its unit.
            access_token_validity: Value<Duration>
                where [lasting("access-id-range", tokens::SHORTEST_TOKEN, tokens::LONGEST_TOKEN)],
            /// How long an ID token stays valid: 5 minutes to 1 day, default 1 hour; a number that is known only when the
            /// stack is deployed counts hours. Becomes `IdTokenValidity` and its unit.
            id_token_validity: Value<Duration>
                where [lasting("access-id-range", tokens::SHORTEST_TOKEN, tokens::LONGEST_TOKEN)],
            /// How long a user stays signed in: 1 hour to 10 years (3650 days), default 30 days; a number that is known
            /// only when the stack is deployed counts days. Becomes `RefreshTokenValidity` and its unit.
            refresh_token_validity: Value<Duration>
                where [lasting("refresh-range", tokens::SHORTEST_REFRESH, tokens::LONGEST_REFRESH)],
            /// How long a user may take for all steps of a sign-in: 3 to 15 whole minutes, default 3. Becomes
            /// `AuthSessionValidity`.
            auth_session_validity: Value<Duration>
                where [lasting("auth-session-validity", Duration::minutes(3), Duration::minutes(15))],
            /// Whether an unknown user name is answered like a wrong password. Default `Enabled`. Becomes
            /// `PreventUserExistenceErrors`.
            prevent_user_existence_errors: Value<UserExistenceErrors>,
            /// Whether refresh tokens, and the tokens made from them, can be revoked. Default `true`. Becomes
            /// `EnableTokenRevocation`.
            enable_token_revocation: Value<bool>,
            /// Whether a server may pass the user's address on to threat protection; only with `generate_secret`. Default
            /// `false`. Becomes `EnablePropagateAdditionalUserContextData`.
            enable_propagate_additional_user_context_data: Value<bool>,
            /// The attributes the application may read. Default of AWS: the standard ones. Becomes `ReadAttributes`.
            read_attributes: List<Attribute>,
            /// The attributes the application may write for a user. Default: the standard ones, so that no user sets a
            /// custom one unless a client says so. Becomes `WriteAttributes`.
            write_attributes: List<Attribute>,
            /// Whether the id of the client is an output. Default `true`.
            output: Value<bool>,
        }
        blocks {
            /// What the client may do at the OAuth endpoints. Without it, nothing.
            oauth: One<OAuth>,
            /// A new refresh token with each refresh.
            refresh_token_rotation: One<RefreshTokenRotation>,
            /// Where the figures of sign-ins go.
            analytics: One<Analytics>,
        }
    }
}

impl Client {
    /// The name AWS shows: `= "exact"`, or the identifier in kebab case; none without either, or while not known.
    pub(crate) fn name(&self) -> Option<Text> {
        match self.meta.exact.given() {
            Some(exact) => exact.known().cloned(),
            None => (!self.ident().is_empty()).then(|| self.ident().to_kebab_case().into()),
        }
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| match self.ident() {
            "" => "CognitoUserPoolClient".into(),
            name => name.to_upper_camel_case_after("AppClient").into(),
        })
    }

    /// The id, as another block refers to it: only where the client exists.
    pub(crate) fn reference_from(&self, block: &Meta) -> Json {
        block.where_exists(&self.meta, reference(self.logical_id()))
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let id = self.logical_id();
        let client = emission.resource(
            id.clone(),
            &self.meta,
            "AWS::Cognito::UserPoolClient",
            self.properties(stack),
        );
        self.wait_for_needed(stack, client);
        if !self.output.is(&false) {
            let (name, description) = self.output_text();
            emission.output(&self.meta, name, description, reference(id));
        }
    }

    fn properties(&self, stack: &Stack) -> Object {
        let mut properties = Object::with_capacity(16);
        let name = self.name().map(Json::Text);
        properties.set("ClientName", name.or_else(|| self.meta.exact.json()));
        properties.insert("UserPoolId", stack.pool().reference());
        properties.insert(
            "SupportedIdentityProviders",
            self.identity_providers
                .json_with(&|provider| stack.provider_json(provider))
                .unwrap_or_else(|| ["COGNITO"].into()),
        );
        properties.set("GenerateSecret", self.generate_secret.json());
        properties.set("ExplicitAuthFlows", self.explicit_auth_flows_json(stack));
        properties.set(
            "AuthSessionValidity",
            self.auth_session_validity.given().map(|given| {
                given.fold(&|duration| Json::Integer(duration.as_seconds() / tokens::MINUTE))
            }),
        );
        properties.insert(
            "PreventUserExistenceErrors",
            self.prevent_user_existence_errors
                .json_or(UserExistenceErrors::Enabled.as_str()),
        );
        properties.insert(
            "EnableTokenRevocation",
            self.enable_token_revocation.json_or(true),
        );
        properties.set(
            "EnablePropagateAdditionalUserContextData",
            self.enable_propagate_additional_user_context_data.json(),
        );
        self.emit_tokens(&mut properties);
        properties.set("ReadAttributes", self.read_attributes.json());
        properties.set(
            "WriteAttributes",
            self.write_attributes.json().or_else(|| {
                stack
                    .default_write_attributes()
                    .map(|names| names.to_vec().into())
            }),
        );
        if let Some(analytics) = self.analytics.get() {
            properties.insert("AnalyticsConfiguration", analytics.json());
        }
        if let Some(oauth) = self.oauth.get() {
            oauth.emit(stack, &mut properties);
        }
        properties
    }

    /// Makes the resource wait for the servers of its scopes and for its providers.
    fn wait_for_needed(&self, stack: &Stack, client: &mut Resource) {
        if let Some(oauth) = self.oauth.get() {
            for &(_, scope) in &oauth.scopes.possible() {
                for &(server, _) in &stack.servers_of(scope) {
                    client.wait_for_block(server.logical_id(), &server.meta);
                }
            }
        }
        for &(_, provider) in &self.identity_providers.possible() {
            if let Some(provider) = stack.identity_provider.called(provider) {
                client.wait_for_block(provider.logical_id(), &provider.meta);
            }
        }
    }

    /// The name of the output, and what it says.
    fn output_text(&self) -> (Text, Text) {
        match self.ident() {
            "" => (
                "AppClientId".into(),
                "You use this value on Amplify Auth `userPoolWebClientId`.".into(),
            ),
            ident => {
                let name = self.name().unwrap_or_else(|| ident.to_kebab_case().into());
                (
                    ident.to_upper_camel_case_after("AppClientId").into(),
                    ["App client ID for ", name.as_str(), "."].concat().into(),
                )
            }
        }
    }
}

impl Stack {
    /// The provider that a client names, unless it is `cognito` or none of the stack.
    fn provider(&self, provider: &str) -> Option<&IdentityProvider> {
        self.identity_provider
            .iter()
            .find(|known| known.ident() == provider)
    }

    /// A provider as AWS sees it: its name there, not the one in the stack.
    fn provider_json(&self, provider: &Text) -> Json {
        match self.provider(provider) {
            Some(known) => known
                .name()
                .map_or_else(|| reference(known.logical_id()), Json::Text),
            None if provider.as_str() == "cognito" => "COGNITO".into(),
            None => provider.clone().into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value as Template, json};

    use super::*;
    use crate::identity_provider::ProviderType;
    use crate::testing::{known, list, template};
    use crate::value::Given;

    /// The template without a look at the rules, for what other blocks have to say of it.
    fn emitted(mut stack: Stack) -> Template {
        stack.complete();
        stack.template().to_value()
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
        let written =
            &template["Resources"]["CognitoUserPoolClient"]["Properties"]["WriteAttributes"];
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
}
