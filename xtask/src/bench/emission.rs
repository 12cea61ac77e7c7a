//! How fast a template becomes text inside a program: `bench/` measures, this writes its stacks and reads its figures.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use super::measure::Series;
use super::project::template;
use super::{Figure, Options, Topic, peers, workload};
use crate::Result;
use crate::test::cargo;

/// What the summary of the page is about.
pub const HEADING: &str = "Emission of a stack in which all is known";
/// The row of it.
pub const TEXT: &str = "text, µs";
/// The fastest that is written by hand.
pub const TYPED: &str = "typed structs";
/// Types generated from CloudFormation's specification.
const STRATOSPHERE: &str = "`stratosphere`";
/// The established generator, after V8 has compiled it.
const PEER: &str = "`@ttoss/cloud-auth`, warmed up";

/// The heading of what compares ways that check a stack with ways that do not.
const CHECKED: &str = "Emission of a stack with a Rust value, with the rules";

const FOLDER: &str = "target/bench/emission";

/// How often contenders in one program take turns, before the next program does.
const ROUNDS: usize = 5;

/// Each size against the other ways to the same text.
pub fn measure(options: &Options) -> Result<Vec<Topic>> {
    fs::create_dir_all(FOLDER)?;
    let folder = Path::new(FOLDER).canonicalize()?;
    fs::write(folder.join("stacks.rs"), stacks()?)?;
    let ours = Program::build(&folder, None)?;
    let mut lines = Program::build(&folder, Some("allocations"))?.printed(0, &[])?;
    let mut missing = Vec::new();
    let mut stratosphere = None;
    if options.peers {
        stratosphere = Program::build(&folder, Some("stratosphere")).ok();
        if stratosphere.is_none() {
            missing.push("`stratosphere`, which Cargo could not build here");
        }
    } else {
        missing.push(peers::NOT_ASKED_FOR);
    }
    // Programs take turns, too: what slows the machine down for a while is to hit all of them.
    for _ in 0..options.rounds {
        lines += &ours.printed(ROUNDS, &[])?;
        if let Some(stratosphere) = &stratosphere {
            lines += &stratosphere.printed(ROUNDS, &["stratosphere"])?;
        }
        if options.peers {
            lines += &peers::warmed_up(ROUNDS, &mut missing)?;
        }
    }
    missing.dedup();
    let contenders = contenders(&lines)?;
    let topic = |heading, method, contender, missing| -> Result<Topic> {
        Ok(Topic {
            heading,
            method,
            figures: figures(&contenders, contender, heading != CHECKED)?,
            missing,
        })
    };
    Ok(vec![
        topic(
            HEADING,
            "In process, from the call of the stack's function to the text, in one optimised program; the template *as a value* is \
             made and thrown away. *Typed structs* are types with serde's `Serialize`, filled in a loop and streamed to text \
             (`bench/src/typed.rs`); *`json!`* is one literal a resource, put together in a loop (`bench/src/json.rs`); the \
             *constant text* is copied. `stratosphere` are types generated from CloudFormation's specification, without words for \
             descriptions, policies and `DependsOn` (`bench/src/stratosphere.rs`). `@ttoss/cloud-auth` is called again and \
             again in a process of Node of its own, after two seconds of that; what it makes is half as long, for it has no \
             words for the rest (`bench/peers/cloud-auth-stack.mjs`).",
            "stack",
            missing,
        )?,
        topic(
            "Emission by calls, without the rules",
            "The calls that build the same stack, by hand, against the same.",
            "calls",
            Vec::new(),
        )?,
        topic(
            CHECKED,
            "The stack's description is `#{ description }`, so that its template is built when the program runs, and the rules \
             are asked once more, but for those of blocks in which the macro knew all. None of the others checks anything: what \
             the rows take beyond those above are the rules. So there is no target here but not to be slower than `json!` and \
             `stratosphere` all the same.",
            "stack, Rust value",
            Vec::new(),
        )?,
    ])
}

/// `bench/`, compiled with a feature.
struct Program(PathBuf);

impl Program {
    fn build(folder: &Path, feature: Option<&str>) -> Result<Self> {
        let target = folder.join(feature.unwrap_or("target"));
        let is_built = cargo("build --release --quiet --manifest-path bench/Cargo.toml")
            .args(feature.iter().flat_map(|feature| ["--features", feature]))
            .arg("--target-dir")
            .arg(&target)
            .env("AUTH_STACK_BENCH", folder)
            .status()?
            .success();
        if !is_built {
            return Err("bench/ does not compile".into());
        }
        Ok(Self(target.join("release/emission")))
    }

    /// What it prints, of all contenders or `only` one.
    fn printed(&self, rounds: usize, only: &[&str]) -> Result<String> {
        let output = Command::new(&self.0)
            .arg(rounds.to_string())
            .args(only)
            .stderr(Stdio::inherit())
            .output()?;
        if !output.status.success() {
            return Err("bench/ does not run".into());
        }
        Ok(String::from_utf8(output.stdout)?)
    }
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

/// What one contender took, round after round.
#[derive(Default)]
struct Contender {
    allocations: Series,
    values: Series,
    texts: Series,
}

/// The contenders by size and name.
type Contenders = BTreeMap<String, BTreeMap<String, Contender>>;

fn contenders(lines: &str) -> Result<Contenders> {
    let mut all = Contenders::new();
    for line in lines.lines() {
        let line: Value = serde_json::from_str(line)?;
        let text = |key: &str| line[key].as_str().unwrap_or_default().to_owned();
        let series = |key: &str| {
            let seconds = line[key].as_array().into_iter().flatten();
            seconds.filter_map(|seconds| Some(seconds.as_f64()? * 1e6))
        };
        let contenders = all.entry(text("size")).or_default();
        let contender = contenders.entry(text("contender")).or_default();
        match line["allocations"].as_f64() {
            Some(count) => contender.allocations = Series::from(count),
            None => {
                contender.values.extend(series("values"));
                contender.texts.extend(series("texts"));
            }
        }
    }
    Ok(all)
}

/// One contender of ours against the others, which every size has but those of `--peers`; `is_like` where all do the same.
fn figures(all: &Contenders, ours: &str, is_like: bool) -> Result<Vec<Figure>> {
    let mut figures = Vec::new();
    let (fastest, established) = (is_like.then_some(1.5), is_like.then_some(1.0));
    for workload in workload::ALL {
        let of = |name: &str| {
            all.get(workload.name)
                .and_then(|contenders| contenders.get(name))
        };
        let must = |name: &str| of(name).ok_or_else(|| format!("bench/ does not measure `{name}`"));
        let (ours, typed, json, text) = (must(ours)?, must("typed")?, must("json")?, must("text")?);
        let figure = |what, ours: &Series| Figure::new(what, workload.size, ours.clone());
        let mut texts = figure(TEXT, &ours.texts)
            .against(TYPED, &typed.texts, fastest)
            .against("`json!`", &json.texts, Some(1.0))
            .against("a constant text", &text.texts, None);
        let mut values =
            figure("template as a value, µs", &ours.values).against("`json!`", &json.values, None);
        for (name, peer, target) in [
            (STRATOSPHERE, "stratosphere", Some(1.0)),
            (PEER, "cloud-auth", established),
        ] {
            if let Some(peer) = of(peer) {
                texts = texts.against(name, &peer.texts, target);
                values = values.against(name, &peer.values, None);
            }
        }
        figures.extend([
            texts,
            values,
            figure("allocations to the text", &ours.allocations).against(
                TYPED,
                &typed.allocations,
                None,
            ),
        ]);
    }
    Ok(figures)
}
