//! The e-mails to users about risky sign-ins.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{length, pattern};
use crate::pattern::VISIBLE_OR_SPACE;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::{SES_IDENTITY, region_without_senders};
use crate::value::Value;

block! {
    /// The e-mails to users about sign-ins that look like somebody else's. Becomes `NotifyConfiguration`.
    pub struct Notification: Unnamed, Part {
        settings {
            /// The ARN of the verified address or domain in SES that sends; its Region is one that SES serves the pool's
            /// Region from. Becomes `SourceArn`.
            source_arn: Value<Text> where [pattern("risk-notify-source", &SES_IDENTITY)],
            /// The sender. Becomes `From`.
            from: Value<Text>,
            /// Where answers go. Becomes `ReplyTo`.
            reply_to: Value<Text>,
        }
        blocks {
            /// The e-mail about a sign-in that was refused: `block_email "Sign-in blocked" { … }`. Default: AWS's own.
            /// Becomes `BlockEmail`.
            block_email: One<NotifyEmail>,
            /// The e-mail about a sign-in that needed a second factor. Default: AWS's own. Becomes `MfaEmail`.
            mfa_email: One<NotifyEmail>,
            /// The e-mail about a sign-in that was let through. Default: AWS's own. Becomes `NoActionEmail`.
            no_action_email: One<NotifyEmail>,
        }
    }
}

block! {
    /// An e-mail about a risky sign-in. The bodies may say more with `{username}`, `{ip-address}`, `{city}`, `{country}`,
    /// `{login-time}` and `{device-name}`.
    pub struct NotifyEmail: Unnamed, Part {
        settings {
            /// The subject, 1 to 140 characters. Becomes `Subject`.
            @Main subject: Value<Text> where [
                length("risk-notify-email", 1, 140),
                pattern("risk-notify-email", &VISIBLE_OR_SPACE),
            ],
            /// The body as HTML, 6 to 20000 characters. Becomes `HtmlBody`.
            html_body: Value<Text> where [
                length("risk-notify-email", 6, 20_000),
                pattern("risk-notify-email", &VISIBLE_OR_SPACE),
            ],
            /// The body as text, 6 to 20000 characters. Becomes `TextBody`.
            text_body: Value<Text> where [
                length("risk-notify-email", 6, 20_000),
                pattern("risk-notify-email", &VISIBLE_OR_SPACE),
            ],
        }
    }
}

impl Notification {
    /// The rulebook of notifications.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_a_sender(report);
    }

    /// The e-mails are sent by an identity of SES, in a Region that pools send from.
    fn has_a_sender(&self, report: &mut Report) {
        if !self.source_arn.is_set() {
            report
                .error(
                    self,
                    "risk-notify-source",
                    "`notification` does not say who sends the e-mails",
                )
                .help("add `source_arn: \"arn:aws:ses:us-east-1:123456789012:identity/acme.com\"`");
        }
        for &arn in &self.source_arn.leaves() {
            if let Some(region) = region_without_senders(arn) {
                report
                    .error(
                        &self.source_arn,
                        "risk-notify-source",
                        format!("no user pool sends e-mails from `{region}`"),
                    )
                    .help("verify the identity in a Region that the pool's Region sends from, like `us-east-1`");
            }
        }
    }

    pub(super) fn json(&self) -> Object {
        let mut notification = Object::new();
        notification.set("SourceArn", self.source_arn.json());
        notification.set("From", self.from.json());
        notification.set("ReplyTo", self.reply_to.json());
        for &(name, email) in &[
            ("BlockEmail", &self.block_email),
            ("MfaEmail", &self.mfa_email),
            ("NoActionEmail", &self.no_action_email),
        ] {
            notification.set(name, email.get().map(NotifyEmail::json));
        }
        self.meta.add_raw(&mut notification);
        notification
    }
}

impl NotifyEmail {
    /// An e-mail has a subject.
    pub(crate) fn rules(&self, report: &mut Report) {
        if !self.subject.is_set() {
            report
                .error(self, "risk-notify-email", "this e-mail has no subject")
                .help("write one of 1 to 140 characters: `subject: \"…\"`");
        }
    }

    fn json(&self) -> Object {
        let mut email = Object::new();
        email.set("Subject", self.subject.json());
        email.set("HtmlBody", self.html_body.json());
        email.set("TextBody", self.text_body.json());
        self.meta.add_raw(&mut email);
        email
    }
}

rules! {
    "risk-notify-source" A: "Notifications are sent by an identity of SES, in a Region that user pools send from."
        prevents "Invalid NotifyConfiguration.SourceArn. Provided SourceArn must be in one of the following SES regions: eu-west-1, us-east-1, us-west-2."
        source "SetRiskConfiguration, NotifyConfigurationType; measured";
    "risk-notify-email" B: "A notification has a subject of 1 to 140 characters; a body has 6 to 20000."
        prevents "Value at 'accountTakeoverRiskConfiguration.notifyConfiguration.blockEmail.subject' failed to satisfy constraint"
        source "SetRiskConfiguration, NotifyEmailType";
}
