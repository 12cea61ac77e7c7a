//! What a whole process takes, from its start to the last byte: ours, one that prints a text, and other generators.

use std::path::PathBuf;
use std::process::Command;

use super::measure::{Series, cost, in_turn};
use super::peers;
use super::project::{Program, Way};
use super::workload::{self, Workload};
use super::{Figure, Options, Topic};
use crate::Result;

/// What the summary of the page is about.
pub const HEADING: &str = "A whole process, milliseconds";
/// The row of it.
pub const WHOLE: &str = "from its start to its last byte";
/// A program that only prints.
pub const CONSTANT: &str = "one that prints a constant text";

/// Something that prints a template.
#[derive(Clone, Debug)]
pub struct Printer {
    /// As the table calls it.
    pub name: &'static str,
    /// What is started.
    pub program: PathBuf,
    /// What it is given.
    pub arguments: Vec<String>,
}

impl Printer {
    fn build(name: &'static str, way: Way, workload: Workload) -> Result<Self> {
        let program = Program { way, workload };
        program.write(0)?;
        Ok(Self {
            name,
            program: program.build()?,
            arguments: Vec::new(),
        })
    }

    fn run(&self) -> Result<f64> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        Ok(cost(&mut command)?.wall.as_secs_f64() * 1000.0)
    }
}

/// Our programs against those that print a text; at M against other generators, where they are asked for.
pub fn measure(options: &Options) -> Result<Vec<Topic>> {
    let mut figures = Vec::new();
    for workload in workload::ALL {
        let printers = [
            Printer::build("", Way::Stack, workload)?,
            Printer::build(CONSTANT, Way::Text, workload)?,
            Printer::build("one that prints a line", Way::Empty, workload)?,
        ];
        let all = in_turn(&printers, options.rounds * 30, |printer, _| printer.run())?;
        figures.push(
            Figure::new(WHOLE, workload.size, all[0].clone())
                .against(printers[1].name, &all[1], Some(1.5))
                .against(printers[2].name, &all[2], None),
        );
    }
    Ok(vec![
        Topic {
            heading: HEADING,
            method: "A release build, started by the bench, which throws away what it prints.",
            figures,
            missing: Vec::new(),
        },
        other_generators(options)?,
    ])
}

fn other_generators(options: &Options) -> Result<Topic> {
    let mut topic = Topic {
        heading: "A whole process, against other generators, milliseconds",
        method: "Most of what the others take is the start of Node or Python and the loading of their libraries; Node with an empty \
            file says how much. `bench/peers` holds the stack in their words, as far as they have words for it.",
        figures: Vec::new(),
        missing: Vec::new(),
    };
    if !options.peers {
        topic.missing.push(peers::NOT_ASKED_FOR);
        return Ok(topic);
    }
    let workload = workload::M;
    let mut printers = vec![Printer::build("", Way::Stack, workload)?];
    printers.extend(peers::printers(workload, &mut topic.missing)?);
    let all = in_turn(&printers, options.rounds, |printer, _| printer.run())?;
    let ours = Figure::new(WHOLE, workload.size, all[0].clone());
    let others: Vec<(&Printer, &Series)> = printers.iter().zip(&all).skip(1).collect();
    topic
        .figures
        .push(others.iter().fold(ours, |figure, (printer, theirs)| {
            figure.against(printer.name, theirs, None)
        }));
    Ok(topic)
}
