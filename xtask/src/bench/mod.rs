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
mod shares;
mod workload;

use crate::Result;
use measure::Series;

pub use shares::compile;

/// A table of the page: what was measured of one matter.
#[derive(Debug)]
struct Topic {
    /// Its heading.
    heading: &'static str,
    /// What was done, with what its rows are compared with.
    method: &'static str,
    /// Its rows, column by column.
    figures: Vec<Figure>,
    /// What is not in it, and for want of what.
    missing: Vec<&'static str>,
}

/// One figure of ours in one column, and the same of others.
#[derive(Debug)]
struct Figure {
    /// The row: what was measured, and in which unit.
    what: String,
    /// The column: mostly the size.
    column: &'static str,
    /// What ours took.
    ours: Series,
    /// What it is compared with.
    others: Vec<Other>,
}

/// What a figure is compared with.
#[derive(Debug)]
struct Other {
    name: &'static str,
    /// The same figure of it.
    figure: f64,
    /// How many times as much ours is.
    ratio: f64,
    /// How many times as much ours may be.
    target: Option<f64>,
}

impl Figure {
    fn new(what: impl Into<String>, column: &'static str, ours: Series) -> Self {
        Self {
            what: what.into(),
            column,
            ours,
            others: Vec::new(),
        }
    }

    /// Compares with a contender that took turns with ours.
    fn against(mut self, name: &'static str, theirs: &Series, target: Option<f64>) -> Self {
        self.others.push(Other {
            name,
            figure: theirs.median(),
            ratio: self.ours.ratio_to(theirs),
            target,
        });
        self
    }
}

impl Other {
    fn is_missed(&self) -> bool {
        self.target.is_some_and(|target| self.ratio > target)
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
type Part = fn(&Options) -> Result<Vec<Topic>>;

const PARTS: [(&str, Part); 5] = [
    ("build", build::measure),
    ("expansion", expansion::measure),
    ("scratch", scratch::measure),
    ("emission", emission::measure),
    ("process", process::measure),
];

/// Measures, prints the tables, and writes the page where that is asked for; nothing if the arguments say nothing.
pub fn run(args: &[&str]) -> Result<Option<()>> {
    let Some(options) = Options::read(args) else {
        return Ok(None);
    };
    project::prepare()?;
    let mut topics = Vec::new();
    for (name, measure) in PARTS.iter().filter(|(name, _)| options.wants(name)) {
        eprintln!("measuring: {name}");
        topics.extend(measure(&options)?);
    }
    print!("{}", page::figures(&topics));
    if options.write {
        page::write(&topics, options.rounds)?;
    }
    Ok(Some(()))
}
