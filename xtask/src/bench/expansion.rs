//! What the macro makes, and how long it takes to: seen from the compiler, as far as the tools for that are installed.

use std::process::{Command, Output};

use super::build::{CALLS, JSON};
use super::measure::{Series, in_turn};
use super::project::{Program, ROOT, Way};
use super::workload::{self, Workload};
use super::{Figure, Options, Topic};
use crate::Result;

/// What every one is compared with.
const EMPTY: &str = "an empty file";

/// The time inside the macro, the lines of the expansion, and the lines of LLVM's code.
pub fn measure(options: &Options) -> Result<Vec<Topic>> {
    let (mut figures, mut missing) = (Vec::new(), Vec::new());
    if is_installed(Command::new("rustup").args(["run", "nightly", "rustc", "--version"])) {
        for workload in workload::ALL {
            figures.extend(seen_by_nightly(workload, options.rounds)?);
        }
    } else {
        missing.push(
            "the time inside the macro and the lines of its expansion, for want of a nightly compiler",
        );
    }
    if is_installed(Command::new("cargo-llvm-lines").arg("--version")) {
        for workload in workload::ALL {
            figures.push(llvm_lines(workload)?);
        }
    } else {
        missing.push("lines of LLVM's code, for want of `cargo-llvm-lines`");
    }
    Ok(vec![Topic {
        heading: "The macro's own share",
        method: "*Time* is that, by the clock, of the pass in which the compiler expands all macros (nightly's `-Ztime-passes`, with \
            the macro not optimised, as in `cargo check`); what an empty file takes for its `println!` is in it. *Lines of the \
            expansion* are those of `-Zunpretty=expanded`, less those of an empty file; the text of the template is one of them. \
            *Lines of LLVM's code* are those of a whole debug build of the program, before optimisation (`cargo llvm-lines`).",
        figures,
        missing,
    }])
}

fn is_installed(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

fn seen_by_nightly(workload: Workload, rounds: usize) -> Result<[Figure; 2]> {
    let [stack, empty] = [Way::Stack, Way::Empty].map(|way| Program { way, workload });
    let passes = ["-Ztime-passes", "-Ztime-passes-format=json"];
    // The first time, what they depend on is compiled as well.
    for program in [stack, empty] {
        nightly(program, &passes)?;
    }
    let times = in_turn(&[stack, empty], rounds, |program, round| {
        program.write(round)?;
        let output = nightly(*program, &passes)?;
        expand_time(&String::from_utf8(output.stderr)?)
            .map(|seconds| seconds * 1000.0)
            .ok_or_else(|| "the compiler does not say how long it expands".into())
    })?;
    let lines = |program: Program| -> Result<f64> {
        // Cargo only calls the compiler for what has changed.
        program.write(0)?;
        let expanded = nightly(program, &["-Zunpretty=expanded"])?.stdout;
        Ok(f64::from(u32::try_from(
            expanded.split(|byte| *byte == b'\n').count(),
        )?))
    };
    let lines = Series::from(lines(stack)? - lines(empty)?);
    Ok([
        Figure::new("time of all macros, ms", workload.size, times[0].clone())
            .against(EMPTY, &times[1], None),
        Figure::new("lines of the expansion", workload.size, lines),
    ])
}

/// The compiler's output for one program.
fn nightly(program: Program, arguments: &[&str]) -> Result<Output> {
    let mut command = Command::new("rustup");
    command.args([
        "run",
        "nightly",
        "cargo",
        "rustc",
        "--profile",
        "check",
        "--target-dir",
        "target/nightly",
    ]);
    command
        .args(["--quiet", "--offline", "--package", &program.name(), "--"])
        .args(arguments);
    let output = command.current_dir(ROOT).output()?;
    if !output.status.success() {
        return Err(format!(
            "{command:?} failed:\n{}",
            String::from_utf8_lossy(&output.stderr)
        )
        .into());
    }
    Ok(output)
}

/// The seconds of the pass that expands macros.
fn expand_time(passes: &str) -> Option<f64> {
    let pass = passes
        .lines()
        .filter_map(|line| line.trim_start().strip_prefix("time: "))
        .filter_map(|pass| serde_json::from_str::<serde_json::Value>(pass).ok())
        .find(|pass| pass["pass"] == "macro_expand_crate")?;
    pass["time"].as_f64()
}

fn llvm_lines(workload: Workload) -> Result<Figure> {
    let lines = |way| -> Result<Series> {
        let program = Program { way, workload };
        let output = program.cargo("llvm-lines").output()?;
        let text = String::from_utf8(output.stdout)?;
        let lines = total(&text).ok_or("`cargo llvm-lines` says no total")?;
        Ok(Series::from(lines))
    };
    Ok(
        Figure::new("lines of LLVM's code", workload.size, lines(Way::Stack)?)
            .against(CALLS, &lines(Way::Calls)?, None)
            .against(JSON, &lines(Way::Json)?, None)
            .against(EMPTY, &lines(Way::Empty)?, None),
    )
}

/// The number of lines in the row that sums up.
fn total(table: &str) -> Option<f64> {
    let total = table.lines().find(|line| line.contains("(TOTAL)"))?;
    total.split_whitespace().next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::{expand_time, total};

    #[test]
    #[allow(clippy::float_cmp, reason = "read, not calculated")]
    fn the_pass_is_found_among_others() {
        let passes = "warning: x\n\
            time: {\"pass\":\"parse_crate\",\"time\":0.5}\n\
            \x20 time: {\"pass\":\"macro_expand_crate\",\"time\":0.25,\"rss_start\":1}\n";
        assert_eq!(expand_time(passes), Some(0.25));
        assert_eq!(expand_time("time: {\"pass\":\"total\",\"time\":1}"), None);
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "read, not calculated")]
    fn the_total_is_found_above_the_functions() {
        let table = "  Lines        Copies    Function name\n  -----  ------  ---\n  \
            1853                47                (TOTAL)\n  1072 (57.9%, 57.9%)  1 (2.1%,  2.1%)  a::b\n";
        assert_eq!(total(table), Some(1853.0));
        assert_eq!(total("error"), None);
    }
}
