//! The second factor.

use crate::block::block;
use crate::json::Object;
use crate::literal::words;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::{EmailSendingAccount, UserPool};
use crate::value::{List, Value};

words! {
    /// Whether users need a second factor.
    pub enum MfaConfiguration {
        /// No second factor.
        Off = "OFF",
        /// Each user may add one.
        Optional = "OPTIONAL",
        /// Everybody needs one.
        On = "ON",
    }

    /// A second factor.
    pub enum MfaFactor {
        /// A code of an authenticator app.
        Totp = "SOFTWARE_TOKEN_MFA",
        /// A code by text message. Once it is on, it goes off again only with the whole second factor.
        Sms = "SMS_MFA",
        /// A code by e-mail.
        Email = "EMAIL_OTP",
    }
}

block! {
    /// The second factor: `mfa: Optional [Totp],`.
    pub struct Mfa: Unnamed, Part {
        settings {
            /// Whether users need one. Default of AWS: `Off`. Becomes `MfaConfiguration`.
            @Main configuration: Value<MfaConfiguration>,
            /// Which there are. `Sms` needs the block `sms`; `Email` needs an e-mail sender of your own and the plan
            /// `Essentials`. Becomes `EnabledMfas`.
            @Extra factors: List<MfaFactor>,
        }
    }
}

impl Mfa {
    /// The rules need the pool around the block, which asks them.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    fn is_off(&self) -> bool {
        !self.configuration.is_set() || self.configuration.is(&MfaConfiguration::Off)
    }

    fn is_on(&self) -> bool {
        self.configuration
            .known()
            .is_some_and(|configuration| *configuration != MfaConfiguration::Off)
    }

    pub(super) fn json(&self) -> Object {
        let mut properties = Object::new();
        properties.set("MfaConfiguration", self.configuration.json());
        if !self.factors.is_empty() {
            properties.set("EnabledMfas", self.factors.json());
        }
        self.meta.add_raw(&mut properties);
        properties
    }
}

impl UserPool {
    /// The rulebook of the second factor.
    pub(super) fn mfa_rules(&self, report: &mut Report) {
        let Some(mfa) = self.mfa.get() else { return };
        if mfa.is_off() {
            Self::no_factor_where_mfa_is_off(mfa, report);
        } else {
            self.mfa_has_a_factor(mfa, report);
            self.sms_factor_can_be_sent(mfa, report);
            self.email_factor_has_a_sender(mfa, report);
        }
    }

    /// Where there is no second factor, none is named.
    fn no_factor_where_mfa_is_off(mfa: &Mfa, report: &mut Report) {
        if mfa.factors.elements().next().is_some() {
            report
                .error(
                    &mfa.factors,
                    "mfa-off-with-factors",
                    "second factors are named, but `mfa` is `Off`",
                )
                .help("write `mfa: Optional [Totp]`, or leave the factors out");
        }
    }

    /// Where there is a second factor, AWS knows which.
    fn mfa_has_a_factor(&self, mfa: &Mfa, report: &mut Report) {
        if !mfa.is_on() {
            return;
        }
        if mfa.factors.is_set() {
            if mfa.factors.is_empty() {
                report
                    .error(
                        &mfa.factors,
                        "mfa-on-all-disabled",
                        "`mfa` is on without any factor",
                    )
                    .help("write `[Totp]`, or `mfa: Off`");
            }
            return;
        }
        if self.sends_sms()
            || self
                .authentication_message
                .get()
                .is_some_and(|message| message.email().is_some())
        {
            return;
        }
        let (rule, message) = if self.web_authn.is_set() {
            (
                "mfa-passkey-only-optional",
                "`mfa` is on, but a passkey is no second factor",
            )
        } else {
            (
                "mfa-on-needs-factor-or-sms",
                "`mfa` is on, but no second factor is named",
            )
        };
        report
            .error(&mfa.configuration, rule, message)
            .help("write `[Totp]` after it");
    }

    /// A code by text message needs somebody to send it.
    fn sms_factor_can_be_sent(&self, mfa: &Mfa, report: &mut Report) {
        if self.sends_sms() {
            return;
        }
        if let Some(element) = mfa.factors.find(&MfaFactor::Sms) {
            report
                .error(
                    &element,
                    "sms-mfa-needs-sms-config",
                    "the factor `Sms` has nobody to send the messages",
                )
                .help("add `sms { caller_arn: \"arn:aws:iam::…:role/…\", external_id: \"…\" }` to the user pool");
        }
    }

    /// Codes by e-mail are sent with SES in your own account only.
    fn email_factor_has_a_sender(&self, mfa: &Mfa, report: &mut Report) {
        if self.email_account() != Some(EmailSendingAccount::CognitoDefault) {
            return;
        }
        if let Some(element) = mfa.factors.find(&MfaFactor::Email) {
            report
                .error(
                    &element,
                    "email-mfa-needs-developer",
                    "the factor `Email` needs an e-mail sender of your own",
                )
                .help("add `email { source_arn: \"arn:aws:ses:…:identity/…\" }` to the user pool");
        }
    }
}

rules! {
    "mfa-off-with-factors" A: "No factor is named where there is no second factor."
        prevents "Invalid MFA configuration given, can't turn off MFA and configure an MFA together."
        source "SetUserPoolMfaConfig, MfaConfiguration";
    "mfa-on-needs-factor-or-sms" A: "Where there is a second factor, it is named, or text messages can be sent."
        prevents "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"
        source "CreateUserPool, MfaConfiguration";
    "mfa-on-all-disabled" C: "Where there is a second factor, the list of factors is not empty."
        prevents "Invalid MFA configuration given, can't disable all MFAs with a required or optional configuration."
        source "sst issue 5177";
    "mfa-passkey-only-optional" A: "A passkey alone is no second factor."
        prevents "Invalid MFA Configuration given. SMS MFA, Email MFA, or Software Token MFA must be enabled."
        source "SetUserPoolMfaConfig, WebAuthnConfiguration";
    "sms-mfa-needs-sms-config" B: "The factor `Sms` needs the block `sms`."
        prevents "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"
        source "AWS::Cognito::UserPool, EnabledMfas";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::Stack;
    use crate::testing::{known, list, rule_test};
    use crate::value::Given;

    fn mfa(stack: &mut Stack, configuration: MfaConfiguration, factor: MfaFactor) {
        let mfa = stack.user_pool().mfa();
        mfa.configuration(known(configuration));
        mfa.factors(list([factor]));
    }

    fn no_factors() -> Given<Vec<Given<MfaFactor>>> {
        Given::Known(Vec::new())
    }

    rule_test! {
        mfa_off_with_factors: "mfa-off-with-factors",
        passes {
            "unset": |stack| { stack.user_pool().mfa(); },
            "later": |stack| { stack.user_pool().mfa().configuration(Given::Later).factors(list([MfaFactor::Totp])); },
            "off": |stack| { stack.user_pool().mfa().configuration(known(MfaConfiguration::Off)).factors(no_factors()); },
            "optional": |stack| { mfa(stack, MfaConfiguration::Optional, MfaFactor::Totp); },
        }
        fails {
            "off with a factor": |stack| { mfa(stack, MfaConfiguration::Off, MfaFactor::Totp); }
                at "user_pool.mfa.factors",
            "only a factor": |stack| { stack.user_pool().mfa().factors(list([MfaFactor::Totp])); }
                at "user_pool.mfa.factors",
        }
    }

    rule_test! {
        mfa_on_needs_factor_or_sms: "mfa-on-needs-factor-or-sms",
        passes {
            "unset": |stack| { stack.user_pool().mfa(); },
            "later": |stack| { stack.user_pool().mfa().configuration(Given::Later); },
            "factors later": |stack| {
                stack.user_pool().mfa().configuration(known(MfaConfiguration::On)).factors(Given::Later);
            },
            "a factor": |stack| { mfa(stack, MfaConfiguration::On, MfaFactor::Totp); },
            "text messages": |stack| {
                stack.user_pool().mfa().configuration(known(MfaConfiguration::On));
                stack.user_pool().sms();
            },
        }
        fails {
            "on": |stack| { stack.user_pool().mfa().configuration(known(MfaConfiguration::On)); }
                at "user_pool.mfa.configuration",
            "optional": |stack| { stack.user_pool().mfa().configuration(known(MfaConfiguration::Optional)); }
                at "user_pool.mfa.configuration",
        }
    }

    rule_test! {
        mfa_on_all_disabled: "mfa-on-all-disabled",
        passes {
            "unset": |stack| { stack.user_pool().mfa().configuration(known(MfaConfiguration::On)); },
            "later": |stack| { stack.user_pool().mfa().configuration(Given::Later).factors(no_factors()); },
            "a factor": |stack| { mfa(stack, MfaConfiguration::On, MfaFactor::Totp); },
        }
        fails {
            "empty": |stack| {
                stack.user_pool().mfa().configuration(known(MfaConfiguration::On)).factors(no_factors());
            } at "user_pool.mfa.factors",
        }
    }

    rule_test! {
        mfa_passkey_only_optional: "mfa-passkey-only-optional",
        passes {
            "unset": |stack| { stack.user_pool().web_authn(); },
            "later": |stack| {
                stack.user_pool().web_authn();
                stack.user_pool().mfa().configuration(known(MfaConfiguration::Optional)).factors(Given::Later);
            },
            "with a factor": |stack| {
                stack.user_pool().web_authn();
                mfa(stack, MfaConfiguration::Optional, MfaFactor::Totp);
            },
        }
        fails {
            "only passkeys": |stack| {
                stack.user_pool().web_authn();
                stack.user_pool().mfa().configuration(known(MfaConfiguration::Optional));
            } at "user_pool.mfa.configuration",
        }
    }

    rule_test! {
        sms_mfa_needs_sms_config: "sms-mfa-needs-sms-config",
        passes {
            "unset": |stack| { stack.user_pool().mfa(); },
            "later": |stack| {
                let mfa = stack.user_pool().mfa();
                mfa.configuration(known(MfaConfiguration::On)).factors(Given::Known(vec![Given::Later]));
            },
            "with sms": |stack| {
                mfa(stack, MfaConfiguration::On, MfaFactor::Sms);
                stack.user_pool().sms();
            },
            "another factor": |stack| { mfa(stack, MfaConfiguration::On, MfaFactor::Totp); },
            "a sender of your own": |stack| {
                mfa(stack, MfaConfiguration::On, MfaFactor::Sms);
                stack.user_pool().triggers().custom_sms_sender(Given::Later);
            },
        }
        fails {
            "without": |stack| { mfa(stack, MfaConfiguration::On, MfaFactor::Sms); }
                at "user_pool.mfa.factors[0]",
        }
    }
}
