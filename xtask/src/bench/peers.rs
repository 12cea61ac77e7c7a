//! Generators in other languages, installed from their registries: `bench/peers` holds the same stack in their words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::process::Printer;
use super::workload::{self, Workload};
use crate::Result;

const SOURCES: &str = "bench/peers";
const FOLDER: &str = "target/bench/peers";

/// What is missing where nobody asks for them.
pub const NOT_ASKED_FOR: &str = "other generators, which `--peers` installs and measures";
/// What is missing where npm is, or its registry.
const NO_NODE: &str =
    "`@ttoss/cloud-auth` and the AWS CDK, which `npm install` could not install here";
/// What is missing where Python is, or its registry.
const NO_PYTHON: &str = "troposphere, which Python's `pip` could not install here";

/// Those that could be installed.
pub fn printers(workload: Workload, missing: &mut Vec<&'static str>) -> Result<Vec<Printer>> {
    let folder = copy()?;
    let clients = workload.clients.to_string();
    let script = |name: &str| folder.join(name).display().to_string();
    let mut printers = Vec::new();
    let mut add = |name, program: PathBuf, arguments: &[&str]| {
        printers.push(Printer {
            name,
            program,
            arguments: arguments.iter().copied().map(str::to_owned).collect(),
        });
    };
    if install_node() {
        fs::write(folder.join("nothing.mjs"), "")?;
        let (cloud_auth, cdk) = (script("cloud-auth.mjs"), script("cdk.mjs"));
        for (name, arguments) in [
            ("Node with an empty file", &[&*script("nothing.mjs")][..]),
            ("`@ttoss/cloud-auth`", &[&cloud_auth, &clients]),
            (
                "AWS CDK without its validation",
                &[&cdk, &clients, "without-validation"],
            ),
            ("AWS CDK as shipped", &[&cdk, &clients]),
        ] {
            add(name, "node".into(), arguments);
        }
    } else {
        missing.push(NO_NODE);
    }
    if install_python() {
        let python = folder.join("python/bin/python");
        add("troposphere", python, &[&script("stack.py"), &clients]);
    } else {
        missing.push(NO_PYTHON);
    }
    Ok(printers)
}

/// What `@ttoss/cloud-auth` takes for each size inside of one process of Node, written as `bench/` writes it.
pub fn warmed_up(rounds: usize, missing: &mut Vec<&'static str>) -> Result<String> {
    let folder = copy()?;
    if !install_node() {
        missing.push(NO_NODE);
        return Ok(String::new());
    }
    let mut lines = String::new();
    for workload in workload::ALL {
        let output = Command::new("node")
            .arg(folder.join("warm.mjs"))
            .args([workload.clients.to_string(), rounds.to_string()])
            .arg(workload.name)
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err("`@ttoss/cloud-auth` does not run".into());
        }
        lines += &String::from_utf8(output.stdout)?;
    }
    Ok(lines)
}

/// Copies the sources to where the packages are installed, out of the repository.
fn copy() -> Result<PathBuf> {
    fs::create_dir_all(FOLDER)?;
    for entry in fs::read_dir(SOURCES)? {
        let entry = entry?;
        fs::copy(entry.path(), Path::new(FOLDER).join(entry.file_name()))?;
    }
    Ok(Path::new(FOLDER).canonicalize()?)
}

fn install_node() -> bool {
    run(Command::new("npm").args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--silent",
    ]))
}

fn install_python() -> bool {
    run(Command::new("python3").args(["-m", "venv", "python"]))
        && run(Command::new("python/bin/python").args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--requirement",
            "requirements.txt",
        ]))
}

/// Runs a command where the peers are; whether it succeeded.
fn run(command: &mut Command) -> bool {
    command
        .current_dir(FOLDER)
        .status()
        .is_ok_and(|status| status.success())
}
