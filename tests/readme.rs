//! The errors in the README are those a user gets: each block after `<!-- error: FILE -->` is that file.

use std::fs;
use std::path::Path;

#[test]
fn the_errors_are_those_of_the_compiler() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = fs::read_to_string(manifest.join("README.md")).expect("the README is there");
    let mut shown = readme.split("<!-- error: ").skip(1).peekable();
    assert!(shown.peek().is_some(), "the README shows no error");
    for part in shown {
        let (file, rest) = part.split_once(" -->").expect("the comment ends");
        let error =
            fs::read_to_string(manifest.join(file)).expect("the file of the error is there");
        assert!(
            rest.starts_with(&format!("\n```text\n{error}```\n")),
            "the README does not show {file}; write it in a `text` block after the comment:\n{error}"
        );
    }
}
