//! How a client may sign a user in through the API.

use crate::client::Client;
use crate::json::Json;
use crate::literal::words;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

words! {
    /// How a client may sign a user in through the API.
    pub enum AuthFlow {
        /// Choice-based sign-in: the user picks a factor, such as a passkey, a code or the password.
        UserAuth = "ALLOW_USER_AUTH",
        /// Secure Remote Password: the password never leaves the device.
        UserSrp = "ALLOW_USER_SRP_AUTH",
        /// Refreshing tokens.
        RefreshToken = "ALLOW_REFRESH_TOKEN_AUTH",
        /// The challenges of your own triggers.
        Custom = "ALLOW_CUSTOM_AUTH",
        /// The user name and password as they are.
        UserPassword = "ALLOW_USER_PASSWORD_AUTH",
        /// The user name and password as they are, from a server with AWS credentials.
        AdminUserPassword = "ALLOW_ADMIN_USER_PASSWORD_AUTH",
        /// Exchanging a user's token for one that names the service as the actor.
        TokenExchangeDelegation = "ALLOW_TOKEN_EXCHANGE_DELEGATION",
        /// Exchanging a user's token for one that stands for the user alone.
        TokenExchangeImpersonation = "ALLOW_TOKEN_EXCHANGE_IMPERSONATION",
        /// The old name of `AdminUserPassword`; it cannot stand beside the new ones.
        LegacyAdminNoSrp = "ADMIN_NO_SRP_AUTH",
        /// The old name of `Custom`; it cannot stand beside the new ones.
        LegacyCustomOnly = "CUSTOM_AUTH_FLOW_ONLY",
        /// The old name of `UserPassword`; it cannot stand beside the new ones.
        LegacyUserPassword = "USER_PASSWORD_AUTH",
    }
}

impl AuthFlow {
    /// Whether the flow is one of the names that AWS replaced.
    pub(crate) fn is_legacy(self) -> bool {
        matches!(
            self,
            Self::LegacyAdminNoSrp | Self::LegacyCustomOnly | Self::LegacyUserPassword
        )
    }
}

impl Client {
    /// The old names of flows do not go together with the new ones.
    pub(super) fn flows_are_of_one_kind(&self, report: &mut Report) {
        let (mut first_legacy, mut first_modern) = (None, None);
        for (element, flow) in self.explicit_auth_flows.known() {
            if !flow.is_legacy() {
                first_modern = first_modern.or(Some(flow));
            } else if first_legacy.is_none() {
                first_legacy = Some((element, flow));
            }
        }
        if let (Some((element, legacy)), Some(modern)) = (first_legacy, first_modern) {
            report
                .error(
                    &element,
                    "explicit-flows-no-mix",
                    format!("`{legacy:?}` cannot stand beside `{modern:?}`"),
                )
                .help(match legacy {
                    AuthFlow::LegacyAdminNoSrp => "write `AdminUserPassword`",
                    AuthFlow::LegacyCustomOnly => "write `Custom`",
                    _ => "write `UserPassword`",
                });
        }
    }

    /// Where refresh tokens rotate, the flow that does not rotate them is off.
    pub(super) fn rotation_replaces_refreshing(&self, report: &mut Report) {
        if !self.rotates() {
            return;
        }
        if let Some(element) = self.explicit_auth_flows.find(&AuthFlow::RefreshToken) {
            report
                .error(
                    &element,
                    "rotation-vs-refresh-flow",
                    "the flow `RefreshToken` cannot stand beside `refresh_token_rotation`",
                )
                .help("leave `RefreshToken` out; applications call `GetTokensFromRefreshToken`");
        }
    }

    /// The flows as written; otherwise those of AWS, without refreshing where tokens rotate, and with a choice where users
    /// need not sign in with a password.
    pub(super) fn explicit_auth_flows_json(&self, stack: &Stack) -> Option<Json> {
        let written = self.explicit_auth_flows.json();
        let (rotates, chooses) = (self.rotates(), stack.pool().lets_users_choose());
        if written.is_some() || !(rotates || chooses) {
            return written;
        }
        let mut flows = Vec::new();
        if chooses {
            flows.push(AuthFlow::UserAuth.as_str().into());
        }
        flows.push(AuthFlow::UserSrp.as_str().into());
        if !rotates {
            flows.push(AuthFlow::RefreshToken.as_str().into());
        }
        flows.push(AuthFlow::Custom.as_str().into());
        Some(Json::List(flows))
    }
}

rules! {
    "explicit-flows-no-mix" A: "The legacy names of flows do not stand beside the new ones."
        prevents "Auth flow name with prefix 'ALLOW' cannot be used with legacy auth flow names."
        source "CreateUserPoolClient, ExplicitAuthFlows; measured";
    "rotation-vs-refresh-flow" B: "A client whose refresh tokens rotate does not allow the flow `RefreshToken`."
        prevents "a client that is refused, or whose tokens cannot be refreshed"
        source "Developer guide, refresh token rotation";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::client::RotationFeature;
    use crate::report::Violation;
    use crate::testing::{known, list, report, rule_test, template};
    use crate::value::Given;

    #[test]
    fn users_choose_where_there_is_a_choice() {
        use crate::user_pool::FirstAuthFactor::{Password, WebAuthn};

        let flows = |build: fn(&mut Stack)| {
            let template = template(build);
            template["Resources"]["AppClientWeb"]["Properties"]["ExplicitAuthFlows"].clone()
        };
        let by_default = flows(|stack| {
            stack
                .user_pool()
                .allowed_first_auth_factors(list([Password, WebAuthn]));
            stack.client(Some("web"));
        });
        assert_eq!(
            by_default,
            json!([
                "ALLOW_USER_AUTH",
                "ALLOW_USER_SRP_AUTH",
                "ALLOW_REFRESH_TOKEN_AUTH",
                "ALLOW_CUSTOM_AUTH"
            ])
        );
        let rotating = flows(|stack| {
            stack.client(Some("web")).refresh_token_rotation();
        });
        assert_eq!(
            rotating,
            json!(["ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"])
        );
        let passwords = flows(|stack| {
            stack.client(Some("web"));
        });
        assert!(passwords.is_null());
    }

    #[test]
    fn the_new_name_of_an_old_flow_is_told() {
        for (old, new) in [
            (AuthFlow::LegacyAdminNoSrp, "write `AdminUserPassword`"),
            (AuthFlow::LegacyCustomOnly, "write `Custom`"),
            (AuthFlow::LegacyUserPassword, "write `UserPassword`"),
        ] {
            let report = report(|stack| {
                let client = stack.client(Some("web"));
                client.explicit_auth_flows(list([AuthFlow::UserSrp, old]));
            });
            let helps: Vec<&str> = report.violations().iter().map(Violation::help).collect();
            assert_eq!(helps, [new]);
        }
    }

    rule_test! {
        explicit_flows_no_mix: "explicit-flows-no-mix",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "later": |stack| {
                stack.client(Some("web"))
                    .explicit_auth_flows(Given::Known(vec![Given::Later, known(AuthFlow::LegacyAdminNoSrp)]));
            },
            "new": |stack| { stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserSrp, AuthFlow::RefreshToken])); },
            "old": |stack| {
                stack.client(Some("web"))
                    .explicit_auth_flows(list([AuthFlow::LegacyAdminNoSrp, AuthFlow::LegacyUserPassword, AuthFlow::LegacyCustomOnly]));
            },
        }
        fails {
            "both": |stack| {
                stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserSrp, AuthFlow::LegacyAdminNoSrp]));
            } at "client.web.explicit_auth_flows[1]",
        }
    }

    rule_test! {
        rotation_vs_refresh_flow: "rotation-vs-refresh-flow",
        passes {
            "unset": |stack| { stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::RefreshToken])); },
            "later": |stack| {
                let client = stack.client(Some("web"));
                client.refresh_token_rotation().feature(Given::Later);
                client.explicit_auth_flows(list([AuthFlow::RefreshToken]));
            },
            "off": |stack| {
                let client = stack.client(Some("web"));
                client.refresh_token_rotation().feature(known(RotationFeature::Disabled));
                client.explicit_auth_flows(list([AuthFlow::RefreshToken]));
            },
            "the default flows, which are emitted without it": |stack| { stack.client(Some("web")).refresh_token_rotation(); },
            "other flows": |stack| {
                let client = stack.client(Some("web"));
                client.refresh_token_rotation();
                client.explicit_auth_flows(list([AuthFlow::UserSrp]));
            },
        }
        fails {
            "both": |stack| {
                let client = stack.client(Some("web"));
                client.refresh_token_rotation();
                client.explicit_auth_flows(list([AuthFlow::UserSrp, AuthFlow::RefreshToken]));
            } at "client.web.explicit_auth_flows[1]",
        }
    }
}
