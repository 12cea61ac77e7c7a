//! An application that signs users in: `AWS::Cognito::UserPoolClient`.

mod oauth;

pub(crate) use oauth::RULES as OAUTH_RULES;
pub use oauth::{OAuth, OAuthFlow, STANDARD_SCOPES};

use heck::{ToKebabCase as _, ToUpperCamelCase as _};

use crate::block::block;
use crate::function::reference;
use crate::json::{Object, Text};
use crate::limit::lasting;
use crate::literal::{Duration, Provider, words};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::value::{List, Value};

words! {
    /// How a client may sign a user in through the API.
    pub enum AuthFlow {
        /// Secure Remote Password: the password never leaves the device.
        UserSrp = "ALLOW_USER_SRP_AUTH",
        /// Refreshing tokens.
        RefreshToken = "ALLOW_REFRESH_TOKEN_AUTH",
        /// Choice-based sign-in: the user picks one of the pool's first factors.
        UserAuth = "ALLOW_USER_AUTH",
        /// The user name and password as they are.
        UserPassword = "ALLOW_USER_PASSWORD_AUTH",
    }

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
    pub struct Client: Optional, Resource {
        settings {
            /// Whether the client has a secret, for applications that can keep one. Default `false`. Changing it replaces
            /// the client. Becomes `GenerateSecret`.
            generate_secret: Value<bool>,
            /// Who may sign in: providers of the stack and `cognito`. Default `[cognito]`. Becomes
            /// `SupportedIdentityProviders`.
            identity_providers: List<Provider>,
            /// How the client may sign users in through the API. Default of AWS: SRP, refresh and custom. Becomes
            /// `ExplicitAuthFlows`.
            explicit_auth_flows: List<AuthFlow>,
            /// How long an access token stays valid: 5 minutes to 1 day, default 1 hour. Becomes `AccessTokenValidity`.
            access_token_validity: Value<Duration> where [lasting("access-id-range", Duration::minutes(5), Duration::days(1))],
            /// Whether the id of the client is an output. Default `true`.
            output: Value<bool>,
        }
        blocks {
            /// What the client may do at the OAuth endpoints. Without it, nothing.
            oauth: One<OAuth>,
        }
    }
}

impl Client {
    /// The rulebook of a client.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

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
            name => format!("AppClient{}", name.to_upper_camel_case()).into(),
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new();
        if self.meta.exact.is_set() || !self.ident().is_empty() {
            properties.insert(
                "ClientName",
                self.meta.exact_or(self.ident().to_kebab_case()),
            );
        }
        properties.insert("UserPoolId", reference(stack.pool().logical_id()));
        properties.set("GenerateSecret", self.generate_secret.json());
        properties.set("ExplicitAuthFlows", self.explicit_auth_flows.json());
        if let Some(oauth) = self.oauth.get() {
            oauth.emit(stack, &mut properties);
        }
        let id = self.logical_id();
        emission.resource(
            id.clone(),
            &self.meta,
            "AWS::Cognito::UserPoolClient",
            properties,
        );
        if !self.output.is(&false) {
            let (name, description) = match self.name().filter(|_| !self.ident().is_empty()) {
                None => (
                    "AppClientId".to_owned(),
                    "You use this value on Amplify Auth `userPoolWebClientId`.".to_owned(),
                ),
                Some(name) => (
                    format!("AppClientId{}", self.ident().to_upper_camel_case()),
                    format!("App client ID for {name}."),
                ),
            };
            emission.output(&self.meta, name, description, reference(id));
        }
    }
}

rules! {
    "access-id-range" A: "An access or ID token is valid for 5 minutes to 1 day."
        prevents "Invalid range for token validity."
        source "CreateUserPoolClient, AccessTokenValidity";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        access_id_range: "access-id-range",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "later": |stack| { stack.client(Some("web")).access_token_validity(Given::Later); },
            "lower bound": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::minutes(5))); },
            "upper bound": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::days(1))); },
        }
        fails {
            "below": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::seconds(299))); }
                at "client.web.access_token_validity",
            "above": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::seconds(86_401))); }
                at "client.web.access_token_validity",
        }
    }
}
