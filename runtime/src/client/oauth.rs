//! What a client may do at the OAuth endpoints.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{count, length, pattern};
use crate::literal::{Scope, words};
use crate::names::which;
use crate::pattern::VISIBLE;
use crate::place::Leaf;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::list;
use crate::value::{List, Value};

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
    /// What a client may do at the OAuth endpoints of the pool's domain. The block turns them on for the client
    /// (`AllowedOAuthFlowsUserPoolClient`).
    pub struct OAuth: Unnamed, Part {
        settings {
            /// How the client gets tokens: `[Code]` for people, `[ClientCredentials]` for machines. Becomes
            /// `AllowedOAuthFlows`.
            flows: List<OAuthFlow> where [count("oauth-flow-enum", 0, 3)],
            /// What the tokens may be used for, at most 50: `openid` and the other standard scopes, and those of resource
            /// servers, like `mcp/access`. Becomes `AllowedOAuthScopes`.
            scopes: List<Scope> where [count("oauth-scope-format", 0, 50)],
            /// Where the browser returns to after sign-in, at most 100 addresses of 1 to 1024 characters. Becomes
            /// `CallbackURLs`.
            callback_urls: List<Text>
                where [count("callback-count", 0, 100), length("callback-count", 1, 1024), pattern("callback-count", &VISIBLE)],
            /// Where the browser returns to after sign-out, at most 100 addresses of 1 to 1024 characters. Becomes
            /// `LogoutURLs`.
            logout_urls: List<Text>
                where [count("callback-count", 0, 100), length("callback-count", 1, 1024), pattern("callback-count", &VISIBLE)],
            /// Which of the `callback_urls` is taken where the application names none. Becomes `DefaultRedirectURI`.
            default_redirect_uri: Value<Text>,
        }
    }
}

impl OAuth {
    /// The rulebook of the OAuth settings.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.flows_and_scopes_are_there(report);
        self.client_credentials_stand_alone(report);
        self.machines_have_scopes_of_their_own(report);
        self.claims_come_with_openid(report);
        self.browsers_have_a_way_back(report);
        for &addresses in &[&self.callback_urls, &self.logout_urls] {
            for &(place, address) in &addresses.possible() {
                super::redirect::check(&place, address, report);
            }
        }
        self.default_is_one_of_the_callbacks(report);
    }

    /// A client that may use OAuth has a flow and a scope.
    fn flows_and_scopes_are_there(&self, report: &mut Report) {
        let (no_flow, no_scope) = (self.flows.is_empty(), self.scopes.is_empty());
        if no_flow || no_scope {
            let keys = which(&[("flows", no_flow), ("scopes", no_scope)]);
            let examples = which(&[("flows: [Code]", no_flow), ("scopes: [openid]", no_scope)]);
            report
                .error(
                    self,
                    "oauth-flag-needs-flows-scopes",
                    format!("`oauth` lacks {}", list(&keys)),
                )
                .help(format!("write {}", list(&examples)));
        }
    }

    /// A machine does not share its client with people.
    fn client_credentials_stand_alone(&self, report: &mut Report) {
        if let (Some(element), Some(flow)) = (self.client_credentials(), self.flow_of_people()) {
            report
                .error(
                    &element,
                    "oauth-client-credentials-alone",
                    format!("`ClientCredentials` cannot stand beside `{flow:?}`"),
                )
                .help("declare a second client for it");
        }
    }

    /// The standard scopes are about a user, and a machine is none.
    fn machines_have_scopes_of_their_own(&self, report: &mut Report) {
        if self.client_credentials().is_none() || self.flow_of_people().is_some() {
            return;
        }
        for &(place, scope) in &self.scopes.possible() {
            if STANDARD_SCOPES.contains(&scope) {
                report
                    .error(
                        &place,
                        "oauth-client-credentials-scopes",
                        format!("the scope `{scope}` is not for `ClientCredentials`"),
                    )
                    .help("write scopes of a resource server, like `mcp/access`");
            }
        }
    }

    /// The scopes for parts of the profile go together with `openid`.
    fn claims_come_with_openid(&self, report: &mut Report) {
        if self.client_credentials().is_some() || !self.scopes.lacks(&Text::literal("openid")) {
            return;
        }
        for (element, scope) in self.scopes.known() {
            let scope = scope.as_str();
            if ["email", "phone", "profile"].contains(&scope) {
                report
                    .error(
                        &element,
                        "oauth-openid-with-claims",
                        format!("the scope `{scope}` needs `openid`"),
                    )
                    .help("add `openid` to the scopes");
                return;
            }
        }
    }

    /// Who signs in with a browser comes back to an address.
    fn browsers_have_a_way_back(&self, report: &mut Report) {
        if let Some(flow) = self.flow_of_people()
            && self.callback_urls.is_empty()
        {
            report
                .error(
                    self,
                    "oauth-callback-required",
                    format!("`{flow:?}` needs an address to return to"),
                )
                .help("write `callback_urls: [\"https://…\"]`");
        }
    }

    /// The default redirect is one of the addresses the client may return to.
    fn default_is_one_of_the_callbacks(&self, report: &mut Report) {
        let Some(default) = self.default_redirect_uri.known() else {
            return;
        };
        // Without any address, the flows were reported already.
        let is_reported = self.callback_urls.is_empty() && self.flow_of_people().is_some();
        if is_reported || !self.callback_urls.lacks(default) {
            return;
        }
        let near = crate::suggest::suggest(default, &self.callback_urls.texts());
        report
            .error(
                &self.default_redirect_uri,
                "default-redirect-member",
                format!(
                    "`default_redirect_uri` is not one of the `callback_urls`: `{}`",
                    crate::limit::shorten(default)
                ),
            )
            .help(if near.is_empty() {
                "add it to `callback_urls`".into()
            } else {
                near
            });
    }

    /// The element that says that machines sign in.
    pub(super) fn client_credentials(&self) -> Option<Leaf<'_>> {
        self.flows.find(&OAuthFlow::ClientCredentials)
    }

    /// The first flow that needs a browser.
    pub(crate) fn flow_of_people(&self) -> Option<OAuthFlow> {
        for (_, flow) in self.flows.known() {
            if *flow != OAuthFlow::ClientCredentials {
                return Some(*flow);
            }
        }
        None
    }

    pub(super) fn emit(&self, stack: &Stack, properties: &mut Object) {
        properties.push_if("AllowedOAuthFlows", self.flows.json());
        properties.push("AllowedOAuthFlowsUserPoolClient", true);
        properties.push_if(
            "AllowedOAuthScopes",
            self.scopes.json_with(&|scope| stack.scope_json(scope)),
        );
        properties.push_if("CallbackURLs", self.callback_urls.json());
        properties.push_if("LogoutURLs", self.logout_urls.json());
        properties.push_if("DefaultRedirectURI", self.default_redirect_uri.json());
        self.meta.add_raw(properties);
    }
}

rules! {
    "oauth-flag-needs-flows-scopes" A: "An `oauth` block has at least one flow and one scope."
        prevents "AllowedOAuthFlows and AllowedOAuthScopes are required if user pool client is allowed to use OAuth flows."
        source "CreateUserPoolClient, AllowedOAuthFlowsUserPoolClient; measured";
    "oauth-flow-enum" B: "A client has at most 3 flows."
        prevents "Value at 'allowedOAuthFlows' failed to satisfy constraint"
        source "CreateUserPoolClient, AllowedOAuthFlows";
    "oauth-client-credentials-alone" A: "`ClientCredentials` is the only flow of its client."
        prevents "client_credentials flow can not be selected along with code flow or implicit flow."
        source "CreateUserPoolClient, AllowedOAuthFlows; measured";
    "oauth-client-credentials-scopes" C: "A client with `ClientCredentials` has only scopes of resource servers."
        prevents "openid is not supported with client_credentials flow"
        source "CreateUserPoolClient, AllowedOAuthScopes; public reports";
    "oauth-scope-format" B: "A client has at most 50 scopes."
        prevents "Value at 'allowedOAuthScopes' failed to satisfy constraint"
        source "CreateUserPoolClient, AllowedOAuthScopes";
    "oauth-openid-with-claims" B: "`email`, `phone` and `profile` stand beside `openid`."
        prevents "invalid_scope when a user signs in"
        source "Developer guide, app client settings";
    "oauth-callback-required" A: "`Code` and `Implicit` need at least one callback address."
        prevents "CallbackUrls can not be empty when code flow or implicit flow is selected"
        source "CreateUserPoolClient, CallbackURLs; measured";
    "default-redirect-member" A: "The default redirect is one of the callback addresses, to the letter."
        prevents "The default redirect URI is not in the callback URIs list."
        source "CreateUserPoolClient, DefaultRedirectURI; measured";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{known, list, rule_test, template};
    use crate::value::Given;

    fn scopes(number: usize) -> Vec<String> {
        (0..number).map(|n| format!("api/{n}")).collect()
    }

    rule_test! {
        oauth_flag_needs_flows_scopes: "oauth-flag-needs-flows-scopes",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "later": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(Given::Later);
                oauth.scopes(Given::Later);
            },
            "both": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(list([OAuthFlow::Code]));
                oauth.scopes(list(["openid"]));
            },
        }
        fails {
            "neither": |stack| { stack.client(Some("web")).oauth(); } at "client.web.oauth",
            "no flow": |stack| { stack.client(Some("web")).oauth().scopes(list(["openid"])); } at "client.web.oauth",
            "no scope": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::Code])); } at "client.web.oauth",
            "empty": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(list([OAuthFlow::Code]));
                oauth.scopes(Given::Known(Vec::new()));
            } at "client.web.oauth",
        }
    }

    rule_test! {
        oauth_flow_enum: "oauth-flow-enum",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().flows(Given::Later); },
            "upper bound": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::Code; 3])); },
        }
        fails {
            "above": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::Code; 4])); }
                at "client.web.oauth.flows",
        }
    }

    rule_test! {
        oauth_client_credentials_alone: "oauth-client-credentials-alone",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "alone": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::ClientCredentials])); },
            "later": |stack| {
                stack.client(Some("web")).oauth().flows(Given::Known(vec![known(OAuthFlow::ClientCredentials), Given::Later]));
            },
            "the others": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::Code, OAuthFlow::Implicit])); },
        }
        fails {
            "with code": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::Code, OAuthFlow::ClientCredentials])); }
                at "client.web.oauth.flows[1]",
            "with implicit": |stack| {
                stack.client(Some("web")).oauth().flows(list([OAuthFlow::ClientCredentials, OAuthFlow::Implicit]));
            } at "client.web.oauth.flows[0]",
        }
    }

    rule_test! {
        oauth_client_credentials_scopes: "oauth-client-credentials-scopes",
        passes {
            "unset": |stack| { stack.client(Some("job")).oauth().flows(list([OAuthFlow::ClientCredentials])); },
            "later": |stack| {
                let oauth = stack.client(Some("job")).oauth();
                oauth.flows(list([OAuthFlow::ClientCredentials]));
                oauth.scopes(Given::Known(vec![Given::Later]));
            },
            "its own": |stack| {
                let oauth = stack.client(Some("job")).oauth();
                oauth.flows(list([OAuthFlow::ClientCredentials]));
                oauth.scopes(list(["mcp/access"]));
            },
            "another flow": |stack| {
                let oauth = stack.client(Some("job")).oauth();
                oauth.flows(list([OAuthFlow::Code]));
                oauth.scopes(list(["openid"]));
            },
        }
        fails {
            "openid": |stack| {
                let oauth = stack.client(Some("job")).oauth();
                oauth.flows(list([OAuthFlow::ClientCredentials]));
                oauth.scopes(list(["mcp/access", "openid"]));
            } at "client.job.oauth.scopes[1]",
            "in a choice": |stack| {
                let oauth = stack.client(Some("job")).oauth();
                oauth.flows(list([OAuthFlow::ClientCredentials]));
                let choice = Given::Choice("Prod".into(), Box::new([known("mcp/access"), known("email")]));
                oauth.scopes(Given::Known(vec![choice]));
            } at "client.job.oauth.scopes[0]",
        }
    }

    rule_test! {
        oauth_scope_format: "oauth-scope-format",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().scopes(Given::Later); },
            "upper bound": |stack| { stack.client(Some("web")).oauth().scopes(list(scopes(50))); },
        }
        fails {
            "above": |stack| { stack.client(Some("web")).oauth().scopes(list(scopes(51))); } at "client.web.oauth.scopes",
        }
    }

    rule_test! {
        oauth_openid_with_claims: "oauth-openid-with-claims",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().scopes(Given::Known(vec![known("email"), Given::Later])); },
            "with it": |stack| { stack.client(Some("web")).oauth().scopes(list(["email", "phone", "profile", "openid"])); },
            "others": |stack| { stack.client(Some("web")).oauth().scopes(list(["aws.cognito.signin.user.admin", "mcp/access"])); },
            "a machine, which is another rule": |stack| {
                let oauth = stack.client(Some("job")).oauth();
                oauth.flows(list([OAuthFlow::ClientCredentials]));
                oauth.scopes(list(["email"]));
            },
        }
        fails {
            "email": |stack| { stack.client(Some("web")).oauth().scopes(list(["email"])); } at "client.web.oauth.scopes[0]",
            "one error for all": |stack| { stack.client(Some("web")).oauth().scopes(list(["mcp/access", "phone", "profile"])); }
                at "client.web.oauth.scopes[1]",
        }
    }

    rule_test! {
        oauth_callback_required: "oauth-callback-required",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(list([OAuthFlow::Code]));
                oauth.callback_urls(Given::Later);
            },
            "one": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(list([OAuthFlow::Code]));
                oauth.callback_urls(list(["https://acme.com"]));
            },
            "a machine": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::ClientCredentials])); },
        }
        fails {
            "code": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::Code])); } at "client.web.oauth",
            "implicit": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::Implicit])); } at "client.web.oauth",
            "empty": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(list([OAuthFlow::Code]));
                oauth.callback_urls(Given::Known(Vec::new()));
            } at "client.web.oauth",
        }
    }

    rule_test! {
        default_redirect_member: "default-redirect-member",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["https://acme.com"])); },
            "later": |stack| { stack.client(Some("web")).oauth().default_redirect_uri(Given::Later); },
            "callback later": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.callback_urls(Given::Known(vec![known("https://acme.com"), Given::Later]));
                oauth.default_redirect_uri(known("https://acme.com/cb"));
            },
            "member": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.callback_urls(list(["https://acme.com", "https://acme.com/cb"]));
                oauth.default_redirect_uri(known("https://acme.com/cb"));
            },
            "no callback, which is another rule": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(list([OAuthFlow::Code]));
                oauth.default_redirect_uri(known("https://acme.com/cb"));
            },
        }
        fails {
            "another": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.callback_urls(list(["https://acme.com/cb"]));
                oauth.default_redirect_uri(known("https://acme.com/cb/"));
            } at "client.web.oauth.default_redirect_uri",
            "of a machine": |stack| {
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(list([OAuthFlow::ClientCredentials]));
                oauth.default_redirect_uri(known("https://acme.com/cb"));
            } at "client.web.oauth.default_redirect_uri",
        }
    }

    #[test]
    fn every_setting_is_emitted() {
        let template = template(|stack| {
            stack.domain(None).domain(known("acme"));
            let oauth = stack.client(Some("web")).oauth();
            oauth.flows(list([OAuthFlow::Code, OAuthFlow::Implicit]));
            oauth.scopes(list(["openid", "aws.cognito.signin.user.admin"]));
            oauth.callback_urls(list(["https://acme.com/cb", "myapp://cb"]));
            oauth.logout_urls(list(["http://localhost:3000"]));
            oauth.default_redirect_uri(known("https://acme.com/cb"));
        });
        let properties = &template["Resources"]["AppClientWeb"]["Properties"];
        for (property, value) in [
            ("AllowedOAuthFlows", serde_json::json!(["code", "implicit"])),
            ("AllowedOAuthFlowsUserPoolClient", true.into()),
            (
                "AllowedOAuthScopes",
                serde_json::json!(["openid", "aws.cognito.signin.user.admin"]),
            ),
            (
                "CallbackURLs",
                serde_json::json!(["https://acme.com/cb", "myapp://cb"]),
            ),
            ("LogoutURLs", serde_json::json!(["http://localhost:3000"])),
            ("DefaultRedirectURI", "https://acme.com/cb".into()),
        ] {
            assert_eq!(properties[property], value, "{property}");
        }
    }
}
