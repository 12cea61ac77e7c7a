//! The errors a user sees.
//!
//! `tests/ui/<concept>/<mistake>.rs` holds one mistake, or one family of them, and uses the names that the stack generates,
//! so that its `.stderr` proves that nothing cascades. After a change of words:
//! `TRYBUILD=overwrite cargo test --test ui`, then read the difference.

#[test]
fn every_mistake_is_told_as_it_should_be() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*/*.rs");
}
