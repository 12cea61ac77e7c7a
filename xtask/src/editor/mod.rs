//! `cargo xtask editor`: what rust-analyzer makes of a stack. What it shows is told in `docs/editors.md`.

mod answer;
mod cases;
mod diagnostics;
mod server;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use crate::Result;
use crate::test::cargo;
use server::Server;

/// The last version that builds with the stable Rust of its time, 1.95, and so speaks with the macro server that
/// comes with it.
const VERSION: &str = "0.0.348";

/// Everything this command makes.
const FOLDER: &str = "target/editor";

/// Asks every case, in every surrounding, and compares what is shown as wrong with what rustc says; whether all passed.
pub fn run() -> Result<bool> {
    let folder = std::env::current_dir()?.join(FOLDER);
    let server = install(&folder)?;
    let (package, document) = package(&folder.join("package"))?;
    let start = Instant::now();
    let mut server = Server::start(&server, &package, &document)?;
    println!("loaded in {:.1} s", start.elapsed().as_secs_f32());
    let mut failures = Vec::new();
    let mut tried = answer::ask(&mut server, &mut failures)?;
    tried += diagnostics::compare(&mut server, &mut failures)?;
    for failure in &failures {
        println!("FAILED: {failure}");
    }
    let passed = tried - failures.len();
    println!(
        "{passed} of {tried} cases passed in {:.1} s",
        start.elapsed().as_secs_f32()
    );
    Ok(failures.is_empty())
}

/// Builds the server, unless that was done before.
fn install(folder: &Path) -> Result<PathBuf> {
    let sysroot = Command::new("rustc")
        .args(["--print", "sysroot"])
        .output()?;
    let sysroot = PathBuf::from(String::from_utf8(sysroot.stdout)?.trim());
    if !sysroot.join("lib/rustlib/src/rust/library").exists() {
        return Err(
            "an editor wants the sources of the standard library: `rustup component add rust-src`"
                .into(),
        );
    }
    // Quick to build is worth more here than quick to run.
    let built = cargo("install ra_ap_rust-analyzer --locked --bin rust-analyzer")
        .args(["--version", VERSION, "--root"])
        .arg(folder)
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_DEBUG", "false")
        .status()?;
    if !built.success() {
        return Err("rust-analyzer could not be built".into());
    }
    Ok(folder.join("bin/rust-analyzer"))
}

/// A package as users have it, and the document that the cases are written to.
fn package(folder: &Path) -> Result<(PathBuf, PathBuf)> {
    let document = folder.join("src/main.rs");
    fs::create_dir_all(folder.join("src"))?;
    fs::write(&document, "fn main() {}\n")?;
    fs::write(
        folder.join("Cargo.toml"),
        "[package]\nname = \"package\"\nedition = \"2024\"\n\n[dependencies]\nauth-stack = { path = \"../../..\" }\n\n\
         [workspace]\n",
    )?;
    fs::copy("Cargo.lock", folder.join("Cargo.lock"))?;
    Ok((folder.to_owned(), document))
}
