//! `cargo xtask mutants`: puts faults into the code, one after the other, and sees whether a test notices each.
//!
//! The tests of the crate with the fault are asked first, as they take seconds; what escapes them is put to all tests.

mod faults;

use std::fs;
use std::path::Path;

use crate::Result;
use crate::test::Tally;
use crate::tools::MUTANTS;

/// The crates with code that may be wrong.
const CRATES: [&str; 2] = ["auth-stack-runtime", "auth-stack-macros"];

/// The faults of `tests/mutants`; whether all were noticed.
pub fn known() -> Result<bool> {
    Ok(sum_up(faults::run()?))
}

/// A part, like `0/16`, of the faults that `cargo mutants` makes; whether all were noticed.
pub fn made(shard: &str) -> Result<bool> {
    let mut tally = Tally::default();
    for name in CRATES {
        let own = [
            "--package",
            name,
            "--test-package",
            name,
            "--cargo-arg=--lib",
        ];
        let part = ["--shard", shard, "--sharding", "round-robin"];
        let folder = format!("target/faults/{name}");
        cargo_mutants(&folder, own.into_iter().chain(part))?;
        tally.passed += names(&folder, "caught")?.len() + names(&folder, "timeout")?.len();

        let missed: Vec<String> = names(&folder, "missed")?
            .iter()
            .map(|name| format!("--re=^{}$", escaped(name)))
            .collect();
        if missed.is_empty() {
            continue;
        }
        let all = ["--package", name, "--test-workspace", "true"];
        let folder = format!("target/faults/{name}-all");
        cargo_mutants(
            &folder,
            all.into_iter().chain(missed.iter().map(String::as_str)),
        )?;
        let escaped = names(&folder, "missed")?;
        tally.passed += missed.len() - escaped.len();
        tally.failed += escaped.len();
    }
    Ok(sum_up(tally))
}

fn sum_up(tally: Tally) -> bool {
    println!("{} faults noticed, {} escaped", tally.passed, tally.failed);
    tally.failed == 0
}

fn cargo_mutants<'a>(folder: &str, args: impl IntoIterator<Item = &'a str>) -> Result<()> {
    fs::create_dir_all(folder)?;
    let mut command = MUTANTS.command()?;
    let status = command.args(["--output", folder]).args(args).status()?;
    // All were noticed, some escaped, or some made a test run forever.
    match status.code() {
        Some(0 | 2 | 3) => Ok(()),
        _ => Err(format!("cargo mutants failed ({status})").into()),
    }
}

/// The faults with an outcome.
fn names(folder: &str, outcome: &str) -> Result<Vec<String>> {
    let file = Path::new(folder).join(format!("mutants.out/{outcome}.txt"));
    Ok(fs::read_to_string(file)?
        .lines()
        .map(str::to_owned)
        .collect())
}

/// A regular expression for just this text.
fn escaped(text: &str) -> String {
    let mut expression = String::new();
    for c in text.chars() {
        if r"\.+*?()|[]{}^$".contains(c) {
            expression.push('\\');
        }
        expression.push(c);
    }
    expression
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn nothing_in_a_name_is_an_expression() {
        assert_eq!(
            escaped("a/b.rs:1: f -> Vec<()> || é"),
            r"a/b\.rs:1: f -> Vec<\(\)> \|\| é"
        );
    }
}
