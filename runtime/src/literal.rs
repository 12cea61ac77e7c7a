//! The kinds of value a setting can take, and how each is written.

mod duration;

pub use duration::{Duration, Unit};

use crate::json::{Json, Text};
use crate::suggest::suggest;
use crate::value::Given;
use crate::view::Viewed;

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
            Self::Word(table) => table.words.first().map_or("…", |word| word.rust),
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
                format!("write one of {}", crate::suggest::list(&table.names()))
            }
            Self::Name(table) => format!("write {}, like `{}`", table.noun, table.example),
            Self::Json => "write a text, a number, a flag, a list or a map".into(),
        }
    }
}

/// A type of value that a setting can have.
pub trait Literal: Sized + 'static {
    /// How it is written.
    const KIND: Kind;

    /// What a setting keeps of it. Words are many types, and all kept as one; names are kept as texts.
    type Kept: Content;

    /// What a rule sees of it.
    type Seen;

    /// What a setting keeps of this.
    fn keep(self) -> Self::Kept;

    /// What a rule sees of what was kept.
    fn of(kept: &Self::Kept) -> &Self::Seen;
}

/// What a [`Literal`] is that a setting keeps as it is.
macro_rules! kept_as_it_is {
    () => {
        type Kept = Self;
        type Seen = Self;

        #[inline]
        fn keep(self) -> Self {
            self
        }

        #[inline]
        fn of(kept: &Self) -> &Self {
            kept
        }
    };
}
pub(crate) use kept_as_it_is;

/// What one sees of a value without its type: what the template says, and what limits look at.
pub trait Content {
    /// What the macro read, when it fits a setting of some kind.
    fn read(raw: &Raw, kind: &Kind) -> Option<Self>
    where
        Self: Sized;

    /// What the template says.
    fn json(&self) -> Json;

    /// The number a limit compares with.
    fn number(&self) -> Option<i64> {
        None
    }

    /// The duration a limit compares with.
    fn duration(&self) -> Option<Duration> {
        None
    }

    /// The text a limit looks at.
    fn text(&self) -> Option<&str> {
        None
    }

    /// How many elements there are, of a list.
    fn size(&self) -> usize {
        0
    }

    /// An element of a list.
    fn item(&self, _index: usize) -> Option<&dyn Viewed> {
        None
    }
}

impl<K: Content> Content for Vec<Given<K>> {
    fn read(raw: &Raw, kind: &Kind) -> Option<Self> {
        let Raw::List(raw) = raw else { return None };
        let mut items = Self::with_capacity(raw.len());
        for item in raw {
            items.push(Given::read(item, kind));
        }
        Some(items)
    }

    fn json(&self) -> Json {
        let mut items: Vec<Json> = Vec::with_capacity(self.len());
        for item in self {
            items.push(item.json());
        }
        Json::List(items)
    }

    fn size(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> Option<&dyn Viewed> {
        match self.get(index) {
            Some(item) => Some(item),
            None => None,
        }
    }
}

impl Literal for Text {
    const KIND: Kind = Kind::Text;
    kept_as_it_is!();
}

impl Content for Text {
    fn read(raw: &Raw, kind: &Kind) -> Option<Self> {
        match (raw, kind) {
            (Raw::Text(text), _) | (Raw::Name(text), Kind::Name(_)) => {
                Some(Self::from(text.clone()))
            }
            _ => None,
        }
    }

    fn json(&self) -> Json {
        Json::Text(self.clone())
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Literal for i64 {
    const KIND: Kind = Kind::Integer;
    kept_as_it_is!();
}

impl Content for i64 {
    fn read(raw: &Raw, _: &Kind) -> Option<Self> {
        match raw {
            Raw::Integer(number) => Some(*number),
            _ => None,
        }
    }

    fn json(&self) -> Json {
        Json::Integer(*self)
    }

    fn number(&self) -> Option<i64> {
        Some(*self)
    }
}

impl Literal for bool {
    const KIND: Kind = Kind::Flag;
    kept_as_it_is!();
}

impl Content for bool {
    fn read(raw: &Raw, _: &Kind) -> Option<Self> {
        match raw {
            Raw::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    fn json(&self) -> Json {
        Json::Flag(*self)
    }
}

impl Literal for Json {
    const KIND: Kind = Kind::Json;
    kept_as_it_is!();
}

impl Content for Json {
    fn read(raw: &Raw, _: &Kind) -> Option<Self> {
        match raw {
            Raw::Json(json) => Some(json.clone()),
            _ => None,
        }
    }

    fn json(&self) -> Json {
        self.clone()
    }
}

/// `min..=max`, each end optional.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest value, or none.
    pub min: Option<i64>,
    /// The largest value, or none.
    pub max: Option<i64>,
}

impl Literal for Range {
    const KIND: Kind = Kind::Range;
    kept_as_it_is!();
}

impl Content for Range {
    fn read(raw: &Raw, _: &Kind) -> Option<Self> {
        match raw {
            Raw::Range(min, max) => Some(Self {
                min: *min,
                max: *max,
            }),
            _ => None,
        }
    }

    fn json(&self) -> Json {
        let mut ends = Vec::new();
        for &end in &[self.min, self.max] {
            ends.extend(end.map(Json::Integer));
        }
        Json::List(ends)
    }
}

/// The words of a setting: what AWS defines, with a Rust name each.
#[derive(Debug)]
pub struct WordTable {
    /// The name of the Rust enum.
    pub name: &'static str,
    /// What the enum is for.
    pub doc: &'static str,
    /// The words, in the order they are declared.
    pub words: &'static [Word],
}

impl WordTable {
    /// The words, as the user writes them.
    fn names(&self) -> Vec<&'static str> {
        let mut names = Vec::with_capacity(self.words.len());
        for word in self.words {
            names.push(word.rust);
        }
        names
    }
}

/// One of the words of a setting, whichever setting it is.
#[derive(Clone, Copy, Debug)]
pub struct Chosen {
    table: &'static WordTable,
    index: usize,
}

impl Chosen {
    /// A word of a table, counted from 0.
    pub(crate) const fn new(table: &'static WordTable, index: usize) -> Self {
        Self { table, index }
    }

    /// Where the word stands in its table, counted from 0.
    pub(crate) const fn index(&self) -> usize {
        self.index
    }

    /// AWS's spelling.
    pub(crate) const fn as_str(&self) -> &'static str {
        self.table.words[self.index].aws
    }
}

impl Content for Chosen {
    fn read(raw: &Raw, kind: &Kind) -> Option<Self> {
        let (Raw::Name(name), Kind::Word(table)) = (raw, kind) else {
            return None;
        };
        for (index, word) in table.words.iter().enumerate() {
            if word.rust == name {
                return Some(Self::new(table, index));
            }
        }
        None
    }

    fn json(&self) -> Json {
        self.as_str().into()
    }

    fn text(&self) -> Option<&str> {
        Some(self.as_str())
    }
}

/// One word.
#[derive(Debug)]
pub struct Word {
    /// As the user writes it.
    pub rust: &'static str,
    /// As AWS wants it.
    pub aws: &'static str,
    /// What it means.
    pub doc: &'static str,
}

/// Declares an enum of AWS's words: the Rust name, AWS's spelling, the meaning.
macro_rules! words {
    ($(
        $(#[doc = $doc:literal])+
        $vis:vis enum $name:ident { $( $(#[doc = $word_doc:literal])+ $word:ident = $aws:literal, )+ }
    )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        $vis enum $name { $( $(#[doc = $word_doc])+ #[doc = concat!("\n\nIn the template: `", $aws, "`.")] $word, )+ }

        impl $name {
            /// The words, as the macro and the documentation see them.
            pub const TABLE: $crate::literal::WordTable = $crate::literal::WordTable {
                name: stringify!($name),
                doc: concat!($($doc),+),
                words: &[$( $crate::literal::Word {
                    rust: stringify!($word), aws: $aws, doc: concat!($($word_doc),+),
                }, )+],
            };

            /// AWS's spelling.
            #[inline]
            pub const fn as_str(self) -> &'static str {
                match self { $( Self::$word => $aws, )+ }
            }
        }

        impl $crate::literal::Literal for $name {
            const KIND: $crate::literal::Kind = $crate::literal::Kind::Word(&Self::TABLE);

            type Kept = $crate::literal::Chosen;
            type Seen = Self;

            #[inline]
            fn keep(self) -> $crate::literal::Chosen {
                $crate::literal::Chosen::new(&Self::TABLE, self as usize)
            }

            #[inline]
            fn of(kept: &$crate::literal::Chosen) -> &Self {
                &[$( Self::$word ),+][kept.index()]
            }
        }

        impl $crate::set::Set<$name> for $name {
            #[inline]
            fn given(self) -> $crate::value::Given<$name> {
                $crate::value::Given::Known(self)
            }
        }
    )+ };
}
pub(crate) use words;

/// What a reference refers to.
#[derive(Debug)]
pub struct NameTable {
    /// The name of the Rust type.
    pub name: &'static str,
    /// What it names, with its article.
    pub noun: &'static str,
    /// One that is written right.
    pub example: &'static str,
    /// The module of the constants for those that the stack itself declares.
    pub module: Option<&'static str>,
}

/// Declares the types of references: names of things declared elsewhere in the stack.
macro_rules! names {
    ($( $(#[doc = $doc:literal])+ $name:ident: $noun:literal, like $example:literal, in $module:expr; )+) => { $(
        $(#[doc = $doc])+
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(pub $crate::json::Text);

        impl $name {
            /// What is referred to, as the macro and the documentation see it.
            pub const TABLE: $crate::literal::NameTable = $crate::literal::NameTable {
                name: stringify!($name), noun: $noun, example: $example, module: $module,
            };

            /// The name as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&'static str> for $name {
            fn from(name: &'static str) -> Self {
                Self($crate::json::Text::literal(name))
            }
        }

        impl $crate::literal::Literal for $name {
            const KIND: $crate::literal::Kind = $crate::literal::Kind::Name(&Self::TABLE);

            type Kept = $crate::json::Text;
            type Seen = $crate::json::Text;

            #[inline]
            fn keep(self) -> $crate::json::Text {
                self.0
            }

            #[inline]
            fn of(kept: &$crate::json::Text) -> &$crate::json::Text {
                kept
            }
        }

        impl $crate::set::Set<$name> for &str {
            #[inline]
            fn given(self) -> $crate::value::Given<$name> {
                $crate::value::Given::Known($name($crate::json::Text::from(self.to_owned())))
            }
        }

        impl $crate::set::Set<$name> for String {
            #[inline]
            fn given(self) -> $crate::value::Given<$name> {
                $crate::value::Given::Known($name($crate::json::Text::from(self)))
            }
        }
    )+ };
}

names! {
    /// An attribute of a user: a standard one (`email`), a custom one (`custom:tenant_id`), or in a mapping
    /// `username`.
    Attribute: "an attribute", like "email", in Some("attributes");
    /// An OAuth scope: a standard one (`openid`) or one of a resource server (`mcp/access`).
    Scope: "a scope", like "mcp/access", in Some("scopes");
    /// A scope of an identity provider, which is that provider's own: `openid`, or a text where it is no name.
    ProviderScope: "a scope of the provider", like "openid", in None;
    /// An identity provider of the stack, or `cognito`.
    Provider: "an identity provider", like "google", in Some("providers");
    /// A claim of a token: an attribute, or one of OIDC's own (`sub`, `aud`).
    Claim: "a claim", like "sub", in Some("attributes");
    /// An app client of the stack, by its name.
    ClientName: "a client", like "web", in Some("clients");
    /// A piece of advice, by its name.
    AdviceName: "a piece of advice", like "no-mfa", in None;
}
