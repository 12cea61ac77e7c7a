//! Lengths of time.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use crate::literal::{Kind, Literal, kept_as};

/// A length of time, shown as it was written: `48h` is as long as `2d`, but not what the user reads in the source.
#[derive(Clone, Copy, Debug)]
pub struct Duration {
    number: i64,
    unit: &'static Unit,
}

/// A unit of time.
#[derive(Clone, Copy, Debug)]
pub struct Unit {
    /// How it is written: `min`.
    pub symbol: &'static str,
    /// The word AWS uses, which is also the name of the function that makes such a duration: `minutes`.
    pub word: &'static str,
    seconds: i64,
}

static DAYS: Unit = Unit {
    symbol: "d",
    word: "days",
    seconds: 86_400,
};
static HOURS: Unit = Unit {
    symbol: "h",
    word: "hours",
    seconds: 3_600,
};
static MINUTES: Unit = Unit {
    symbol: "min",
    word: "minutes",
    seconds: 60,
};
static SECONDS: Unit = Unit {
    symbol: "s",
    word: "seconds",
    seconds: 1,
};

impl Unit {
    /// The unit with a symbol.
    pub fn called(symbol: &str) -> Option<&'static Self> {
        let units = [&DAYS, &HOURS, &MINUTES, &SECONDS];
        units.iter().find(|unit| unit.symbol == symbol).copied()
    }
}

impl Duration {
    /// So many of a unit.
    pub const fn of(number: i64, unit: &'static Unit) -> Self {
        Self { number, unit }
    }

    /// So many seconds.
    pub const fn seconds(seconds: i64) -> Self {
        Self::of(seconds, &SECONDS)
    }

    /// So many minutes.
    pub const fn minutes(minutes: i64) -> Self {
        Self::of(minutes, &MINUTES)
    }

    /// So many hours.
    pub const fn hours(hours: i64) -> Self {
        Self::of(hours, &HOURS)
    }

    /// So many days.
    pub const fn days(days: i64) -> Self {
        Self::of(days, &DAYS)
    }

    /// The length in seconds.
    pub const fn as_seconds(self) -> i64 {
        self.number.saturating_mul(self.unit.seconds)
    }

    /// The number and the unit as they were written.
    pub const fn written(self) -> (i64, &'static Unit) {
        (self.number, self.unit)
    }

    /// The number and AWS's word for the largest unit that expresses the length exactly.
    pub fn in_unit(self) -> (i64, &'static str) {
        let whole = self.as_seconds();
        let mut unit = &SECONDS;
        for &larger in &[&MINUTES, &HOURS, &DAYS] {
            if whole != 0 && whole % larger.seconds == 0 {
                unit = larger;
            }
        }
        (whole / unit.seconds, unit.word)
    }
}

impl fmt::Display for Duration {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.number, self.unit.symbol)
    }
}

impl PartialEq for Duration {
    fn eq(&self, other: &Self) -> bool {
        self.as_seconds() == other.as_seconds()
    }
}

impl Eq for Duration {}

impl PartialOrd for Duration {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Duration {
    fn cmp(&self, other: &Self) -> Ordering {
        self.as_seconds().cmp(&other.as_seconds())
    }
}

impl Hash for Duration {
    fn hash<H: Hasher>(&self, state: &mut H) {
        self.as_seconds().hash(state);
    }
}

/// Fractions of a second are dropped.
impl From<std::time::Duration> for Duration {
    fn from(duration: std::time::Duration) -> Self {
        Self::seconds(i64::try_from(duration.as_secs()).unwrap_or(i64::MAX))
    }
}

impl Literal for Duration {
    const KIND: Kind = Kind::Duration;
    kept_as!(Duration);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_duration_is_shown_as_written_and_compared_by_its_length() {
        assert_eq!(Duration::hours(48).to_string(), "48h");
        assert_eq!(Duration::hours(48), Duration::days(2));
        assert!(Duration::minutes(90) > Duration::hours(1));
        assert_eq!(Duration::hours(48).in_unit(), (2, "days"));
        assert_eq!(Duration::seconds(0).in_unit(), (0, "seconds"));
    }
}
