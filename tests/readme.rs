//! What the README shows is what a user gets: its errors, each block after `<!-- error: FILE -->` being that file, the crates
//! after `<!-- crates -->` and those of them that a feature brings, and the figures, which are those of their page.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;
use std::process::Command;

fn readme() -> String {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    fs::read_to_string(manifest.join("README.md")).expect("the README is there")
}

#[test]
fn the_errors_are_those_of_the_compiler() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let readme = readme();
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

#[test]
fn the_crates_are_those_of_the_tree() {
    let readme = readme();
    let few = listed(&readme, "<!-- crates -->\n");
    let all = &few | &listed(&readme, "<!-- crates of serde_json -->\n");
    for (listed, features) in [(few, "default"), (all, "serde_json")] {
        assert_eq!(
            listed,
            tree(features),
            "with the features `{features}` the README lists the left, the tree has the right"
        );
    }
}

/// The crates that the README lists after a comment.
fn listed(readme: &str, comment: &str) -> BTreeSet<String> {
    let (_, listed) = readme.split_once(comment).expect("the crates are listed");
    let listed = listed.split("\n\n").next().unwrap_or_default();
    let listed = listed.split('`').skip(1).step_by(2);
    listed.map(str::to_owned).collect()
}

/// The crates of a user who asks for these features.
fn tree(features: &str) -> BTreeSet<String> {
    let output = Command::new(env!("CARGO"))
        .args(["tree", "--package", "auth-stack", "--edges", "normal"])
        .args(["--prefix", "none", "--format", "{p}", "--locked"])
        .args(["--no-default-features", "--features", features])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo can be run");
    assert!(output.status.success(), "cargo prints no tree: {output:?}");
    let tree = String::from_utf8(output.stdout).expect("the tree is text");
    tree.lines()
        .filter_map(|line| line.split(' ').next())
        .map(str::to_owned)
        .collect()
}
