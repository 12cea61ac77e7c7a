//! What a whole process takes, from its start to the last byte: ours, one that prints a text, and other generators.

use std::path::PathBuf;
use std::process::Command;

use super::measure::{cost, in_turn};
use super::peers::{self, Peer};
use super::project::{Program, Way};
use super::{Options, Row, workload};
use crate::Result;

/// What the summary of the page is about.
pub const WHOLE: &str = "whole process, ms";
/// A program that only prints.
pub const CONSTANT: &str = "a constant text";

/// Something that prints a template.
#[derive(Clone, Debug)]
struct Printer {
    program: PathBuf,
    arguments: Vec<String>,
}

impl Printer {
    fn run(&self) -> Result<f64> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments);
        Ok(cost(&mut command)?.wall.as_secs_f64() * 1000.0)
    }
}

impl From<&Peer> for Printer {
    fn from(peer: &Peer) -> Self {
        Self {
            program: peer.program.clone(),
            arguments: peer.arguments.clone(),
        }
    }
}

/// Our programs against those that print a text; at M against other generators, where they are asked for.
pub fn measure(options: &Options) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for workload in workload::ALL {
        let printer = |way| -> Result<Printer> {
            let program = Program { way, workload };
            program.write(0)?;
            Ok(Printer {
                program: program.build()?,
                arguments: Vec::new(),
            })
        };
        let printers = [
            printer(Way::Stack)?,
            printer(Way::Text)?,
            printer(Way::Empty)?,
        ];
        let all = in_turn(&printers, options.rounds * 30, |printer, _| printer.run())?;
        let text = (CONSTANT, &all[1]);
        rows.push(Row::compared(
            WHOLE,
            workload.name,
            &all[0],
            text,
            Some(1.5),
        ));
        rows.push(Row::compared(
            WHOLE,
            workload.name,
            &all[0],
            ("one that prints a line", &all[2]),
            None,
        ));
        if options.peers && workload.clients == workload::M.clients {
            rows.extend(compare_peers(&printers[0], options.rounds)?);
        }
    }
    if !options.peers {
        println!(
            "not measured: generators in other languages; `--peers` installs and measures them"
        );
    }
    Ok(rows)
}

fn compare_peers(ours: &Printer, rounds: usize) -> Result<Vec<Row>> {
    let peers = peers::install(workload::M)?;
    let mut printers = vec![ours.clone()];
    printers.extend(peers.iter().map(Printer::from));
    let all = in_turn(&printers, rounds, |printer, _| printer.run())?;
    Ok(peers
        .iter()
        .zip(&all[1..])
        .map(|(peer, theirs)| {
            Row::compared(WHOLE, workload::M.name, &all[0], (peer.name, theirs), None)
        })
        .collect())
}
