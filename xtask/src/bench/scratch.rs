//! What the first build costs, from nothing: all dependencies, and the crates themselves.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use super::measure::{self, Series, in_turn};
use super::project::{Program, ROOT, Way, package};
use super::{Figure, Options, Topic, shares, workload};
use crate::Result;
use crate::test::cargo;

/// What a macro that spells names and makes JSON is usually made of.
const DEPENDENCIES: [&str; 4] = ["heck", "quote", "serde_json", "syn"];

/// What ours is made of, without the feature `serde_json`.
const OWN: [&str; 3] = ["heck", "quote", "syn"];

/// A program that has the usual dependencies and nothing else.
const ALONE: &str = "dependencies";
/// A program that has them where ours does: through a macro, and `serde_json` itself as well.
const IN_PLACE: &str = "dependencies_in_place";
/// A program that has our own and nothing else.
const OWN_ALONE: &str = "own_dependencies";

/// The crates that a user may get besides ours.
const ALLOWED: f64 = 13.0;

/// The first build of a program with the default stack, without and with the feature `serde_json`, against the first build of
/// the dependencies alone.
pub fn measure(options: &Options) -> Result<Vec<Topic>> {
    write_dependencies()?;
    let [stack, serde] = [Way::Stack, Way::Serde].map(|way| Program {
        way,
        workload: workload::S,
    });
    serde.write(0)?;
    let contenders = [&stack.name(), &serde.name(), ALONE, IN_PLACE, OWN_ALONE];
    let (mut figures, mut counts, mut shares) = (Vec::new(), Vec::new(), Vec::new());
    // Alone, dependencies are checked without code being made of them, which is no measure for a macro: it has to run.
    for (goal, column, targets) in [
        ("build", "`cargo build`", [Some(1.3), None]),
        ("check", "`cargo check`", [None, Some(1.3)]),
    ] {
        let mut crates = BTreeMap::<String, Vec<f64>>::new();
        // Each build is of thousands of functions: a few rounds are enough.
        let all = in_turn(&contenders, options.rounds.min(3), |package, _| {
            let first = first(goal, package)?;
            if *package == contenders[0] {
                for (name, seconds) in first.crates {
                    crates.entry(name).or_default().push(seconds);
                }
            }
            Ok(first.total)
        })?;
        figures.extend(compare(column, targets, &all));
        for (what, features) in [
            ("crates besides our own", "default"),
            ("crates with `serde_json`", "serde_json"),
        ] {
            let count = Figure::new(what, column, count(features)?.into());
            counts.push(count.against("allowed", &ALLOWED.into(), Some(1.0)));
        }
        let mut crates: Vec<Figure> = crates
            .into_iter()
            .map(|(name, seconds)| Figure::new(format!("`{name}`"), column, seconds.into()))
            .collect();
        // The most expensive first.
        crates.sort_by(|one, other| other.ours.median().total_cmp(&one.ours.median()));
        shares.extend(crates);
    }
    figures.extend(counts);
    Ok(vec![
        Topic {
            heading: "First build",
            method: "Nothing is built before. All crates are compiled as Cargo compiles those of a registry: not incrementally, and \
                with lints off. *With `serde_json`* is with the feature of that name. *The usual dependencies* of such a macro are a \
                program with `syn` (with the features we ask for), `quote`, `heck` and `serde_json`, and no line of code; *its own* are those without `serde_json`. *In their \
                places* means that they are those of a macro, and `serde_json` that of the program as well: what a macro uses is \
                compiled to run, by `cargo check` too, which makes no code of what only a program uses.",
            figures,
            missing: Vec::new(),
        },
        Topic {
            heading: "First build, crate by crate, CPU seconds",
            method: "The compiler's part of the same builds, the program itself being `stack_s`. What the macro and the program both \
                need is compiled once by `cargo build`, and twice by `cargo check`, to run and to be checked.",
            figures: shares,
            missing: Vec::new(),
        },
    ])
}

/// The default stack without and with `serde_json`, each against the programs of dependencies, in the order of the contenders.
/// The targets are those of the default stack, alone and in their places.
fn compare(column: &'static str, targets: [Option<f64>; 2], all: &[Series]) -> Vec<Figure> {
    let figure = |what: &str, ours: &Series, [alone, in_place]: [Option<f64>; 2]| {
        Figure::new(what, column, ours.clone())
            .against("the usual dependencies alone", &all[2], alone)
            .against("the usual dependencies in their places", &all[3], in_place)
            .against("its own dependencies alone", &all[4], None)
    };
    vec![
        figure("the default stack, CPU s", &all[0], targets),
        figure("with `serde_json`, CPU s", &all[1], [None, None]),
    ]
}

/// What a build took for which nothing was built before.
struct First {
    /// The processor time of Cargo and all it started.
    total: f64,
    /// The compiler's part of it, by crate.
    crates: BTreeMap<String, f64>,
}

fn first(goal: &str, package: &str) -> Result<First> {
    let target = Path::new(ROOT).join("target/first");
    if target.exists() {
        fs::remove_dir_all(&target)?;
    }
    fs::create_dir_all(&target)?;
    let log = target.join("shares");
    let mut command = cargo(goal);
    command
        .args(["--quiet", "--offline", "--package", package])
        .args(["--target-dir", "target/first"])
        // Our crates are paths here, which Cargo would compile for somebody who works on them.
        .envs([
            ("CARGO_INCREMENTAL", "0"),
            ("RUSTFLAGS", "--cap-lints=allow"),
        ])
        .current_dir(ROOT);
    let cost = measure::cost(shares::note(&mut command, &log)?)?;
    Ok(First {
        total: cost.cpu.as_secs_f64(),
        crates: shares::read(&log)?,
    })
}

/// Writes the programs with nothing but dependencies.
fn write_dependencies() -> Result<()> {
    let (all, json) = (lines(&DEPENDENCIES)?, lines(&["serde_json"])?);
    let program = |name, dependencies: &str| {
        let manifest = format!("[dependencies]\n{dependencies}");
        package(name, &manifest, "main.rs", "fn main() {}\n")
    };
    program(ALONE, &all)?;
    program(OWN_ALONE, &lines(&OWN)?)?;
    let name = format!("{IN_PLACE}_macro");
    let manifest = format!("[lib]\nproc-macro = true\n\n[dependencies]\n{all}");
    package(&name, &manifest, "lib.rs", "")?;
    program(
        IN_PLACE,
        &format!("{json}{name} = {{ path = \"../{name}\" }}\n"),
    )
}

/// The lines of the workspace's manifest that name these dependencies, and the features we ask for.
fn lines(names: &[&str]) -> Result<String> {
    let manifest = fs::read_to_string("Cargo.toml")?;
    let line = |name: &&str| {
        let line = manifest
            .lines()
            .find(|line| line.starts_with(&format!("{name} =")));
        line.map(|line| format!("{line}\n"))
            .ok_or_else(|| format!("Cargo.toml lacks {name}").into())
    };
    names.iter().map(line).collect()
}

/// The crates a user who asks for these features gets besides the three of this project.
fn count(features: &str) -> Result<f64> {
    let output = cargo("tree --package auth-stack --edges normal --prefix none --format {p}")
        .args(["--no-default-features", "--features", features])
        .output()?;
    let tree = String::from_utf8(output.stdout)?;
    let crates: BTreeSet<&str> = tree
        .lines()
        .filter_map(|line| line.split(' ').next())
        .filter(|name| !name.is_empty() && !name.starts_with("auth-stack"))
        .collect();
    Ok(f64::from(u32::try_from(crates.len())?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_stacks_are_compared_with_the_same() {
        let all = [3.0, 1.0, 2.0, 4.0, 1.0].map(Series::from);
        let ratios = compare("`cargo build`", [Some(1.3), None], &all)
            .into_iter()
            .map(|figure| figure.others.iter().map(|other| other.ratio).collect());
        assert_eq!(
            ratios.collect::<Vec<Vec<f64>>>(),
            [[1.5, 0.75, 3.0], [0.5, 0.25, 1.0]]
        );
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "integers are exact")]
    fn serde_json_brings_five_crates() {
        let count = |features| count(features).expect("cargo prints a tree");
        assert_eq!(count("serde_json"), count("default") + 5.0);
    }
}
