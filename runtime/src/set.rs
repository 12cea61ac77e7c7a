//! How a Rust value (`#{ … }`) becomes what a setting takes.

use std::ops::RangeInclusive;

use crate::function::is_dynamic;
use crate::json::{Json, Text};
use crate::literal::{Duration, Range};
use crate::value::Given;

/// What may stand in `#{ … }` for a setting of type `T`.
#[diagnostic::on_unimplemented(
    message = "this setting takes `{T}`, not `{Self}`",
    label = "not a `{T}`",
    note = "a text takes `&str` or `String`, a number any integer, a flag `bool`, a duration `Duration`, a word its enum, JSON a `Json` or, with the feature `serde_json`, its `Value`"
)]
pub trait Set<T> {
    /// The value as the setting keeps it.
    fn given(self) -> Given<T>;
}

/// What may stand in `#{ … }` for a setting that takes a list of `T`.
#[diagnostic::on_unimplemented(
    message = "this setting takes a list of `{T}`, not `{Self}`",
    label = "not a list of `{T}`",
    note = "write a `Vec`, an array or a slice"
)]
pub trait SetList<T> {
    /// The list as the setting keeps it.
    fn given_list(self) -> Given<Vec<Given<T>>>;
}

impl<T, S: Set<T>> SetList<T> for Vec<S> {
    fn given_list(self) -> Given<Vec<Given<T>>> {
        Given::Known(self.into_iter().map(Set::given).collect())
    }
}

impl<T, S: Set<T>, const N: usize> SetList<T> for [S; N] {
    fn given_list(self) -> Given<Vec<Given<T>>> {
        Given::Known(self.into_iter().map(Set::given).collect())
    }
}

impl<T, S: Set<T> + Clone> SetList<T> for &[S] {
    fn given_list(self) -> Given<Vec<Given<T>>> {
        Given::Known(self.iter().cloned().map(Set::given).collect())
    }
}

impl<T, S: Set<T> + Clone> SetList<T> for &Vec<S> {
    fn given_list(self) -> Given<Vec<Given<T>>> {
        self.as_slice().given_list()
    }
}

/// A CloudFormation function made in Rust: it may stand for any setting.
#[derive(Clone, Debug, PartialEq)]
pub struct Intrinsic(pub(crate) Json);

impl Intrinsic {
    /// Any function, as JSON: `{"Fn::Join": ["", ["a", "b"]]}`.
    pub fn new(function: impl Into<Json>) -> Self {
        Self(function.into())
    }
}

impl<T> Set<T> for Intrinsic {
    fn given(self) -> Given<T> {
        Given::Intrinsic(self.0)
    }
}

impl<T> SetList<T> for Intrinsic {
    fn given_list(self) -> Given<Vec<Given<T>>> {
        Given::Intrinsic(self.0)
    }
}

/// A text with a dynamic reference in it is not known before deployment.
impl Set<Text> for Text {
    fn given(self) -> Given<Text> {
        if is_dynamic(&self) {
            Given::Intrinsic(Json::Text(self))
        } else {
            Given::Known(self)
        }
    }
}

impl Set<Text> for String {
    fn given(self) -> Given<Text> {
        Text::from(self).given()
    }
}

impl Set<Text> for &String {
    fn given(self) -> Given<Text> {
        Text::from(self.clone()).given()
    }
}

impl Set<Text> for &str {
    fn given(self) -> Given<Text> {
        Text::from(self.to_owned()).given()
    }
}

/// Takes what converts into the type of the setting.
macro_rules! known {
    ($($target:ty: $($source:ty => |$value:ident| $convert:expr),+;)+) => { $($(
        impl Set<$target> for $source {
            fn given(self) -> Given<$target> {
                let $value = self;
                Given::Known($convert)
            }
        }
    )+)+ };
}

fn both(min: i64, max: i64) -> Range {
    Range {
        min: Some(min),
        max: Some(max),
    }
}

known! {
    bool: bool => |flag| flag;
    i64: i64 => |number| number, i32 => |number| number.into(), i16 => |number| number.into(), i8 => |number| number.into(), u32 => |number| number.into(),
        u16 => |number| number.into(), u8 => |number| number.into(),
        u64 => |number| i64::try_from(number).unwrap_or(i64::MAX), usize => |number| i64::try_from(number).unwrap_or(i64::MAX);
    Range: Range => |range| range, RangeInclusive<i64> => |range| both(*range.start(), *range.end()),
        RangeInclusive<i32> => |range| both((*range.start()).into(), (*range.end()).into()),
        RangeInclusive<u32> => |range| both((*range.start()).into(), (*range.end()).into());
    Duration: Duration => |duration| duration, std::time::Duration => |duration| duration.into();
    Json: Json => |json| json, bool => |flag| flag.into(), i64 => |number| number.into(), i32 => |number| i64::from(number).into(),
        u32 => |number| i64::from(number).into(), String => |text| text.into(), &str => |text| text.to_owned().into();
}
