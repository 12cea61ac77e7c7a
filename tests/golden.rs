//! The templates a user gets, byte by byte.
//!
//! Each is compared with the file of the same name in `tests/golden/`. After a change that is meant:
//! `GOLDEN=overwrite cargo test --test golden`, then read the difference.

use std::path::Path;

use auth_stack::Template;

/// One test an example: includes it, and compares the template of its stack.
macro_rules! examples {
    ($($path:literal $example:ident => $template:expr;)+) => { $(
        #[allow(dead_code, unreachable_pub, missing_docs, reason = "an example is a program of its own")]
        #[path = $path]
        mod $example;

        #[test]
        fn $example() {
            compare(concat!("examples/", stringify!($example)), &$template);
        }
    )+ };
}

examples! {
    "../examples/quickstart.rs" quickstart => quickstart::acme_auth();
}

fn compare(name: &str, template: &Template) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.json"));
    if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "overwrite") {
        template.write(&path).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        template.to_json() == expected,
        "the template of {name} is not as it was; if that is meant, overwrite it as `tests/golden.rs` says"
    );
}
