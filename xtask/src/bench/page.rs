//! The table of figures, and `docs/performance.md` around it.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use super::Row;
use crate::Result;

const PAGE: &str = "docs/performance.md";

/// The rows as a table of Markdown.
pub fn table(rows: &[Row]) -> String {
    let mut table = String::from(
        "| Measured | Size | Ours | Against | Theirs | Ratio | Target |\n|---|---|---:|---|---:|---:|---|\n",
    );
    for row in rows {
        let optional = |number: Option<f64>| number.map_or(String::new(), figure);
        let target = match (row.ratio, row.target) {
            (Some(ratio), Some(target)) if ratio > target => format!("≤ {target}: missed"),
            (_, Some(target)) => format!("≤ {target}"),
            _ => String::new(),
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

/// Writes the page: its text is in `performance.md` beside this file.
pub fn write(rows: &[Row]) -> Result<()> {
    let page = format!(
        include_str!("performance.md"),
        machine = machine()?,
        table = table(rows),
    );
    Ok(fs::write(PAGE, page)?)
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
