//! What the compiler takes for a program with a stack in it, after an edit of the stack.

use super::measure::in_turn;
use super::project::{Goal, Program, Way};
use super::workload::{self, Workload};
use super::{Figure, Options, Topic};
use crate::Result;

/// What the summary of the page is about.
pub const HEADING: &str = "After an edit, CPU seconds";
/// The row of it.
pub const CHECK: &str = "`cargo check`";
/// The same stack without the macro.
pub const CALLS: &str = "calls by hand";
/// The template as a literal.
pub const JSON: &str = "one `json!` literal";

/// Each size against the same as calls, as a literal, and against nothing.
pub fn measure(options: &Options) -> Result<Vec<Topic>> {
    let mut figures = Vec::new();
    for (goal, what) in [
        (Goal::Check, CHECK),
        (Goal::Release, "`cargo build --release`"),
    ] {
        for workload in workload::ALL {
            figures.push(compare(goal, what, workload, options.rounds)?);
        }
    }
    Ok(vec![Topic {
        heading: HEADING,
        method: "One text of the stack changes, everything else is built before. CPU seconds are those of Cargo and all it starts. \
            *Calls by hand* build the same stack when the program runs, one statement each, without the macro; the *literal* is \
            the template in `serde_json::json!`, of which a release build from L on takes the compiler minutes. S, which is \
            nearly an empty file in each way, has no target.",
        figures,
        missing: Vec::new(),
    }])
}

fn compare(goal: Goal, what: &str, workload: Workload, rounds: usize) -> Result<Figure> {
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
    let figure = Figure::new(what, workload.size, all[0].clone());
    let others = all.iter().zip(contenders).skip(1);
    Ok(others.fold(figure, |figure, (theirs, (_, name, target))| {
        // The default stack is nearly an empty file, by hand as well.
        let target = target.filter(|_| workload.clients > 0);
        figure.against(name, theirs, target)
    }))
}
