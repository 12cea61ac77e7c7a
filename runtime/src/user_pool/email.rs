//! Who sends the e-mails.

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, length, pattern};
use crate::literal::words;
use crate::pattern::{each, is_account, is_visible, six_parts};
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::UserPool;
use crate::value::Value;

words! {
    /// Whose account sends the e-mails.
    pub enum EmailSendingAccount {
        /// Cognito's own, at most 50 a day.
        CognitoDefault = "COGNITO_DEFAULT",
        /// Yours, with SES.
        Developer = "DEVELOPER",
    }
}

/// The ARN of an e-mail address or domain in SES; its Region may be `*`.
pub(crate) const SES_IDENTITY: Pattern = Pattern {
    noun: Some("the ARN of an SES identity"),
    says: "the ARN of an SES identity, like `arn:aws:ses:us-east-1:123456789012:identity/acme.com`",
    matches: |text| identity(text).is_some(),
};

/// An address, or a name and an address in angle brackets.
const SENDER: Pattern = Pattern {
    noun: Some("the address of a sender"),
    says: "an address, like `noreply@acme.com` or `Acme <noreply@acme.com>`",
    matches: |text| {
        address(text).is_some_and(|(local, domain)| {
            let is_part = |part: &str| {
                !part.is_empty() && each(part, |c| !c.is_whitespace() && !"<>".contains(c))
            };
            is_part(local) && is_part(domain)
        })
    },
};

/// The part of the address before the `@` in ASCII.
const ASCII_LOCAL_PART: Pattern = Pattern {
    noun: None,
    says: "the part before the `@` in ASCII",
    matches: |text| address(text).is_none_or(|(local, _)| local.is_ascii()),
};

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}]+@[\p{L}\p{M}\p{S}\p{N}\p{P}]+`
const ADDRESS: Pattern = Pattern {
    noun: Some("an e-mail address"),
    says: "an address, like `help@acme.com`",
    matches: |text| {
        let bytes = text.as_bytes();
        let is_inside = bytes.len() > 2 && bytes[1..bytes.len() - 1].contains(&b'@');
        is_inside && each(text, is_visible)
    },
};

/// `[a-zA-Z0-9_-]+`
const CONFIGURATION_SET: Pattern = Pattern {
    noun: None,
    says: "ASCII letters, digits, `_` and `-`",
    matches: |text| each(text, |c| c.is_ascii_alphanumeric() || "_-".contains(c)),
};

/// Regions whose pools send with SES of another Region, and which no pool sends from.
const REGIONS_WITHOUT_SENDERS: [&str; 10] = [
    "ap-east-1",
    "ap-south-2",
    "ap-southeast-4",
    "ap-southeast-5",
    "ap-southeast-7",
    "ca-west-1",
    "eu-central-2",
    "eu-south-2",
    "me-central-1",
    "mx-central-1",
];

block! {
    /// Who sends the e-mails. Becomes `EmailConfiguration`.
    pub struct Email: Unnamed, Part {
        settings {
            /// Whose account sends. Default `Developer` as soon as there is a `source_arn`. Becomes `EmailSendingAccount`.
            sending_account: Value<EmailSendingAccount>,
            /// The ARN of the verified address or domain in SES; its Region is one that SES serves the pool's Region from.
            /// Becomes `SourceArn`.
            source_arn: Value<Text> where [pattern("email-sourcearn-format", &SES_IDENTITY)],
            /// The sender: `noreply@acme.com` or `Acme <noreply@acme.com>`. Becomes `From`.
            from: Value<Text> where [
                pattern("email-from-format", &SENDER),
                pattern("email-ascii-local-part", &ASCII_LOCAL_PART),
            ],
            /// Where answers go. Becomes `ReplyToEmailAddress`.
            reply_to: Value<Text> where [
                pattern("email-reply-to", &ADDRESS),
                pattern("email-ascii-local-part", &ASCII_LOCAL_PART),
            ],
            /// The configuration set of SES, 1 to 64 characters. Becomes `ConfigurationSet`.
            configuration_set: Value<Text> where [
                length("email-configuration-set", 1, 64),
                pattern("email-configuration-set", &CONFIGURATION_SET),
            ],
        }
    }
}

impl Email {
    /// The rulebook of the e-mail sender.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.own_sender_has_an_identity(report);
        self.identity_is_where_pools_send_from(report);
        self.sender_belongs_to_the_identity(report);
    }

    /// Who sends with SES says as whom.
    fn own_sender_has_an_identity(&self, report: &mut Report) {
        if self.sending_account.is(&EmailSendingAccount::Developer) && !self.source_arn.is_set() {
            report
                .error(
                    &self.sending_account,
                    "email-developer-needs-sourcearn",
                    "`Developer` sends with SES, but `email` names no identity",
                )
                .help("add `source_arn: \"arn:aws:ses:us-east-1:123456789012:identity/acme.com\"`");
        }
    }

    /// Some Regions have no pool that sends from them; which one a pool takes is known only when it is deployed.
    fn identity_is_where_pools_send_from(&self, report: &mut Report) {
        if self.account() != Some(EmailSendingAccount::Developer) {
            return;
        }
        let Some(arn) = self.source_arn.known() else {
            return;
        };
        if let Some(region) = region_without_senders(arn) {
            report
                .error(
                    &self.source_arn,
                    "email-sourcearn-region",
                    format!("no user pool sends e-mails from `{region}`"),
                )
                .help("verify the identity in a Region that the pool's Region sends from, like `us-east-1`");
        }
    }

    /// The sender's domain is the one that was verified, or below it.
    fn sender_belongs_to_the_identity(&self, report: &mut Report) {
        let (Some(arn), Some(from)) = (self.source_arn.known(), self.from.known()) else {
            return;
        };
        let (Some((_, identity)), Some((_, domain))) = (identity(arn), address(from)) else {
            return;
        };
        let verified = identity.rsplit('@').next().unwrap_or(identity);
        if !is_related(domain, verified) {
            report
                .error(
                    &self.from,
                    "email-from-needs-sourcearn",
                    format!("the sender is at `{domain}`, but `source_arn` is `{identity}`"),
                )
                .help(format!("write an address at `{verified}`"));
        }
    }

    /// Whose account sends, unless it is not known yet.
    fn account(&self) -> Option<EmailSendingAccount> {
        self.sending_account.known_or(if self.source_arn.is_set() {
            EmailSendingAccount::Developer
        } else {
            EmailSendingAccount::CognitoDefault
        })
    }

    pub(crate) fn json(&self) -> Object {
        let default = self
            .source_arn
            .is_set()
            .then(|| Json::from(EmailSendingAccount::Developer.as_str()));
        let mut email = Object::new();
        email.set(
            "EmailSendingAccount",
            self.sending_account.json().or(default),
        );
        email.set("SourceArn", self.source_arn.json());
        email.set("From", self.from.json());
        email.set("ReplyToEmailAddress", self.reply_to.json());
        email.set("ConfigurationSet", self.configuration_set.json());
        self.meta.add_raw(&mut email);
        email
    }
}

impl UserPool {
    /// Whose account sends the e-mails, unless it is not known yet, or a function sends them in its place.
    pub(super) fn email_account(&self) -> Option<EmailSendingAccount> {
        let triggers = self.triggers.get();
        if triggers.is_some_and(|triggers| triggers.custom_email_sender.is_set()) {
            return None;
        }
        match self.email.get() {
            Some(email) => email.account(),
            None => Some(EmailSendingAccount::CognitoDefault),
        }
    }
}

/// The Region of an SES identity, if no pool sends from there.
pub(crate) fn region_without_senders(arn: &str) -> Option<&str> {
    let (region, _) = identity(arn)?;
    REGIONS_WITHOUT_SENDERS.contains(&region).then_some(region)
}

/// The Region and the address or domain of an SES identity.
fn identity(arn: &str) -> Option<(&str, &str)> {
    let [prefix, partition, service, region, account, resource] = six_parts(arn)?;
    let name = resource.strip_prefix("identity/")?;
    let is_right = prefix == "arn"
        && partition.starts_with("aws")
        && service == "ses"
        && !region.is_empty()
        && is_account(account)
        && !name.is_empty()
        && arn.len() <= 2048
        && !arn.contains(char::is_whitespace);
    is_right.then_some((region, name))
}

/// The parts of the address in `Name <local@domain>` or `local@domain`.
fn address(text: &str) -> Option<(&str, &str)> {
    let text = text.trim();
    let bare = match text.strip_suffix('>') {
        Some(named) => named.rsplit_once('<')?.1,
        None => text,
    };
    bare.rsplit_once('@')
}

/// Whether two domains are the same, or one is below the other.
fn is_related(one: &str, other: &str) -> bool {
    let (one, other) = (one.to_lowercase(), other.to_lowercase());
    let is_below = |inner: &str, outer: &str| {
        inner
            .strip_suffix(outer)
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    };
    is_below(&one, &other) || is_below(&other, &one)
}

rules! {
    "email-developer-needs-sourcearn" A: "Who sends e-mails with SES names the identity."
        prevents "Source ARN is required to use DEVELOPER email sending owner"
        source "CreateUserPool, EmailConfigurationType";
    "email-sourcearn-format" B: "The identity is the ARN of an address or domain in SES; its Region may be `*`."
        prevents "Value at 'emailConfiguration.sourceArn' failed to satisfy constraint"
        source "CreateUserPool, EmailConfigurationType; developer guide, email settings";
    "email-sourcearn-region" A: "The identity is in a Region that user pools send from."
        prevents "Invalid EmailConfiguration.SourceArn. Provided SourceArn must be in one of the following SES regions"
        source "Developer guide, email settings, table of Regions";
    "email-from-format" A: "The sender is an address, or a name and an address in angle brackets."
        prevents "Provided From email address is invalid"
        source "CreateUserPool, EmailConfigurationType";
    "email-from-needs-sourcearn" C: "The sender is at the domain of the identity, below or above it."
        prevents "e-mails that SES does not send"
        source "aws-cdk, user-pool-email.ts";
    "email-ascii-local-part" C: "The part of an address before the `@` is ASCII."
        prevents "e-mails that SES does not send"
        source "SES, SendEmail; aws-cdk, user-pool-email.ts";
    "email-reply-to" A: "The address for answers is an address."
        prevents "Value at 'emailConfiguration.replyToEmailAddress' failed to satisfy constraint"
        source "CreateUserPool, EmailConfigurationType";
    "email-configuration-set" B: "The name of a configuration set has 1 to 64 ASCII letters, digits, `_` or `-`."
        prevents "Value at 'emailConfiguration.configurationSet' failed to satisfy constraint"
        source "CreateUserPool, EmailConfigurationType";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    const DOMAIN: &str = "arn:aws:ses:us-east-1:123456789012:identity/acme.com";

    rule_test! {
        email_developer_needs_sourcearn: "email-developer-needs-sourcearn",
        passes {
            "unset": |stack| { stack.user_pool().email(); },
            "later": |stack| { stack.user_pool().email().sending_account(Given::Later); },
            "identity later": |stack| {
                stack.user_pool().email().sending_account(known(EmailSendingAccount::Developer)).source_arn(Given::Later);
            },
            "Cognito": |stack| {
                stack.user_pool().email().sending_account(known(EmailSendingAccount::CognitoDefault));
            },
        }
        fails {
            "no identity": |stack| {
                stack.user_pool().email().sending_account(known(EmailSendingAccount::Developer));
            } at "user_pool.email.sending_account",
        }
    }

    rule_test! {
        email_sourcearn_format: "email-sourcearn-format",
        passes {
            "unset": |stack| { stack.user_pool().email(); },
            "later": |stack| { stack.user_pool().email().source_arn(Given::Later); },
            "a domain": |stack| { stack.user_pool().email().source_arn(known(DOMAIN)); },
            "an address": |stack| {
                let arn = "arn:aws-us-gov:ses:us-gov-west-1:123456789012:identity/noreply@acme.com";
                stack.user_pool().email().source_arn(known(arn));
            },
            "any Region": |stack| {
                stack.user_pool().email().source_arn(known("arn:aws:ses:*:123456789012:identity/acme.com"));
            },
        }
        fails {
            "another service": |stack| {
                stack.user_pool().email().source_arn(known("arn:aws:sns:us-east-1:123456789012:identity/acme.com"));
            } at "user_pool.email.source_arn",
            "no identity": |stack| {
                stack.user_pool().email().source_arn(known("arn:aws:ses:us-east-1:123456789012:identity/"));
            } at "user_pool.email.source_arn",
            "a domain alone": |stack| { stack.user_pool().email().source_arn(known("acme.com")); }
                at "user_pool.email.source_arn",
        }
    }

    rule_test! {
        email_sourcearn_region: "email-sourcearn-region",
        passes {
            "unset": |stack| { stack.user_pool().email(); },
            "later": |stack| { stack.user_pool().email().source_arn(Given::Later); },
            "a sending Region": |stack| { stack.user_pool().email().source_arn(known(DOMAIN)); },
            "an unknown Region": |stack| {
                stack.user_pool().email().source_arn(known("arn:aws:ses:xx-new-1:123456789012:identity/acme.com"));
            },
        }
        fails {
            "no pool sends from there": |stack| {
                stack.user_pool().email().source_arn(known("arn:aws:ses:ca-west-1:123456789012:identity/acme.com"));
            } at "user_pool.email.source_arn",
        }
    }

    rule_test! {
        email_from_format: "email-from-format",
        passes {
            "unset": |stack| { stack.user_pool().email(); },
            "later": |stack| { stack.user_pool().email().from(Given::Later); },
            "an address": |stack| { stack.user_pool().email().from(known("noreply@acme.com")); },
            "a name": |stack| { stack.user_pool().email().from(known("\"Acme, Inc.\" <noreply@acme.com>")); },
        }
        fails {
            "a name alone": |stack| { stack.user_pool().email().from(known("Acme")); } at "user_pool.email.from",
            "no domain": |stack| { stack.user_pool().email().from(known("Acme <noreply@>")); } at "user_pool.email.from",
            "no brackets": |stack| { stack.user_pool().email().from(known("Acme noreply@acme.com")); }
                at "user_pool.email.from",
        }
    }

    rule_test! {
        email_from_needs_sourcearn: "email-from-needs-sourcearn",
        passes {
            "unset": |stack| { stack.user_pool().email().source_arn(known(DOMAIN)); },
            "later": |stack| { stack.user_pool().email().source_arn(Given::Later).from(known("a@acme.org")); },
            "without identity": |stack| { stack.user_pool().email().from(known("a@acme.org")); },
            "the domain": |stack| { stack.user_pool().email().source_arn(known(DOMAIN)).from(known("Acme <a@ACME.com>")); },
            "below": |stack| { stack.user_pool().email().source_arn(known(DOMAIN)).from(known("a@mail.acme.com")); },
        }
        fails {
            "another domain": |stack| {
                stack.user_pool().email().source_arn(known(DOMAIN)).from(known("a@acme.org"));
            } at "user_pool.email.from",
            "only the same ending": |stack| {
                stack.user_pool().email().source_arn(known(DOMAIN)).from(known("a@notacme.com"));
            } at "user_pool.email.from",
        }
    }

    rule_test! {
        email_ascii_local_part: "email-ascii-local-part",
        passes {
            "unset": |stack| { stack.user_pool().email(); },
            "later": |stack| { stack.user_pool().email().from(Given::Later); },
            "ASCII": |stack| { stack.user_pool().email().from(known("Zoë <zoe@acme.com>")); },
        }
        fails {
            "the sender": |stack| { stack.user_pool().email().from(known("zoë@acme.com")); } at "user_pool.email.from",
            "the answers": |stack| { stack.user_pool().email().reply_to(known("zoë@acme.com")); }
                at "user_pool.email.reply_to",
        }
    }

    rule_test! {
        email_reply_to: "email-reply-to",
        passes {
            "unset": |stack| { stack.user_pool().email(); },
            "later": |stack| { stack.user_pool().email().reply_to(Given::Later); },
            "an address": |stack| { stack.user_pool().email().reply_to(known("help@acme.com")); },
        }
        fails {
            "a name": |stack| { stack.user_pool().email().reply_to(known("Acme <help@acme.com>")); }
                at "user_pool.email.reply_to",
            "no domain": |stack| { stack.user_pool().email().reply_to(known("help@")); } at "user_pool.email.reply_to",
            "no name": |stack| { stack.user_pool().email().reply_to(known("@acme.com")); } at "user_pool.email.reply_to",
        }
    }

    rule_test! {
        email_configuration_set: "email-configuration-set",
        passes {
            "unset": |stack| { stack.user_pool().email(); },
            "later": |stack| { stack.user_pool().email().configuration_set(Given::Later); },
            "lower bound": |stack| { stack.user_pool().email().configuration_set(known("a")); },
            "upper bound": |stack| { stack.user_pool().email().configuration_set(known("a".repeat(64))); },
        }
        fails {
            "empty": |stack| { stack.user_pool().email().configuration_set(known("")); }
                at "user_pool.email.configuration_set",
            "above": |stack| { stack.user_pool().email().configuration_set(known("a".repeat(65))); }
                at "user_pool.email.configuration_set",
            "a dot": |stack| { stack.user_pool().email().configuration_set(known("a.b")); }
                at "user_pool.email.configuration_set",
        }
    }
}
