//! What the golden tests share.

use std::fs;
use std::path::Path;

/// Compares a text with `tests/golden/<name>.json`, byte by byte, or overwrites the file with `GOLDEN=overwrite`.
pub fn compare(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/golden/{name}.json"));
    if std::env::var_os("GOLDEN").is_some_and(|mode| mode == "overwrite") {
        fs::write(&path, text).expect("the file can be written");
    }
    let expected = fs::read_to_string(&path).unwrap_or_default();
    assert!(
        text == expected,
        "tests/golden/{name}.json is not as it was; if that is meant, run `GOLDEN=overwrite cargo test`, then read the difference"
    );
}
