//! How a user without password gets back in.

use crate::json::{Json, Object};
use crate::literal::{Kept, words};
use crate::place::Leaf;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::{MfaConfiguration, MfaFactor, UserPool};
use crate::value::Given;

words! {
    /// A way to get back in without the password.
    pub enum RecoveryMechanism {
        /// A code to the verified e-mail address.
        VerifiedEmail = "verified_email",
        /// A code to the verified phone number.
        VerifiedPhoneNumber = "verified_phone_number",
        /// Only an administrator can help.
        AdminOnly = "admin_only",
    }
}

impl UserPool {
    /// The rulebook of account recovery.
    pub(super) fn account_recovery_rules(&self, report: &mut Report) {
        // Three ways are one mistake already.
        if self.account_recovery.elements().count() > 2 {
            return;
        }
        self.recovery_ways_differ(report);
        self.admin_recovers_alone(report);
        self.recovery_is_not_the_sms_factor(report);
        self.recovery_is_not_the_email_factor(report);
    }

    /// Each way of recovery is named once.
    fn recovery_ways_differ(&self, report: &mut Report) {
        if let Some([(_, first), (element, second)]) = self.two_recoveries()
            && first == second
        {
            report
                .error(
                    &element,
                    "recovery-no-duplicates",
                    "the same way of recovery is written twice",
                )
                .help("leave one of them out");
        }
    }

    /// Where only an administrator recovers accounts, nothing else does.
    fn admin_recovers_alone(&self, report: &mut Report) {
        if let Some([(_, first), (_, second)]) = self.two_recoveries()
            && first != second
            && let Some(element) = self.account_recovery.find(&RecoveryMechanism::AdminOnly)
        {
            report
                .error(
                    &element,
                    "recovery-admin-only-alone",
                    "`AdminOnly` stands beside another way of recovery",
                )
                .help("write `[AdminOnly]`, or leave it out");
        }
    }

    /// Where everybody needs a second factor and SMS is one, the phone number cannot be the only way of recovery.
    fn recovery_is_not_the_sms_factor(&self, report: &mut Report) {
        let Some(mfa) = self.mfa.get() else { return };
        if mfa.configuration.is(&MfaConfiguration::On)
            && mfa.factors.contains(&MfaFactor::Sms)
            && let Some(element) = self.only_recovery(RecoveryMechanism::VerifiedPhoneNumber)
        {
            report
                .error(
                    &element,
                    "recovery-sms-vs-sms-mfa",
                    "the phone number is the second factor and the only way of recovery",
                )
                .help("write `[VerifiedEmail, VerifiedPhoneNumber]`, or `[AdminOnly]`");
        }
    }

    /// Where e-mail is a second factor, it cannot be the only way of recovery.
    fn recovery_is_not_the_email_factor(&self, report: &mut Report) {
        let Some(mfa) = self.mfa.get() else { return };
        if mfa.factors.contains(&MfaFactor::Email)
            && let Some(element) = self.only_recovery(RecoveryMechanism::VerifiedEmail)
        {
            report
                .error(
                    &element,
                    "recovery-email-vs-email-mfa",
                    "e-mail is a second factor and the only way of recovery",
                )
                .help("write `[VerifiedEmail, VerifiedPhoneNumber]`, or `[AdminOnly]`");
        }
    }

    /// The ways of recovery, if two are known.
    fn two_recoveries(&self) -> Option<[(Leaf<'_>, &RecoveryMechanism); 2]> {
        let mut ways = self.account_recovery.known();
        let two = [ways.next()?, ways.next()?];
        ways.next().is_none().then_some(two)
    }

    /// The element that makes `way` the only way of recovery.
    fn only_recovery(&self, way: RecoveryMechanism) -> Option<Leaf<'_>> {
        if self.account_recovery.elements().count() != 1 {
            return None;
        }
        self.account_recovery.find(&way)
    }

    /// The order of the list is the priority.
    pub(super) fn account_recovery_json(&self) -> Option<Json> {
        let mechanisms = |ways: &Vec<Given<Kept>>| {
            let mut mechanisms = Vec::with_capacity(ways.len());
            for (priority, way) in (1_i64..).zip(ways) {
                let mechanism = Object::of("Name", way.json());
                mechanisms.push(mechanism.with("Priority", priority).into());
            }
            Json::List(mechanisms)
        };
        let given = self.account_recovery.given()?;
        Some(
            Object::new()
                .with("RecoveryMechanisms", given.fold(&mechanisms))
                .into(),
        )
    }
}

rules! {
    "recovery-count" A: "There are one or two ways of recovery."
        prevents "Member must have length less than or equal to 2"
        source "CreateUserPool, AccountRecoverySettingType";
    "recovery-no-duplicates" A: "The ways of recovery differ."
        prevents "Account Recovery Setting cannot have duplicate priorities or recovery mechanisms."
        source "CreateUserPool, AccountRecoverySettingType";
    "recovery-admin-only-alone" A: "`AdminOnly` is the only way of recovery."
        prevents "Account Recovery Setting cannot use admin_only setting with any other recovery mechanisms."
        source "CreateUserPool, AccountRecoverySettingType";
    "recovery-sms-vs-sms-mfa" C: "Where a second factor is required and SMS is one, the phone number is not the only way of recovery."
        prevents "Account Recovery Setting cannot use verified_phone_number as a recovery mechanism when SMS MFA is configured."
        source "aws-cdk issue 11478";
    "recovery-email-vs-email-mfa" B: "Where e-mail is a second factor, it is not the only way of recovery."
        prevents "an InvalidParameterException for the recovery setting"
        source "Developer guide, user pool settings and their effect on MFA";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stack::Stack;
    use crate::testing::{known, list, rule_test};

    use RecoveryMechanism::{AdminOnly, VerifiedEmail, VerifiedPhoneNumber};

    rule_test! {
        recovery_count: "recovery-count",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| { stack.user_pool().account_recovery(Given::Later); },
            "one": |stack| { stack.user_pool().account_recovery(list([AdminOnly])); },
            "two": |stack| { stack.user_pool().account_recovery(list([VerifiedEmail, VerifiedPhoneNumber])); },
        }
        fails {
            "none": |stack| { stack.user_pool().account_recovery(Given::Known(Vec::new())); }
                at "user_pool.account_recovery",
            "three": |stack| {
                stack.user_pool().account_recovery(list([VerifiedEmail, VerifiedPhoneNumber, AdminOnly]));
            } at "user_pool.account_recovery",
        }
    }

    rule_test! {
        recovery_no_duplicates: "recovery-no-duplicates",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| {
                stack.user_pool().account_recovery(Given::Known(vec![known(VerifiedEmail), Given::Later]));
            },
            "two": |stack| { stack.user_pool().account_recovery(list([VerifiedEmail, VerifiedPhoneNumber])); },
        }
        fails {
            "the same": |stack| { stack.user_pool().account_recovery(list([VerifiedEmail, VerifiedEmail])); }
                at "user_pool.account_recovery[1]",
        }
    }

    rule_test! {
        recovery_admin_only_alone: "recovery-admin-only-alone",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| {
                stack.user_pool().account_recovery(Given::Known(vec![known(AdminOnly), Given::Later]));
            },
            "alone": |stack| { stack.user_pool().account_recovery(list([AdminOnly])); },
        }
        fails {
            "second": |stack| { stack.user_pool().account_recovery(list([VerifiedEmail, AdminOnly])); }
                at "user_pool.account_recovery[1]",
            "first": |stack| { stack.user_pool().account_recovery(list([AdminOnly, VerifiedEmail])); }
                at "user_pool.account_recovery[0]",
        }
    }

    fn mfa(stack: &mut Stack, configuration: MfaConfiguration, factor: MfaFactor) {
        let mfa = stack.user_pool().mfa();
        mfa.configuration(known(configuration));
        mfa.factors(list([factor]));
    }

    rule_test! {
        recovery_sms_vs_sms_mfa: "recovery-sms-vs-sms-mfa",
        passes {
            "unset": |stack| { mfa(stack, MfaConfiguration::On, MfaFactor::Sms); },
            "later": |stack| {
                mfa(stack, MfaConfiguration::On, MfaFactor::Sms);
                stack.user_pool().account_recovery(Given::Known(vec![Given::Later]));
            },
            "both ways": |stack| {
                mfa(stack, MfaConfiguration::On, MfaFactor::Sms);
                stack.user_pool().account_recovery(list([VerifiedPhoneNumber, VerifiedEmail]));
            },
            "not required": |stack| {
                mfa(stack, MfaConfiguration::Optional, MfaFactor::Sms);
                stack.user_pool().account_recovery(list([VerifiedPhoneNumber]));
            },
        }
        fails {
            "only the phone": |stack| {
                mfa(stack, MfaConfiguration::On, MfaFactor::Sms);
                stack.user_pool().account_recovery(list([VerifiedPhoneNumber]));
            } at "user_pool.account_recovery[0]",
        }
    }

    rule_test! {
        recovery_email_vs_email_mfa: "recovery-email-vs-email-mfa",
        passes {
            "unset": |stack| { mfa(stack, MfaConfiguration::Optional, MfaFactor::Email); },
            "later": |stack| {
                mfa(stack, MfaConfiguration::Optional, MfaFactor::Email);
                stack.user_pool().account_recovery(Given::Later);
            },
            "another factor": |stack| {
                mfa(stack, MfaConfiguration::Optional, MfaFactor::Totp);
                stack.user_pool().account_recovery(list([VerifiedEmail]));
            },
            "both ways": |stack| {
                mfa(stack, MfaConfiguration::Optional, MfaFactor::Email);
                stack.user_pool().account_recovery(list([VerifiedEmail, VerifiedPhoneNumber]));
            },
        }
        fails {
            "only e-mail": |stack| {
                mfa(stack, MfaConfiguration::Optional, MfaFactor::Email);
                stack.user_pool().account_recovery(list([VerifiedEmail]));
            } at "user_pool.account_recovery[0]",
        }
    }
}
