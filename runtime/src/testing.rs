//! Helpers of the unit tests: short ways to write values, and the table test of a rule.

use crate::json::Text;
use crate::report::Report;
use crate::set::{Set, SetList};
use crate::stack::Stack;
use crate::value::Given;

/// A known value: `known("acme")`, `known(12)`, `known(MfaFactor::Totp)`.
pub(crate) fn known<T>(value: impl Set<T>) -> Given<T> {
    value.given()
}

/// A known list: `list(["a", "b"])`.
pub(crate) fn list<T>(values: impl SetList<T>) -> Given<Vec<Given<T>>> {
    values.given_list()
}

/// What is wrong with the stack that `build` declares, as `(rule, path)`; the advice on it, where nothing is wrong.
pub(crate) fn violations(build: impl FnOnce(&mut Stack)) -> Vec<(&'static str, String)> {
    let mut stack = declared(build);
    stack.complete();
    let advice = stack.advice(&stack.emit());
    let found = stack.build().err().unwrap_or(advice);
    found
        .violations()
        .iter()
        .map(|violation| (violation.rule(), violation.path().to_owned()))
        .collect()
}

/// The report on the stack that `build` declares.
pub(crate) fn report(build: impl FnOnce(&mut Stack)) -> Report {
    declared(build).build().err().unwrap_or_default()
}

fn declared(build: impl FnOnce(&mut Stack)) -> Stack {
    let mut stack = Stack::declare(Text::literal("test"));
    build(&mut stack);
    stack
}

/// The template of the stack that `build` declares, which must have nothing wrong in it.
pub(crate) fn template(build: impl FnOnce(&mut Stack)) -> serde_json::Value {
    let mut stack = Stack::declare(Text::literal("test"));
    build(&mut stack);
    stack
        .build()
        .unwrap_or_else(|report| panic!("{report}"))
        .to_value()
        .into()
}

/// The table test of one rule: rows that must pass, and rows that must fail at a path.
///
/// ```text
/// rule_test! {
///     password_min_length: "password-min-length",
///     passes {
///         "unset": |stack| { stack.user_pool().password_policy(); },
///         "later": |stack| { stack.user_pool().password_policy().minimum_length(Given::Later); },
///         "lower bound": |stack| { stack.user_pool().password_policy().minimum_length(known(6)); },
///     }
///     fails {
///         "below": |stack| { stack.user_pool().password_policy().minimum_length(known(5)); }
///             at "user_pool.password_policy.minimum_length",
///     }
/// }
/// ```
macro_rules! rule_test {
    (
        $test:ident: $rule:literal,
        passes { $($pass:literal: |$pass_stack:ident| $build:block),+ $(,)? }
        fails { $($fail:literal: |$fail_stack:ident| $break:block at $path:literal),+ $(,)? }
    ) => {
        #[test]
        fn $test() {
            $(
                let found = $crate::testing::violations(|$pass_stack: &mut $crate::Stack| $build);
                assert!(found.iter().all(|(rule, _)| *rule != $rule), "{}: {found:?}", $pass);
            )+
            $(
                let found = $crate::testing::violations(|$fail_stack: &mut $crate::Stack| $break);
                let at: Vec<&str> =
                    found.iter().filter(|(rule, _)| *rule == $rule).map(|(_, path)| path.as_str()).collect();
                assert_eq!(at, [$path], "{}: {found:?}", $fail);
            )+
        }
    };
}
pub(crate) use rule_test;
