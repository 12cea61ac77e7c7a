//! The types of value a setting can have, and how each is written.

mod duration;
mod kept;
mod kind;
mod names;
mod words;

pub use duration::{Duration, Unit};
pub use kept::Kept;
pub(crate) use kept::{kept_as, of_another_type};
pub use kind::{Kind, Mismatch, Raw};
pub use names::{
    AdviceName, Attribute, Claim, ClientName, NameTable, Provider, ProviderScope, Scope,
};
pub(crate) use words::words;
pub use words::{Chosen, Word, WordTable};

use crate::json::{Json, Text};
use crate::value::Given;
use crate::view::Viewed;

/// A type of value that a setting can have.
pub trait Literal: Sized + 'static {
    /// How it is written.
    const KIND: Kind;

    /// What a rule sees of it.
    type Seen;

    /// What a setting keeps of this.
    fn keep(self) -> Kept;

    /// What a rule sees of what was kept.
    fn of(kept: &Kept) -> &Self::Seen;
}

/// What one sees of a value without its type: what the template says, and what limits look at.
pub trait Content {
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

/// What a setting keeps: a value, or a list of values.
pub trait Readable: Content + Sized {
    /// What the macro read, when it fits a setting of some kind.
    fn read(raw: &Raw, kind: &Kind) -> Option<Self>;
}

impl Readable for Vec<Given<Kept>> {
    fn read(raw: &Raw, kind: &Kind) -> Option<Self> {
        let Raw::List(raw) = raw else { return None };
        let mut items = Self::with_capacity(raw.len());
        for item in raw {
            items.push(Given::read(item, kind));
        }
        Some(items)
    }
}

impl Content for Vec<Given<Kept>> {
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
    type Seen = Self;

    #[inline]
    fn keep(self) -> Kept {
        Kept::Text(self)
    }

    #[inline]
    fn of(kept: &Kept) -> &Self {
        kept.name()
    }
}

/// A name that is made of another is looked at like one that was written.
impl Content for Text {
    fn json(&self) -> Json {
        Json::Text(self.clone())
    }

    fn text(&self) -> Option<&str> {
        Some(self)
    }
}

impl Literal for i64 {
    const KIND: Kind = Kind::Integer;
    kept_as!(Integer);
}

impl Literal for bool {
    const KIND: Kind = Kind::Flag;
    kept_as!(Flag);
}

impl Literal for Json {
    const KIND: Kind = Kind::Json;
    kept_as!(Json);
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
    type Seen = Self;

    #[inline]
    fn keep(self) -> Kept {
        Kept::Range(Box::new(self))
    }

    fn of(kept: &Kept) -> &Self {
        match kept {
            Kept::Range(range) => range,
            _ => of_another_type(),
        }
    }
}

impl Range {
    /// Its ends, as far as it has them.
    fn json(self) -> Json {
        let mut ends = Vec::new();
        for &end in &[self.min, self.max] {
            if let Some(end) = end {
                ends.push(Json::Integer(end));
            }
        }
        Json::List(ends)
    }
}
