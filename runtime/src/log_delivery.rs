//! Where the pool's logs go: `AWS::Cognito::LogDeliveryConfiguration`.

use crate::block::block;
use crate::function::sub;
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, length, pattern};
use crate::pattern::{each, is_account, parts, six_parts};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::value::Value;

/// The ARN of a log group, without the `:*` that CloudFormation adds.
const LOG_GROUP: Pattern = Pattern {
    noun: Some("the ARN of a log group for Cognito"),
    says: "the ARN of a log group without `:*` at its end, like `arn:aws:logs:us-east-1:123456789012:log-group:/acme/users`",
    matches: |text| is_arn_of(text, "logs", "log-group:"),
};

/// The ARN of a stream of Data Firehose.
const STREAM: Pattern = Pattern {
    noun: Some("the ARN of a Firehose stream"),
    says: "the ARN of a Firehose stream, like `arn:aws:firehose:us-east-1:123456789012:deliverystream/acme`",
    matches: |text| is_arn_of(text, "firehose", "deliverystream/"),
};

/// The ARN of a bucket, with or without a prefix.
const BUCKET: Pattern = Pattern {
    noun: Some("the ARN of a bucket"),
    says: "the ARN of a bucket, like `arn:aws:s3:::acme-logs`",
    matches: |text| {
        let parts = parts(text);
        matches!(parts.as_slice(), ["arn", partition, "s3", "", "", name]
            if partition.starts_with("aws") && is_word(name))
    },
};

/// Whether a text is the ARN of a thing of a service: `[\w+=/,.@-]+` in each part.
fn is_arn_of(text: &str, service: &str, thing: &str) -> bool {
    let Some([prefix, partition, of, region, account, resource]) = six_parts(text) else {
        return false;
    };
    prefix == "arn"
        && partition.starts_with("aws")
        && of == service
        && is_word(region)
        && is_account(account)
        && resource
            .strip_prefix(thing)
            .is_some_and(|name| name.split(':').count() <= 2 && name.split(':').all(is_word))
}

fn is_word(text: &str) -> bool {
    !text.is_empty()
        && each(text, |c| {
            c.is_ascii_alphanumeric() || "_+=/,.@-".contains(c)
        })
}

block! {
    /// Where the pool's logs go. It becomes an `AWS::Cognito::LogDeliveryConfiguration`.
    ///
    /// The `.Arn` of a log group in the stack is written without the `:*` that CloudFormation has at its end, for Cognito
    /// refuses it.
    pub struct LogDelivery: Unnamed, Resource {
        blocks {
            /// Errors in sending messages to users: `user_notification: UserLogs.Arn,`. Becomes an entry of
            /// `LogConfigurations` with the level `ERROR`.
            user_notification: One<UserNotification>,
            /// Sign-ins, and what threat protection thinks of them; with the plan `Plus`. Becomes an entry of
            /// `LogConfigurations` with the level `INFO`.
            user_auth_events: One<UserAuthEvents>,
        }
    }
}

block! {
    /// Errors in sending messages to users: `user_notification: UserLogs.Arn,`.
    pub struct UserNotification: Unnamed, Part {
        settings {
            /// The log group, in the same account and Region and not encrypted with a key of yours. Becomes
            /// `CloudWatchLogsConfiguration.LogGroupArn`.
            @Main log_group_arn: Value<Text> where [length("logs-group-same", 20, 2048), pattern("logs-group-same", &LOG_GROUP)],
        }
    }
}

block! {
    /// Sign-ins, and what threat protection thinks of them, in one of three places:
    /// `user_auth_events { bucket_arn: SignIns.Arn }`.
    pub struct UserAuthEvents: Unnamed, Part {
        settings {
            /// The log group, in the same account and Region and not encrypted with a key of yours. Becomes
            /// `CloudWatchLogsConfiguration.LogGroupArn`.
            log_group_arn: Value<Text> where [length("logs-group-same", 20, 2048), pattern("logs-group-same", &LOG_GROUP)],
            /// The stream of Data Firehose. Becomes `FirehoseConfiguration.StreamArn`.
            stream_arn: Value<Text> where [length("logs-auth-events-shape", 20, 2048), pattern("logs-auth-events-shape", &STREAM)],
            /// The bucket. Becomes `S3Configuration.BucketArn`.
            bucket_arn: Value<Text> where [length("logs-auth-events-shape", 3, 1024), pattern("logs-auth-events-shape", &BUCKET)],
        }
    }
}

impl LogDelivery {
    /// Each log has its own rules.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut logs = Vec::new();
        if let Some(log) = self.user_notification.get() {
            logs.push(log.json(stack).into());
        }
        if let Some(log) = self.user_auth_events.get() {
            logs.push(log.json(stack).into());
        }
        let properties = Object::new()
            .with("UserPoolId", stack.pool().reference())
            .with("LogConfigurations", Json::List(logs));
        let id = self
            .meta
            .logical_id_or(|| "CognitoLogDeliveryConfiguration".into());
        emission.resource(
            id,
            &self.meta,
            "AWS::Cognito::LogDeliveryConfiguration",
            properties,
        );
    }
}

impl UserNotification {
    /// Errors in sending messages go to a log group.
    pub(crate) fn rules(&self, report: &mut Report) {
        if !self.log_group_arn.is_set() && self.meta.raw.is_empty() {
            report
                .error(
                    self,
                    "logs-notification-shape",
                    "`user_notification` does not say where its log goes",
                )
                .help("write the ARN of a log group: `user_notification: UserLogs.Arn,`");
        }
    }

    fn json(&self, stack: &Stack) -> Object {
        let mut log = Object::new()
            .with("EventSource", "userNotification")
            .with("LogLevel", "ERROR");
        add_log_group(&mut log, &self.log_group_arn, stack);
        self.meta.add_raw(&mut log);
        log
    }
}

impl UserAuthEvents {
    /// The log of sign-ins goes to one place.
    pub(crate) fn rules(&self, report: &mut Report) {
        let places = [
            ("log_group_arn", &self.log_group_arn),
            ("stream_arn", &self.stream_arn),
            ("bucket_arn", &self.bucket_arn),
        ];
        let rule = "logs-auth-events-shape";
        if places.iter().all(|(_, place)| !place.is_set()) && self.meta.raw.is_empty() {
            report
                .error(
                    self,
                    rule,
                    "`user_auth_events` does not say where its log goes",
                )
                .help("write one of `log_group_arn`, `stream_arn` and `bucket_arn`");
        }
        let mut is_taken = false;
        for (key, place) in &places {
            // A function may turn out to be no value at all, so only what is known is one too many.
            if place.known().is_none() {
                continue;
            }
            if is_taken {
                report
                    .error(*place, rule, "the log of sign-ins goes to one place")
                    .help(format!("leave `{key}` out"));
            }
            is_taken = true;
        }
    }

    fn json(&self, stack: &Stack) -> Object {
        let mut log = Object::new()
            .with("EventSource", "userAuthEvents")
            .with("LogLevel", "INFO");
        add_log_group(&mut log, &self.log_group_arn, stack);
        for &(configuration, property, place) in &[
            ("FirehoseConfiguration", "StreamArn", &self.stream_arn),
            ("S3Configuration", "BucketArn", &self.bucket_arn),
        ] {
            if let Some(arn) = place.json() {
                log.insert(configuration, Object::new().with(property, arn));
            }
        }
        self.meta.add_raw(&mut log);
        log
    }
}

fn add_log_group(log: &mut Object, arn: &Value<Text>, stack: &Stack) {
    if let Some(arn) = arn.json() {
        let group = Object::new().with("LogGroupArn", without_star(arn, stack));
        log.insert("CloudWatchLogsConfiguration", group);
    }
}

/// The ARN of a log group of the stack ends in `:*`, which Cognito refuses: its parts put together do not.
fn without_star(json: Json, stack: &Stack) -> Json {
    match json {
        Json::List(mut items) => {
            for item in &mut items {
                *item = without_star(std::mem::replace(item, Json::Null), stack);
            }
            Json::List(items)
        }
        Json::Object(object) => {
            if let Some(group) = log_group(&object, stack) {
                return sub(format!(
                    "arn:${{AWS::Partition}}:logs:${{AWS::Region}}:${{AWS::AccountId}}:log-group:${{{group}}}"
                ));
            }
            let mut without = Object::new();
            for (key, value) in object.iter() {
                without.insert(key.to_owned(), without_star(value.clone(), stack));
            }
            without.into()
        }
        other => other,
    }
}

/// The log group of the stack whose `Arn` this is.
fn log_group<'a>(object: &'a Object, stack: &Stack) -> Option<&'a str> {
    let Json::List(path) = object.get("Fn::GetAtt")? else {
        return None;
    };
    let [Json::Text(name), Json::Text(attribute)] = path.as_slice() else {
        return None;
    };
    let is_log_group = stack.resource.iter().any(|resource| {
        resource.logical_id() == *name
            && resource
                .kind
                .known()
                .is_some_and(|kind| *kind == "AWS::Logs::LogGroup")
    });
    (is_log_group && *attribute == "Arn").then_some(name.as_str())
}

rules! {
    "logs-notification-shape" B: "The log of errors in sending messages goes to a log group."
        prevents "InvalidParameterException"
        source "SetLogDeliveryConfiguration, LogConfigurationType";
    "logs-auth-events-shape" B: "The log of sign-ins goes to one place: a log group, a Firehose stream or a bucket, by its ARN."
        prevents "InvalidParameterException"
        source "SetLogDeliveryConfiguration, LogConfigurationType";
    "logs-group-same" A: "A log group is named by its ARN, without `:*` at its end."
        prevents "Value '…:*' at 'logConfigurations.1.member.cloudWatchLogsConfiguration.logGroupArn' failed to satisfy constraint"
        source "SetLogDeliveryConfiguration, CloudWatchLogsConfigurationType; aws-cdk issue 31241";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::{choice, get_att};
    use crate::testing::{known, rule_test, template};
    use crate::user_pool::FeaturePlan;
    use crate::value::Given;

    const GROUP: &str = "arn:aws:logs:us-east-1:123456789012:log-group:/acme/users";
    const FIREHOSE: &str = "arn:aws:firehose:us-east-1:123456789012:deliverystream/acme";

    fn events(stack: &mut Stack) -> &mut UserAuthEvents {
        stack.user_pool().feature_plan(known(FeaturePlan::Plus));
        stack.log_delivery().user_auth_events()
    }

    #[test]
    fn both_logs() {
        let template = template(|stack| {
            let log = stack.log_delivery().user_notification();
            log.log_group_arn(known(GROUP));
            events(stack).bucket_arn(known("arn:aws:s3:::acme-logs"));
        });
        assert_eq!(
            template["Resources"]["CognitoLogDeliveryConfiguration"],
            json!({
                "Type": "AWS::Cognito::LogDeliveryConfiguration",
                "Properties": {
                    "UserPoolId": {"Ref": "CognitoUserPool"},
                    "LogConfigurations": [
                        {
                            "EventSource": "userNotification",
                            "LogLevel": "ERROR",
                            "CloudWatchLogsConfiguration": {"LogGroupArn": GROUP},
                        },
                        {
                            "EventSource": "userAuthEvents",
                            "LogLevel": "INFO",
                            "S3Configuration": {"BucketArn": "arn:aws:s3:::acme-logs"},
                        },
                    ],
                },
            })
        );
    }

    #[test]
    fn a_stream() {
        let template = template(|stack| {
            events(stack).stream_arn(known(FIREHOSE));
        });
        let properties = &template["Resources"]["CognitoLogDeliveryConfiguration"]["Properties"];
        assert_eq!(
            properties["LogConfigurations"][0]["FirehoseConfiguration"],
            json!({"StreamArn": FIREHOSE})
        );
    }

    #[test]
    fn the_arn_of_a_log_group_of_the_stack_is_one_that_cognito_takes() {
        let group = |arn: Json| {
            let template = template(|stack| {
                stack
                    .condition(Some("Own"))
                    .test(known(crate::function::equals("a".into(), "b".into())));
                stack
                    .resource(Some("UserLogs"))
                    .kind(known("AWS::Logs::LogGroup"));
                stack
                    .resource(Some("Other"))
                    .kind(known("Custom::LogGroup"));
                let log = stack.log_delivery().user_notification();
                log.log_group_arn(Given::Intrinsic(arn));
            });
            let properties =
                &template["Resources"]["CognitoLogDeliveryConfiguration"]["Properties"];
            properties["LogConfigurations"][0]["CloudWatchLogsConfiguration"]["LogGroupArn"].clone()
        };
        let own = json!({
            "Fn::Sub": "arn:${AWS::Partition}:logs:${AWS::Region}:${AWS::AccountId}:log-group:${UserLogs}",
        });
        let other = json!({"Fn::GetAtt": ["Other", "Arn"]});
        assert_eq!(group(get_att("UserLogs", "Arn")), own);
        assert_eq!(group(get_att("Other", "Arn")), other);
        assert_eq!(
            group(choice(
                "Own",
                get_att("UserLogs", "Arn"),
                get_att("Other", "Arn")
            )),
            json!({"Fn::If": ["Own", own, other]})
        );
    }

    rule_test! {
        logs_notification_shape: "logs-notification-shape",
        passes {
            "unset": |stack| { stack.log_delivery(); },
            "later": |stack| { stack.log_delivery().user_notification().log_group_arn(Given::Later); },
            "a log group": |stack| { stack.log_delivery().user_notification().log_group_arn(known(GROUP)); },
            "another place": |stack| {
                let log = stack.log_delivery().user_notification().meta();
                log.raw("S3Configuration", known(Json::from("…")));
            },
        }
        fails {
            "no log group": |stack| { stack.log_delivery().user_notification(); } at "log_delivery.user_notification",
        }
    }

    rule_test! {
        logs_auth_events_shape: "logs-auth-events-shape",
        passes {
            "unset": |stack| { stack.log_delivery(); },
            "later": |stack| { events(stack).stream_arn(Given::Later).bucket_arn(Given::Later); },
            "a log group": |stack| { events(stack).log_group_arn(known(GROUP)); },
            "a stream": |stack| { events(stack).stream_arn(known(FIREHOSE)); },
            "a bucket": |stack| { events(stack).bucket_arn(known("arn:aws-cn:s3:::acme/sign-ins")); },
        }
        fails {
            "nowhere": |stack| { events(stack); } at "log_delivery.user_auth_events",
            "two places": |stack| { events(stack).log_group_arn(known(GROUP)).stream_arn(known(FIREHOSE)); }
                at "log_delivery.user_auth_events.stream_arn",
            "the name of a stream": |stack| { events(stack).stream_arn(known("acme")); }
                at "log_delivery.user_auth_events.stream_arn",
            "another stream": |stack| {
                events(stack).stream_arn(known("arn:aws:kinesis:us-east-1:123456789012:stream/acme"));
            } at "log_delivery.user_auth_events.stream_arn",
            "the name of a bucket": |stack| { events(stack).bucket_arn(known("acme-logs")); }
                at "log_delivery.user_auth_events.bucket_arn",
        }
    }

    rule_test! {
        logs_group_same: "logs-group-same",
        passes {
            "later": |stack| { events(stack).log_group_arn(Given::Later); },
            "a log group": |stack| { events(stack).log_group_arn(known(GROUP)); },
        }
        fails {
            "with a star": |stack| { events(stack).log_group_arn(known(format!("{GROUP}:*"))); }
                at "log_delivery.user_auth_events.log_group_arn",
            "a name": |stack| { stack.log_delivery().user_notification().log_group_arn(known("/acme/users")); }
                at "log_delivery.user_notification.log_group_arn",
            "no account": |stack| {
                let log = stack.log_delivery().user_notification();
                log.log_group_arn(known("arn:aws:logs:us-east-1::log-group:/acme/users"));
            } at "log_delivery.user_notification.log_group_arn",
            "too long": |stack| { events(stack).log_group_arn(known(format!("{GROUP}{}", "x".repeat(2048)))); }
                at "log_delivery.user_auth_events.log_group_arn",
        }
    }
}
