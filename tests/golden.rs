//! The templates a user gets, byte by byte.
//!
//! Each is compared with the file of the same name in `tests/golden/`. After a change that is meant:
//! `GOLDEN=overwrite cargo test --test golden`, then read the difference.

mod support;

/// One test an example: includes it, and compares the template of its stack.
macro_rules! examples {
    ($($path:literal $example:ident => $template:expr;)+) => { $(
        #[allow(dead_code, unreachable_pub, missing_docs, reason = "an example is a program of its own")]
        #[path = $path]
        mod $example;

        #[test]
        fn $example() {
            support::compare(concat!("examples/", stringify!($example)), &$template);
        }
    )+ };
}

examples! {
    "../examples/quickstart.rs" quickstart => quickstart::acme_auth();
}
