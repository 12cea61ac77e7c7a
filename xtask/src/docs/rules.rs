//! The page of rules: what each asks, what it prevents, and where that is from.

use std::fmt::Write as _;

use auth_stack_runtime::rulebook::{CHAPTERS, Confidence, Rule};

use super::plain;

const HEAD: &str = "\
<!-- Written by `cargo xtask docs`. -->
# The rules of `auth_stack!`

Each rule is asked twice, with the same words: while the macro expands, of every value that is known by then, and when the
template is built, of the values that came from Rust. An error names the rule it is about by the id below; ids never change
their meaning.

How sure a source is: *measured* on AWS, *documented* by AWS, *reported* in public issues or by other tools, *inferred*.
";

/// The whole page.
pub fn page() -> String {
    let mut page = HEAD.to_owned();
    for (chapter, files) in CHAPTERS {
        let rules: Vec<&Rule> = files.iter().copied().flatten().collect();
        if rules.is_empty() {
            continue;
        }
        let _ = write!(page, "\n## {chapter}\n");
        for rule in rules {
            let _ = write!(
                page,
                "\n### {}\n\n{}\n\n- Prevents: {}\n- Source: {} ({})\n",
                rule.id,
                plain(rule.statement),
                plain(rule.prevents),
                plain(rule.source),
                how_sure(rule.confidence),
            );
        }
    }
    page
}

fn how_sure(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::A => "measured",
        Confidence::B => "documented",
        Confidence::C => "reported",
        Confidence::D => "inferred",
    }
}
