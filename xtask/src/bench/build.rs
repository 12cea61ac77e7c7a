//! What the compiler takes for a program with a stack in it, after an edit of the stack.

use super::measure::in_turn;
use super::project::{Goal, Program, Way};
use super::workload::{self, Workload};
use super::{Options, Row};
use crate::Result;

/// What the summary of the page is about.
pub const CHECK: &str = "`cargo check` after an edit, CPU s";
/// The same stack without the macro.
pub const CALLS: &str = "calls by hand";
/// The template as a literal.
pub const JSON: &str = "one `json!` literal";

/// Each size against the same as calls, as a literal, and against nothing.
pub fn measure(options: &Options) -> Result<Vec<Row>> {
    let mut rows = Vec::new();
    for goal in [Goal::Check, Goal::Release] {
        for workload in workload::ALL {
            rows.extend(compare(goal, workload, options.rounds)?);
        }
    }
    Ok(rows)
}

fn compare(goal: Goal, workload: Workload, rounds: usize) -> Result<Vec<Row>> {
    let mut contenders = vec![
        (Way::Stack, "", None),
        (Way::Calls, CALLS, Some(1.5)),
        (Way::Empty, "an empty file", None),
    ];
    // In a release build a literal takes the compiler minutes from L on.
    if goal == Goal::Check || workload.clients <= workload::M.clients {
        contenders.push((Way::Json, JSON, Some(1.0)));
    }
    let programs: Vec<Program> = contenders
        .iter()
        .map(|(way, ..)| Program {
            way: *way,
            workload,
        })
        .collect();
    for program in &programs {
        program.write(0)?;
        program.cost(goal)?;
    }
    let all = in_turn(&programs, rounds, |program, round| {
        program.write(round + 1)?;
        Ok(program.cost(goal)?.cpu.as_secs_f64())
    })?;
    let what = match goal {
        Goal::Check => CHECK,
        Goal::Release => "`cargo build --release` after an edit, CPU s",
    };
    let others = all.iter().zip(contenders).skip(1);
    Ok(others
        .map(|(theirs, (_, name, target))| {
            // The default stack is nearly an empty file, by hand as well.
            let target = target.filter(|_| workload.clients > 0);
            Row::compared(what, workload.name, &all[0], (name, theirs), target)
        })
        .collect())
}
