//! What settings keep: one type for all values, so that what is done with settings is compiled once.

use super::{Chosen, Content, Duration, Kind, Range, Raw, Readable};
use crate::json::{Json, Text};

/// A value of a setting, whatever its type.
#[derive(Clone, Debug)]
pub enum Kept {
    /// `"…"`
    Text(Text),
    /// `admins`, the name of something declared elsewhere. Only of groups it matters that this is no [`Kept::Text`]: all other
    /// names are kept as either, and asked for alike.
    Name(Text),
    /// A value in CloudFormation's own spelling
    Json(Json),
    /// `true`
    Flag(bool),
    /// `12`
    Integer(i64),
    /// `2..=50`, which is larger than all others
    Range(Box<Range>),
    /// `30min`
    Duration(Duration),
    /// `Optional`
    Word(Chosen),
}

impl Kept {
    /// A text or a name, as it was written.
    pub(crate) fn name(&self) -> &Text {
        match self {
            Self::Text(text) | Self::Name(text) => text,
            _ => of_another_type(),
        }
    }

    /// Where a word stands in its table, counted from 0.
    pub(crate) fn word(&self) -> usize {
        match self {
            Self::Word(word) => word.index(),
            _ => of_another_type(),
        }
    }
}

/// Setters and the macro keep in a setting what is of its type.
pub(crate) fn of_another_type() -> ! {
    unreachable!("a setting keeps values of its own type")
}

impl Readable for Kept {
    fn read(raw: &Raw, kind: &Kind) -> Option<Self> {
        Some(match (kind, raw) {
            (Kind::Flag, Raw::Flag(flag)) => Self::Flag(*flag),
            (Kind::Integer, Raw::Integer(number)) => Self::Integer(*number),
            (Kind::Range, &Raw::Range(min, max)) => Self::Range(Box::new(Range { min, max })),
            (Kind::Duration, Raw::Duration(duration)) => Self::Duration(*duration),
            (Kind::Word(table), Raw::Name(name)) => Self::Word(Chosen::called(table, name)?),
            (Kind::Name(_), Raw::Name(name)) => Self::Name(Text::from(name.clone())),
            (Kind::Text | Kind::Name(_), Raw::Text(text)) => Self::Text(Text::from(text.clone())),
            (Kind::Json, Raw::Json(json)) => Self::Json(json.clone()),
            _ => return None,
        })
    }
}

impl Content for Kept {
    fn json(&self) -> Json {
        match self {
            Self::Text(text) | Self::Name(text) => Json::Text(text.clone()),
            Self::Json(json) => json.clone(),
            Self::Flag(flag) => Json::Flag(*flag),
            Self::Integer(number) => Json::Integer(*number),
            Self::Range(range) => range.json(),
            Self::Duration(duration) => Json::Integer(duration.in_unit().0),
            Self::Word(word) => word.as_str().into(),
        }
    }

    fn number(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    fn duration(&self) -> Option<Duration> {
        match self {
            Self::Duration(duration) => Some(*duration),
            _ => None,
        }
    }

    fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Name(text) => Some(text),
            Self::Word(word) => Some(word.as_str()),
            _ => None,
        }
    }
}

/// What a type is that is kept as one of [`Kept`].
macro_rules! kept_as {
    ($variant:ident) => {
        type Seen = Self;

        #[inline]
        fn keep(self) -> $crate::literal::Kept {
            $crate::literal::Kept::$variant(self)
        }

        fn of(kept: &$crate::literal::Kept) -> &Self {
            match kept {
                $crate::literal::Kept::$variant(value) => value,
                _ => $crate::literal::of_another_type(),
            }
        }
    };
}
pub(crate) use kept_as;

#[cfg(test)]
mod tests {
    use super::*;

    /// A program moves them about.
    #[test]
    fn no_value_is_larger_than_json() {
        assert_eq!(size_of::<Kept>(), size_of::<Json>());
    }
}
