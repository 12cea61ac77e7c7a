//! What each crate takes of a build: Cargo calls this program in the place of the compiler, which it calls in turn.

use std::collections::BTreeMap;
use std::env;
use std::fs::{self, OpenOptions};
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, ExitCode};

use wait4::Wait4 as _;

use crate::Result;

/// Names the file into which each call writes a line.
const LOG: &str = "AUTH_STACK_BENCH_LOG";

/// Has a Cargo command write down what each crate takes.
pub fn note<'a>(command: &'a mut Command, log: &Path) -> Result<&'a mut Command> {
    fs::write(log, "")?;
    Ok(command
        .env("RUSTC_WRAPPER", env::current_exe()?)
        .env(LOG, log.canonicalize()?)
        // Cargo sets it for the crates it builds; the one of this program says nothing.
        .env_remove("CARGO_PKG_NAME"))
}

/// The seconds of each crate, with its build script and all it is compiled for.
pub fn read(log: &Path) -> Result<BTreeMap<String, f64>> {
    let mut shares = BTreeMap::new();
    for line in fs::read_to_string(log)?.lines() {
        let (name, seconds) = line.split_once(' ').ok_or("a line lacks its seconds")?;
        *shares.entry(name.to_owned()).or_default() += seconds.parse::<f64>()?;
    }
    Ok(shares)
}

/// Calls the compiler and writes down what it took, if this is what Cargo wants.
pub fn compile() -> Option<Result<ExitCode>> {
    let log = env::var_os(LOG)?;
    Some(run(Path::new(&log)))
}

fn run(log: &Path) -> Result<ExitCode> {
    let mut args = env::args_os().skip(1);
    let compiler = args.next().ok_or("Cargo names no compiler")?;
    let used = Command::new(compiler).args(args).spawn()?.wait4()?;
    // Without a name, Cargo only asks the compiler what it is.
    if let Ok(name) = env::var("CARGO_PKG_NAME") {
        let seconds = (used.rusage.utime + used.rusage.stime).as_secs_f64();
        let mut log = OpenOptions::new().append(true).open(log)?;
        // One write a line: several crates are compiled at once.
        log.write_all(format!("{name} {seconds}\n").as_bytes())?;
    }
    Ok(if used.status.success() {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp, reason = "halves are exact")]
    fn what_a_crate_is_compiled_for_is_added_up() {
        let log = env::temp_dir().join(format!("auth-stack-shares-{}", std::process::id()));
        fs::write(&log, "syn 1.5\nserde_json 0.5\nsyn 0.25\n").expect("can be written");
        let shares = read(&log).expect("can be read");
        fs::remove_file(&log).expect("is there");
        assert_eq!(shares["syn"], 1.75);
        assert_eq!(shares["serde_json"], 0.5);
    }
}
