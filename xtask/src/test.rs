//! `cargo xtask test`: every step runs, even after one failed, and the last line sums up.

use std::env;
use std::io::{BufRead as _, BufReader};
use std::process::{Command, Stdio};
use std::time::Instant;

use crate::{Result, caught, conformance, docs, package, supply};

/// The Rust version the crates promise to build with.
const MSRV: &str = env!("CARGO_PKG_RUST_VERSION");

/// How many checks passed and failed.
#[derive(Clone, Copy, Default)]
pub struct Tally {
    pub passed: usize,
    pub failed: usize,
}

impl Tally {
    /// One check.
    pub fn one(passed: bool) -> Self {
        Self {
            passed: passed.into(),
            failed: (!passed).into(),
        }
    }

    /// Further checks.
    pub fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
    }
}

/// Runs every step; whether all of them passed.
pub fn run(with_conformance: bool) -> bool {
    let mut suite = Suite::default();
    suite.step("format", || {
        let mut tally = succeeds(&mut cargo("fmt --all --check"))?;
        for outside in ["bench", "fuzz"] {
            let format = format!("fmt --manifest-path {outside}/Cargo.toml --check");
            tally.add(succeeds(&mut cargo(&format))?);
        }
        Ok(tally)
    });
    suite.step("lints", || {
        let mut tally = succeeds(&mut cargo(
            "clippy --workspace --all-targets -- --deny warnings",
        ))?;
        tally.add(succeeds(&mut cargo(
            "clippy --package auth-stack -- --deny warnings",
        ))?);
        Ok(tally)
    });
    suite.step("rustdoc", || {
        succeeds(cargo("doc --workspace --no-deps").env("RUSTDOCFLAGS", "--deny warnings"))
    });
    suite.step("tests", || tests("--workspace --exclude auth-stack"));
    // By itself, so that no other crate asks for a feature that a user does not.
    suite.step("tests of what users get", || tests("--package auth-stack"));
    suite.step("tests of the feature `serde_json`", || {
        tests("--package auth-stack --features serde_json --test serde_json")
    });
    suite.step("reference", || docs::check().map(|()| Tally::one(true)));
    suite.step("oldest Rust", oldest_rust);
    suite.step("packages", package::run);
    suite.step("dependencies", supply::run);
    if with_conformance {
        suite.step("conformance", || conformance::run(&[]));
        suite.step("caught", || caught::check().map(|()| Tally::one(true)));
    }
    suite.sum_up()
}

/// Steps that run one after the other.
#[derive(Default)]
pub struct Suite {
    total: Tally,
    failed: Vec<&'static str>,
}

impl Suite {
    /// Runs a step, and says how long it took.
    pub fn step(&mut self, name: &'static str, run: impl FnOnce() -> Result<Tally>) {
        println!("==> {name}");
        let start = Instant::now();
        let tally = run().unwrap_or_else(|error| {
            println!("error: {error}");
            Tally::one(false)
        });
        self.total.add(tally);
        let verdict = if tally.failed == 0 { "ok" } else { "FAILED" };
        println!(
            "==> {name}: {verdict} in {:.1} s\n",
            start.elapsed().as_secs_f32()
        );
        if tally.failed > 0 {
            self.failed.push(name);
        }
    }

    /// Names the steps that failed, and counts the checks; whether all passed.
    pub fn sum_up(self) -> bool {
        if !self.failed.is_empty() {
            println!("failed: {}", self.failed.join(", "));
        }
        println!("{} passed, {} failed", self.total.passed, self.total.failed);
        self.failed.is_empty()
    }
}

/// `cargo test` of some tests, counted as they are printed.
fn tests(which: &str) -> Result<Tally> {
    let mut child = cargo(&format!("test --no-fail-fast {which}"))
        .stdout(Stdio::piped())
        .spawn()?;
    let mut tally = Tally::default();
    for line in BufReader::new(child.stdout.take().expect("piped")).lines() {
        let line = line?;
        println!("{line}");
        if line.starts_with("test result:") {
            tally.passed += count(&line, "passed");
            tally.failed += count(&line, "failed");
        }
    }
    if !child.wait()?.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// The number before `word` in `test result: ok. 12 passed; 0 failed; …` or `== 12 passed, 1 failed in 0.1s ==`.
pub fn count(line: &str, word: &str) -> usize {
    line.split([' ', ';', ','])
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .windows(2)
        .find(|pair| pair[1] == word)
        .and_then(|pair| pair[0].parse().ok())
        .unwrap_or(0)
}

/// Compiles with the oldest Rust that is promised, where it is installed; clippy's `incompatible_msrv` looks out
/// for newer library items everywhere else.
fn oldest_rust() -> Result<Tally> {
    let installed = Command::new("rustup")
        .args(["run", MSRV, "cargo", "--version"])
        .output()
        .is_ok_and(|output| output.status.success());
    if !installed {
        println!(
            "skipped: Rust {MSRV} is not installed (`rustup toolchain install {MSRV} --profile minimal`)"
        );
        return Ok(Tally::default());
    }
    succeeds(
        Command::new("rustup")
            .args(["run", MSRV, "cargo", "check", "--workspace"])
            .args(["--target-dir", "target/oldest-rust"]),
    )
}

/// A cargo command.
pub fn cargo(args: &str) -> Command {
    let mut command = Command::new(env::var_os("CARGO").unwrap_or_else(|| "cargo".into()));
    command.args(args.split(' '));
    command
}

fn succeeds(command: &mut Command) -> Result<Tally> {
    Ok(Tally::one(command.status()?.success()))
}

#[cfg(test)]
mod tests {
    use super::count;

    #[test]
    fn tests_are_counted_as_cargo_prints_them() {
        let line =
            "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; finished in 0.08s";
        assert_eq!((count(line, "passed"), count(line, "failed")), (12, 3));
        assert_eq!(count("test result: ok", "passed"), 0);
        let line = "=== 1 failed, 20 passed, 2 errors in 3.45s ===";
        assert_eq!((count(line, "passed"), count(line, "failed")), (20, 1));
        assert_eq!(count(line, "errors"), 2);
    }
}
