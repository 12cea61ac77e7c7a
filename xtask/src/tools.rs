//! Tools from the registry, each of one version, in `target/tools`.

use std::env;
use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::test::cargo;

/// A subcommand of cargo that is a crate.
pub struct Tool {
    pub name: &'static str,
    pub version: &'static str,
}

/// Judges licences, sources, duplicates and advisories.
pub const DENY: Tool = Tool {
    name: "cargo-deny",
    version: "0.20.2",
};

/// Puts faults into the code, one after the other.
pub const MUTANTS: Tool = Tool {
    name: "cargo-mutants",
    version: "27.1.0",
};

/// Compares the public items with those of the last release.
pub const SEMVER_CHECKS: Tool = Tool {
    name: "cargo-semver-checks",
    version: "0.51.0",
};

impl Tool {
    /// The tool's command, after building it where that has not been done. A debug build, as building is the slow part.
    pub fn command(&self) -> Result<Command> {
        let root = Path::new("target/tools").join(format!("{}-{}", self.name, self.version));
        let program = root.join("bin").join(self.name);
        if !program.with_extension(env::consts::EXE_EXTENSION).exists() {
            let installed = cargo("install --quiet --debug --locked --root")
                .arg(&root)
                .arg(format!("{}@{}", self.name, self.version))
                .env("CARGO_PROFILE_DEV_DEBUG", "0")
                .env("CARGO_TARGET_DIR", "target/tools/build")
                .status()?;
            if !installed.success() {
                return Err(
                    format!("{} {} could not be installed", self.name, self.version).into(),
                );
            }
        }
        let mut command = Command::new(program);
        command.arg(self.name.trim_start_matches("cargo-"));
        Ok(command)
    }
}
