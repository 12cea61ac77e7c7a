//! What a replica has of its own: `AWS::Cognito::UserPoolRegionalConfigurationAttachment`.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{Bound, count, key, length};
use crate::literal::words;
use crate::pattern::TAG_KEY;
use crate::report::Report;
use crate::stack::{Emission, Stack};
use crate::user_pool::{Caller, Email, Sms, Triggers};
use crate::value::{Map, Value};

words! {
    /// Whether a replica serves users.
    pub enum ReplicaStatus {
        /// It does.
        Active = "ACTIVE",
        /// Only administrators use it.
        Inactive = "INACTIVE",
    }
}

block! {
    /// What a replica has of its own. It stands in a stack of the replica's Region, which names the pool by the id that both
    /// share: `user_pool "us-east-1_AbCd12345"`. Everything else comes from the pool it is a replica of. It becomes an
    /// `AWS::Cognito::UserPoolRegionalConfigurationAttachment`.
    pub struct RegionalConfiguration: Unnamed, Resource {
        settings {
            /// Whether the replica serves users. A new one is `Inactive`. Becomes `Status`.
            status: Value<ReplicaStatus>,
            /// Tags of the replica, at most 50. Becomes `UserPoolTags`.
            tags: Map<Text> where [
                count("pool-tags", 0, 50),
                key("pool-tags", &Bound::Length(1, 128)),
                key("pool-tags", &Bound::Pattern(&TAG_KEY)),
                length("pool-tags", 0, 256),
            ],
        }
        blocks {
            /// Who sends the e-mails of the replica. Becomes `EmailConfiguration`.
            email: One<Email>,
            /// Who sends the text messages of the replica. Becomes `SmsConfiguration`.
            sms: One<Sms>,
            /// Functions in the replica's Region that the replica calls. Becomes `LambdaConfig`.
            triggers: One<Triggers>,
        }
    }
}

impl RegionalConfiguration {
    /// What holds for the whole stack is asked there.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new().with("UserPoolId", stack.pool().reference());
        properties.set("Status", self.status.json());
        properties.set("EmailConfiguration", self.email.get().map(Email::json));
        properties.set("SmsConfiguration", self.sms.get().map(Sms::json));
        properties.set("LambdaConfig", self.triggers.get().and_then(Triggers::json));
        properties.set("UserPoolTags", self.tags.json());
        let id = self
            .meta
            .logical_id_or(|| "CognitoUserPoolRegionalConfiguration".into());
        emission.resource(
            id,
            &self.meta,
            "AWS::Cognito::UserPoolRegionalConfigurationAttachment",
            properties,
        );
        if let Some(triggers) = self.triggers.get() {
            let replica = Caller {
                meta: &self.meta,
                // The replica has the id of its pool, and is in the Region of the stack.
                arn: stack.pool().arn(),
                prefix: "Regional",
            };
            triggers.emit_permissions(&replica, emission);
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::testing::{known, template};

    const POOL: &str = "us-east-1_AbCd12345";
    const FUNCTION: &str = "arn:aws:lambda:eu-west-1:123456789012:function:f";

    #[test]
    fn what_a_replica_has_of_its_own() {
        let template = template(|stack| {
            stack.user_pool().id(known(POOL));
            let regional = stack.regional_configuration();
            regional
                .status(known(ReplicaStatus::Active))
                .tags("Team", known("identity"));
            regional.email().reply_to(known("help@acme.com"));
            regional
                .sms()
                .caller_arn(known("arn:aws:iam::123456789012:role/sms"));
            regional.triggers().pre_sign_up(known(FUNCTION));
        });
        assert_eq!(
            template["Resources"],
            json!({
                "CognitoUserPoolRegionalConfiguration": {
                    "Type": "AWS::Cognito::UserPoolRegionalConfigurationAttachment",
                    "Properties": {
                        "UserPoolId": POOL,
                        "Status": "ACTIVE",
                        "EmailConfiguration": {"ReplyToEmailAddress": "help@acme.com"},
                        "SmsConfiguration": {"SnsCallerArn": "arn:aws:iam::123456789012:role/sms"},
                        "LambdaConfig": {"PreSignUp": FUNCTION},
                        "UserPoolTags": {"Team": "identity"},
                    },
                },
                "RegionalPreSignUpPermissionForCognitoUserPool": {
                    "Type": "AWS::Lambda::Permission",
                    "Properties": {
                        "Action": "lambda:InvokeFunction",
                        "FunctionName": FUNCTION,
                        "Principal": "cognito-idp.amazonaws.com",
                        "SourceArn": {"Fn::Sub": format!(
                            "arn:${{AWS::Partition}}:cognito-idp:${{AWS::Region}}:${{AWS::AccountId}}:userpool/{POOL}"
                        )},
                    },
                },
            })
        );
    }
}
