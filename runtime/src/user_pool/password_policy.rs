//! What passwords must be like.

use crate::block::{Declared as _, Meta, block};
use crate::json::{Json, Object};
use crate::limit::{lasting, within};
use crate::literal::{Duration, Kept, Literal as _, words};
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::{UserPool, in_days, is_whole_days};
use crate::value::{Given, List, Value};

words! {
    /// A class of characters.
    pub enum PasswordClass {
        /// `a` to `z`
        Lowercase = "RequireLowercase",
        /// `A` to `Z`
        Uppercase = "RequireUppercase",
        /// `0` to `9`
        Numbers = "RequireNumbers",
        /// `^ $ * . [ ] { } ( ) ? " ! @ # % & / \ , > < ' : ; | _ ~ =` and their like
        Symbols = "RequireSymbols",
    }
}

block! {
    /// What passwords must be like. Becomes `Policies.PasswordPolicy`.
    pub struct PasswordPolicy: Unnamed, Part {
        settings {
            /// The least number of characters, 6 to 99. Default 12. Becomes `MinimumLength`.
            minimum_length: Value<i64> where [within("password-min-length", 6, 99)],
            /// The classes of characters of which each password has one; `[]` for none. Default all four:
            /// `[Lowercase, Uppercase, Numbers, Symbols]`. Becomes `RequireLowercase`, `RequireUppercase`,
            /// `RequireNumbers`, `RequireSymbols`.
            require: List<PasswordClass>,
            /// How long the password of an invited user is valid, in whole days, at most 365; to AWS 0 means 7. Default
            /// `7d`. Becomes `TemporaryPasswordValidityDays`.
            temporary_password_validity: Value<Duration> where [
                lasting("temp-password-days", Duration::days(0), Duration::days(365)),
            ],
            /// How many earlier passwords cannot be used again, 0 to 24. Default of AWS: 0. Needs the plan `Essentials`.
            /// Becomes `PasswordHistorySize`.
            history_size: Value<i64> where [within("password-history-range", 0, 24)],
        }
    }
}

impl PasswordPolicy {
    /// The rulebook of a password policy.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.temporary_passwords_last_whole_days(report);
        self.required_classes_are_known(report);
    }

    /// AWS counts the validity of a temporary password in days.
    fn temporary_passwords_last_whole_days(&self, report: &mut Report) {
        let validity = &self.temporary_password_validity;
        if let Some(duration) = validity.known()
            && !is_whole_days(*duration)
        {
            report
                .error(
                    validity,
                    "temp-password-days",
                    format!("`temporary_password_validity` must be whole days, not `{duration}`"),
                )
                .help("write days, like `7d`");
        }
    }

    /// The list becomes four properties, so nothing that only the deployment knows can be in it.
    fn required_classes_are_known(&self, report: &mut Report) {
        let Some(given) = self.require.given() else {
            return;
        };
        let is_open = |classes: &&Vec<Given<Kept>>| classes.iter().any(Given::has_function);
        if given.has_function() || given.leaves().iter().any(is_open) {
            report
                .error(
                    &self.require,
                    "password-classes-known",
                    "`require` becomes four flags, which no CloudFormation function can stand for",
                )
                .help("write the classes, or `if Condition { [Lowercase, Numbers] } else { [] }`");
        }
    }

    fn json(&self) -> Object {
        let mut policy = Object::new().with("MinimumLength", self.minimum_length.json_or(12_i64));
        for &class in &[
            PasswordClass::Lowercase,
            PasswordClass::Numbers,
            PasswordClass::Symbols,
            PasswordClass::Uppercase,
        ] {
            let required = match self.require.given() {
                None => Json::Flag(true),
                Some(given) => given.fold(&|classes| requires(classes, class)),
            };
            policy.insert(class.as_str(), required);
        }
        policy.set(
            "TemporaryPasswordValidityDays",
            self.temporary_password_validity.json_with(&in_days),
        );
        policy.set("PasswordHistorySize", self.history_size.json());
        self.meta.add_raw(&mut policy);
        policy
    }
}

impl UserPool {
    /// The policy with its defaults.
    pub(super) fn password_policy_json(&self) -> Object {
        let mut policy = match self.password_policy.get() {
            Some(policy) => policy.json(),
            None => PasswordPolicy::new(Meta::root(None)).json(),
        };
        // AWS refuses the two together.
        let days = "TemporaryPasswordValidityDays";
        if policy.get(days).is_none() && !self.unused_account_validity.is_set() {
            policy.insert(days, 7_i64);
        }
        policy
    }
}

/// Whether one of `classes` is `class`, as far as conditions leave it open in their own words.
fn requires(classes: &[Given<Kept>], class: PasswordClass) -> Json {
    match classes.split_first() {
        None => Json::Flag(false),
        Some((first, rest)) => first.fold(&|one| {
            if PasswordClass::of(one) == &class {
                Json::Flag(true)
            } else {
                requires(rest, class)
            }
        }),
    }
}

rules! {
    "password-min-length" A: "Passwords have at least 6 to 99 characters."
        prevents "Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint"
        source "CreateUserPool, PasswordPolicyType";
    "password-history-range" A: "At most 24 earlier passwords are remembered."
        prevents "Value '25' at 'policies.passwordPolicy.passwordHistorySize' failed to satisfy constraint"
        source "CreateUserPool, PasswordPolicyType";
    "temp-password-days" A: "A temporary password is valid for whole days, at most 365."
        prevents "Value '366' at 'policies.passwordPolicy.temporaryPasswordValidityDays' failed to satisfy constraint"
        source "CreateUserPool, PasswordPolicyType";
    "password-classes-known" B: "The required classes of characters are written as words, if need be on both sides of a condition."
        prevents "a template that requires other classes than were meant"
        source "Resource schema of AWS::Cognito::UserPool, PasswordPolicy: four flags";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::function::reference;
    use crate::testing::{known, list, rule_test, template};

    rule_test! {
        password_min_length: "password-min-length",
        passes {
            "unset": |stack| { stack.user_pool().password_policy(); },
            "later": |stack| { stack.user_pool().password_policy().minimum_length(Given::Later); },
            "lower bound": |stack| { stack.user_pool().password_policy().minimum_length(known(6)); },
            "upper bound": |stack| { stack.user_pool().password_policy().minimum_length(known(99)); },
        }
        fails {
            "below": |stack| { stack.user_pool().password_policy().minimum_length(known(5)); }
                at "user_pool.password_policy.minimum_length",
            "above": |stack| { stack.user_pool().password_policy().minimum_length(known(100)); }
                at "user_pool.password_policy.minimum_length",
        }
    }

    rule_test! {
        password_history_range: "password-history-range",
        passes {
            "unset": |stack| { stack.user_pool().password_policy(); },
            "later": |stack| { stack.user_pool().password_policy().history_size(Given::Later); },
            "lower bound": |stack| { stack.user_pool().password_policy().history_size(known(0)); },
            "upper bound": |stack| { stack.user_pool().password_policy().history_size(known(24)); },
        }
        fails {
            "below": |stack| { stack.user_pool().password_policy().history_size(known(-1)); }
                at "user_pool.password_policy.history_size",
            "above": |stack| { stack.user_pool().password_policy().history_size(known(25)); }
                at "user_pool.password_policy.history_size",
        }
    }

    rule_test! {
        temp_password_days: "temp-password-days",
        passes {
            "unset": |stack| { stack.user_pool().password_policy(); },
            "later": |stack| { stack.user_pool().password_policy().temporary_password_validity(Given::Later); },
            "lower bound": |stack| {
                stack.user_pool().password_policy().temporary_password_validity(known(Duration::days(0)));
            },
            "upper bound": |stack| {
                stack.user_pool().password_policy().temporary_password_validity(known(Duration::days(365)));
            },
            "hours that make days": |stack| {
                stack.user_pool().password_policy().temporary_password_validity(known(Duration::hours(48)));
            },
        }
        fails {
            "above": |stack| {
                stack.user_pool().password_policy().temporary_password_validity(known(Duration::days(366)));
            } at "user_pool.password_policy.temporary_password_validity",
            "not whole days": |stack| {
                stack.user_pool().password_policy().temporary_password_validity(known(Duration::hours(36)));
            } at "user_pool.password_policy.temporary_password_validity",
        }
    }

    rule_test! {
        password_classes_known: "password-classes-known",
        passes {
            "unset": |stack| { stack.user_pool().password_policy(); },
            "later": |stack| { stack.user_pool().password_policy().require(Given::Later); },
            "words": |stack| { stack.user_pool().password_policy().require(list([PasswordClass::Numbers])); },
            "a choice": |stack| { stack.user_pool().password_policy().require(only_if_prod()); },
        }
        fails {
            "a function": |stack| {
                stack.user_pool().password_policy().require(Given::Intrinsic(reference("AWS::NoValue")));
            } at "user_pool.password_policy.require",
            "a function in the list": |stack| {
                let open = Given::Intrinsic(reference("AWS::Region"));
                stack.user_pool().password_policy().require(Given::Known(vec![open]));
            } at "user_pool.password_policy.require",
        }
    }

    fn only_if_prod() -> Given<Vec<Given<PasswordClass>>> {
        let sides = [
            list([PasswordClass::Symbols]),
            list::<PasswordClass>(Vec::<PasswordClass>::new()),
        ];
        Given::Choice("Prod".into(), Box::new(sides))
    }

    #[test]
    fn each_class_is_a_flag() {
        let policy = |classes: Given<Vec<Given<PasswordClass>>>| {
            let mut policy = PasswordPolicy::new(Meta::root(None));
            policy.require(classes);
            serde_json::to_value(policy.json()).unwrap()
        };
        let some = policy(list([PasswordClass::Lowercase, PasswordClass::Numbers]));
        assert_eq!(some["RequireLowercase"], true);
        assert_eq!(some["RequireNumbers"], true);
        assert_eq!(some["RequireUppercase"], false);
        assert_eq!(some["RequireSymbols"], false);
        let none = policy(Given::Known(Vec::new()));
        assert_eq!(none["RequireSymbols"], false);
        let choice = policy(only_if_prod());
        assert_eq!(
            choice["RequireSymbols"]["Fn::If"],
            serde_json::json!(["Prod", true, false])
        );
        assert_eq!(
            choice["RequireNumbers"]["Fn::If"],
            serde_json::json!(["Prod", false, false])
        );
    }

    #[test]
    fn unused_accounts_take_the_place_of_temporary_passwords() {
        let template = template(|stack| {
            stack
                .user_pool()
                .unused_account_validity(known(Duration::days(3)));
        });
        let pool = &template["Resources"]["CognitoUserPool"]["Properties"];
        assert_eq!(
            pool["AdminCreateUserConfig"]["UnusedAccountValidityDays"],
            3
        );
        assert!(
            pool["Policies"]["PasswordPolicy"]
                .get("TemporaryPasswordValidityDays")
                .is_none()
        );
    }
}
