//! What a client may do at the OAuth endpoints.

use crate::block::block;
use crate::json::{Object, Text};
use crate::literal::{Scope, words};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::value::List;

/// The scopes that every pool has.
pub const STANDARD_SCOPES: [&str; 5] = [
    "openid",
    "email",
    "phone",
    "profile",
    "aws.cognito.signin.user.admin",
];

words! {
    /// How an application gets tokens from the OAuth endpoints.
    pub enum OAuthFlow {
        /// The authorization code grant, with PKCE for public clients.
        Code = "code",
        /// Tokens in the address of the redirect. Discouraged: OAuth 2.1 removes it.
        Implicit = "implicit",
        /// A machine signs in as itself, with the client's secret.
        ClientCredentials = "client_credentials",
    }
}

block! {
    /// What a client may do at the OAuth endpoints of the pool's domain.
    pub struct OAuth: Unnamed, Part {
        settings {
            /// How the client gets tokens. Becomes `AllowedOAuthFlows`.
            flows: List<OAuthFlow>,
            /// What the tokens may be used for, at most 50. Becomes `AllowedOAuthScopes`.
            scopes: List<Scope>,
            /// Where the browser returns to after sign-in, at most 100. Becomes `CallbackURLs`.
            callback_urls: List<Text>,
        }
    }
}

impl OAuth {
    /// The rulebook of the OAuth settings.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    pub(crate) fn emit(&self, stack: &Stack, properties: &mut Object) {
        properties.set("AllowedOAuthFlows", self.flows.json());
        properties.insert("AllowedOAuthFlowsUserPoolClient", true);
        properties.set(
            "AllowedOAuthScopes",
            self.scopes
                .json_with(|scope| stack.scope_text(scope).into()),
        );
        properties.set("CallbackURLs", self.callback_urls.json());
    }
}

rules! {}
