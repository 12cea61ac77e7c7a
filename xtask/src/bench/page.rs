//! The tables of the figures, and `docs/performance.md` around them.

use std::fmt::Write as _;
use std::fs;
use std::process::Command;

use super::{Figure, Other, Topic, build, emission, process};
use crate::Result;

const PAGE: &str = "docs/performance.md";
const README: &str = "README.md";

/// What stands around the summary in the README.
const BEGIN: &str = "<!-- Written by `cargo xtask bench`. -->\n";
const END: &str = "\n<!-- End. -->";

/// Every topic with its heading.
pub fn figures(topics: &[Topic]) -> String {
    let mut text = String::new();
    for topic in topics {
        let _ = write!(
            text,
            "### {}{}\n\n{}\n\n{}",
            topic.heading,
            targets(topic),
            topic.method,
            table(topic)
        );
        for missing in &topic.missing {
            let _ = writeln!(text, "Not measured: {missing}.\n");
        }
    }
    text
}

/// The targets of a topic, as its heading says them.
fn targets(topic: &Topic) -> String {
    let others = topic.figures.iter().flat_map(|figure| &figure.others);
    let targets = others.filter_map(|other| Some(format!("≤ {} × {}", other.target?, other.name)));
    match unique(targets).join(", ") {
        none if none.is_empty() => none,
        some => format!(" ({some})"),
    }
}

/// A row for each figure of ours, bold where others follow, and for each it is compared with; a column for each size.
fn table(topic: &Topic) -> String {
    let columns = unique(topic.figures.iter().map(|figure| figure.column));
    if columns.is_empty() {
        return String::new();
    }
    let mut table = format!("| | {} |\n|---|", columns.join(" | "));
    table += &"---:|".repeat(columns.len());
    table += "\n";
    let is_compared = topic.figures.iter().any(|figure| !figure.others.is_empty());
    for what in unique(topic.figures.iter().map(|figure| &figure.what)) {
        let figures: Vec<&Figure> = topic
            .figures
            .iter()
            .filter(|figure| figure.what == *what)
            .collect();
        let mut row = |name: &str, cell: &dyn Fn(&Figure) -> Option<String>| {
            let _ = write!(table, "| {name} |");
            for column in &columns {
                let figure = figures.iter().find(|figure| figure.column == *column);
                let cell = figure.and_then(|figure| cell(figure));
                let _ = write!(table, " {} |", cell.as_deref().unwrap_or("–"));
            }
            table += "\n";
        };
        let ours = if is_compared {
            format!("**{what}**")
        } else {
            what.clone()
        };
        row(&ours, &|figure| Some(number(figure.ours.median())));
        let others = figures.iter().flat_map(|figure| &figure.others);
        for name in unique(others.map(|other| other.name)) {
            row(name, &|figure| {
                figure
                    .others
                    .iter()
                    .find(|other| other.name == name)
                    .map(cell)
            });
        }
    }
    table + "\n"
}

/// What another took, and how many times as much ours is.
fn cell(other: &Other) -> String {
    let (figure, ratio) = (number(other.figure), number(other.ratio));
    if other.is_missed() {
        format!("{figure} (**{ratio}: missed**)")
    } else {
        format!("{figure} ({ratio})")
    }
}

/// The first of each, in their order.
fn unique<T: PartialEq>(all: impl Iterator<Item = T>) -> Vec<T> {
    let mut unique = Vec::new();
    for one in all {
        if !unique.contains(&one) {
            unique.push(one);
        }
    }
    unique
}

/// Three digits, which is more than a measurement is worth; two of what is very small.
fn number(number: f64) -> String {
    match number {
        large if large >= 100.0 || large.fract() == 0.0 => format!("{large:.0}"),
        middle if middle >= 10.0 => format!("{middle:.1}"),
        small if small >= 0.1 => format!("{small:.2}"),
        smaller if smaller >= 0.01 => format!("{smaller:.3}"),
        smallest if smallest >= 0.001 => format!("{smallest:.4}"),
        _ => "< 0.001".to_owned(),
    }
}

/// How many targets are missed, and a line for each row that misses one in some column.
fn misses(topics: &[Topic]) -> String {
    let (mut count, mut missed, mut lines) = (0, 0, String::new());
    for topic in topics {
        let figures = topic.figures.iter();
        let mut comparisons: Vec<(&Figure, &Other)> = figures
            .flat_map(|figure| figure.others.iter().map(move |other| (figure, other)))
            .filter(|(_, other)| other.target.is_some())
            .collect();
        count += comparisons.len();
        comparisons.retain(|(_, other)| other.is_missed());
        missed += comparisons.len();
        let row = |(figure, other): &(&Figure, &Other)| (figure.what.clone(), other.name);
        for (what, name) in unique(comparisons.iter().map(row)) {
            let ratios: Vec<String> = comparisons
                .iter()
                .filter(|one| row(one) == (what.clone(), name))
                .map(|(figure, other)| format!("{} {}", figure.column, number(other.ratio)))
                .collect();
            let ratios = ratios.join(", ");
            let _ = writeln!(lines, "* {}, {what}: {ratios} times {name}.", topic.heading);
        }
    }
    match missed {
        0 => format!("Targets missed: none of {count}.\n"),
        _ => format!("Targets missed: {missed} of {count}.\n\n{lines}"),
    }
}

/// Writes the page, whose text is in `performance.md` beside this file, and its summary into the README.
pub fn write(topics: &[Topic], rounds: usize) -> Result<()> {
    let summary = summary(topics)?;
    let page = format!(
        include_str!("performance.md"),
        summary = summary,
        machine = machine()?,
        rounds = rounds,
        misses = misses(topics),
        figures = figures(topics),
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
fn summary(topics: &[Topic]) -> Result<String> {
    let find = |heading: &str, what: &str, size: &str, against: &str| {
        topics
            .iter()
            .filter(|topic| topic.heading == heading)
            .flat_map(|topic| &topic.figures)
            .filter(|figure| figure.what == what && figure.column == size)
            .find_map(|figure| {
                let other = figure.others.iter().find(|other| other.name == against)?;
                let ours = figure.ours.median();
                Some((number(ours), number(other.figure), number(other.ratio)))
            })
            .ok_or_else(|| format!("nobody measured {what} of {size} against {against}"))
    };
    let (stack, calls, ratio) = find(build::HEADING, build::CHECK, "L", build::CALLS)?;
    let (_, json, _) = find(build::HEADING, build::CHECK, "L", build::JSON)?;
    let (text, typed, _) = find(emission::HEADING, emission::TEXT, "M", emission::TYPED)?;
    let (process, constant, _) = find(process::HEADING, process::WHOLE, "M", process::CONSTANT)?;
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

    fn topic() -> Topic {
        let figure = |column, ours: f64| {
            Figure::new("text, µs", column, ours.into())
                .against("typed structs", &10.0.into(), Some(1.5))
                .against("an empty file", &0.5.into(), None)
        };
        Topic {
            heading: "Emission",
            method: "In process.",
            figures: vec![figure("S", 12.5), figure("M", 20.0)],
            missing: vec!["other generators"],
        }
    }

    #[test]
    fn a_topic_is_a_table_of_sizes_that_says_what_is_missed_and_missing() {
        assert_eq!(
            figures(&[topic()]),
            "### Emission (≤ 1.5 × typed structs)\n\nIn process.\n\n\
             | | S | M |\n|---|---:|---:|\n\
             | **text, µs** | 12.5 | 20 |\n\
             | typed structs | 10 (1.25) | 10 (**2: missed**) |\n\
             | an empty file | 0.50 (25) | 0.50 (40) |\n\n\
             Not measured: other generators.\n\n"
        );
    }

    #[test]
    fn what_one_size_lacks_is_a_dash() {
        let mut topic = topic();
        topic.figures[1].others.pop();
        assert!(table(&topic).contains("| an empty file | 0.50 (25) | – |\n"));
    }

    #[test]
    fn the_misses_are_counted_and_listed() {
        assert_eq!(
            misses(&[topic()]),
            "Targets missed: 1 of 2.\n\n* Emission, text, µs: M 2 times typed structs.\n"
        );
        let mut kept = topic();
        kept.figures.pop();
        assert_eq!(misses(&[kept]), "Targets missed: none of 1.\n");
    }

    #[test]
    fn a_small_number_keeps_its_digits() {
        let numbers = [1443.4, 28.13, 4.814, 0.227, 0.0146, 0.001_23, 0.000_2, 13.0];
        let texts = [
            "1443", "28.1", "4.81", "0.23", "0.015", "0.0012", "< 0.001", "13",
        ];
        assert_eq!(numbers.map(number), texts);
    }
}
