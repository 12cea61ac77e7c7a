//! The messages that verify an address or number.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{Pattern, containing, length, pattern};
use crate::literal::words;
use crate::pattern::VISIBLE_OR_SPACE;
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::UserPool;
use crate::value::Value;

words! {
    /// How an e-mail address is verified.
    pub enum DefaultEmailOption {
        /// With a code to type.
        ConfirmWithCode = "CONFIRM_WITH_CODE",
        /// With a link to the pool's domain.
        ConfirmWithLink = "CONFIRM_WITH_LINK",
    }
}

/// `{##Verify Email##}`, somewhere in the text.
const LINK: Pattern = Pattern {
    noun: Some("a message with a link"),
    says: "a text with `{##Verify Email##}` where the link belongs",
    matches: |text| {
        text.split_once("{##")
            .is_some_and(|(_, rest)| rest.contains("##}"))
    },
};

block! {
    /// The messages that verify an address or number. Becomes `VerificationMessageTemplate`.
    pub struct VerificationMessage: Unnamed, Part {
        settings {
            /// How an e-mail address is verified; `ConfirmWithLink` needs a domain. Default of AWS: `ConfirmWithCode`.
            /// Becomes `DefaultEmailOption`.
            default_email_option: Value<DefaultEmailOption>,
            /// The e-mail with a code, 6 to 20000 characters with `{####}`. Becomes `EmailMessage`.
            email_message: Value<Text> where [
                length("verify-email-message", 6, 20_000),
                containing("verify-email-message", "{####}"),
                pattern("verify-email-message", &VISIBLE_OR_SPACE),
            ],
            /// Its subject, 1 to 140 characters. Becomes `EmailSubject`.
            email_subject: Value<Text> where [
                length("verify-subjects", 1, 140),
                pattern("verify-subjects", &VISIBLE_OR_SPACE),
            ],
            /// The e-mail with a link, 6 to 20000 characters with `{##Verify Email##}` or the like. Becomes
            /// `EmailMessageByLink`.
            email_message_by_link: Value<Text> where [
                length("verify-email-by-link", 6, 20_000),
                pattern("verify-email-by-link", &LINK),
                pattern("verify-email-by-link", &VISIBLE_OR_SPACE),
            ],
            /// Its subject, 1 to 140 characters. Becomes `EmailSubjectByLink`.
            email_subject_by_link: Value<Text> where [
                length("verify-subjects", 1, 140),
                pattern("verify-subjects", &VISIBLE_OR_SPACE),
            ],
            /// The text message with a code, 6 to 140 characters with `{####}`. Becomes `SmsMessage`.
            sms_message: Value<Text> where [
                length("verify-sms-message", 6, 140),
                containing("verify-sms-message", "{####}"),
            ],
        }
    }
}

impl VerificationMessage {
    /// The rulebook of the messages that verify.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.either_code_or_link(report);
    }

    /// An e-mail has a code or a link: the message for the other is not written.
    fn either_code_or_link(&self, report: &mut Report) {
        if !self.email_message.is_set() || !self.email_message_by_link.is_set() {
            return;
        }
        let option = self
            .default_email_option
            .known_or(DefaultEmailOption::ConfirmWithCode);
        let (place, help) = match option {
            Some(DefaultEmailOption::ConfirmWithLink) => (
                &self.email_message,
                "drop `email_message`, which `ConfirmWithLink` does not send",
            ),
            Some(DefaultEmailOption::ConfirmWithCode) => (
                &self.email_message_by_link,
                "drop `email_message_by_link`, which `ConfirmWithCode` does not send",
            ),
            None => (&self.email_message_by_link, "leave one of them out"),
        };
        report
            .error(
                &place.at_key(),
                "verify-message-by-option",
                "`email_message` and `email_message_by_link` exclude each other",
            )
            .help(help);
    }

    /// Whether links are sent.
    pub(crate) fn links(&self) -> bool {
        self.default_email_option
            .is(&DefaultEmailOption::ConfirmWithLink)
    }

    pub(super) fn json(&self) -> Object {
        let mut template = Object::new();
        template.set("DefaultEmailOption", self.default_email_option.json());
        template.set("EmailMessage", self.email_message.json());
        template.set("EmailSubject", self.email_subject.json());
        template.set("EmailMessageByLink", self.email_message_by_link.json());
        template.set("EmailSubjectByLink", self.email_subject_by_link.json());
        template.set("SmsMessage", self.sms_message.json());
        self.meta.add_raw(&mut template);
        template
    }
}

impl UserPool {
    /// The rulebook of the messages that verify, with what AWS replaced by them.
    pub(super) fn verification_message_rules(&self, report: &mut Report) {
        self.no_old_code_beside_a_link(report);
    }

    /// Where a link verifies, the message with a code is not written in the old place either.
    fn no_old_code_beside_a_link(&self, report: &mut Report) {
        let links = self
            .verification_message
            .get()
            .is_some_and(VerificationMessage::links);
        if links && self.email_verification_message.is_set() {
            report
                .error(
                    &self.email_verification_message.at_key(),
                    "verify-message-by-option",
                    "a message with a code is written, but a link verifies",
                )
                .help("drop `email_verification_message`");
        }
    }
}

rules! {
    "verify-message-by-option" B: "An address is verified with a code or a link, and only the message for that is written."
        prevents "The message is invalid."
        source "CreateUserPool, VerificationMessageTemplate; aws-cdk issue 6811";
    "verify-email-message" A: "The e-mail with a code has 6 to 20000 characters with `{####}`."
        prevents "Value at 'verificationMessageTemplate.emailMessage' failed to satisfy constraint: Member must satisfy regular expression pattern"
        source "CreateUserPool, VerificationMessageTemplateType";
    "verify-email-by-link" A: "The e-mail with a link has 6 to 20000 characters with `{##…##}`."
        prevents "Value at 'verificationMessageTemplate.emailMessageByLink' failed to satisfy constraint: Member must satisfy regular expression pattern"
        source "CreateUserPool, VerificationMessageTemplateType";
    "verify-subjects" A: "The subject of an e-mail that verifies has 1 to 140 visible characters or spaces."
        prevents "Value at 'verificationMessageTemplate.emailSubject' failed to satisfy constraint: Member must have length less than or equal to 140"
        source "CreateUserPool, VerificationMessageTemplateType";
    "verify-sms-message" A: "The text message with a code has 6 to 140 characters with `{####}`."
        prevents "Value at 'verificationMessageTemplate.smsMessage' failed to satisfy constraint: Member must satisfy regular expression pattern"
        source "CreateUserPool, VerificationMessageTemplateType";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        verify_message_by_option: "verify-message-by-option",
        passes {
            "unset": |stack| { stack.user_pool().verification_message(); },
            "later": |stack| {
                let message = stack.user_pool().verification_message();
                message.default_email_option(Given::Later).email_message(known("{####}"));
                stack.user_pool().email_verification_message(known("{####}"));
            },
            "a code": |stack| {
                stack.user_pool().verification_message().email_message(known("{####}"));
                stack.user_pool().email_verification_message(known("{####}"));
            },
            "a link": |stack| {
                let message = stack.user_pool().verification_message();
                message.default_email_option(known(DefaultEmailOption::ConfirmWithLink));
                message.email_message_by_link(known("{##Verify##}"));
            },
        }
        fails {
            "both": |stack| {
                let message = stack.user_pool().verification_message();
                message.email_message(known("{####}")).email_message_by_link(known("{##Verify##}"));
            } at "user_pool.verification_message.email_message_by_link",
            "both, for a link": |stack| {
                let message = stack.user_pool().verification_message();
                message.email_message(known("{####}")).email_message_by_link(known("{##Verify##}"));
                message.default_email_option(known(DefaultEmailOption::ConfirmWithLink));
            } at "user_pool.verification_message.email_message",
            "the old message beside a link": |stack| {
                let pool = stack.user_pool();
                pool.email_verification_message(known("{####}"));
                pool.verification_message().default_email_option(known(DefaultEmailOption::ConfirmWithLink));
            } at "user_pool.email_verification_message",
        }
    }

    rule_test! {
        verify_email_message: "verify-email-message",
        passes {
            "unset": |stack| { stack.user_pool().verification_message(); },
            "later": |stack| { stack.user_pool().verification_message().email_message(Given::Later); },
            "lower bound": |stack| { stack.user_pool().verification_message().email_message(known("{####}")); },
            "upper bound": |stack| {
                let message = format!("{{####}}{}", "x".repeat(19_994));
                stack.user_pool().verification_message().email_message(known(message));
            },
        }
        fails {
            "no code": |stack| { stack.user_pool().verification_message().email_message(known("hello there")); }
                at "user_pool.verification_message.email_message",
            "above": |stack| {
                let message = format!("{{####}}{}", "x".repeat(19_995));
                stack.user_pool().verification_message().email_message(known(message));
            } at "user_pool.verification_message.email_message",
            "an invisible character": |stack| {
                stack.user_pool().verification_message().email_message(known("{####}\u{200B}"));
            } at "user_pool.verification_message.email_message",
            "the old message": |stack| { stack.user_pool().email_verification_message(known("hello there")); }
                at "user_pool.email_verification_message",
        }
    }

    rule_test! {
        verify_email_by_link: "verify-email-by-link",
        passes {
            "unset": |stack| { stack.user_pool().verification_message(); },
            "later": |stack| { stack.user_pool().verification_message().email_message_by_link(Given::Later); },
            "lower bound": |stack| {
                stack.user_pool().verification_message().email_message_by_link(known("{####}"));
            },
            "words": |stack| {
                stack.user_pool().verification_message().email_message_by_link(known("Please {##Verify Email##}!"));
            },
        }
        fails {
            "no link": |stack| {
                stack.user_pool().verification_message().email_message_by_link(known("Please verify"));
            } at "user_pool.verification_message.email_message_by_link",
            "not closed": |stack| {
                stack.user_pool().verification_message().email_message_by_link(known("Please {##Verify"));
            } at "user_pool.verification_message.email_message_by_link",
            "above": |stack| {
                let message = format!("{{####}}{}", "x".repeat(19_995));
                stack.user_pool().verification_message().email_message_by_link(known(message));
            } at "user_pool.verification_message.email_message_by_link",
        }
    }

    rule_test! {
        verify_subjects: "verify-subjects",
        passes {
            "unset": |stack| { stack.user_pool().verification_message(); },
            "later": |stack| { stack.user_pool().verification_message().email_subject(Given::Later); },
            "lower bound": |stack| { stack.user_pool().verification_message().email_subject(known("V")); },
            "upper bound": |stack| {
                stack.user_pool().verification_message().email_subject_by_link(known("x".repeat(140)));
            },
        }
        fails {
            "empty": |stack| { stack.user_pool().verification_message().email_subject(known("")); }
                at "user_pool.verification_message.email_subject",
            "above": |stack| { stack.user_pool().verification_message().email_subject(known("x".repeat(141))); }
                at "user_pool.verification_message.email_subject",
            "by link": |stack| {
                stack.user_pool().verification_message().email_subject_by_link(known("x".repeat(141)));
            } at "user_pool.verification_message.email_subject_by_link",
            "the old subject": |stack| { stack.user_pool().email_verification_subject(known("")); }
                at "user_pool.email_verification_subject",
        }
    }

    rule_test! {
        verify_sms_message: "verify-sms-message",
        passes {
            "unset": |stack| { stack.user_pool().verification_message(); },
            "later": |stack| { stack.user_pool().verification_message().sms_message(Given::Later); },
            "lower bound": |stack| { stack.user_pool().verification_message().sms_message(known("{####}")); },
            "upper bound": |stack| {
                let message = format!("{{####}}{}", "x".repeat(134));
                stack.user_pool().verification_message().sms_message(known(message));
            },
        }
        fails {
            "no code": |stack| { stack.user_pool().verification_message().sms_message(known("hello there")); }
                at "user_pool.verification_message.sms_message",
            "above": |stack| {
                let message = format!("{{####}}{}", "x".repeat(135));
                stack.user_pool().verification_message().sms_message(known(message));
            } at "user_pool.verification_message.sms_message",
            "the old message": |stack| { stack.user_pool().sms_verification_message(known("hello there")); }
                at "user_pool.sms_verification_message",
        }
    }
}
