//! How long tokens live, and how they are renewed.

use crate::block::block;
use crate::client::Client;
use crate::function::choice;
use crate::json::{Json, Object};
use crate::limit::lasting;
use crate::literal::{Duration, Kept, Literal, words};
use crate::report::Report;
use crate::rulebook::rules;
use crate::value::{Given, Value};

/// The bounds of access and ID tokens.
pub(super) const SHORTEST_TOKEN: Duration = Duration::minutes(5);
pub(super) const LONGEST_TOKEN: Duration = Duration::days(1);
/// The bounds of refresh tokens.
pub(super) const SHORTEST_REFRESH: Duration = Duration::hours(1);
pub(super) const LONGEST_REFRESH: Duration = Duration::days(3650);
/// A minute in seconds.
pub(super) const MINUTE: i64 = Duration::minutes(1).as_seconds();

words! {
    /// Whether refresh tokens rotate.
    pub enum RotationFeature {
        /// Each refresh gives a new refresh token.
        Enabled = "ENABLED",
        /// A refresh token stays the same as long as it is valid.
        Disabled = "DISABLED",
    }
}

block! {
    /// A new refresh token with each refresh, so that a stolen one is soon worthless. It takes the place of the flow
    /// `RefreshToken`: applications call `GetTokensFromRefreshToken`. Becomes `RefreshTokenRotation`.
    pub struct RefreshTokenRotation: Unnamed, Part {
        settings {
            /// Whether tokens rotate. Default `Enabled`. Becomes `Feature`.
            feature: Value<RotationFeature>,
            /// How long the replaced token may still be used, for a retry: 0 to 60 seconds. Becomes
            /// `RetryGracePeriodSeconds`.
            retry_grace_period: Value<Duration>
                where [lasting("rotation-fields", Duration::seconds(0), Duration::minutes(1))],
        }
    }
}

impl RefreshTokenRotation {
    /// The rulebook of token rotation: its limits are all there is.
    #[allow(
        clippy::unused_self,
        reason = "the table of a block asks each for its rules"
    )]
    pub(crate) fn rules(&self, _: &mut Report) {}

    fn json(&self) -> Object {
        let mut rotation = Object::new().with(
            "Feature",
            self.feature.json_or(RotationFeature::Enabled.as_str()),
        );
        rotation.set(
            "RetryGracePeriodSeconds",
            self.retry_grace_period
                .json_with(&|duration| duration.as_seconds().into()),
        );
        self.meta.add_raw(&mut rotation);
        rotation
    }
}

impl Client {
    /// Whether refresh tokens are known to rotate.
    pub(super) fn rotates(&self) -> bool {
        self.refresh_token_rotation.get().is_some_and(|rotation| {
            rotation.feature.known_or(RotationFeature::Enabled) == Some(RotationFeature::Enabled)
        })
    }

    /// No access or ID token outlives the refresh token. Bounds broken before are not reported again.
    pub(super) fn tokens_end_before_refresh(&self, report: &mut Report) {
        let Some(refresh) = self.refresh_token_validity.known() else {
            return;
        };
        if !(SHORTEST_REFRESH..=LONGEST_REFRESH).contains(refresh) {
            return;
        }
        for &(key, token) in &[
            ("access_token_validity", &self.access_token_validity),
            ("id_token_validity", &self.id_token_validity),
        ] {
            let Some(validity) = token.known() else {
                continue;
            };
            if validity > refresh && *validity <= LONGEST_TOKEN {
                report
                    .error(
                        token,
                        "access-id-le-refresh",
                        format!(
                            "`{key}` of `{validity}` is longer than the refresh token's `{refresh}`"
                        ),
                    )
                    .help(format!(
                        "write `{refresh}` or less, or `refresh_token_validity: {validity}`"
                    ));
            }
        }
    }

    pub(super) fn emit_tokens(&self, properties: &mut Object) {
        let mut units = Object::new();
        for &(token, property, validity, default) in &[
            (
                "AccessToken",
                "AccessTokenValidity",
                &self.access_token_validity,
                "hours",
            ),
            (
                "IdToken",
                "IdTokenValidity",
                &self.id_token_validity,
                "hours",
            ),
            (
                "RefreshToken",
                "RefreshTokenValidity",
                &self.refresh_token_validity,
                "days",
            ),
        ] {
            if let Some(given) = validity.given() {
                properties.push(property, given.json());
                units.push(token, unit(given, default));
            }
        }
        if !units.is_empty() {
            properties.push("TokenValidityUnits", units);
        }
        if let Some(rotation) = self.refresh_token_rotation.get() {
            properties.push("RefreshTokenRotation", rotation.json());
        }
    }
}

/// The unit of a duration, where `default` is what AWS takes a bare number for.
fn unit(given: &Given<Kept>, default: &'static str) -> Json {
    match given {
        Given::Known(duration) => <Duration as Literal>::of(duration).in_unit().1.into(),
        Given::Later => Json::Null,
        Given::Intrinsic(_) => default.into(),
        Given::Choice(condition, sides) => {
            match (unit(&sides[0], default), unit(&sides[1], default)) {
                (a, b) if a == b => a,
                (a, b) => choice(condition.clone(), a, b),
            }
        }
    }
}

rules! {
    "access-id-range" A: "An access or ID token is valid for 5 minutes to 1 day."
        prevents "Invalid range for token validity."
        source "CreateUserPoolClient, AccessTokenValidity";
    "refresh-range" A: "A refresh token is valid for 1 hour to 10 years (3650 days)."
        prevents "Invalid range for token validity."
        source "CreateUserPoolClient, RefreshTokenValidity";
    "access-id-le-refresh" A: "Access and ID tokens are valid for no longer than the refresh token."
        prevents "Access and Id Token expiration times must be less than or equal to refresh token expiration times."
        source "CreateUserPoolClient, measured";
    "rotation-fields" B: "A replaced refresh token stays usable for at most 60 seconds."
        prevents "Value at 'refreshTokenRotation.retryGracePeriodSeconds' failed to satisfy constraint"
        source "CreateUserPoolClient, RefreshTokenRotationType";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::client::AuthFlow;
    use crate::function::reference;
    use crate::testing::{known, list, rule_test, template};

    rule_test! {
        access_id_range: "access-id-range",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "later": |stack| { stack.client(Some("web")).access_token_validity(Given::Later); },
            "lower bound": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::minutes(5))); },
            "upper bound": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::days(1))); },
            "lower bound of an ID token": |stack| { stack.client(Some("web")).id_token_validity(known(Duration::minutes(5))); },
            "upper bound of an ID token": |stack| { stack.client(Some("web")).id_token_validity(known(Duration::days(1))); },
        }
        fails {
            "below": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::seconds(299))); }
                at "client.web.access_token_validity",
            "above": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::seconds(86_401))); }
                at "client.web.access_token_validity",
            "an ID token below": |stack| { stack.client(Some("web")).id_token_validity(known(Duration::seconds(299))); }
                at "client.web.id_token_validity",
            "an ID token above": |stack| { stack.client(Some("web")).id_token_validity(known(Duration::seconds(86_401))); }
                at "client.web.id_token_validity",
        }
    }

    rule_test! {
        refresh_range: "refresh-range",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "later": |stack| { stack.client(Some("web")).refresh_token_validity(Given::Later); },
            "lower bound": |stack| { stack.client(Some("web")).refresh_token_validity(known(Duration::hours(1))); },
            "upper bound": |stack| { stack.client(Some("web")).refresh_token_validity(known(Duration::days(3650))); },
        }
        fails {
            "below": |stack| { stack.client(Some("web")).refresh_token_validity(known(Duration::seconds(3599))); }
                at "client.web.refresh_token_validity",
            "above": |stack| { stack.client(Some("web")).refresh_token_validity(known(Duration::days(3651))); }
                at "client.web.refresh_token_validity",
        }
    }

    rule_test! {
        access_id_le_refresh: "access-id-le-refresh",
        passes {
            "unset": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::days(1))); },
            "the default of the others": |stack| { stack.client(Some("web")).refresh_token_validity(known(Duration::hours(1))); },
            "later": |stack| {
                let client = stack.client(Some("web"));
                client.access_token_validity(known(Duration::days(1)));
                client.refresh_token_validity(Given::Later);
            },
            "equal": |stack| {
                let client = stack.client(Some("web"));
                client.access_token_validity(known(Duration::hours(2)));
                client.id_token_validity(known(Duration::minutes(120)));
                client.refresh_token_validity(known(Duration::hours(2)));
            },
            "out of its own range, which is another rule": |stack| {
                let client = stack.client(Some("web"));
                client.access_token_validity(known(Duration::days(2)));
                client.refresh_token_validity(known(Duration::hours(2)));
            },
            "a refresh token out of its own range": |stack| {
                let client = stack.client(Some("web"));
                client.access_token_validity(known(Duration::hours(1)));
                client.refresh_token_validity(known(Duration::minutes(30)));
            },
        }
        fails {
            "a longer access token": |stack| {
                let client = stack.client(Some("web"));
                client.access_token_validity(known(Duration::seconds(7201)));
                client.refresh_token_validity(known(Duration::hours(2)));
            } at "client.web.access_token_validity",
            "a longer ID token": |stack| {
                let client = stack.client(Some("web"));
                client.id_token_validity(known(Duration::days(1)));
                client.refresh_token_validity(known(Duration::hours(23)));
            } at "client.web.id_token_validity",
        }
    }

    rule_test! {
        rotation_fields: "rotation-fields",
        passes {
            "unset": |stack| { stack.client(Some("web")).refresh_token_rotation(); },
            "later": |stack| { stack.client(Some("web")).refresh_token_rotation().retry_grace_period(Given::Later); },
            "lower bound": |stack| { stack.client(Some("web")).refresh_token_rotation().retry_grace_period(known(Duration::seconds(0))); },
            "upper bound": |stack| { stack.client(Some("web")).refresh_token_rotation().retry_grace_period(known(Duration::minutes(1))); },
        }
        fails {
            "above": |stack| { stack.client(Some("web")).refresh_token_rotation().retry_grace_period(known(Duration::seconds(61))); }
                at "client.web.refresh_token_rotation.retry_grace_period",
        }
    }

    fn properties(build: impl FnOnce(&mut Client)) -> serde_json::Value {
        let template = template(|stack| {
            let condition = stack.condition(Some("Prod"));
            condition.test(known(crate::function::equals("a".into(), "b".into())));
            stack.parameter(Some("Hours"));
            build(stack.client(Some("web")));
        });
        template["Resources"]["AppClientWeb"]["Properties"].clone()
    }

    #[test]
    fn validity_always_has_its_unit() {
        let found = properties(|client| {
            client.access_token_validity(known(Duration::minutes(30)));
            client.id_token_validity(known(Duration::seconds(301)));
            client.refresh_token_validity(known(Duration::days(30)));
        });
        assert_eq!(
            [
                &found["AccessTokenValidity"],
                &found["IdTokenValidity"],
                &found["RefreshTokenValidity"]
            ],
            [30, 301, 30]
        );
        assert_eq!(
            found["TokenValidityUnits"],
            json!({"AccessToken": "minutes", "IdToken": "seconds", "RefreshToken": "days"})
        );
    }

    #[test]
    fn a_number_of_the_deployment_has_the_unit_of_aws() {
        let found = properties(|client| {
            client.access_token_validity(Given::Intrinsic(reference("Hours")));
        });
        assert_eq!(found["AccessTokenValidity"], json!({"Ref": "Hours"}));
        assert_eq!(found["TokenValidityUnits"], json!({"AccessToken": "hours"}));
    }

    #[test]
    fn each_side_of_a_choice_has_its_unit() {
        let sides = |a, b| Given::Choice("Prod".into(), Box::new([known(a), known(b)]));
        let found = properties(|client| {
            client.access_token_validity(sides(Duration::hours(1), Duration::minutes(30)));
            client.refresh_token_validity(sides(Duration::days(30), Duration::days(1)));
        });
        assert_eq!(
            found["AccessTokenValidity"],
            json!({"Fn::If": ["Prod", 1, 30]})
        );
        assert_eq!(
            found["TokenValidityUnits"],
            json!({"AccessToken": {"Fn::If": ["Prod", "hours", "minutes"]}, "RefreshToken": "days"})
        );
    }

    #[test]
    fn rotation_takes_the_place_of_the_refresh_flow() {
        let found = properties(|client| {
            client
                .refresh_token_rotation()
                .retry_grace_period(known(Duration::seconds(30)));
        });
        assert_eq!(
            found["RefreshTokenRotation"],
            json!({"Feature": "ENABLED", "RetryGracePeriodSeconds": 30})
        );
        assert_eq!(
            found["ExplicitAuthFlows"],
            json!(["ALLOW_USER_SRP_AUTH", "ALLOW_CUSTOM_AUTH"])
        );
    }

    #[test]
    fn rotation_can_be_written_off() {
        let found = properties(|client| {
            client
                .refresh_token_rotation()
                .feature(known(RotationFeature::Disabled));
            client.explicit_auth_flows(list([AuthFlow::RefreshToken]));
        });
        assert_eq!(
            found["RefreshTokenRotation"],
            json!({"Feature": "DISABLED"})
        );
    }
}
