//! Rules that are declared, not coded: ranges, lengths, patterns and counts of one setting.

use crate::literal::{Duration, Literal};
use crate::place::Located;
use crate::report::Report;

/// One declared rule of a setting.
#[derive(Clone, Copy, Debug)]
pub struct Limit {
    /// The id of the rule.
    pub rule: &'static str,
    /// What holds.
    pub bound: Bound,
}

/// What a declared rule asks for.
#[derive(Clone, Copy, Debug)]
pub enum Bound {
    /// A number, both ends included.
    Within(i64, i64),
    /// A duration in seconds, both ends included.
    Lasting(i64, i64),
    /// A number of characters, both ends included.
    Length(usize, usize),
    /// The characters and the shape of a text.
    Pattern(&'static Pattern),
    /// A text that must occur, such as a placeholder.
    Containing(&'static str),
    /// The only texts allowed.
    OneOf(&'static [&'static str]),
    /// A number of elements or entries, both ends included.
    Count(usize, usize),
    /// What holds for the keys of a map.
    Key(&'static Bound),
}

/// The shape of a text.
#[derive(Debug)]
pub struct Pattern {
    /// What a text of this shape is, to stand after “must be”.
    pub says: &'static str,
    /// Whether a text has the shape.
    pub matches: fn(&str) -> bool,
}

/// A number from `min` to `max`.
pub const fn within(rule: &'static str, min: i64, max: i64) -> Limit {
    Limit {
        rule,
        bound: Bound::Within(min, max),
    }
}

/// A duration from `min` to `max`.
pub const fn lasting(rule: &'static str, min: Duration, max: Duration) -> Limit {
    Limit {
        rule,
        bound: Bound::Lasting(min.as_seconds(), max.as_seconds()),
    }
}

/// A text of `min` to `max` characters.
pub const fn length(rule: &'static str, min: usize, max: usize) -> Limit {
    Limit {
        rule,
        bound: Bound::Length(min, max),
    }
}

/// A text of a certain shape.
pub const fn pattern(rule: &'static str, pattern: &'static Pattern) -> Limit {
    Limit {
        rule,
        bound: Bound::Pattern(pattern),
    }
}

/// A text in which `part` occurs.
pub const fn containing(rule: &'static str, part: &'static str) -> Limit {
    Limit {
        rule,
        bound: Bound::Containing(part),
    }
}

/// One of `texts`.
pub const fn one_of(rule: &'static str, texts: &'static [&'static str]) -> Limit {
    Limit {
        rule,
        bound: Bound::OneOf(texts),
    }
}

/// A list or map of `min` to `max` elements.
pub const fn count(rule: &'static str, min: usize, max: usize) -> Limit {
    Limit {
        rule,
        bound: Bound::Count(min, max),
    }
}

/// A map whose keys keep to `bound`.
pub const fn key(rule: &'static str, bound: &'static Bound) -> Limit {
    Limit {
        rule,
        bound: Bound::Key(bound),
    }
}

/// Checks a value, up to the first limit it breaks: one mistake is one error.
pub(crate) fn check_value<T: Literal>(
    limits: &[Limit],
    value: &T,
    place: &(impl Located + ?Sized),
    key: &str,
    report: &mut Report,
) {
    until_broken(limits, report, |limit, report| {
        limit.check(value, place, key, report);
    });
}

/// Checks the key of an entry, up to the first limit it breaks.
pub(crate) fn check_key(
    limits: &[Limit],
    text: &str,
    place: &(impl Located + ?Sized),
    key: &str,
    report: &mut Report,
) {
    until_broken(limits, report, |limit, report| {
        limit.check_key(text, place, key, report);
    });
}

/// Checks a number of elements or entries, up to the first limit it breaks.
pub(crate) fn check_count(
    limits: &[Limit],
    number: usize,
    place: &(impl Located + ?Sized),
    key: &str,
    report: &mut Report,
) {
    until_broken(limits, report, |limit, report| {
        limit.check_count(number, place, key, report);
    });
}

fn until_broken(limits: &[Limit], report: &mut Report, check: impl Fn(&Limit, &mut Report)) {
    let before = report.violations().len();
    for limit in limits {
        check(limit, report);
        if report.violations().len() > before {
            break;
        }
    }
}

impl Limit {
    fn check<T: Literal>(
        &self,
        value: &T,
        place: &(impl Located + ?Sized),
        key: &str,
        report: &mut Report,
    ) {
        if let Some(text) = value.text() {
            self.check_text(self.bound, text, place, key, report);
        }
        let Some(number) = value.number() else { return };
        match self.bound {
            Bound::Within(min, max) if number < min || number > max => report
                .error(
                    place,
                    self.rule,
                    format!("`{key}` must be {}, not `{number}`", self.bound.describe()),
                )
                .help(format!("write a number from {min} to {max}")),
            Bound::Lasting(min, max) if number < min || number > max => report
                .error(
                    place,
                    self.rule,
                    format!(
                        "`{key}` must be {}, not `{}`",
                        self.bound.describe(),
                        Duration::seconds(number)
                    ),
                )
                .help(format!(
                    "write a duration from {} to {}",
                    Duration::seconds(min),
                    Duration::seconds(max)
                )),
            _ => {}
        }
    }

    fn check_key(
        &self,
        text: &str,
        place: &(impl Located + ?Sized),
        key: &str,
        report: &mut Report,
    ) {
        if let Bound::Key(bound) = self.bound {
            self.check_text(*bound, text, place, &format!("key of {key}"), report);
        }
    }

    fn check_count(
        &self,
        number: usize,
        place: &(impl Located + ?Sized),
        key: &str,
        report: &mut Report,
    ) {
        if let Bound::Count(min, max) = self.bound
            && (number < min || number > max)
        {
            report
                .error(
                    place,
                    self.rule,
                    format!("`{key}` must have {}, not {number}", self.bound.describe()),
                )
                .help(if number < min {
                    format!("write at least {min}")
                } else {
                    format!("leave out {}", number - max)
                });
        }
    }

    fn check_text(
        &self,
        bound: Bound,
        text: &str,
        place: &(impl Located + ?Sized),
        key: &str,
        report: &mut Report,
    ) {
        let shown = shorten(text);
        match bound {
            Bound::Length(min, max) => {
                let number = text.chars().count();
                if number < min || number > max {
                    report
                        .error(
                            place,
                            self.rule,
                            format!("`{key}` must have {}, not {number}", bound.describe()),
                        )
                        .help(if number < min {
                            format!("write at least {min}")
                        } else {
                            format!("leave out {}", number - max)
                        });
                }
            }
            Bound::Pattern(pattern) if !(pattern.matches)(text) => report
                .error(place, self.rule, format!("`{key}` is not right: `{shown}`"))
                .help(format!("write {}", pattern.says)),
            Bound::Containing(part) if !text.contains(part) => report
                .error(place, self.rule, format!("`{key}` lacks `{part}`"))
                .help(format!("put `{part}` where the value belongs")),
            Bound::OneOf(texts) if !texts.contains(&text) => report
                .error(place, self.rule, format!("`{key}` cannot be `{shown}`"))
                .help(match crate::suggest::suggest(text, texts.iter().copied()) {
                    near if near.starts_with("did") => near,
                    _ => format!("write {}", crate::suggest::list(texts)),
                }),
            _ => {}
        }
    }
}

impl Bound {
    /// What holds, to stand after “must be” or “must have”.
    pub fn describe(&self) -> String {
        match self {
            Self::Within(min, max) => format!("{min} to {max}"),
            Self::Lasting(min, max) => {
                format!("{} to {}", Duration::seconds(*min), Duration::seconds(*max))
            }
            Self::Length(min, max) => format!("{min} to {max} characters"),
            Self::Pattern(pattern) => pattern.says.to_owned(),
            Self::Containing(part) => format!("a text with `{part}`"),
            Self::OneOf(texts) => crate::suggest::list(texts),
            Self::Count(min, max) => format!("{min} to {max} elements"),
            Self::Key(bound) => format!("keys of {}", bound.describe()),
        }
    }
}

/// A text as a message shows it: its beginning, where it is long.
pub(crate) fn shorten(text: &str) -> String {
    match text.char_indices().nth(60) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}
