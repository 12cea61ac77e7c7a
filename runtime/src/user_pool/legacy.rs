//! What AWS replaced but still takes, so that a live stack can be written down as it is.

use crate::json::Object;
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::{UserPool, is_whole_days};

impl UserPool {
    /// The rulebook of what AWS replaced.
    pub(super) fn legacy_rules(&self, report: &mut Report) {
        self.unused_accounts_last_whole_days(report);
        self.one_validity_of_invitations(report);
    }

    /// AWS counts the validity of an unused account in days.
    fn unused_accounts_last_whole_days(&self, report: &mut Report) {
        let validity = &self.unused_account_validity;
        if let Some(duration) = validity.known()
            && !is_whole_days(*duration)
        {
            report
                .error(
                    validity,
                    "unused-account-vs-temp-password",
                    format!("`unused_account_validity` must be whole days, not `{duration}`"),
                )
                .help("write days, like `7d`");
        }
    }

    /// An invitation ends with its temporary password or with the unused account, not with both.
    fn one_validity_of_invitations(&self, report: &mut Report) {
        let policy = self.password_policy.get();
        if self.unused_account_validity.is_set()
            && policy.is_some_and(|policy| policy.temporary_password_validity.is_set())
        {
            report
                .error(
                    &self.unused_account_validity.at_key(),
                    "unused-account-vs-temp-password",
                    "`unused_account_validity` and `temporary_password_validity` exclude each other",
                )
                .help("drop `unused_account_validity`, which AWS replaced by the other");
        }
    }

    pub(super) fn emit_legacy(&self, properties: &mut Object) {
        properties.set(
            "EmailVerificationMessage",
            self.email_verification_message.json(),
        );
        properties.set(
            "EmailVerificationSubject",
            self.email_verification_subject.json(),
        );
        properties.set(
            "SmsVerificationMessage",
            self.sms_verification_message.json(),
        );
    }
}

rules! {
    "unused-account-vs-temp-password" A: "`unused_account_validity` is whole days, at most 365, and excludes `temporary_password_validity`, which replaced it."
        prevents "Please use TemporaryPasswordValidityDays in PasswordPolicy instead of UnusedAccountValidityDays"
        source "CreateUserPool, AdminCreateUserConfigType";
}

#[cfg(test)]
mod tests {
    use crate::literal::Duration;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        unused_account_vs_temp_password: "unused-account-vs-temp-password",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| { stack.user_pool().unused_account_validity(Given::Later); },
            "alone": |stack| { stack.user_pool().unused_account_validity(known(Duration::days(365))).password_policy(); },
            "the other alone": |stack| {
                stack.user_pool().password_policy().temporary_password_validity(known(Duration::days(1)));
            },
        }
        fails {
            "above": |stack| { stack.user_pool().unused_account_validity(known(Duration::days(366))); }
                at "user_pool.unused_account_validity",
            "not whole days": |stack| { stack.user_pool().unused_account_validity(known(Duration::hours(36))); }
                at "user_pool.unused_account_validity",
            "both": |stack| {
                let pool = stack.user_pool();
                pool.unused_account_validity(known(Duration::days(7)));
                pool.password_policy().temporary_password_validity(known(Duration::days(7)));
            } at "user_pool.unused_account_validity",
        }
    }
}
