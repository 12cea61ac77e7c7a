//! How measurements are taken: contenders in turn, round after round, and the median of each.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use wait4::Wait4 as _;

use crate::Result;

/// What a command cost.
#[derive(Clone, Copy, Debug, Default)]
pub struct Cost {
    /// The processor time of the command and of all it started.
    pub cpu: Duration,
    /// The time it took.
    pub wall: Duration,
}

/// Runs a command, which must succeed.
pub fn cost(command: &mut Command) -> Result<Cost> {
    let start = Instant::now();
    let mut child = command.stdout(Stdio::null()).spawn()?;
    let used = child.wait4()?;
    if !used.status.success() {
        return Err(format!("{command:?} failed").into());
    }
    Ok(Cost {
        cpu: used.rusage.utime + used.rusage.stime,
        wall: start.elapsed(),
    })
}

/// What one contender took, round after round.
#[derive(Clone, Debug, Default)]
pub struct Series(Vec<f64>);

impl Series {
    /// The median, in the unit of the measurements.
    pub fn median(&self) -> f64 {
        median(self.0.clone())
    }

    /// How many times as much as another contender: the median of the ratios of each round, so that what slowed a round
    /// down hits both sides of it.
    pub fn ratio_to(&self, other: &Self) -> f64 {
        assert_eq!(self.0.len(), other.0.len(), "contenders take turns");
        median(
            self.0
                .iter()
                .zip(&other.0)
                .map(|(own, other)| own / other)
                .collect(),
        )
    }
}

impl Extend<f64> for Series {
    fn extend<I: IntoIterator<Item = f64>>(&mut self, more: I) {
        self.0.extend(more);
    }
}

impl From<Vec<f64>> for Series {
    fn from(measured: Vec<f64>) -> Self {
        Self(measured)
    }
}

impl From<f64> for Series {
    /// What is counted once, since it is the same every time.
    fn from(counted: f64) -> Self {
        Self(vec![counted])
    }
}

fn median(mut numbers: Vec<f64>) -> f64 {
    numbers.sort_by(f64::total_cmp);
    let middle = numbers.len() / 2;
    match numbers.len() {
        0 => f64::NAN,
        odd if odd % 2 == 1 => numbers[middle],
        _ => f64::midpoint(numbers[middle - 1], numbers[middle]),
    }
}

/// Measures each contender once a round, there and back, so that nobody always follows the same; `measure` is told the
/// number of the round.
pub fn in_turn<C>(
    contenders: &[C],
    rounds: usize,
    mut measure: impl FnMut(&C, usize) -> Result<f64>,
) -> Result<Vec<Series>> {
    let mut all = vec![Series::default(); contenders.len()];
    for round in 0..rounds {
        let mut order: Vec<usize> = (0..contenders.len()).collect();
        if round % 2 == 1 {
            order.reverse();
        }
        for index in order {
            all[index].0.push(measure(&contenders[index], round)?);
        }
    }
    Ok(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    #[allow(clippy::float_cmp, reason = "halves and integers are exact")]
    fn a_disturbed_round_changes_neither_median_nor_ratio() {
        let series = |numbers: &[f64]| Series::from(numbers.to_vec());
        let (ours, theirs) = (series(&[2.0, 20.0, 2.0]), series(&[1.0, 10.0, 1.0]));
        assert_eq!(ours.median(), 2.0);
        assert_eq!(ours.ratio_to(&theirs), 2.0);
        assert_eq!(series(&[1.0, 2.0]).median(), 1.5);
    }

    #[test]
    fn contenders_take_turns_there_and_back() {
        let mut order = Vec::new();
        in_turn(&["a", "b"], 2, |contender, round| {
            order.push(format!("{contender}{round}"));
            Ok(1.0)
        })
        .expect("nothing fails");
        assert_eq!(order, ["a0", "b0", "b1", "a1"]);
    }
}
