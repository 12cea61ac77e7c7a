//! The packages as they go to the registry, and a project of a user who has them from there.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use crate::Result;
use crate::test::{Tally, cargo};

/// The published crates, each after those it needs.
const CRATES: [&str; 3] = ["auth-stack-runtime", "auth-stack-macros", "auth-stack"];

/// The folder of the packages, and the version all of them have.
const PACKAGES: &str = "target/package";
const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The project of the user.
const USER: &str = "target/user";

/// The template that the README's stack prints.
const EXPECTED: &str = "tests/golden/examples/quickstart.json";

/// Packages what is there, committed or not, and builds and runs the README's program with nothing else.
pub fn run() -> Result<Tally> {
    if !package(&["--no-verify", "--allow-dirty", "--quiet"])? {
        return Ok(Tally::one(false));
    }
    for name in CRATES {
        unpack(name)?;
    }
    write_project()?;
    let output = cargo("run --quiet --manifest-path")
        .arg(Path::new(USER).join("Cargo.toml"))
        .env("CARGO_TARGET_DIR", Path::new(USER).join("target"))
        .stderr(Stdio::inherit())
        .output()?;
    let same = output.stdout == fs::read(EXPECTED)?;
    if !same {
        println!("the program of the README does not print {EXPECTED}");
    }
    Ok(Tally::one(same))
}

/// `cargo package` for all of them; whether it succeeded.
pub fn package(options: &[&str]) -> Result<bool> {
    let mut command = cargo("package");
    for name in CRATES {
        command.args(["--package", name]);
    }
    Ok(command.args(options).status()?.success())
}

fn unpack(name: &str) -> Result<()> {
    let folder = Path::new(PACKAGES).join(format!("{name}-{VERSION}"));
    if folder.exists() {
        fs::remove_dir_all(&folder)?;
    }
    let unpacked = Command::new("tar")
        .args(["-xzf", &format!("{name}-{VERSION}.crate")])
        .current_dir(PACKAGES)
        .status()?;
    if unpacked.success() {
        Ok(())
    } else {
        Err(format!("tar could not unpack {name}").into())
    }
}

/// What the README says to do, with the packages in the place of the registry.
fn write_project() -> Result<()> {
    let mut manifest = format!(
        "[package]\nname = \"user\"\nedition = \"2024\"\n\n[workspace]\n\n\
         [dependencies]\nauth-stack = \"{VERSION}\"\n\n[patch.crates-io]\n"
    );
    for name in CRATES {
        let line = format!("{name} = {{ path = \"../package/{name}-{VERSION}\" }}\n");
        manifest.push_str(&line);
    }
    fs::create_dir_all(Path::new(USER).join("src"))?;
    fs::write(Path::new(USER).join("Cargo.toml"), manifest)?;
    // The same versions as here, so that the step is the same tomorrow.
    fs::copy("Cargo.lock", Path::new(USER).join("Cargo.lock"))?;
    let program = program(&fs::read_to_string("README.md")?)
        .ok_or("the README has no stack, or no `main` that prints it")?;
    Ok(fs::write(Path::new(USER).join("src/main.rs"), program)?)
}

/// The README's first stack, and the `main` of its quickstart.
fn program(readme: &str) -> Option<String> {
    let (_, stack) = readme.split_once("```rust\n")?;
    let (stack, _) = stack.split_once("\n}\n")?;
    let (_, main) = readme.split_once("\nfn main()")?;
    let (main, _) = main.split_once("```")?;
    Some(format!("{stack}\n}}\n\nfn main(){main}"))
}

#[cfg(test)]
mod tests {
    use super::program;

    #[test]
    fn the_program_is_the_first_stack_and_the_main() {
        let readme = "Text\n```rust\nuse a;\nb! {\n    c\n}\n\nuse_it();\n```\nText\n\
                      ```rust,no_run\n# hidden\nfn main() {\n    d();\n}\n```\n";
        assert_eq!(
            program(readme).as_deref(),
            Some("use a;\nb! {\n    c\n}\n\nfn main() {\n    d();\n}\n")
        );
        assert_eq!(program("no code"), None);
    }
}
