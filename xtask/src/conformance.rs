//! `cargo xtask conformance`: what the examples print, judged by tools that nobody here wrote.

use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Result;
use crate::python::{self, tool};
use crate::test::{Tally, cargo, count};

const SUITE: &str = "tests/conformance";
const TEMPLATES: &str = "target/conformance/templates";
const GENERATED: &str = "target/conformance/generated";

/// Runs the suite over what the examples print; the arguments go to pytest.
pub fn run(arguments: &[&str]) -> Result<Tally> {
    python::install()?;
    print_templates()?;
    generate_templates()?;
    let mut child = Command::new(tool("python"))
        .args(["-m", "pytest", "--color=no", SUITE])
        .args(arguments)
        .env("PYTHONDONTWRITEBYTECODE", "1")
        .stdout(Stdio::piped())
        .spawn()?;
    let mut summary = String::new();
    for line in BufReader::new(child.stdout.take().expect("piped")).lines() {
        summary = line?;
        println!("{summary}");
    }
    let mut tally = Tally {
        passed: count(&summary, "passed"),
        failed: ["failed", "error", "errors"]
            .map(|word| count(&summary, word))
            .iter()
            .sum(),
    };
    if !child.wait()?.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// Runs each command that an example names in its first lines, and keeps the template it prints.
fn print_templates() -> Result<()> {
    if Path::new(TEMPLATES).exists() {
        fs::remove_dir_all(TEMPLATES)?;
    }
    fs::create_dir_all(TEMPLATES)?;
    let build = cargo("build --workspace --examples --bins")
        .args(["--exclude", "xtask"])
        .args(["--message-format", "json-render-diagnostics"])
        .stderr(Stdio::inherit())
        .output()?;
    if !build.status.success() {
        return Err("the examples do not compile".into());
    }
    for line in String::from_utf8(build.stdout)?.lines() {
        let message: Value = serde_json::from_str(line)?;
        let field = |pointer| message.pointer(pointer).and_then(Value::as_str);
        if let (Some(program), Some(source)) = (field("/executable"), field("/target/src_path")) {
            for command in commands(&fs::read_to_string(source)?) {
                let name = command.join("_").replace('-', "_");
                let output = Command::new(program)
                    .args(&command[1..])
                    .stderr(Stdio::inherit())
                    .output()?;
                if !output.status.success() {
                    return Err(format!("the example `{name}` failed ({})", output.status).into());
                }
                fs::write(format!("{TEMPLATES}/{name}.json"), output.stdout)?;
            }
        }
    }
    Ok(())
}

/// Keeps the templates of stacks that the rules accept: of those made at random, and of large ones.
fn generate_templates() -> Result<()> {
    if Path::new(GENERATED).exists() {
        fs::remove_dir_all(GENERATED)?;
    }
    let made = cargo("test --quiet --package auth-stack-robustness --test properties --test scale")
        .args(["--", "schemas", "hundreds", "attributes_of", "scopes_of"])
        .env("ACCEPTED", std::env::current_dir()?.join(GENERATED))
        .stdout(Stdio::null())
        .status()?;
    if made.success() {
        Ok(())
    } else {
        Err("no stacks were generated".into())
    }
}

/// The name and the arguments of each `cargo run --example name arguments` in the documentation of a program.
fn commands(source: &str) -> impl Iterator<Item = Vec<&str>> {
    source.lines().filter_map(|line| {
        let command = line.strip_prefix("//! cargo run --")?;
        Some(command.split(' ').skip(1).collect())
    })
}

#[cfg(test)]
mod tests {
    use super::commands;

    #[test]
    fn an_example_says_how_it_is_run() {
        let source = "//! ```sh\n//! cargo run --example pool\n//! cargo run --example pool replica\n//! ```\n\
            //! cargo build\nfn main() {}\n";
        let found: Vec<_> = commands(source).collect();
        assert_eq!(found, [vec!["pool"], vec!["pool", "replica"]]);
    }
}
