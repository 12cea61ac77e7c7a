//! How fast a template becomes text inside a program: `bench/` measures, this writes its stacks and reads its figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::Stdio;

use serde_json::Value;

use super::measure::Series;
use super::project::template;
use super::workload;
use super::{Options, Row};
use crate::Result;
use crate::test::cargo;

/// What the summary of the page is about.
pub const TEXT: &str = "text of a stack, µs";
/// The fastest that is written by hand.
pub const TYPED: &str = "typed structs";

const FOLDER: &str = "target/bench/emission";

/// Each size against the other ways to the same text.
pub fn measure(options: &Options) -> Result<Vec<Row>> {
    fs::create_dir_all(FOLDER)?;
    let folder = Path::new(FOLDER).canonicalize()?;
    fs::write(folder.join("stacks.rs"), stacks()?)?;
    let output = cargo("run --release --quiet --manifest-path bench/Cargo.toml --target-dir")
        .arg(folder.join("target"))
        .arg("--")
        .arg((options.rounds * 5).to_string())
        .env("AUTH_STACK_BENCH", &folder)
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("bench/ does not run".into());
    }
    let mut rows = Vec::new();
    let figures = figures(&String::from_utf8(output.stdout)?)?;
    for workload in workload::ALL {
        rows.extend(compare(workload.name, &figures[workload.name])?);
    }
    Ok(rows)
}

/// The stacks of each size, once with all known, once with a Rust value in them, and what they print.
fn stacks() -> Result<String> {
    let mut source = String::from(
        "use super::Template;\n\n\
         pub struct Size {\n    pub name: &'static str,\n    pub clients: usize,\n    pub text: &'static str,\n    \
         pub known: fn() -> Template,\n    pub calls: fn() -> Template,\n    pub late: fn(&str) -> Template,\n}\n\npub const SIZES: &[Size] = &[\n",
    );
    for workload in workload::ALL {
        let (name, clients) = (workload.name, workload.clients);
        let text = template(workload).canonicalize()?;
        writeln!(
            source,
            "    Size {{ name: {name:?}, clients: {clients}, text: include_str!(r\"{}\"), known: {name}, calls: calls::{name}, \
             late: |description| {name}_late(description).expect(\"nothing is wrong\") }},",
            text.display()
        )?;
    }
    source += "];\n\n";
    for workload in workload::ALL {
        let name = workload.name;
        source += &workload.stack(name, "\"Edition 0\"");
        source += &workload.stack(
            &format!("{name}_late(description: &str)"),
            "#{ description }",
        );
    }
    source += "mod calls {\n    use auth_stack::__private::*;\n    use super::Template;\n";
    for workload in workload::ALL {
        let calls = workload.calls("\"Edition 0\"");
        writeln!(source, "pub fn {}() -> Template {calls}", workload.name)?;
    }
    source += "}\n";
    Ok(source)
}

/// The figures of one contender.
struct Figures {
    allocations: f64,
    values: Series,
    texts: Series,
}

/// The figures by size and contender.
fn figures(lines: &str) -> Result<BTreeMap<String, BTreeMap<String, Figures>>> {
    let mut all: BTreeMap<String, BTreeMap<String, Figures>> = BTreeMap::new();
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line)?;
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let series = |key: &str| {
            let seconds = line[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_f64);
            Series::from(seconds.map(|seconds| seconds * 1e6).collect::<Vec<_>>())
        };
        let figures = Figures {
            allocations: line["allocations"].as_f64().unwrap_or(f64::NAN),
            values: series("values"),
            texts: series("texts"),
        };
        all.entry(text("size"))
            .or_default()
            .insert(text("contender"), figures);
    }
    Ok(all)
}

fn compare(size: &'static str, figures: &BTreeMap<String, Figures>) -> Result<Vec<Row>> {
    let of = |contender: &str| {
        figures
            .get(contender)
            .ok_or_else(|| format!("bench/ does not measure `{contender}`"))
    };
    let (typed, json, text) = (of("typed")?, of("json")?, of("text")?);
    let mut rows = Vec::new();
    for (contender, what, value, count) in [
        (
            "stack",
            TEXT,
            "template as a value, µs",
            "allocations to a text",
        ),
        (
            "calls",
            "text of the calls by hand, without the rules, µs",
            "the same as a value, µs",
            "allocations of the calls by hand",
        ),
        (
            "stack, Rust value",
            "text of a stack with a Rust value, with the rules, µs",
            "the same as a value, µs",
            "allocations of a stack with a Rust value",
        ),
    ] {
        let ours = of(contender)?;
        for (against, theirs, target) in [
            (TYPED, typed, Some(1.5)),
            ("`json!`", json, Some(1.0)),
            ("a constant text", text, None),
        ] {
            rows.push(Row::compared(
                what,
                size,
                &ours.texts,
                (against, &theirs.texts),
                target,
            ));
        }
        rows.push(Row::compared(
            value,
            size,
            &ours.values,
            ("`json!`", &json.values),
            None,
        ));
        rows.push(Row {
            against: TYPED,
            theirs: Some(typed.allocations),
            ratio: Some(ours.allocations / typed.allocations),
            ..Row::figure(count, size, ours.allocations)
        });
    }
    Ok(rows)
}
