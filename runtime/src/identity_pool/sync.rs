//! What is left of Cognito Sync in an identity pool.

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::limit::pattern;
use crate::literal::words;
use crate::pattern::{ARN, ROLE_ARN};
use crate::report::Report;
use crate::rulebook::rules;
use crate::value::{List, Value};

words! {
    /// Whether the stream of Cognito Sync runs.
    pub enum StreamingStatus {
        /// It runs.
        Enabled = "ENABLED",
        /// It does not.
        Disabled = "DISABLED",
    }
}

block! {
    /// Notifications of Cognito Sync.
    pub struct PushSync: Unnamed, Part {
        settings {
            /// The platform applications of SNS, by ARN. Becomes `PushSync.ApplicationArns`.
            application_arns: List<Text> where [pattern("ip-sync-arn", &ARN)],
            /// The role that may notify them. Becomes `PushSync.RoleArn`.
            role_arn: Value<Text> where [pattern("ip-sync-arn", &ROLE_ARN)],
        }
    }
}

impl PushSync {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    pub(super) fn emit(&self) -> Json {
        let mut object = Object::new();
        object.set("ApplicationArns", self.application_arns.json());
        object.set("RoleArn", self.role_arn.json());
        self.meta.add_raw(&mut object);
        object.into()
    }
}

block! {
    /// The stream of Cognito Sync.
    pub struct CognitoStreams: Unnamed, Part {
        settings {
            /// The Kinesis stream, of the same account. Becomes `CognitoStreams.StreamName`.
            stream_name: Value<Text>,
            /// The role that may write to it. Becomes `CognitoStreams.RoleArn`.
            role_arn: Value<Text> where [pattern("ip-sync-arn", &ROLE_ARN)],
            /// Whether the stream runs. Becomes `CognitoStreams.StreamingStatus`.
            streaming_status: Value<StreamingStatus>,
        }
    }
}

impl CognitoStreams {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    pub(super) fn emit(&self) -> Json {
        let mut object = Object::new();
        object.set("StreamName", self.stream_name.json());
        object.set("RoleArn", self.role_arn.json());
        object.set("StreamingStatus", self.streaming_status.json());
        self.meta.add_raw(&mut object);
        object.into()
    }
}

rules! {
    "ip-sync-arn" B: "The roles and applications of Cognito Sync are named by their ARNs."
        prevents "Value at 'pushSync.roleArn' failed to satisfy constraint"
        source "SetIdentityPoolConfiguration, PushSync and CognitoStreams";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, list, rule_test};
    use crate::value::Given;

    const ROLE: &str = "arn:aws:iam::123456789012:role/a";

    rule_test! {
        ip_sync_arn: "ip-sync-arn",
        passes {
            "unset": |stack| { stack.identity_pool().push_sync(); },
            "later": |stack| { stack.identity_pool().push_sync().role_arn(Given::Later).application_arns(Given::Later); },
            "ARNs": |stack| {
                stack.identity_pool().cognito_streams().role_arn(known(ROLE));
                let sync = stack.identity_pool().push_sync();
                sync.role_arn(known(ROLE)).application_arns(list(["arn:aws:sns:us-east-1:123456789012:app/GCM/acme"]));
            },
        }
        fails {
            "a role": |stack| { stack.identity_pool().push_sync().role_arn(known("a")); } at "identity_pool.push_sync.role_arn",
            "an application": |stack| { stack.identity_pool().push_sync().application_arns(list(["a"])); }
                at "identity_pool.push_sync.application_arns[0]",
            "the role of a stream": |stack| { stack.identity_pool().cognito_streams().role_arn(known("a")); }
                at "identity_pool.cognito_streams.role_arn",
        }
    }
}
