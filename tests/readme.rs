//! What the README shows is so: each block after `<!-- error: FILE -->` is that file, the figures are those of their page.

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

#[test]
fn the_figures_are_those_of_their_page() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |file| fs::read_to_string(manifest.join(file)).expect("the file is there");
    let (readme, page) = (read("README.md"), read("docs/performance.md"));
    let (_, rest) = readme
        .split_once("<!-- Written by `cargo xtask bench`. -->\n")
        .expect("the README has figures");
    let (figures, _) = rest.split_once("<!-- End. -->").expect("they end");
    assert_eq!(figures.lines().count(), 2);
    assert!(
        page.contains(figures),
        "run `cargo xtask bench --peers --write`; the README says:\n{figures}"
    );
}
