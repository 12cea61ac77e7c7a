//! The page of rules: what each asks, what it prevents, and where that is from.

use std::fmt::Write as _;

use auth_stack_runtime::rulebook::{CHAPTERS, Confidence, KEPT, NOT_ENFORCED, Rule};

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
    for (heading, head, rules) in [
        (
            "Kept without a check",
            "A stack cannot be written that breaks one of these.",
            KEPT,
        ),
        (
            "Not enforced",
            "Other tools and texts have these rules, too; here they refuse nothing.",
            NOT_ENFORCED,
        ),
    ] {
        let _ = write!(page, "\n## {heading}\n\n{head}\n\n| rule | |\n|---|---|\n");
        for (id, text) in rules {
            let _ = writeln!(page, "| {id} | {} |", plain(text));
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
