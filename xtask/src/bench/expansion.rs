//! What the macro makes, and how long it takes to: seen from the compiler, as far as the tools for that are installed.

use std::process::{Command, Output};

use super::measure::{Series, in_turn};
use super::project::{Program, ROOT, Way};
use super::workload::{self, Workload};
use super::{Options, Row};
use crate::Result;

/// The time inside the macro, the lines of the expansion, and the lines of LLVM's code.
pub fn measure(options: &Options) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    if is_installed(Command::new("rustup").args(["run", "nightly", "rustc", "--version"])) {
        for workload in workload::ALL {
            rows.extend(seen_by_nightly(workload, options.rounds)?);
        }
    } else {
        println!(
            "not measured: the time inside the macro and the lines of the expansion, for want of a nightly compiler"
        );
    }
    if is_installed(Command::new("cargo-llvm-lines").arg("--version")) {
        for workload in workload::ALL {
            rows.push(llvm_lines(workload)?);
        }
    } else {
        println!("not measured: lines of LLVM's code, for want of `cargo-llvm-lines`");
    }
    Ok(rows)
}

fn is_installed(command: &mut Command) -> bool {
    command.output().is_ok_and(|output| output.status.success())
}

fn seen_by_nightly(workload: Workload, rounds: usize) -> Result<[Row; 2]> {
    let stack = Program {
        way: Way::Stack,
        workload,
    };
    let empty = Program {
        way: Way::Empty,
        workload,
    };
    let passes = ["-Ztime-passes", "-Ztime-passes-format=json"];
    let expansions = in_turn(&[stack, empty], rounds, |program, round| {
        program.write(round)?;
        let output = nightly(*program, &passes)?;
        expand_time(&String::from_utf8(output.stderr)?)
            .ok_or_else(|| "the compiler does not say how long it expands".into())
    })?;
    let lines = |program| -> Result<f64> {
        let expanded = nightly(program, &["-Zunpretty=expanded"])?.stdout;
        Ok(f64::from(u32::try_from(
            expanded.split(|byte| *byte == b'\n').count(),
        )?))
    };
    let time = |series: &Series| series.median() * 1000.0;
    Ok([
        Row {
            against: "an empty file",
            theirs: Some(time(&expansions[1])),
            ..Row::figure(
                "expansion of all macros, ms",
                workload.name,
                time(&expansions[0]),
            )
        },
        Row::figure(
            "lines of the expansion",
            workload.name,
            lines(stack)? - lines(empty)?,
        ),
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

fn llvm_lines(workload: Workload) -> Result<Row> {
    let stack = Program {
        way: Way::Stack,
        workload,
    };
    let output = stack.cargo("llvm-lines").output()?;
    let text = String::from_utf8(output.stdout)?;
    let total = text.lines().find(|line| line.contains("(TOTAL)"));
    let lines = total.and_then(|line| line.split_whitespace().next()?.parse().ok());
    let lines = lines.ok_or("`cargo llvm-lines` says no total")?;
    Ok(Row::figure(
        "lines of LLVM's code, unoptimised",
        workload.name,
        lines,
    ))
}

#[cfg(test)]
mod tests {
    use super::expand_time;

    #[test]
    #[allow(clippy::float_cmp, reason = "read, not calculated")]
    fn the_pass_is_found_among_others() {
        let passes = "warning: x\n\
            time: {\"pass\":\"parse_crate\",\"time\":0.5}\n\
            \x20 time: {\"pass\":\"macro_expand_crate\",\"time\":0.25,\"rss_start\":1}\n";
        assert_eq!(expand_time(passes), Some(0.25));
        assert_eq!(expand_time("time: {\"pass\":\"total\",\"time\":1}"), None);
    }
}
