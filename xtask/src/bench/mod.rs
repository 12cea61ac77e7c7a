//! `cargo xtask bench`: what the macro costs a build, and how fast a template becomes text, against everything else.
//!
//! Only ratios from one run mean anything: contenders take turns, and machines differ.

mod build;
mod emission;
mod expansion;
mod measure;
mod page;
mod peers;
mod process;
mod project;
mod scratch;
mod workload;

use crate::Result;
use measure::Series;

/// One comparison: a row of the table.
#[derive(Clone, Debug)]
struct Row {
    /// What was measured, and in which unit.
    what: &'static str,
    /// Of which size.
    size: &'static str,
    /// Of `auth_stack!`, or of what the row is about.
    ours: f64,
    /// What it is compared with.
    against: &'static str,
    /// The same of that.
    theirs: Option<f64>,
    /// How many times as much.
    ratio: Option<f64>,
    /// How many times as much it may be.
    target: Option<f64>,
}

impl Row {
    /// A figure that is compared with nothing.
    fn figure(what: &'static str, size: &'static str, ours: f64) -> Self {
        Self {
            what,
            size,
            ours,
            against: "",
            theirs: None,
            ratio: None,
            target: None,
        }
    }

    /// Two contenders that took turns.
    fn compared(
        what: &'static str,
        size: &'static str,
        ours: &Series,
        (against, theirs): (&'static str, &Series),
        target: Option<f64>,
    ) -> Self {
        Self {
            against,
            theirs: Some(theirs.median()),
            ratio: Some(ours.ratio_to(theirs)),
            target,
            ..Self::figure(what, size, ours.median())
        }
    }
}

impl Row {
    fn is_missed(&self) -> bool {
        self.ratio
            .zip(self.target)
            .is_some_and(|(ratio, target)| ratio > target)
    }
}

/// What the command is to do.
struct Options {
    /// Which parts are measured.
    parts: Vec<String>,
    /// How often contenders that compile take turns; others do so more often.
    rounds: usize,
    /// Whether generators in other languages are installed and measured.
    peers: bool,
    /// Whether the page is written.
    write: bool,
}

impl Options {
    fn read(args: &[&str]) -> Option<Self> {
        let mut options = Self {
            parts: Vec::new(),
            rounds: 9,
            peers: false,
            write: false,
        };
        let mut args = args.iter();
        while let Some(&arg) = args.next() {
            match arg {
                "--peers" => options.peers = true,
                "--write" => options.write = true,
                "--rounds" => {
                    options.rounds = args.next()?.parse().ok().filter(|rounds| *rounds > 0)?;
                }
                part if PARTS.iter().any(|(name, _)| *name == part) => {
                    options.parts.push(part.to_owned());
                }
                _ => return None,
            }
        }
        // A page of some parts would be no page.
        (!options.write || options.parts.is_empty()).then_some(options)
    }

    fn wants(&self, part: &str) -> bool {
        self.parts.is_empty() || self.parts.iter().any(|wanted| wanted == part)
    }
}

/// A part of the measurements.
type Part = fn(&Options) -> Result<Vec<Row>>;

const PARTS: [(&str, Part); 5] = [
    ("build", build::measure),
    ("expansion", expansion::measure),
    ("scratch", scratch::measure),
    ("emission", emission::measure),
    ("process", process::measure),
];

/// Measures, prints the table, and writes the page where that is asked for; nothing if the arguments say nothing.
pub fn run(args: &[&str]) -> Result<Option<()>> {
    let Some(options) = Options::read(args) else {
        return Ok(None);
    };
    project::prepare()?;
    let mut rows = Vec::new();
    for (name, measure) in PARTS.iter().filter(|(name, _)| options.wants(name)) {
        eprintln!("measuring: {name}");
        rows.extend(measure(&options)?);
    }
    print!("{}", page::table(&rows));
    if options.write {
        page::write(&rows)?;
    }
    Ok(Some(()))
}
