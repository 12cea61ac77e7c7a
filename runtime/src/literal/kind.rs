//! What the macro reads, and the kinds of value it compares that with.

use super::{Duration, NameTable, WordTable};
use crate::json::Json;
use crate::suggest::{list, suggest};

/// A value as it was read from the source, before the setting says what it means.
#[derive(Clone, Debug, PartialEq)]
pub enum Raw {
    /// `"…"`
    Text(String),
    /// `12`
    Integer(i64),
    /// `1.5`
    Float(f64),
    /// `true`
    Flag(bool),
    /// `30min`
    Duration(Duration),
    /// A bare name: `Optional`, `email`, `custom:tenant_id`, `mcp/access`
    Name(String),
    /// `2..=50`, each end optional
    Range(Option<i64>, Option<i64>),
    /// `[a, b]`
    List(Vec<Raw>),
    /// `{ key: value }`
    Map(Vec<(String, Raw)>),
    /// A value in CloudFormation's own spelling
    Json(Json),
    /// `#{ … }`
    Later,
    /// `ref X`, `X.Arn`, `sub "…"` and the other CloudFormation functions
    Intrinsic(Json),
    /// `if Condition { a } else { b }`
    Choice(String, Box<[Raw; 2]>),
}

impl Raw {
    /// What this is, in words.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Text(_) => "a text",
            Self::Integer(_) => "a number",
            Self::Float(_) => "a fraction",
            Self::Flag(_) => "a flag",
            Self::Duration(_) => "a duration",
            Self::Name(_) => "a name",
            Self::Range(..) => "a range",
            Self::List(_) => "a list",
            Self::Map(_) => "a map",
            Self::Json(_) => "a value in CloudFormation's spelling",
            Self::Later => "a Rust value",
            Self::Intrinsic(_) => "a CloudFormation function",
            Self::Choice(..) => "a choice",
        }
    }
}

/// A kind of value, as data: what the macro compares with, writes and explains.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A text in quotes.
    Text,
    /// A whole number.
    Integer,
    /// `true` or `false`.
    Flag,
    /// A number with a unit of time.
    Duration,
    /// `a..=b`.
    Range,
    /// One of the words AWS defines.
    Word(&'static WordTable),
    /// The name of something declared elsewhere.
    Name(&'static NameTable),
    /// Anything, in CloudFormation's own spelling.
    Json,
}

/// Why a value was not accepted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mismatch {
    /// What is wrong, after the name of the setting.
    pub fact: String,
    /// What to write.
    pub help: String,
}

impl Kind {
    /// Compares what was read with what is taken. Lists and choices are the caller's business.
    pub fn accepts(&self, raw: &Raw) -> Result<(), Mismatch> {
        match (self, raw) {
            (_, Raw::Later | Raw::Intrinsic(_))
            | (Self::Text, Raw::Text(_))
            | (Self::Integer, Raw::Integer(_))
            | (Self::Flag, Raw::Flag(_))
            | (Self::Duration, Raw::Duration(_))
            | (Self::Range, Raw::Range(..))
            | (Self::Name(_), Raw::Name(_) | Raw::Text(_))
            | (Self::Json, Raw::Json(_)) => Ok(()),
            (Self::Word(table), Raw::Name(name))
                if table.words.iter().any(|word| word.rust == name) =>
            {
                Ok(())
            }
            (Self::Word(table), Raw::Text(text))
                if table.words.iter().any(|word| word.rust == text) =>
            {
                Err(Mismatch {
                    fact: "takes a word, not a text".into(),
                    help: format!("write `{text}`, without quotes"),
                })
            }
            (Self::Word(table), Raw::Name(name) | Raw::Text(name)) => {
                let help = match table.words.iter().find(|word| word.aws == name) {
                    Some(word) => format!("write `{}`", word.rust),
                    None => suggest(name, &table.names()),
                };
                Err(Mismatch {
                    fact: format!("has no word `{name}`"),
                    help,
                })
            }
            (Self::Flag, Raw::Name(name)) => Err(Mismatch {
                fact: format!("takes a flag, not `{name}`"),
                help: "write `true` or `false`".into(),
            }),
            (Self::Text, Raw::Name(name)) => Err(Mismatch {
                fact: format!("takes a text, not the name `{name}`"),
                help: format!("write `\"{name}\"`, or `ref {name}` for a parameter or resource"),
            }),
            (Self::Duration, Raw::Integer(number)) => Err(Mismatch {
                fact: "takes a duration, which has a unit".into(),
                help: format!("write `{number}s`, `{number}min`, `{number}h` or `{number}d`"),
            }),
            (Self::Integer, Raw::Text(text)) if text.parse::<i64>().is_ok() => Err(Mismatch {
                fact: "takes a whole number, not a text".into(),
                help: format!("write `{text}`"),
            }),
            (kind, raw) => Err(Mismatch {
                fact: format!("takes {}, not {}", kind.describe(), raw.describe()),
                help: kind.example(),
            }),
        }
    }

    /// What this is, in words.
    pub fn describe(&self) -> &'static str {
        match self {
            Self::Text => "a text",
            Self::Integer => "a whole number",
            Self::Flag => "a flag",
            Self::Duration => "a duration",
            Self::Range => "a range",
            Self::Word(_) => "a word",
            Self::Name(table) => table.noun,
            Self::Json => "a value in CloudFormation's spelling",
        }
    }

    /// One such value, as it is written.
    pub fn sample(&self) -> &'static str {
        match self {
            Self::Text | Self::Json => "\"…\"",
            Self::Integer => "12",
            Self::Flag => "true",
            Self::Duration => "1h",
            Self::Range => "2..=50",
            Self::Word(table) => table.words[0].rust,
            Self::Name(table) => table.example,
        }
    }

    /// What to write, as help.
    pub fn example(&self) -> String {
        match self {
            Self::Text => "write a text in quotes, like `\"…\"`".into(),
            Self::Integer => "write a whole number, like `12`".into(),
            Self::Flag => "write `true` or `false`".into(),
            Self::Duration => {
                "write a number with a unit, like `90s`, `5min`, `1h` or `30d`".into()
            }
            Self::Range => "write both ends, like `2..=50`".into(),
            Self::Word(table) => {
                format!("write one of {}", list(&table.names()))
            }
            Self::Name(table) => format!("write {}, like `{}`", table.noun, table.example),
            Self::Json => "write a text, a number, a flag, a list or a map".into(),
        }
    }
}
