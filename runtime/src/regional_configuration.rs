//! What a replica has of its own: `AWS::Cognito::UserPoolRegionalConfigurationAttachment`.

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, count, key, length, pattern};
use crate::literal::words;
use crate::pattern::{POOL_ID, TAG_KEY};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Emission;
use crate::user_pool::{Caller, Email, Sms, Triggers, pool_arn};
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
    /// What a replica has of its own, in a stack of the replica's Region:
    /// `regional_configuration "us-east-1_AbCd12345" { status: Active, … }`. Everything else comes from the pool it is a
    /// replica of. It becomes an `AWS::Cognito::UserPoolRegionalConfigurationAttachment`. A stack that declares nothing
    /// else of a user pool has none of its own, and no client.
    pub struct RegionalConfiguration: Unnamed, Resource {
        settings {
            /// The id of the pool, which its replicas share, 1 to 55 characters: a text, a `ref` to a parameter, an
            /// `import`. Changing it replaces the configuration. Becomes `UserPoolId`.
            @Main user_pool_id: Value<Text> where [
                length("regional-attachment-scope", 1, 55),
                pattern("regional-attachment-scope", &POOL_ID),
            ],
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
    /// The rulebook of a regional configuration.
    pub(crate) fn rules(&self, report: &mut Report) {
        if !self.user_pool_id.is_set() {
            report
                .error(
                    self,
                    "regional-attachment-scope",
                    "`regional_configuration` does not say of which user pool",
                )
                .help("write `regional_configuration \"us-east-1_…\"`, the id of the pool");
        }
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let mut properties =
            Object::new().with("UserPoolId", self.user_pool_id.json_or(Json::Null));
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
                arn: pool_arn(self.user_pool_id.json_or(Json::Null)),
                prefix: "Regional",
            };
            triggers.emit_permissions(&replica, emission);
        }
    }
}

rules! {
    "regional-attachment-scope" B: "A regional configuration names the pool by its id, 1 to 55 characters."
        prevents "Value at 'userPoolId' failed to satisfy constraint"
        source "CloudFormation, AWS::Cognito::UserPoolRegionalConfigurationAttachment";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::reference;
    use crate::stack::Stack;
    use crate::testing::{known, rule_test, template};
    use crate::value::Given;

    const POOL: &str = "us-east-1_AbCd12345";
    const FUNCTION: &str = "arn:aws:lambda:eu-west-1:123456789012:function:f";

    rule_test! {
        regional_attachment_scope: "regional-attachment-scope",
        passes {
            "none": |stack| { stack.user_pool(); },
            "later": |stack| { stack.regional_configuration().user_pool_id(Given::Later); },
            "an id": |stack| { stack.regional_configuration().user_pool_id(known(POOL)); },
            "longest": |stack| {
                stack.regional_configuration().user_pool_id(known(format!("{}_a", "x".repeat(53))));
            },
        }
        fails {
            "unset": |stack| { stack.regional_configuration(); } at "regional_configuration",
            "a name": |stack| { stack.regional_configuration().user_pool_id(known("acme")); }
                at "regional_configuration.user_pool_id",
            "an ARN": |stack| {
                stack.regional_configuration()
                    .user_pool_id(known("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_a"));
            } at "regional_configuration.user_pool_id",
            "too long": |stack| {
                stack.regional_configuration().user_pool_id(known(format!("{}_a", "x".repeat(54))));
            } at "regional_configuration.user_pool_id",
        }
    }

    #[test]
    fn a_stack_of_a_replica_has_no_pool_of_its_own() {
        let template = template(|stack| {
            let regional = stack.regional_configuration();
            regional
                .user_pool_id(known(POOL))
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
        assert!(template.get("Outputs").is_none());
    }

    #[test]
    fn the_id_may_be_a_parameter() {
        let template = template(|stack| {
            stack.parameter(Some("Pool"));
            let regional = stack.regional_configuration();
            regional.user_pool_id(Given::Intrinsic(reference("Pool")));
            regional.triggers().custom_message(known(FUNCTION));
        });
        let permission =
            &template["Resources"]["RegionalCustomMessagePermissionForCognitoUserPool"];
        assert_eq!(
            permission["Properties"]["SourceArn"],
            json!({"Fn::Sub": "arn:${AWS::Partition}:cognito-idp:${AWS::Region}:${AWS::AccountId}:userpool/${Pool}"})
        );
    }

    #[test]
    fn what_is_declared_of_a_pool_makes_one() {
        type Declare = fn(&mut Stack);
        let declarations: [Declare; 3] = [
            |stack| {
                stack.user_pool();
            },
            |stack| {
                stack.client(Some("web"));
            },
            |stack| {
                stack.group(Some("admins"));
            },
        ];
        for declare in declarations {
            let template = template(|stack| {
                stack.regional_configuration().user_pool_id(known(POOL));
                declare(stack);
            });
            assert!(template["Resources"].get("CognitoUserPool").is_some());
        }
    }
}
