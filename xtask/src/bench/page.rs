//! The table of figures, and `docs/performance.md` around it.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use super::{Row, build, emission, process};
use crate::Result;

const PAGE: &str = "docs/performance.md";
const README: &str = "README.md";

/// What stands around the summary in the README.
const BEGIN: &str = "<!-- Written by `cargo xtask bench`. -->\n";
const END: &str = "\n<!-- End. -->";

/// The rows as a table of Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut table = String::from(
        "| Measured | Size | Ours | Against | Theirs | Ratio | Target |\n|---|---|---:|---|---:|---:|---|\n",
    );
    for row in rows {
        let optional = |number: Option<f64>| number.map_or(String::new(), figure);
        let target = match row.target {
            Some(target) if row.is_missed() => format!("≤ {target}: missed"),
            Some(target) => format!("≤ {target}"),
            None => String::new(),
        };
        let _ = writeln!(
            table,
            "| {} | {} | {} | {} | {} | {} | {target} |",
            row.what,
            row.size.to_uppercase(),
            figure(row.ours),
            row.against,
            optional(row.theirs),
            optional(row.ratio),
        );
    }
    table
}

/// Three digits, which is more than a measurement is worth.
fn figure(number: f64) -> String {
    match number {
        large if large >= 100.0 || large.fract() == 0.0 => format!("{large:.0}"),
        middle if middle >= 10.0 => format!("{middle:.1}"),
        small => format!("{small:.2}"),
    }
}

/// Writes the page, whose text is in `performance.md` beside this file, and its summary into the README.
pub fn write(rows: &[Row]) -> Result<()> {
    let summary = summary(rows)?;
    let page = format!(
        include_str!("performance.md"),
        summary = summary,
        machine = machine()?,
        table = table(rows),
    );
    fs::write(PAGE, page)?;
    let readme = fs::read_to_string(README)?;
    let (before, rest) = readme
        .split_once(BEGIN)
        .ok_or("the README has no place for the figures")?;
    let (_, after) = rest
        .split_once(END)
        .ok_or("the place for the figures in the README has no end")?;
    Ok(fs::write(
        README,
        format!("{before}{BEGIN}{summary}{END}{after}"),
    )?)
}

/// What the README says, too.
fn summary(rows: &[Row]) -> Result<String> {
    let find = |what: &str, size: &str, against: &str| {
        rows.iter()
            .find(|row| row.what == what && row.size == size && row.against == against)
            .and_then(|row| Some((figure(row.ours), figure(row.theirs?), figure(row.ratio?))))
            .ok_or_else(|| format!("nobody measured {what} of {size} against {against}"))
    };
    let (stack, calls, ratio) = find(build::CHECK, "l", build::CALLS)?;
    let (_, json, _) = find(build::CHECK, "l", build::JSON)?;
    let (text, typed, _) = find(emission::TEXT, "m", emission::TYPED)?;
    let (process, constant, _) = find(process::WHOLE, "m", process::CONSTANT)?;
    Ok(format!(
        "* `cargo check` after an edit of a stack with 100 clients: {stack} CPU seconds, {ratio} times what the same calls by hand \
         take ({calls}); the template as one `json!` literal takes {json}.\n\
         * From the call to the text of a template with five clients: {text} µs, where typed structs and serde take {typed} µs; the \
         whole process {process} ms, where one that prints a constant takes {constant} ms."
    ))
}

/// The processor, the system and the compiler.
fn machine() -> Result<String> {
    let processors = std::thread::available_parallelism()?;
    let model = fs::read_to_string("/proc/cpuinfo").unwrap_or_default();
    let model = model
        .lines()
        .find_map(|line| line.strip_prefix("model name")?.split_once(": "))
        .map_or("a processor that does not say its name", |(_, model)| model);
    let rustc = Command::new("rustc").arg("--version").output()?;
    let rustc = String::from_utf8(rustc.stdout)?;
    Ok(format!(
        "{processors} threads of {model}, {}, {}",
        std::env::consts::OS,
        rustc.trim()
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_target_is_said() {
        let row = |ratio| Row {
            against: "typed structs",
            theirs: Some(10.0),
            ratio: Some(ratio),
            target: Some(1.5),
            ..Row::figure("text, µs", "m", 10.0 * ratio)
        };
        let table = table(&[row(1.25), row(2.0)]);
        let rows: Vec<&str> = table.lines().skip(2).collect();
        assert_eq!(
            rows[0],
            "| text, µs | M | 12.5 | typed structs | 10 | 1.25 | ≤ 1.5 |"
        );
        assert_eq!(
            rows[1],
            "| text, µs | M | 20 | typed structs | 10 | 2 | ≤ 1.5: missed |"
        );
    }
}
