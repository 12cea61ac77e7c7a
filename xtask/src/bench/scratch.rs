//! What the first build costs, from nothing: all dependencies, and the crates themselves.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use super::measure::{self, in_turn};
use super::project::{Program, Way, package};
use super::{Options, Row, workload};
use crate::Result;
use crate::test::cargo;

/// Our dependencies, with the features we ask for.
const DEPENDENCIES: [&str; 5] = ["heck", "proc-macro2", "quote", "serde_json", "syn"];

/// The first build of a program with the default stack, against the first build of our dependencies alone.
pub fn measure(options: &Options) -> Result<Vec<Row>> {
    let stack = Program {
        way: Way::Stack,
        workload: workload::S,
    };
    let alone = "dependencies";
    package(alone, &dependencies()?, "fn main() {}\n")?;
    let mut rows = Vec::new();
    for (what, arguments) in [
        ("first `cargo build`, CPU s", "build"),
        ("first `cargo check`, CPU s", "check"),
    ] {
        let contenders = [stack.name(), alone.to_owned()];
        // Each build is of thousands of functions: a few rounds are enough.
        let costs = in_turn(&contenders, options.rounds.min(3), |package, _| {
            first(arguments, package)
        })?;
        let theirs = ("its dependencies alone", &costs[1]);
        rows.push(Row::compared(what, "s", &costs[0], theirs, Some(1.3)));
    }
    rows.push(Row {
        against: "allowed",
        theirs: Some(13.0),
        ..Row::figure("crates besides our own", "", crates()?)
    });
    Ok(rows)
}

/// The processor time of a build for which nothing was built before.
fn first(arguments: &str, package: &str) -> Result<f64> {
    let target = "target/first";
    let folder = Path::new(super::project::ROOT);
    if folder.join(target).exists() {
        fs::remove_dir_all(folder.join(target))?;
    }
    let mut command = cargo(arguments);
    command
        .args([
            "--quiet",
            "--offline",
            "--target-dir",
            target,
            "--package",
            package,
        ])
        .current_dir(folder);
    Ok(measure::cost(&mut command)?.cpu.as_secs_f64())
}

/// The lines of the workspace's manifest that name them.
fn dependencies() -> Result<String> {
    let manifest = fs::read_to_string("Cargo.toml")?;
    let is_wanted = |line: &&str| {
        let name = line.split(" =").next().unwrap_or_default();
        DEPENDENCIES.contains(&name)
    };
    let lines: Vec<&str> = manifest.lines().filter(is_wanted).collect();
    if lines.len() == DEPENDENCIES.len() {
        Ok(lines.join("\n"))
    } else {
        Err(format!("Cargo.toml lacks one of {DEPENDENCIES:?}").into())
    }
}

/// The crates a user gets besides the three of this project.
fn crates() -> Result<f64> {
    let output =
        cargo("tree --package auth-stack --edges normal --prefix none --format {p}").output()?;
    let tree = String::from_utf8(output.stdout)?;
    let crates: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty() && !name.starts_with("auth-stack"))
        .collect();
    Ok(f64::from(u32::try_from(crates.len())?))
}
