//! The cases, asked one after the other.

use std::fs;

use serde_json::Value;

use super::cases::{CASES, Case, SURROUNDINGS, Wants};
use super::server::Server;
use crate::Result;

/// Asks every case in every surrounding; how many that were.
pub fn ask(server: &mut Server, failures: &mut Vec<String>) -> Result<usize> {
    for (surrounding, other) in SURROUNDINGS {
        for case in CASES {
            if let Some(answer) = wrong_answer(server, case, other)? {
                let Case { stack, rust, wants } = case;
                failures.push(format!(
                    "{surrounding}: {wants:?} in `{stack}` `{rust}`, but got {answer}"
                ));
            }
        }
    }
    Ok(SURROUNDINGS.len() * CASES.len())
}

/// The answer, if it is not the one wanted.
fn wrong_answer(server: &mut Server, case: &Case, other: &str) -> Result<Option<String>> {
    let marked = case.document(other);
    let (before, after) = marked
        .split_once("$0")
        .ok_or_else(|| format!("no `$0` in {marked}"))?;
    let text = [before, after].concat();
    server.write(&text)?;
    let column = before.len() - before.rfind('\n').map_or(0, |at| at + 1);
    let at = (before.matches('\n').count(), column);
    let (is_right, answer) = match case.wants {
        Wants::Hover(wanted) => {
            let shown = hover(&server.ask("hover", at)?);
            (shown.contains(wanted) && !is_noisy(&shown), shown)
        }
        Wants::Definition(file, wanted) => {
            let found = places(&server.ask("definition", at)?, &text)?;
            let is_there =
                |(path, rest): &(String, String)| path.ends_with(file) && rest.starts_with(wanted);
            let is_right = matches!(found.as_slice(), [place] if is_there(place));
            (is_right, format!("{found:?}"))
        }
        Wants::NoDefinition => {
            let found = places(&server.ask("definition", at)?, &text)?;
            (found.is_empty(), format!("{found:?}"))
        }
        Wants::References(wanted) => {
            let found = places(&server.ask("references", at)?, &text)?;
            let is_right = found.len() == wanted.len()
                && found
                    .iter()
                    .zip(wanted)
                    .all(|((_, rest), wanted)| rest.starts_with(wanted));
            (is_right, format!("{found:?}"))
        }
        Wants::Completion(wanted) => {
            let offered = completions(&server.ask("completion", at)?);
            (
                offered.iter().any(|one| one == wanted),
                format!("{offered:?}"),
            )
        }
        Wants::NoCompletion(unwanted) => {
            let offered = completions(&server.ask("completion", at)?);
            (
                offered.iter().all(|one| one != unwanted),
                format!("{offered:?}"),
            )
        }
    };
    Ok((!is_right).then_some(answer))
}

fn hover(answer: &Value) -> String {
    let shown = answer["contents"]["value"].as_str();
    shown.unwrap_or_default().to_owned()
}

/// Whether it tells of what the expansion is made of, besides what the user wrote.
fn is_noisy(shown: &str) -> bool {
    ["fn word", "compile_error", "core::option", "\nlet\n"]
        .iter()
        .any(|inner| shown.contains(inner))
}

/// The file of each place, and the rest of its line from there on.
fn places(answer: &Value, document: &str) -> Result<Vec<(String, String)>> {
    let place = |link: &Value| {
        let (uri, range) = match &link["targetUri"] {
            Value::String(uri) => (uri.as_str(), &link["targetSelectionRange"]),
            _ => (link["uri"].as_str().unwrap_or_default(), &link["range"]),
        };
        let path = uri.trim_start_matches("file://");
        let text = if path.ends_with("package/src/main.rs") {
            document.to_owned()
        } else {
            fs::read_to_string(path)?
        };
        let number = |name: &str| {
            let number = range["start"][name].as_u64().unwrap_or_default();
            usize::try_from(number).unwrap_or_default()
        };
        let line = text.lines().nth(number("line")).unwrap_or_default();
        let rest = line.get(number("character")..).unwrap_or_default();
        Ok((path.to_owned(), rest.to_owned()))
    };
    answer.as_array().into_iter().flatten().map(place).collect()
}

/// What each completion would insert, where the cursor ends left out.
fn completions(answer: &Value) -> Vec<String> {
    let items = answer["items"].as_array().into_iter().flatten();
    items
        .filter_map(|item| item["textEdit"]["newText"].as_str())
        .map(|text| text.trim_end_matches("$0").to_owned())
        .collect()
}
