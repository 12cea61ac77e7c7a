//! The messages with a code for sign-in.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{containing, length, pattern};
use crate::pattern::VISIBLE_OR_SPACE;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::{EmailSendingAccount, MfaFactor, UserPool};
use crate::value::Value;

block! {
    /// The messages with a code for sign-in.
    pub struct AuthenticationMessage: Unnamed, Part {
        settings {
            /// The e-mail, 6 to 20000 characters with `{####}`. Needs an e-mail sender of your own and the plan
            /// `Essentials`. Becomes `EmailAuthenticationMessage`.
            email_message: Value<Text> where [
                length("email-auth-message", 6, 20_000),
                containing("email-auth-message", "{####}"),
                pattern("email-auth-message", &VISIBLE_OR_SPACE),
            ],
            /// Its subject, 1 to 140 characters. Becomes `EmailAuthenticationSubject`.
            email_subject: Value<Text> where [
                length("email-auth-message", 1, 140),
                pattern("email-auth-message", &VISIBLE_OR_SPACE),
            ],
            /// The text message, 6 to 140 characters with `{####}`. Becomes `SmsAuthenticationMessage`.
            sms_message: Value<Text> where [
                length("sms-auth-message", 6, 140),
                containing("sms-auth-message", "{####}"),
            ],
        }
    }
}

impl AuthenticationMessage {
    /// What holds for the messages alone is declared with the settings.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    /// The first setting that says something about e-mails.
    pub(crate) fn email(&self) -> Option<&dyn Located> {
        if self.email_message.is_set() {
            Some(&self.email_message)
        } else if self.email_subject.is_set() {
            Some(&self.email_subject)
        } else {
            None
        }
    }

    pub(super) fn json(&self) -> Object {
        let mut properties = Object::new();
        properties.set("EmailAuthenticationMessage", self.email_message.json());
        properties.set("EmailAuthenticationSubject", self.email_subject.json());
        properties.set("SmsAuthenticationMessage", self.sms_message.json());
        self.meta.add_raw(&mut properties);
        properties
    }
}

impl UserPool {
    /// The rulebook of the messages for sign-in.
    pub(super) fn authentication_message_rules(&self, report: &mut Report) {
        self.email_codes_have_a_sender(report);
    }

    /// Codes by e-mail are written only where SES sends them in your own account.
    fn email_codes_have_a_sender(&self, report: &mut Report) {
        let is_told = self
            .mfa
            .get()
            .is_some_and(|mfa| mfa.factors.contains(&MfaFactor::Email));
        if is_told || self.email_account() != Some(EmailSendingAccount::CognitoDefault) {
            return;
        }
        let message = self.authentication_message.get();
        if let Some(place) = message.and_then(AuthenticationMessage::email) {
            report
                .error(
                    place,
                    "email-mfa-needs-developer",
                    "an e-mail with a code for sign-in needs an e-mail sender of your own",
                )
                .help("add `email { source_arn: \"arn:aws:ses:…:identity/…\" }` to the user pool");
        }
    }
}

rules! {
    "email-mfa-needs-developer" A: "The factor `Email`, and the message with its code, need an e-mail sender of your own."
        prevents "Cannot set EmailMfaConfiguration when user pool EmailConfiguration contains an EmailSendingAccount of COGNITO_DEFAULT."
        source "SetUserPoolMfaConfig, EmailMfaConfiguration";
    "email-auth-message" B: "The e-mail with a code for sign-in has 6 to 20000 characters with `{####}`, its subject 1 to 140."
        prevents "Value at 'emailMfaConfiguration.message' failed to satisfy constraint"
        source "SetUserPoolMfaConfig, EmailMfaConfigType";
    "sms-auth-message" A: "The text message with a code for sign-in has 6 to 140 characters with `{####}`."
        prevents "Value at 'smsAuthenticationMessage' failed to satisfy constraint: Member must satisfy regular expression pattern"
        source "CreateUserPool, SmsAuthenticationMessage";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, list, rule_test};
    use crate::user_pool::{MfaConfiguration, MfaFactor};
    use crate::value::Given;

    const SENDER: &str = "arn:aws:ses:us-east-1:123456789012:identity/acme.com";

    rule_test! {
        email_mfa_needs_developer: "email-mfa-needs-developer",
        passes {
            "unset": |stack| { stack.user_pool().authentication_message().sms_message(known("Code: {####}")); },
            "later": |stack| {
                stack.user_pool().email().sending_account(Given::Later);
                stack.user_pool().authentication_message().email_message(known("Code: {####}"));
            },
            "own function": |stack| {
                stack.user_pool().triggers().custom_email_sender(Given::Later);
                stack.user_pool().authentication_message().email_message(known("Code: {####}"));
            },
            "own sender": |stack| {
                stack.user_pool().email().source_arn(known(SENDER));
                stack.user_pool().mfa().configuration(known(MfaConfiguration::On)).factors(list([MfaFactor::Email]));
            },
        }
        fails {
            "factor": |stack| {
                stack.user_pool().mfa().configuration(known(MfaConfiguration::On)).factors(list([MfaFactor::Email]));
            } at "user_pool.mfa.factors[0]",
            "factor and message": |stack| {
                stack.user_pool().mfa().configuration(known(MfaConfiguration::On)).factors(list([MfaFactor::Email]));
                stack.user_pool().authentication_message().email_subject(known("Code"));
            } at "user_pool.mfa.factors[0]",
            "message": |stack| { stack.user_pool().authentication_message().email_subject(known("Code")); }
                at "user_pool.authentication_message.email_subject",
        }
    }

    rule_test! {
        email_auth_message: "email-auth-message",
        passes {
            "unset": |stack| { stack.user_pool().authentication_message(); },
            "later": |stack| { stack.user_pool().authentication_message().email_message(Given::Later); },
            "lower bounds": |stack| {
                stack.user_pool().authentication_message().email_message(known("{####}")).email_subject(known("C"));
            },
            "upper bounds": |stack| {
                let message = stack.user_pool().authentication_message();
                message.email_message(known(format!("{{####}}{}", "x".repeat(19_994))));
                message.email_subject(known("x".repeat(140)));
            },
        }
        fails {
            "no code": |stack| { stack.user_pool().authentication_message().email_message(known("Welcome")); }
                at "user_pool.authentication_message.email_message",
            "below": |stack| { stack.user_pool().authentication_message().email_message(known("")); }
                at "user_pool.authentication_message.email_message",
            "above": |stack| {
                let message = format!("{{####}}{}", "x".repeat(19_995));
                stack.user_pool().authentication_message().email_message(known(message));
            } at "user_pool.authentication_message.email_message",
            "long subject": |stack| {
                stack.user_pool().authentication_message().email_subject(known("x".repeat(141)));
            } at "user_pool.authentication_message.email_subject",
        }
    }

    rule_test! {
        sms_auth_message: "sms-auth-message",
        passes {
            "unset": |stack| { stack.user_pool().authentication_message(); },
            "later": |stack| { stack.user_pool().authentication_message().sms_message(Given::Later); },
            "lower bound": |stack| { stack.user_pool().authentication_message().sms_message(known("{####}")); },
            "upper bound": |stack| {
                let message = format!("{{####}}{}", "x".repeat(134));
                stack.user_pool().authentication_message().sms_message(known(message));
            },
        }
        fails {
            "no code": |stack| { stack.user_pool().authentication_message().sms_message(known("Welcome")); }
                at "user_pool.authentication_message.sms_message",
            "above": |stack| {
                let message = format!("{{####}}{}", "x".repeat(135));
                stack.user_pool().authentication_message().sms_message(known(message));
            } at "user_pool.authentication_message.sms_message",
        }
    }
}
