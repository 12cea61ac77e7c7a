//! What is left of Cognito Sync in an identity pool.

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::literal::words;
use crate::report::Report;
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
            application_arns: List<Text>,
            /// The role that may notify them. Becomes `PushSync.RoleArn`.
            role_arn: Value<Text>,
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
            role_arn: Value<Text>,
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
