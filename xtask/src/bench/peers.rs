//! Generators in other languages, installed from their registries: `bench/peers` holds the same stack in their words.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use super::workload::Workload;
use crate::Result;

const SOURCES: &str = "bench/peers";
const FOLDER: &str = "target/bench/peers";

/// A program of another generator.
#[derive(Debug)]
pub struct Peer {
    /// As the table calls it.
    pub name: &'static str,
    /// What runs it.
    pub program: PathBuf,
    /// What it is given.
    pub arguments: Vec<String>,
}

/// Installs what can be installed, and says plainly what cannot.
pub fn install(workload: Workload) -> Result<Vec<Peer>> {
    fs::create_dir_all(FOLDER)?;
    for entry in fs::read_dir(SOURCES)? {
        let entry = entry?;
        fs::copy(entry.path(), Path::new(FOLDER).join(entry.file_name()))?;
    }
    let folder = Path::new(FOLDER).canonicalize()?;
    let clients = workload.clients.to_string();
    let script = |name: &str| folder.join(name).display().to_string();
    let mut peers = Vec::new();
    if run(Command::new("npm").args([
        "install",
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--silent",
    ])) {
        let node = |name, arguments: &[&str]| Peer {
            name,
            program: "node".into(),
            arguments: arguments
                .iter()
                .map(|&argument| argument.to_owned())
                .collect(),
        };
        fs::write(folder.join("nothing.mjs"), "")?;
        peers.push(node(
            "Node that runs an empty file",
            &[&script("nothing.mjs")],
        ));
        peers.push(node(
            "`@ttoss/cloud-auth`",
            &[&script("cloud-auth.mjs"), &clients],
        ));
        peers.push(node(
            "AWS CDK without its validation",
            &[&script("cdk.mjs"), &clients, "without-validation"],
        ));
        peers.push(node("AWS CDK as shipped", &[&script("cdk.mjs"), &clients]));
    } else {
        println!(
            "not measured: `@ttoss/cloud-auth` and the AWS CDK, which `npm install` could not install"
        );
    }
    let python = folder.join("python/bin/python");
    let is_there = run(Command::new("python3").args(["-m", "venv", "python"]))
        && run(Command::new(&python).args([
            "-m",
            "pip",
            "install",
            "--quiet",
            "--requirement",
            "requirements.txt",
        ]));
    if is_there {
        peers.push(Peer {
            name: "troposphere",
            program: python,
            arguments: vec![script("stack.py"), clients],
        });
    } else {
        println!("not measured: troposphere, which Python's `pip` could not install");
    }
    Ok(peers)
}

/// Runs a command where the peers are; whether it succeeded.
fn run(command: &mut Command) -> bool {
    command
        .current_dir(FOLDER)
        .status()
        .is_ok_and(|status| status.success())
}
