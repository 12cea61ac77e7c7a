//! What holds of every stack that the tables of the blocks admit, tried on stacks made of random bytes.
//!
//! The bytes are the same in each run. `PROPTEST_CASES=100000 PROPTEST_RNG_SEED=7` tries more and other ones.

use arbitrary::Unstructured;
use auth_stack_robustness::accepted::keep;
use auth_stack_robustness::judge::{self, Broken, Verdict, broken, compiled};
use auth_stack_robustness::model::Block;
use auth_stack_runtime::{Report, Template};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::{FileFailurePersistence, RngSeed};

fn config() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig {
        rng_seed: match config.rng_seed {
            RngSeed::Random => RngSeed::Fixed(1),
            chosen @ RngSeed::Fixed(_) => chosen,
        },
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..config
    }
}

fn stack() -> impl Strategy<Value = Block> {
    vec(any::<u8>(), 16..2048).prop_map(|bytes| {
        Block::stack(&mut Unstructured::new(&bytes)).expect("used up bytes are zeros")
    })
}

/// What only the finished template shows, at run time: the macro finds it at its token.
fn is_of_template((rule, _): &Broken) -> bool {
    ["cfn-reference", "cfn-getatt-valid"].contains(rule)
}

/// What the rules say of a stack, unless the language refuses it: for a name that is none, for example.
fn readable(source: &str) -> Option<Verdict> {
    compiled(source).filter(|verdict| !verdict.is_unreadable)
}

fn unreadable() -> TestCaseError {
    TestCaseError::reject("the language refuses it")
}

/// What is said of a stack at run time, but of constants, which the macro made before.
fn wrong(built: &Result<Template, Report>) -> Vec<String> {
    let mut wrong = Vec::new();
    if let Err(report) = built {
        for found in report.violations() {
            if !found.message().contains("both make the constant") {
                wrong.push(format!("{found:?}"));
            }
        }
    }
    wrong
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn no_tokens_make_the_macro_panic(bytes in vec(any::<u8>(), 16..2048)) {
        judge::tokens(&bytes);
    }

    #[test]
    fn a_stack_breaks_the_same_rules_while_compiling_and_at_run_time(mut stack in stack()) {
        let source = stack.source();
        let Some(verdict) = readable(&source) else { return Err(unreadable()) };
        match stack.built() {
            Ok(template) => {
                prop_assert_eq!(broken(&verdict.report), [], "{}", source);
                prop_assert_eq!(verdict.template.to_json(), template.to_json(), "{}", source);
            }
            Err(report) => {
                let mut at_run_time = broken(&report);
                at_run_time.retain(|broken| !is_of_template(broken));
                prop_assert_eq!(broken(&verdict.report), at_run_time, "{}", source);
            }
        }
    }

    #[test]
    fn what_is_accepted_is_accepted_while_values_are_not_known(
        mut stack in stack(),
        is_later in vec(any::<bool>(), 1..32),
    ) {
        stack.repair();
        let Some(verdict) = readable(&stack.source()) else { return Err(unreadable()) };
        prop_assert_eq!(broken(&verdict.report), [], "{}", stack.source());
        let mut bits = is_later.into_iter().cycle();
        stack.postpone(&mut || bits.next().expect("endless"));
        let source = stack.source();
        let verdict = readable(&source).expect("Rust may stand for each value");
        prop_assert_eq!(broken(&verdict.report), [], "{}", source);
    }

    #[test]
    fn what_the_macro_asked_need_not_be_asked_again(
        mut stack in stack(),
        is_later in vec(any::<bool>(), 1..32),
    ) {
        let mut bits = is_later.into_iter().cycle();
        stack.postpone(&mut || bits.next().expect("endless"));
        stack.repair_known();
        let source = stack.source();
        if readable(&source).is_none() {
            return Err(unreadable());
        }
        let (all, late) = (stack.built(), stack.built_late());
        prop_assert_eq!(wrong(&all), wrong(&late), "{}", source);
        if let (Ok(all), Ok(late)) = (all, late) {
            prop_assert_eq!(all, late, "{}", source);
        }
    }

    #[test]
    fn what_is_accepted_can_be_held_against_the_schemas_of_aws(mut stack in stack()) {
        stack.settle();
        stack.repair();
        keep("random", &stack.built().expect("it was repaired"));
    }
}
