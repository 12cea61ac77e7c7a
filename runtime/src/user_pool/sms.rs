//! Who sends the text messages.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{length, pattern};
use crate::pattern::ROLE_ARN;
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::UserPool;
use crate::value::Value;

block! {
    /// Who sends the text messages: SNS with `caller_arn`, or End User Messaging with `eums`. Becomes
    /// `SmsConfiguration`.
    pub struct Sms: Unnamed, Part {
        settings {
            /// The ARN of the role with which Cognito sends through SNS. It trusts `cognito-idp.amazonaws.com` and allows
            /// `sns:Publish`. Becomes `SnsCallerArn`.
            caller_arn: Value<Text> where [pattern("sms-caller-arn", &ROLE_ARN)],
            /// What the role asks of Cognito as `sts:ExternalId`, 2 to 1224 characters. Becomes `ExternalId`.
            external_id: Value<Text> where [length("sms-external-id", 2, 1224)],
            /// The Region of SNS. Default of AWS: the one of the pool, or its substitute. Becomes `SnsRegion`.
            region: Value<Text> where [length("sms-sns-region", 5, 32)],
        }
        blocks {
            /// Sends through AWS End User Messaging instead of SNS.
            eums: One<EndUserMessaging>,
        }
    }
}

block! {
    /// Sends through AWS End User Messaging. Becomes `SmsConfiguration.EumsSms`.
    pub struct EndUserMessaging: Unnamed, Part {
        settings {
            /// The ARN of the role with which Cognito sends. It trusts `cognito-idp.amazonaws.com` and allows
            /// `sms-voice:SendTextMessage`. Becomes `CallerArn`.
            caller_arn: Value<Text> where [pattern("sms-caller-arn", &ROLE_ARN)],
            /// What the role asks of Cognito as `sts:ExternalId`, 2 to 1224 characters. Becomes `ExternalId`.
            external_id: Value<Text> where [length("sms-external-id", 2, 1224)],
            /// The Region, which is the one of the pool. Becomes `Region`.
            region: Value<Text> where [length("eums-region", 5, 32)],
            /// Whom the messages are from: a number, a sender id, a pool of numbers, or the ARN of one. Becomes
            /// `OriginationIdentity`.
            origination_identity: Value<Text>,
            /// The configuration set of End User Messaging. Becomes `ConfigurationSetName`.
            configuration_set_name: Value<Text>,
            /// The id of your company, for messages to India. Becomes `InEntityId`.
            in_entity_id: Value<Text>,
            /// The id of the registered text, for messages to India. Becomes `InTemplateId`.
            in_template_id: Value<Text>,
        }
    }
}

impl Sms {
    /// The rulebook of text messages.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.names_a_sender(report);
        self.names_one_sender(report);
    }

    /// Somebody sends the messages.
    fn names_a_sender(&self, report: &mut Report) {
        if !self.caller_arn.is_set() && !self.eums.is_set() {
            report
                .error(
                    self,
                    "sms-not-empty",
                    "`sms` does not say who sends the messages",
                )
                .help(
                    "add `caller_arn: \"arn:aws:iam::123456789012:role/…\"`, or the block `eums`",
                );
        }
    }

    /// SNS or End User Messaging sends, not both.
    fn names_one_sender(&self, report: &mut Report) {
        if self.caller_arn.is_set() && self.eums.is_set() {
            report
                .error(
                    &self.caller_arn.at_key(),
                    "sms-sns-xor-eums",
                    "`caller_arn`, for SNS, and `eums` exclude each other",
                )
                .help("leave one of them out");
        }
    }

    pub(crate) fn json(&self) -> Object {
        let mut sms = Object::new();
        sms.set("SnsCallerArn", self.caller_arn.json());
        sms.set("ExternalId", self.external_id.json());
        sms.set("SnsRegion", self.region.json());
        super::add(
            &mut sms,
            "EumsSms",
            super::part(&self.eums, EndUserMessaging::json),
        );
        self.meta.add_raw(&mut sms);
        sms
    }
}

impl EndUserMessaging {
    /// The rulebook of End User Messaging.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_a_role(report);
    }

    /// Cognito sends with a role.
    fn has_a_role(&self, report: &mut Report) {
        if !self.caller_arn.is_set() {
            report
                .error(
                    self,
                    "eums-caller-required",
                    "`eums` lacks the role that sends",
                )
                .help("add `caller_arn: \"arn:aws:iam::123456789012:role/…\"`");
        }
    }

    fn json(&self) -> Object {
        let mut eums = Object::new();
        eums.set("CallerArn", self.caller_arn.json());
        eums.set("ConfigurationSetName", self.configuration_set_name.json());
        eums.set("ExternalId", self.external_id.json());
        eums.set("InEntityId", self.in_entity_id.json());
        eums.set("InTemplateId", self.in_template_id.json());
        eums.set("OriginationIdentity", self.origination_identity.json());
        eums.set("Region", self.region.json());
        self.meta.add_raw(&mut eums);
        eums
    }
}

impl UserPool {
    /// Whether somebody sends text messages: the block, or a function in its place.
    pub(super) fn sends_sms(&self) -> bool {
        self.sms.is_set()
            || self
                .triggers
                .get()
                .is_some_and(|triggers| triggers.custom_sms_sender.is_set())
    }
}

rules! {
    "sms-caller-arn" B: "The role that sends text messages is named by its ARN."
        prevents "Value at 'smsConfiguration.snsCallerArn' failed to satisfy constraint"
        source "CreateUserPool, SmsConfigurationType";
    "sms-not-empty" A: "Who sends text messages is SNS or End User Messaging."
        prevents "a refusal by CreateUserPool"
        source "CreateUserPool, SmsConfigurationType";
    "sms-sns-xor-eums" B: "Text messages are sent through SNS or End User Messaging, not both."
        prevents "a refusal by CreateUserPool"
        source "CreateUserPool, SmsConfigurationType.EumsSms";
    "sms-external-id" C: "An external id has 2 to 1224 characters, as STS takes it."
        prevents "Role does not have a trust relationship allowing Cognito to assume the role"
        source "AssumeRole, ExternalId; aws-cdk, user-pool.ts";
    "sms-sns-region" A: "The Region of SNS is the code of a Region, 5 to 32 characters; which ones the pool may use is known when it is deployed."
        prevents "Invalid snsRegion."
        source "CreateUserPool, SmsConfigurationType.SnsRegion";
    "eums-caller-required" B: "End User Messaging sends with a role."
        prevents "Model validation failed (#/SmsConfiguration/EumsSms: required key [CallerArn] not found)"
        source "Resource schema of AWS::Cognito::UserPool";
    "eums-region" B: "The Region of End User Messaging is the code of a Region, 5 to 32 characters."
        prevents "an InvalidParameterException"
        source "CreateUserPool, EumsSmsConfigurationType.Region";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    const ROLE: &str = "arn:aws:iam::123456789012:role/service-role/sms";

    rule_test! {
        sms_caller_arn: "sms-caller-arn",
        passes {
            "unset": |stack| { stack.user_pool().sms(); },
            "later": |stack| { stack.user_pool().sms().caller_arn(Given::Later); },
            "a role": |stack| { stack.user_pool().sms().caller_arn(known(ROLE)); },
        }
        fails {
            "a name": |stack| { stack.user_pool().sms().caller_arn(known("sms")); } at "user_pool.sms.caller_arn",
            "a name, End User Messaging": |stack| { stack.user_pool().sms().eums().caller_arn(known("sms")); }
                at "user_pool.sms.eums.caller_arn",
        }
    }

    rule_test! {
        sms_not_empty: "sms-not-empty",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| { stack.user_pool().sms().caller_arn(Given::Later); },
            "SNS": |stack| { stack.user_pool().sms().caller_arn(known(ROLE)); },
            "End User Messaging": |stack| { stack.user_pool().sms().eums(); },
        }
        fails {
            "empty": |stack| { stack.user_pool().sms(); } at "user_pool.sms",
            "only a Region": |stack| { stack.user_pool().sms().region(known("us-east-1")); } at "user_pool.sms",
        }
    }

    rule_test! {
        sms_sns_xor_eums: "sms-sns-xor-eums",
        passes {
            "unset": |stack| { stack.user_pool().sms(); },
            "SNS": |stack| { stack.user_pool().sms().caller_arn(Given::Later); },
            "End User Messaging": |stack| { stack.user_pool().sms().eums(); },
        }
        fails {
            "both": |stack| {
                stack.user_pool().sms().caller_arn(known(ROLE));
                stack.user_pool().sms().eums();
            } at "user_pool.sms.caller_arn",
        }
    }

    rule_test! {
        sms_external_id: "sms-external-id",
        passes {
            "unset": |stack| { stack.user_pool().sms(); },
            "later": |stack| { stack.user_pool().sms().external_id(Given::Later); },
            "lower bound": |stack| { stack.user_pool().sms().external_id(known("ab")); },
            "upper bound": |stack| { stack.user_pool().sms().external_id(known("a".repeat(1224))); },
        }
        fails {
            "below": |stack| { stack.user_pool().sms().external_id(known("a")); } at "user_pool.sms.external_id",
            "above": |stack| { stack.user_pool().sms().external_id(known("a".repeat(1225))); }
                at "user_pool.sms.external_id",
            "End User Messaging": |stack| { stack.user_pool().sms().eums().external_id(known("a")); }
                at "user_pool.sms.eums.external_id",
        }
    }

    rule_test! {
        sms_sns_region: "sms-sns-region",
        passes {
            "unset": |stack| { stack.user_pool().sms(); },
            "later": |stack| { stack.user_pool().sms().region(Given::Later); },
            "lower bound": |stack| { stack.user_pool().sms().region(known("xx-y1")); },
            "upper bound": |stack| { stack.user_pool().sms().region(known("x".repeat(32))); },
        }
        fails {
            "below": |stack| { stack.user_pool().sms().region(known("us")); } at "user_pool.sms.region",
            "above": |stack| { stack.user_pool().sms().region(known("x".repeat(33))); } at "user_pool.sms.region",
        }
    }

    rule_test! {
        eums_caller_required: "eums-caller-required",
        passes {
            "unset": |stack| { stack.user_pool().sms(); },
            "later": |stack| { stack.user_pool().sms().eums().caller_arn(Given::Later); },
            "a role": |stack| { stack.user_pool().sms().eums().caller_arn(known(ROLE)); },
        }
        fails {
            "no role": |stack| { stack.user_pool().sms().eums(); } at "user_pool.sms.eums",
        }
    }

    rule_test! {
        eums_region: "eums-region",
        passes {
            "unset": |stack| { stack.user_pool().sms().eums(); },
            "later": |stack| { stack.user_pool().sms().eums().region(Given::Later); },
            "lower bound": |stack| { stack.user_pool().sms().eums().region(known("xx-y1")); },
            "upper bound": |stack| { stack.user_pool().sms().eums().region(known("x".repeat(32))); },
        }
        fails {
            "below": |stack| { stack.user_pool().sms().eums().region(known("us")); } at "user_pool.sms.eums.region",
            "above": |stack| { stack.user_pool().sms().eums().region(known("x".repeat(33))); }
                at "user_pool.sms.eums.region",
        }
    }
}
