//! The programs that are measured: one Cargo workspace of their own, under `target/bench`.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::measure::{self, Cost};
use super::workload::{self, Workload};
use crate::Result;
use crate::test::cargo;

/// Their workspace.
pub const ROOT: &str = "target/bench/programs";

/// How a program comes to its template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    /// It has none.
    Empty,
    /// `auth_stack!`.
    Stack,
    /// `auth_stack!` with the feature `serde_json`.
    Serde,
    /// The calls that build the same, written by hand.
    Calls,
    /// One `serde_json::json!` literal.
    Json,
    /// A text that is printed as it is.
    Text,
}

/// One program: a template of some size, made in some way.
#[derive(Clone, Copy, Debug)]
pub struct Program {
    /// The way.
    pub way: Way,
    /// The size.
    pub workload: Workload,
}

/// What is asked of Cargo.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Goal {
    /// `cargo check`
    Check,
    /// `cargo build --release`
    Release,
}

impl Goal {
    fn arguments(self) -> &'static str {
        match self {
            Self::Check => "check",
            Self::Release => "build --release",
        }
    }
}

impl Program {
    /// The name of the package, and of the program it becomes.
    pub fn name(self) -> String {
        let way = match self.way {
            Way::Empty => return "empty".into(),
            Way::Stack => "stack",
            Way::Serde => "serde",
            Way::Calls => "calls",
            Way::Json => "json",
            Way::Text => "text",
        };
        format!("{way}_{}", self.workload.name)
    }

    /// Writes the source; a new edition differs from the one before in one text, as after an edit.
    pub fn write(self, edition: usize) -> Result<()> {
        let description = format!("\"Edition {edition}\"");
        let template = || -> Result<String> {
            let template = fs::read_to_string(template(self.workload))?;
            Ok(template.replacen("\"Edition 0\"", &description, 1))
        };
        let source = match self.way {
            Way::Empty => format!("fn main() {{\n    println!({description});\n}}\n"),
            Way::Stack | Way::Serde => format!(
                "{}\nfn main() {{\n    println!(\"{{}}\", acme_auth());\n}}\n",
                self.workload.stack("acme_auth", &description)
            ),
            Way::Calls => format!(
                "#![allow(unused_imports, reason = \"the default stack has no words\")]\n\n\
                 use auth_stack_runtime::{{Duration, Stack, Template, calls::*, client::*, user_pool::*}};\n\n\
                 fn acme_auth() -> Template {}\nfn main() {{\n    println!(\"{{}}\", acme_auth());\n}}\n",
                self.workload.calls(&description)
            ),
            Way::Json => format!(
                "#![recursion_limit = \"1000000\"]\n\nfn main() {{\n    let template = serde_json::json!({});\n    \
                 println!(\"{{template:#}}\");\n}}\n",
                template()?
            ),
            Way::Text => format!(
                "fn main() {{\n    println!(\"{{}}\", r#\"{}\"#);\n}}\n",
                template()?
            ),
        };
        let dependency = match self.way {
            Way::Empty | Way::Text => "",
            Way::Stack => "auth-stack = { path = \"../../../..\" }",
            Way::Serde => "auth-stack = { path = \"../../../..\", features = [\"serde_json\"] }",
            Way::Calls => "auth-stack-runtime = { path = \"../../../../runtime\" }",
            Way::Json => "serde_json = \"1\"",
        };
        let manifest = format!("[dependencies]\n{dependency}\n");
        package(&self.name(), &manifest, "main.rs", &source)
    }

    /// What it costs to reach a goal, all that was built before being kept.
    pub fn cost(self, goal: Goal) -> Result<Cost> {
        let mut command = self.cargo(goal.arguments());
        measure::cost(&mut command)
    }

    /// The program, optimised.
    pub fn build(self) -> Result<PathBuf> {
        if !self.cargo("build --release").status()?.success() {
            return Err(format!("{} does not compile", self.name()).into());
        }
        Ok(Path::new(ROOT)
            .join("target/release")
            .join(self.name())
            .canonicalize()?)
    }

    /// A Cargo command on this program alone.
    pub fn cargo(self, arguments: &str) -> Command {
        let mut command = cargo(arguments);
        command
            .args(["--quiet", "--offline", "--package", &self.name()])
            .current_dir(ROOT);
        command
    }
}

/// Writes a package of the workspace: its manifest after its name, and its only file.
pub fn package(name: &str, manifest: &str, file: &str, source: &str) -> Result<()> {
    let package = Path::new(ROOT).join(name);
    fs::create_dir_all(package.join("src"))?;
    let manifest = format!(
        "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n{manifest}"
    );
    let path = package.join("Cargo.toml");
    // A manifest that did not change keeps its time, or Cargo would read the workspace anew.
    if fs::read_to_string(&path).ok().as_ref() != Some(&manifest) {
        fs::write(path, manifest)?;
    }
    Ok(fs::write(package.join("src").join(file), source)?)
}

/// The template of a workload, as text.
pub fn template(workload: Workload) -> PathBuf {
    Path::new(ROOT).join(format!("{}.json", workload.name))
}

/// Writes every program, with the versions of dependencies that the project itself has.
pub fn prepare() -> Result<()> {
    fs::create_dir_all(ROOT)?;
    fs::write(
        Path::new(ROOT).join("Cargo.toml"),
        "[workspace]\nmembers = [\"*\"]\nexclude = [\"target\"]\nresolver = \"3\"\n",
    )?;
    fs::copy("Cargo.lock", Path::new(ROOT).join("Cargo.lock"))?;
    for workload in workload::ALL {
        let stack = Program {
            way: Way::Stack,
            workload,
        };
        stack.write(0)?;
    }
    for workload in workload::ALL {
        let stack = Program {
            way: Way::Stack,
            workload,
        };
        // Its own dependencies are fetched here, where something is to be fetched at all.
        let output = cargo("run --quiet --package")
            .arg(stack.name())
            .current_dir(ROOT)
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err(format!("{} does not run", stack.name()).into());
        }
        fs::write(template(workload), output.stdout.trim_ascii_end())?;
    }
    for workload in workload::ALL {
        for way in [Way::Empty, Way::Calls, Way::Json, Way::Text] {
            Program { way, workload }.write(0)?;
        }
    }
    Ok(())
}
