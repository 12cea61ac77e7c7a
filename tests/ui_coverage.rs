//! Each rule is seen by a user: its id stands in one of the errors of `tests/ui`. Advice is no error.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The rules that no case breaks, because a source would have to be too long.
const TOO_LONG: [&str; 1] = ["uicust-css-size"];

#[test]
fn every_rule_is_told_in_some_error() {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    let rules = fs::read_to_string(manifest.join("docs/rules.md")).expect("the rules are there");
    let told = told(&manifest.join("tests/ui"));
    let chapters = rules.split("\n## ");
    let silent: Vec<&str> = chapters
        .filter(|chapter| !chapter.starts_with("Advice"))
        .flat_map(str::lines)
        .filter_map(|line| line.strip_prefix("### "))
        .filter(|rule| !told.contains(*rule) && !TOO_LONG.contains(rule))
        .collect();
    assert!(
        silent.is_empty(),
        "no file of `tests/ui` breaks these rules: {}",
        silent.join(", ")
    );
}

/// The ids after `rule:` in the errors below a folder.
fn told(folder: &Path) -> BTreeSet<String> {
    let mut rules = BTreeSet::new();
    for entry in fs::read_dir(folder).expect("the folder is readable") {
        let path = entry.expect("the entry is readable").path();
        if path.is_dir() {
            rules.extend(told(&path));
        } else if path.extension().is_some_and(|kind| kind == "stderr") {
            let text = fs::read_to_string(path).expect("the errors are readable");
            let lines = text.lines().map(str::trim_start);
            rules.extend(
                lines
                    .filter_map(|line| line.strip_prefix("rule: "))
                    .map(str::to_owned),
            );
        }
    }
    rules
}
