//! What the golden tests share.

use std::path::Path;

use auth_stack::Template;

/// Compares a template with `tests/golden/<name>.json`, byte by byte, or overwrites the file with `GOLDEN=overwrite`.
pub fn compare(name: &str, template: &Template) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.json"));
    if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "overwrite") {
        template.write(&path).expect("the file can be written");
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        template.to_json() == expected,
        "the template of {name} is not as it was; if that is meant, run `GOLDEN=overwrite cargo test`, then read the difference"
    );
}
