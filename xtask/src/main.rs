//! The project's own commands.

mod bench;
mod caught;
mod conformance;
mod docs;
mod editor;
mod mutants;
mod package;
mod python;
mod release;
mod supply;
mod test;
mod tools;

use std::path::Path;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask test [--without-conformance]   everything that must hold before a commit
cargo xtask conformance [pytest arguments] deploy every example to an emulated AWS, and use it
cargo xtask docs [--check]                 write docs/reference.md and docs/rules.md, or see whether they are up to date
cargo xtask caught [--check]               write docs/caught.md with what cfn-lint says, or see whether it is up to date
cargo xtask release                        what must hold before the crates are published
cargo xtask mutants [K/N]                  the faults of tests/mutants, or the Kth of N parts of those cargo-mutants makes
cargo xtask editor                         ask rust-analyzer what an editor asks; its first build takes minutes
cargo xtask bench [PART…] [--rounds N] [--peers] [--write]
                                           measure build time and emission (parts: build, expansion, scratch, emission,
                                           process), --peers with other generators, --write to docs/performance.md";

/// What a command or a step may fail with.
type Result<T> = std::result::Result<T, Box<dyn std::error::Error>>;

fn main() -> ExitCode {
    match bench::compile().unwrap_or_else(run) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<ExitCode> {
    std::env::set_current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join(".."))?;
    let args: Vec<String> = std::env::args().skip(1).collect();
    let args: Vec<&str> = args.iter().map(String::as_str).collect();
    let done = match args.as_slice() {
        ["test"] => test::run(true),
        ["test", "--without-conformance"] => test::run(false),
        ["conformance", arguments @ ..] => conformance::run(arguments)?.failed == 0,
        ["docs"] => docs::write().map(|()| true)?,
        ["docs", "--check"] => docs::check().map(|()| true)?,
        ["editor"] => editor::run()?,
        ["caught"] => caught::write().map(|()| true)?,
        ["caught", "--check"] => caught::check().map(|()| true)?,
        ["release"] => release::run(),
        ["mutants"] => mutants::known()?,
        ["mutants", shard] => mutants::made(shard)?,
        ["bench", options @ ..] => match bench::run(options)? {
            Some(()) => true,
            None => return Ok(usage()),
        },
        _ => return Ok(usage()),
    };
    Ok(if done {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

fn usage() -> ExitCode {
    eprintln!("{USAGE}");
    ExitCode::from(2)
}
