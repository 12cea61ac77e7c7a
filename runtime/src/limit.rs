//! Rules that are declared, not coded: ranges, lengths, patterns and counts of one setting.

use std::fmt::{self, Write as _};

use crate::literal::{Content, Duration};
use crate::pattern::is_visible;
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
    Lasting(Duration, Duration),
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
    /// What a text of this shape is called, like “the ARN of a role”; nothing for a mere set of characters.
    pub noun: Option<&'static str>,
    /// What such a text is, to stand after “write”.
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
        bound: Bound::Lasting(min, max),
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

/// What a message is about: a setting, an element of its list, an entry of its map, or the key of one.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Subject<'a> {
    Value(&'a str),
    Element(&'a str),
    Key(&'a str),
}

impl fmt::Display for Subject<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Value(key) => write!(f, "`{key}`"),
            Self::Element(key) => write!(f, "an element of `{key}`"),
            Self::Key(key) => write!(f, "a key of `{key}`"),
        }
    }
}

/// Checks a value, up to the first limit it breaks: one mistake is one error.
pub(crate) fn check_value(
    limits: &[Limit],
    value: &dyn Content,
    place: &dyn Located,
    subject: Subject<'_>,
    report: &mut Report,
) {
    until_broken(limits, report, &|limit, report| {
        limit.check(value, place, subject, report);
    });
}

/// Checks the key of an entry, up to the first limit it breaks.
pub(crate) fn check_key(
    limits: &[Limit],
    text: &str,
    place: &dyn Located,
    map: &str,
    report: &mut Report,
) {
    until_broken(limits, report, &|limit, report| {
        if let Bound::Key(bound) = limit.bound {
            limit.check_text(*bound, text, place, Subject::Key(map), report);
        }
    });
}

/// Checks a number of elements or entries, up to the first limit it breaks.
pub(crate) fn check_count(
    limits: &[Limit],
    number: usize,
    place: &dyn Located,
    key: &str,
    report: &mut Report,
) {
    until_broken(limits, report, &|limit, report| {
        if let Bound::Count(min, max) = limit.bound {
            limit.check_size(number, (min, max), place, Subject::Value(key), report);
        }
    });
}

fn until_broken(limits: &[Limit], report: &mut Report, check: &dyn Fn(&Limit, &mut Report)) {
    let before = report.violations().len();
    for limit in limits {
        check(limit, report);
        if report.violations().len() > before {
            break;
        }
    }
}

impl Limit {
    fn check(
        &self,
        value: &dyn Content,
        place: &dyn Located,
        subject: Subject<'_>,
        report: &mut Report,
    ) {
        if let Some(text) = value.text() {
            self.check_text(self.bound, text, place, subject, report);
        }
        match (self.bound, value.number(), value.duration()) {
            (Bound::Within(min, max), Some(number), _) => {
                self.check_range("number", number, (min, max), place, subject, report);
            }
            (Bound::Lasting(min, max), _, Some(duration)) => {
                self.check_range("duration", duration, (min, max), place, subject, report);
            }
            _ => {}
        }
    }

    /// Checks that a value is not too small and not too large.
    fn check_range<T: Copy + Ord + fmt::Display>(
        &self,
        what: &str,
        value: T,
        (min, max): (T, T),
        place: &dyn Located,
        subject: Subject<'_>,
        report: &mut Report,
    ) {
        if value < min || value > max {
            let message = format!("{subject} must be {}, not `{value}`", self.bound.describe());
            report
                .error(place, self.rule, message)
                .help(format!("write a {what} from {min} to {max}"));
        }
    }

    /// Checks how many characters or elements there are.
    fn check_size(
        &self,
        number: usize,
        (min, max): (usize, usize),
        place: &dyn Located,
        subject: Subject<'_>,
        report: &mut Report,
    ) {
        let thing = match self.bound {
            Bound::Count(..) => "element",
            _ => "character",
        };
        let help = if number < min {
            format!("write at least {}", counted(min, thing))
        } else if number > max {
            format!("leave out {}", counted(number - max, thing))
        } else {
            return;
        };
        report
            .error(
                place,
                self.rule,
                format!(
                    "{subject} must have {}, not {number}",
                    sized(min, max, thing)
                ),
            )
            .help(help);
    }

    fn check_text(
        &self,
        bound: Bound,
        text: &str,
        place: &dyn Located,
        subject: Subject<'_>,
        report: &mut Report,
    ) {
        let shown = shorten(text);
        match bound {
            Bound::Length(min, max) => {
                let number = text.chars().count();
                self.check_size(number, (min, max), place, subject, report);
            }
            Bound::Pattern(pattern) if !(pattern.matches)(text) => report
                .error(place, self.rule, pattern.fact(text, subject))
                .help(format!("write {}", pattern.says)),
            Bound::Containing(part) if !text.contains(part) => report
                .error(place, self.rule, format!("{subject} lacks `{part}`"))
                .help(format!("put `{part}` where the value belongs")),
            Bound::OneOf(texts) if !texts.contains(&text) => report
                .error(place, self.rule, format!("{subject} cannot be `{shown}`"))
                .help(match crate::suggest::suggest(text, texts) {
                    near if near.starts_with("did") => near,
                    _ => format!("write one of {}", crate::suggest::list(texts)),
                }),
            _ => {}
        }
    }
}

impl Pattern {
    /// What is wrong with a text of another shape: what it is not, or the first character that has no place in it.
    fn fact(&self, text: &str, subject: Subject<'_>) -> String {
        let shown = shorten(text);
        if let Some(noun) = self.noun {
            return format!("`{shown}` is not {noun}");
        }
        let wrong = text
            .chars()
            .find(|c| !(self.matches)(c.encode_utf8(&mut [0; 4])));
        match wrong {
            Some(c) if c.is_whitespace() || !is_visible(c) => {
                format!("{subject} takes no {}: `{shown}`", invisible(c))
            }
            Some(c) => format!("{subject} takes no `{c}`: `{shown}`"),
            None if text.is_empty() => format!("{subject} is empty"),
            None => format!("{subject} cannot be `{shown}`"),
        }
    }
}

/// What to call a character that cannot be seen.
fn invisible(c: char) -> String {
    match c {
        ' ' => "space".to_owned(),
        '\n' | '\r' => "line break".to_owned(),
        c => format!("`U+{:04X}`", u32::from(c)),
    }
}

/// “1 element”, “3 elements”.
fn counted(number: usize, thing: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{number} {thing}{plural}")
}

/// “1 to 3 elements”, “at most 3 elements”.
fn sized(min: usize, max: usize, thing: &str) -> String {
    match min {
        0 => format!("at most {}", counted(max, thing)),
        _ => format!("{min} to {}", counted(max, thing)),
    }
}

impl Bound {
    /// What holds, to stand after “must be” or “must have”.
    pub fn describe(&self) -> String {
        match self {
            Self::Within(min, max) => format!("{min} to {max}"),
            Self::Lasting(min, max) => format!("{min} to {max}"),
            Self::Length(min, max) => sized(*min, *max, "character"),
            Self::Pattern(pattern) => pattern.says.to_owned(),
            Self::Containing(part) => format!("a text with `{part}`"),
            Self::OneOf(texts) => crate::suggest::list(texts),
            Self::Count(min, max) => sized(*min, *max, "element"),
            Self::Key(bound) => format!("keys of {}", bound.describe()),
        }
    }
}

/// A text as a message shows it: its beginning, where it is long, and nothing that cannot be seen.
pub(crate) fn shorten(text: &str) -> Shortened<'_> {
    Shortened(text)
}

/// A text as messages show it; made only where there is a message.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Shortened<'a>(&'a str);

impl fmt::Display for Shortened<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for c in self.0.chars().take(60) {
            if c == ' ' || is_visible(c) {
                f.write_char(c)?;
            } else {
                c.escape_default().fmt(f)?;
            }
        }
        if self.0.chars().nth(60).is_some() {
            f.write_char('…')?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pattern::{NAME, ROLE_ARN, TAG_KEY};

    fn told(limit: Limit, text: &str, subject: Subject<'_>) -> String {
        let mut report = Report::new();
        limit.check_text(limit.bound, text, &"place".to_owned(), subject, &mut report);
        let found = report.violations().first();
        found.map_or_else(String::new, |violation| {
            format!("{}; {}", violation.message(), violation.help())
        })
    }

    #[test]
    fn a_text_of_another_shape_is_told_what_it_is_not() {
        assert_eq!(
            told(
                pattern("r", &ROLE_ARN),
                "arn:aws:iam::1:user/a",
                Subject::Value("role")
            ),
            "`arn:aws:iam::1:user/a` is not the ARN of a role; write the ARN of a role, like `arn:aws:iam::123456789012:role/name`"
        );
    }

    #[test]
    fn a_text_with_other_characters_is_told_which() {
        let name = |text| told(pattern("r", &NAME), text, Subject::Value("name"));
        let help = "; write ASCII letters, digits, spaces and `_+=,.@-`";
        assert_eq!(name("a & b"), format!("`name` takes no `&`: `a & b`{help}"));
        assert_eq!(
            name("a\u{200B}b"),
            format!("`name` takes no `U+200B`: `a\\u{{200b}}b`{help}")
        );
        assert_eq!(name(""), format!("`name` is empty{help}"));
        assert_eq!(
            told(pattern("r", &TAG_KEY), "aws:team", Subject::Key("tags")),
            "a key of `tags` cannot be `aws:team`; write letters, digits, spaces and `_.:/=+-@`, not starting with `aws:`"
        );
    }

    #[test]
    fn a_size_is_told_with_what_to_change() {
        let told = |min, text| told(length("r", min, 3), text, Subject::Element("urls"));
        assert_eq!(
            told(1, ""),
            "an element of `urls` must have 1 to 3 characters, not 0; write at least 1 character"
        );
        assert_eq!(
            told(0, "abcde"),
            "an element of `urls` must have at most 3 characters, not 5; leave out 2 characters"
        );
    }
}
