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
        if self.meta.exact.is_set() {
            return self.meta.exact.known().cloned();
        }
        (!self.ident().is_empty()).then(|| self.ident().to_kebab_case().into())
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
        match self.name() {
            Some(name) => properties.push("ClientName", name),
            None => properties.push_if("ClientName", self.meta.exact.json()),
        }
        properties.push("UserPoolId", stack.pool().reference());
        properties.push(
            "SupportedIdentityProviders",
            self.identity_providers
                .json_with(&|provider| stack.provider_json(provider))
                .unwrap_or_else(|| ["COGNITO"].into()),
        );
        properties.push_if("GenerateSecret", self.generate_secret.json());
        properties.push_if("ExplicitAuthFlows", self.explicit_auth_flows_json(stack));
        properties.push_if(
            "AuthSessionValidity",
            self.auth_session_validity
                .json_with(&|duration| (duration.as_seconds() / tokens::MINUTE).into()),
        );
        properties.push(
            "PreventUserExistenceErrors",
            self.prevent_user_existence_errors
                .json_or(UserExistenceErrors::Enabled.as_str()),
        );
        properties.push(
            "EnableTokenRevocation",
            self.enable_token_revocation.json_or(true),
        );
        properties.push_if(
            "EnablePropagateAdditionalUserContextData",
            self.enable_propagate_additional_user_context_data.json(),
        );
        self.emit_tokens(&mut properties);
        properties.push_if("ReadAttributes", self.read_attributes.json());
        properties.push_if(
            "WriteAttributes",
            self.write_attributes
                .json()
                .or_else(|| stack.default_write_attributes().map(Json::from)),
        );
        if let Some(analytics) = self.analytics.get() {
            properties.push("AnalyticsConfiguration", analytics.json());
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
mod tests;
