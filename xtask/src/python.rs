//! The Python environment of the conformance suite, with pinned packages.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::Result;

const REQUIREMENTS: &str = "tests/conformance/requirements.txt";
const VENV: &str = "target/conformance/venv";

/// Sees to a Python environment that holds exactly the pinned requirements.
pub fn install() -> Result<()> {
    let wanted = fs::read_to_string(REQUIREMENTS)?;
    let done = Path::new(VENV).join("requirements.txt");
    if fs::read_to_string(&done).is_ok_and(|installed| installed == wanted) {
        return Ok(());
    }
    let made = Command::new("python3")
        .args(["-m", "venv", "--clear", VENV])
        .status();
    if !made.is_ok_and(|status| status.success()) {
        return Err("the conformance suite needs Python 3.10 or later with its venv module: install `python3-venv`, or run \
             `cargo xtask test --without-conformance`; `cargo test` alone runs all that is Rust"
            .into());
    }
    let pip = [
        "-m",
        "pip",
        "install",
        "--quiet",
        "--require-hashes",
        "--only-binary=:all:",
    ];
    let installed = Command::new(tool("python"))
        .args(pip)
        .args(["--requirement", REQUIREMENTS])
        .status()?;
    if !installed.success() {
        return Err(format!("pip could not install {REQUIREMENTS}").into());
    }
    Ok(fs::write(done, wanted)?)
}

/// A program of the environment.
pub fn tool(name: &str) -> PathBuf {
    let folder = if cfg!(windows) { "Scripts" } else { "bin" };
    Path::new(VENV).join(folder).join(name)
}
