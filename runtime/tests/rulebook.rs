//! The rulebook is whole: each rule that is enforced is documented once, each documented rule is enforced and has its
//! table test.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use auth_stack_runtime::Stack;
use auth_stack_runtime::block::{BlockTable, Declared as _};
use auth_stack_runtime::rulebook;

#[test]
fn every_rule_is_documented_once_enforced_and_tested() {
    let sources = Sources::read();
    let documented: BTreeSet<&str> = rulebook::all().map(|rule| rule.id).collect();
    let mut reported = sources.reported();
    limits(Stack::TABLE, &mut reported);

    let mut missing = Vec::new();
    for rule in &documented {
        if rulebook::all().filter(|known| known.id == *rule).count() > 1 {
            missing.push(format!("`{rule}` is documented more than once"));
        }
        if !reported.contains(*rule) && !sources.code.contains(&format!("\"{rule}\"")) {
            missing.push(format!("`{rule}` is documented, but nothing enforces it"));
        }
        if !sources.tested().contains(rule) {
            missing.push(format!("`{rule}` has no `rule_test!`"));
        }
    }
    for rule in reported
        .iter()
        .filter(|rule| !documented.contains(rule.as_str()))
    {
        missing.push(format!(
            "`{rule}` is enforced, but no `rules!` of a chapter documents it"
        ));
    }
    for rule in sources.tested().difference(&documented) {
        missing.push(format!(
            "`{rule}` has a `rule_test!`, but no `rules!` documents it"
        ));
    }
    assert!(
        missing.is_empty(),
        "{} gaps in the rulebook:\n{}",
        missing.len(),
        missing.join("\n")
    );
}

/// The ids of the declared rules of a block and of all blocks inside.
fn limits(table: &BlockTable, found: &mut BTreeSet<String>) {
    for limit in table.settings.iter().flat_map(|setting| setting.limits) {
        found.insert(limit.rule.to_owned());
    }
    for child in table.blocks {
        limits(child.table, found);
    }
}

/// The text of the crate.
struct Sources {
    /// Without comments, tests and `rules!`.
    code: String,
    /// Everything but comments.
    all: String,
}

impl Sources {
    fn read() -> Self {
        let mut files = Vec::new();
        collect(
            &Path::new(env!("CARGO_MANIFEST_DIR")).join("src"),
            &mut files,
        );
        let mut sources = Self {
            code: String::new(),
            all: String::new(),
        };
        for file in files {
            let text = fs::read_to_string(&file).expect("a source file is readable");
            let lines: Vec<&str> = text
                .lines()
                .filter(|line| !line.trim_start().starts_with("//"))
                .collect();
            let text = lines.join("\n");
            let is_test = file
                .file_stem()
                .is_some_and(|stem| stem == "tests" || stem == "testing");
            if !is_test {
                let code = text
                    .split("#[cfg(test)]\nmod tests")
                    .next()
                    .unwrap_or_default();
                sources.code += &without_rules(code);
            }
            sources.all += &text;
        }
        sources
    }

    /// The ids that `report.error(place, "id", …)` is called with.
    fn reported(&self) -> BTreeSet<String> {
        self.code
            .split(".error(")
            .skip(1)
            .filter_map(second_argument)
            .collect()
    }

    /// The ids that have a `rule_test!`.
    fn tested(&self) -> BTreeSet<&str> {
        self.all
            .split("rule_test! {")
            .skip(1)
            .filter_map(|test| test.split('"').nth(1))
            .collect()
    }
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a source folder is readable") {
        let path = entry.expect("an entry is readable").path();
        if path.is_dir() {
            collect(&path, files);
        } else {
            files.push(path);
        }
    }
}

/// The code without its `rules! { … }`, which ends at the first brace in the first column.
fn without_rules(code: &str) -> String {
    let mut parts = code.split("\nrules! {");
    let mut kept = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        kept += part.split_once("\n}").map_or("", |(_, rest)| rest);
    }
    kept
}

/// The second argument of a call, if it is a text; `arguments` starts after the opening parenthesis.
fn second_argument(arguments: &str) -> Option<String> {
    let mut depth = 0;
    let comma = arguments.char_indices().find_map(|(at, c)| {
        match c {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth -= 1,
            ',' if depth == 0 => return Some(at),
            _ => {}
        }
        None
    })?;
    let (text, _) = arguments[comma + 1..]
        .trim_start()
        .strip_prefix('"')?
        .split_once('"')?;
    Some(text.to_owned())
}
