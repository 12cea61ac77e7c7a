//! The messages to users that an administrator created.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{length, pattern};
use crate::pattern::VISIBLE_OR_SPACE;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::UserPool;
use crate::value::Value;

block! {
    /// The messages to users that an administrator created. Becomes `AdminCreateUserConfig.InviteMessageTemplate`.
    pub struct Invitation: Unnamed, Part {
        settings {
            /// The e-mail, 6 to 20000 characters with `{username}` and `{####}`, the temporary password. Becomes
            /// `EmailMessage`.
            email_message: Value<Text> where [
                length("invite-email-message", 6, 20_000),
                pattern("invite-email-message", &VISIBLE_OR_SPACE),
            ],
            /// Its subject, 1 to 140 characters. Becomes `EmailSubject`.
            email_subject: Value<Text> where [
                length("invite-subject", 1, 140),
                pattern("invite-subject", &VISIBLE_OR_SPACE),
            ],
            /// The text message, 6 to 140 characters with `{####}`, the temporary password; mostly also with
            /// `{username}`. Becomes `SMSMessage`.
            sms_message: Value<Text> where [length("invite-sms-message", 6, 140)],
        }
    }
}

impl Invitation {
    /// What holds for the messages alone is declared with the settings.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    pub(super) fn json(&self) -> Object {
        let mut template = Object::new();
        template.set("EmailMessage", self.email_message.json());
        template.set("EmailSubject", self.email_subject.json());
        template.set("SMSMessage", self.sms_message.json());
        self.meta.add_raw(&mut template);
        template
    }
}

impl UserPool {
    /// The rulebook of invitations.
    pub(super) fn invitation_rules(&self, report: &mut Report) {
        if let Some(invitation) = self.invitation.get() {
            self.invitation_has_its_placeholders(invitation, report);
        }
    }

    /// Who can sign in with a password only is told the user name and the temporary password.
    fn invitation_has_its_placeholders(&self, invitation: &Invitation, report: &mut Report) {
        if !self.asks_for_passwords_only() {
            return;
        }
        let messages: [(&Value<Text>, _, &[&str]); 2] = [
            (
                &invitation.email_message,
                "invite-email-message",
                &["{username}", "{####}"],
            ),
            (&invitation.sms_message, "invite-sms-message", &["{####}"]),
        ];
        for (value, rule, placeholders) in &messages {
            let Some(text) = value.known() else { continue };
            // A text that is too short is told already.
            if text.chars().count() < 6 {
                continue;
            }
            let mut missing = Vec::new();
            for placeholder in *placeholders {
                if !text.contains(placeholder) {
                    missing.push(*placeholder);
                }
            }
            if !missing.is_empty() {
                report
                    .error(
                        *value,
                        rule,
                        format!("the invitation lacks `{}`", missing.join("` and `")),
                    )
                    .help("write `{username}` for the user name and `{####}` for the temporary password");
            }
        }
    }
}

rules! {
    "invite-email-message" A: "The e-mail to an invited user has 6 to 20000 characters with `{username}` and `{####}`; without them only where users can sign in without a password."
        prevents "Value at 'adminCreateUserConfig.inviteMessage.emailMessage' failed to satisfy constraint: Member must satisfy regular expression pattern"
        source "CreateUserPool, MessageTemplateType";
    "invite-sms-message" A: "The text message to an invited user has 6 to 140 characters with `{####}`; without it only where users can sign in without a password."
        prevents "Value at 'adminCreateUserConfig.inviteMessageTemplate.sMSMessage' failed to satisfy constraint: Member must satisfy regular expression pattern"
        source "CreateUserPool, MessageTemplateType";
    "invite-subject" B: "The subject of the e-mail to an invited user has 1 to 140 visible characters or spaces."
        prevents "Value at 'adminCreateUserConfig.inviteMessageTemplate.emailSubject' failed to satisfy constraint"
        source "CreateUserPool, MessageTemplateType";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, list, rule_test};
    use crate::user_pool::FirstAuthFactor;
    use crate::value::Given;

    rule_test! {
        invite_email_message: "invite-email-message",
        passes {
            "unset": |stack| { stack.user_pool().invitation(); },
            "later": |stack| { stack.user_pool().invitation().email_message(Given::Later); },
            "both placeholders": |stack| {
                stack.user_pool().invitation().email_message(known("{username}: {####}"));
            },
            "upper bound": |stack| {
                let message = format!("{{username}}{{####}}{}", "x".repeat(19_984));
                stack.user_pool().invitation().email_message(known(message));
            },
            "without passwords": |stack| {
                let pool = stack.user_pool();
                pool.allowed_first_auth_factors(list([FirstAuthFactor::Password, FirstAuthFactor::EmailOtp]));
                pool.invitation().email_message(known("Welcome"));
            },
            "factors later": |stack| {
                let pool = stack.user_pool();
                pool.allowed_first_auth_factors(Given::Later);
                pool.invitation().email_message(known("Welcome"));
            },
        }
        fails {
            "no user name": |stack| { stack.user_pool().invitation().email_message(known("hello {####}")); }
                at "user_pool.invitation.email_message",
            "no password": |stack| { stack.user_pool().invitation().email_message(known("hello {username}")); }
                at "user_pool.invitation.email_message",
            "below": |stack| { stack.user_pool().invitation().email_message(known("hello")); }
                at "user_pool.invitation.email_message",
            "above": |stack| {
                let message = format!("{{username}}{{####}}{}", "x".repeat(19_985));
                stack.user_pool().invitation().email_message(known(message));
            } at "user_pool.invitation.email_message",
        }
    }

    rule_test! {
        invite_sms_message: "invite-sms-message",
        passes {
            "unset": |stack| { stack.user_pool().invitation(); },
            "later": |stack| { stack.user_pool().invitation().sms_message(Given::Later); },
            "lower bound": |stack| { stack.user_pool().invitation().sms_message(known("{####}")); },
            "upper bound": |stack| {
                stack.user_pool().invitation().sms_message(known(format!("{{####}}{}", "x".repeat(134))));
            },
        }
        fails {
            "no password": |stack| { stack.user_pool().invitation().sms_message(known("hello {username}")); }
                at "user_pool.invitation.sms_message",
            "below": |stack| { stack.user_pool().invitation().sms_message(known("hello")); }
                at "user_pool.invitation.sms_message",
            "above": |stack| {
                stack.user_pool().invitation().sms_message(known(format!("{{####}}{}", "x".repeat(135))));
            } at "user_pool.invitation.sms_message",
        }
    }

    rule_test! {
        invite_subject: "invite-subject",
        passes {
            "unset": |stack| { stack.user_pool().invitation(); },
            "later": |stack| { stack.user_pool().invitation().email_subject(Given::Later); },
            "lower bound": |stack| { stack.user_pool().invitation().email_subject(known("W")); },
            "upper bound": |stack| { stack.user_pool().invitation().email_subject(known("x".repeat(140))); },
        }
        fails {
            "empty": |stack| { stack.user_pool().invitation().email_subject(known("")); }
                at "user_pool.invitation.email_subject",
            "above": |stack| { stack.user_pool().invitation().email_subject(known("x".repeat(141))); }
                at "user_pool.invitation.email_subject",
        }
    }
}
