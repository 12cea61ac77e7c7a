//! What is wrong with a stack: a flat list, in the order it was found.

use std::fmt;

use crate::json::Text;
use crate::place::Located;

/// One broken rule, at one place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    path: String,
    message: String,
    help: String,
    rule: &'static str,
    is_about_key: bool,
}

impl Violation {
    /// Where: the path of the block, its setting and the element, like `client.web.callback_urls[0]`.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What is wrong: the subject, then the fact.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to write instead; may be empty.
    pub fn help(&self) -> &str {
        &self.help
    }

    /// Whether the key of an entry is wrong, not its value.
    pub fn is_about_key(&self) -> bool {
        self.is_about_key
    }

    /// The stable id of the rule, as the reference lists it.
    pub fn rule(&self) -> &'static str {
        self.rule
    }
}

/// `path: message; help [rule]`, on one line.
impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)?;
        if !self.help.is_empty() {
            write!(f, "; {}", self.help)?;
        }
        write!(f, " [{}]", self.rule)
    }
}

/// Everything that is wrong with a stack.
///
/// The function of a stack that takes values at run time returns this as its error; it prints one line per
/// violation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Report {
    violations: Vec<Violation>,
}

impl Report {
    /// A report of nothing.
    pub fn new() -> Self {
        Self::default()
    }

    /// Notes that `rule` is broken at `place`; what to write is added by [`Note::help`].
    pub fn error(
        &mut self,
        place: &dyn Located,
        rule: &'static str,
        message: impl Into<String>,
    ) -> Note<'_> {
        self.note(place, rule, message.into())
    }

    /// The part of the above that is not generic, so that it is compiled once.
    fn note(&mut self, place: &dyn Located, rule: &'static str, message: String) -> Note<'_> {
        self.violations.push(Violation {
            path: place.path(),
            message,
            help: String::new(),
            rule,
            is_about_key: place.is_key(),
        });
        Note(self.violations.last_mut())
    }

    /// Adds all of another report.
    pub(crate) fn append(&mut self, mut other: Self) {
        self.violations.append(&mut other.violations);
    }

    /// The violations, in the order they were found.
    pub fn violations(&self) -> &[Violation] {
        &self.violations
    }

    /// Keeps only what `keep` says.
    pub(crate) fn retain(&mut self, keep: &dyn Fn(&Violation) -> bool) {
        let mut index = 0;
        while let Some(violation) = self.violations.get(index) {
            if keep(violation) {
                index += 1;
            } else {
                self.violations.remove(index);
            }
        }
    }

    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.violations.is_empty()
    }

    /// This report as an error, unless nothing is wrong.
    pub fn into_result(self) -> Result<(), Self> {
        if self.is_empty() { Ok(()) } else { Err(self) }
    }
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, violation) in self.violations.iter().enumerate() {
            if index > 0 {
                f.write_str("\n")?;
            }
            violation.fmt(f)?;
        }
        Ok(())
    }
}

impl std::error::Error for Report {}

/// A violation that was just noted.
#[derive(Debug)]
pub struct Note<'a>(Option<&'a mut Violation>);

impl Note<'_> {
    /// Says what to write instead, in one line.
    pub fn help(self, help: impl Into<String>) {
        if let Some(violation) = self.0 {
            violation.help = help.into();
        }
    }
}

/// Something that deploys and works, but deserves a second look.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Advice {
    name: Text,
    path: Text,
    message: Text,
    help: Text,
}

impl Advice {
    /// A piece of advice that was found while compiling.
    pub const fn literal(
        name: &'static str,
        path: &'static str,
        message: &'static str,
        help: &'static str,
    ) -> Self {
        Self {
            name: Text::literal(name),
            path: Text::literal(path),
            message: Text::literal(message),
            help: Text::literal(help),
        }
    }

    /// The name that silences it: `silence: [no-mfa]` in the stack.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where: the path of the block, its setting and the element.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// What deserves a second look.
    pub fn message(&self) -> &str {
        &self.message
    }

    /// What to do about it.
    pub fn help(&self) -> &str {
        &self.help
    }
}

impl From<&Violation> for Advice {
    fn from(found: &Violation) -> Self {
        Self {
            name: Text::literal(found.rule),
            path: found.path.clone().into(),
            message: found.message.clone().into(),
            help: found.help.clone().into(),
        }
    }
}

/// `path: message; help [name]`, on one line.
impl fmt::Display for Advice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if !self.path.is_empty() {
            write!(f, "{}: ", self.path)?;
        }
        write!(f, "{}; {} [{}]", self.message, self.help, self.name)
    }
}
