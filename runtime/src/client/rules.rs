//! What holds for a client as a whole.

use crate::client::Client;
use crate::limit::{Limit, Subject, check_value, length, pattern};
use crate::literal::Duration;
use crate::pattern::NAME;
use crate::report::Report;
use crate::rulebook::rules;

const NAME_LIMITS: [Limit; 2] = [
    length("client-name-format", 1, 128),
    pattern("client-name-format", &NAME),
];

impl Client {
    /// The rulebook of a client.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.name_is_one_of_aws(report);
        self.session_lasts_whole_minutes(report);
        self.tokens_end_before_refresh(report);
        self.flows_are_of_one_kind(report);
        self.rotation_replaces_refreshing(report);
        self.user_context_needs_secret(report);
        self.client_credentials_need_secret(report);
    }

    /// The name, written or made from the identifier, has characters that AWS takes.
    fn name_is_one_of_aws(&self, report: &mut Report) {
        self.meta.check_exact(&NAME_LIMITS, "name", report);
        if !self.meta.exact.is_set()
            && let Some(name) = self.name()
        {
            check_value(&NAME_LIMITS, &name, self, Subject::Value("name"), report);
        }
    }

    /// A session is counted in minutes.
    fn session_lasts_whole_minutes(&self, report: &mut Report) {
        let Some(validity) = self.auth_session_validity.known() else {
            return;
        };
        let minutes = validity.as_seconds() / super::tokens::MINUTE;
        if (3..15).contains(&minutes) && Duration::minutes(minutes) != *validity {
            report
                .error(
                    &self.auth_session_validity,
                    "auth-session-validity",
                    format!("`auth_session_validity` counts whole minutes, not `{validity}`"),
                )
                .help(format!("write `{minutes}min` or `{}min`", minutes + 1));
        }
    }

    /// Only a client that proves who it is may speak for the user's device.
    fn user_context_needs_secret(&self, report: &mut Report) {
        let context = &self.enable_propagate_additional_user_context_data;
        if context.is(&true) && self.has_no_secret() {
            report
                .error(
                    context,
                    "propagate-context-needs-secret",
                    "`enable_propagate_additional_user_context_data` needs a client secret",
                )
                .help("write `generate_secret: true`, too");
        }
    }

    /// A machine signs in with the client's secret.
    fn client_credentials_need_secret(&self, report: &mut Report) {
        // Beside another flow it is wrong already.
        if let Some(oauth) = self.oauth.get()
            && self.has_no_secret()
            && let Some(element) = oauth.client_credentials()
            && oauth.flow_of_people().is_none()
        {
            report
                .error(
                    &element,
                    "oauth-client-credentials-secret",
                    "`ClientCredentials` needs a client secret",
                )
                .help("write `generate_secret: true` in the client");
        }
    }

    /// Whether the client is known to have no secret.
    fn has_no_secret(&self) -> bool {
        self.generate_secret.known_or(false) == Some(false)
    }
}

rules! {
    "client-name-format" A: "The name of a client has 1 to 128 ASCII letters, digits, spaces or `_+=,.@-`."
        prevents "Value at 'clientName' failed to satisfy constraint"
        source "CreateUserPoolClient, ClientName; measured";
    "auth-session-validity" B: "A sign-in may take 3 to 15 whole minutes."
        prevents "Value at 'authSessionValidity' failed to satisfy constraint"
        source "CreateUserPoolClient, AuthSessionValidity";
    "propagate-context-needs-secret" A: "Only a client with a secret passes on the data of the user's device."
        prevents "Client Secret is required to set EnablePropagateAdditionalUserContextData as true"
        source "CreateUserPoolClient, EnablePropagateAdditionalUserContextData; measured";
    "oauth-client-credentials-secret" A: "The flow `ClientCredentials` needs a client secret."
        prevents "client_credentials flow can not be selected if client does not have a client secret."
        source "CreateUserPoolClient, AllowedOAuthFlows; measured";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::OAuthFlow;
    use crate::testing::{known, list, rule_test};
    use crate::value::Given;

    rule_test! {
        client_name_format: "client-name-format",
        passes {
            "unset": |stack| { stack.client(None); },
            "from the identifier": |stack| { stack.client(Some("mcp_client")); },
            "later": |stack| { stack.client(Some("web")).meta().exact(Given::Later); },
            "upper bound": |stack| { stack.client(Some("web")).meta().exact(known("a".repeat(128))); },
            "every kind of character": |stack| { stack.client(Some("web")).meta().exact(known("My App_+=,.@-1")); },
        }
        fails {
            "empty": |stack| { stack.client(Some("web")).meta().exact(known("")); } at "client.web.exact",
            "too long": |stack| { stack.client(Some("web")).meta().exact(known("a".repeat(129))); } at "client.web.exact",
            "another character": |stack| { stack.client(Some("web")).meta().exact(known("web/app")); } at "client.web.exact",
            "an identifier AWS does not take": |stack| { stack.client(Some("größe")); } at "client.größe",
        }
    }

    rule_test! {
        auth_session_validity: "auth-session-validity",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "later": |stack| { stack.client(Some("web")).auth_session_validity(Given::Later); },
            "lower bound": |stack| { stack.client(Some("web")).auth_session_validity(known(Duration::minutes(3))); },
            "upper bound": |stack| { stack.client(Some("web")).auth_session_validity(known(Duration::minutes(15))); },
        }
        fails {
            "below": |stack| { stack.client(Some("web")).auth_session_validity(known(Duration::seconds(179))); }
                at "client.web.auth_session_validity",
            "above": |stack| { stack.client(Some("web")).auth_session_validity(known(Duration::seconds(901))); }
                at "client.web.auth_session_validity",
            "between two minutes": |stack| { stack.client(Some("web")).auth_session_validity(known(Duration::seconds(899))); }
                at "client.web.auth_session_validity",
        }
    }

    rule_test! {
        propagate_context_needs_secret: "propagate-context-needs-secret",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "off": |stack| { stack.client(Some("web")).enable_propagate_additional_user_context_data(known(false)); },
            "later": |stack| {
                let client = stack.client(Some("web"));
                client.enable_propagate_additional_user_context_data(known(true));
                client.generate_secret(Given::Later);
            },
            "with a secret": |stack| {
                let client = stack.client(Some("web"));
                client.enable_propagate_additional_user_context_data(known(true));
                client.generate_secret(known(true));
            },
        }
        fails {
            "secret unset": |stack| { stack.client(Some("web")).enable_propagate_additional_user_context_data(known(true)); }
                at "client.web.enable_propagate_additional_user_context_data",
            "without a secret": |stack| {
                let client = stack.client(Some("web"));
                client.enable_propagate_additional_user_context_data(known(true));
                client.generate_secret(known(false));
            } at "client.web.enable_propagate_additional_user_context_data",
        }
    }

    rule_test! {
        oauth_client_credentials_secret: "oauth-client-credentials-secret",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().flows(Given::Known(vec![Given::Later])); },
            "secret later": |stack| {
                let client = stack.client(Some("web"));
                client.generate_secret(Given::Later);
                client.oauth().flows(list([OAuthFlow::ClientCredentials]));
            },
            "with a secret": |stack| {
                let client = stack.client(Some("web"));
                client.generate_secret(known(true));
                client.oauth().flows(list([OAuthFlow::ClientCredentials]));
            },
            "another flow": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::Code])); },
            "beside another flow, which is another rule": |stack| {
                stack.client(Some("web")).oauth().flows(list([OAuthFlow::ClientCredentials, OAuthFlow::Code]));
            },
        }
        fails {
            "without a secret": |stack| { stack.client(Some("web")).oauth().flows(list([OAuthFlow::ClientCredentials])); }
                at "client.web.oauth.flows[0]",
        }
    }
}
