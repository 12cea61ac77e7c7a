//! Where the figures of sign-ins go.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{Pattern, pattern};
use crate::pattern::{ARN, ROLE_ARN, each};
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;
use crate::suggest::list;
use crate::value::Value;

/// The ARN of an application of Amazon Pinpoint.
const APPLICATION_ARN: Pattern = Pattern {
    noun: Some("the ARN of a Pinpoint application"),
    says: "the ARN of a Pinpoint application, like `arn:aws:mobiletargeting:us-east-1:123456789012:apps/0a1b`",
    matches: |text| {
        let service = text.split(':').nth(2);
        (ARN.matches)(text) && service == Some("mobiletargeting") && text.contains(":apps/")
    },
};

/// `[0-9a-fA-F]+`.
const HEX: Pattern = Pattern {
    noun: Some("the id of a Pinpoint application"),
    says: "the id of a Pinpoint application: hexadecimal digits",
    matches: |text| !text.is_empty() && each(text, |c| c.is_ascii_hexdigit()),
};

block! {
    /// Where the figures of sign-ins go: an Amazon Pinpoint application, by its ARN or by its id. Becomes
    /// `AnalyticsConfiguration`.
    pub struct Analytics: Unnamed, Part {
        settings {
            /// The ARN of the application; nothing else is needed then. Becomes `ApplicationArn`.
            application_arn: Value<Text> where [pattern("analytics-arn", &APPLICATION_ARN)],
            /// The id of the application, together with `role_arn` and `external_id`. Becomes `ApplicationId`.
            application_id: Value<Text> where [pattern("analytics-app-id", &HEX)],
            /// The role that Cognito takes on to publish. Becomes `RoleArn`.
            role_arn: Value<Text> where [pattern("analytics-arn", &ROLE_ARN)],
            /// The external id that the role asks for. Becomes `ExternalId`.
            external_id: Value<Text>,
            /// Whether the data of users goes along. Default `false`. Becomes `UserDataShared`.
            user_data_shared: Value<bool>,
        }
    }
}

impl Analytics {
    /// The rulebook of analytics.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.names_one_application(report);
    }

    /// The application is named by its ARN, or by id, role and external id.
    fn names_one_application(&self, report: &mut Report) {
        let parts = [
            ("application_id", &self.application_id),
            ("role_arn", &self.role_arn),
            ("external_id", &self.external_id),
        ];
        if self.application_arn.is_set() {
            // A function may turn out to be no value at all, so only two known values are one too many.
            let second = parts.iter().find(|(_, part)| part.known().is_some());
            if let (Some(_), Some((key, part))) = (self.application_arn.known(), second) {
                report
                    .error(
                        &part.at_key(),
                        "analytics-xor",
                        format!("`{key}` cannot stand beside `application_arn`"),
                    )
                    .help(format!("leave `{key}` out: the ARN says it all"));
            }
            return;
        }
        let mut missing = Vec::new();
        for (key, part) in &parts {
            if !part.is_set() {
                missing.push(*key);
            }
        }
        if missing.len() == parts.len() {
            report
                .error(self, "analytics-xor", "`analytics` names no application")
                .help("write `application_arn: \"arn:aws:mobiletargeting:…\"`");
        } else if !missing.is_empty() {
            report
                .error(
                    self,
                    "analytics-xor",
                    format!("`analytics` lacks {}", list(&missing)),
                )
                .help(format!(
                    "write {}, too, or only `application_arn`",
                    list(&missing)
                ));
        }
    }

    pub(super) fn json(&self) -> Object {
        let mut analytics = Object::new();
        analytics.set("ApplicationArn", self.application_arn.json());
        analytics.set("ApplicationId", self.application_id.json());
        analytics.set("RoleArn", self.role_arn.json());
        analytics.set("ExternalId", self.external_id.json());
        analytics.set("UserDataShared", self.user_data_shared.json());
        self.meta.add_raw(&mut analytics);
        analytics
    }
}

rules! {
    "analytics-xor" A: "Analytics names its application by ARN, or by id, role and external id; never both ways."
        prevents "Invalid analytics configuration given, either <application arn> or <application id, role arn, external id> are valid"
        source "CreateUserPoolClient, AnalyticsConfigurationType; measured";
    "analytics-arn" B: "The application of analytics and its role are named by their ARNs."
        prevents "Value at 'analyticsConfiguration.applicationArn' failed to satisfy constraint"
        source "CreateUserPoolClient, AnalyticsConfigurationType";
    "analytics-app-id" B: "The id of an analytics application consists of hexadecimal digits."
        prevents "Value at 'analyticsConfiguration.applicationId' failed to satisfy constraint"
        source "CreateUserPoolClient, AnalyticsConfigurationType";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, rule_test, template};
    use crate::value::Given;

    const ARN: &str = "arn:aws:mobiletargeting:us-east-1:123456789012:apps/0a1b";

    rule_test! {
        analytics_xor: "analytics-xor",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "by ARN": |stack| { stack.client(Some("web")).analytics().application_arn(known(ARN)); },
            "later": |stack| {
                let analytics = stack.client(Some("web")).analytics();
                analytics.application_arn(Given::Later);
                analytics.application_id(Given::Later);
            },
            "all three": |stack| {
                let analytics = stack.client(Some("web")).analytics();
                analytics.application_id(known("0a1b"));
                analytics.role_arn(Given::Later);
                analytics.external_id(known("x"));
            },
        }
        fails {
            "none": |stack| { stack.client(Some("web")).analytics().user_data_shared(known(true)); } at "client.web.analytics",
            "two of three": |stack| {
                let analytics = stack.client(Some("web")).analytics();
                analytics.application_id(known("0a1b"));
                analytics.role_arn(Given::Later);
            } at "client.web.analytics",
            "both": |stack| {
                let analytics = stack.client(Some("web")).analytics();
                analytics.application_arn(known(ARN));
                analytics.application_id(known("0a1b"));
                analytics.role_arn(known("arn:aws:iam::123456789012:role/a"));
            } at "client.web.analytics.application_id",
        }
    }

    rule_test! {
        analytics_arn: "analytics-arn",
        passes {
            "unset": |stack| { stack.client(Some("web")).analytics(); },
            "later": |stack| { stack.client(Some("web")).analytics().application_arn(Given::Later).role_arn(Given::Later); },
            "ARNs": |stack| {
                let analytics = stack.client(Some("web")).analytics();
                analytics.application_arn(known(ARN)).role_arn(known("arn:aws:iam::123456789012:role/a"));
            },
        }
        fails {
            "an id": |stack| { stack.client(Some("web")).analytics().application_arn(known("0a1b")); }
                at "client.web.analytics.application_arn",
            "of another service": |stack| { stack.client(Some("web")).analytics().application_arn(known("arn:aws:s3:::acme")); }
                at "client.web.analytics.application_arn",
            "a name": |stack| { stack.client(Some("web")).analytics().role_arn(known("publisher")); }
                at "client.web.analytics.role_arn",
        }
    }

    rule_test! {
        analytics_app_id: "analytics-app-id",
        passes {
            "unset": |stack| { stack.client(Some("web")).analytics(); },
            "later": |stack| { stack.client(Some("web")).analytics().application_id(Given::Later); },
            "hexadecimal": |stack| { stack.client(Some("web")).analytics().application_id(known("09afAF")); },
        }
        fails {
            "another letter": |stack| { stack.client(Some("web")).analytics().application_id(known("0g")); }
                at "client.web.analytics.application_id",
            "empty": |stack| { stack.client(Some("web")).analytics().application_id(known("")); }
                at "client.web.analytics.application_id",
        }
    }

    #[test]
    fn every_setting_is_emitted() {
        let template = template(|stack| {
            let analytics = stack.client(Some("web")).analytics();
            analytics.application_id(known("0a1b"));
            analytics.role_arn(known("arn:aws:iam::123456789012:role/a"));
            analytics.external_id(known("x"));
            analytics.user_data_shared(known(true));
        });
        assert_eq!(
            template["Resources"]["AppClientWeb"]["Properties"]["AnalyticsConfiguration"],
            serde_json::json!({
                "ApplicationId": "0a1b",
                "RoleArn": "arn:aws:iam::123456789012:role/a",
                "ExternalId": "x",
                "UserDataShared": true,
            })
        );
    }
}
