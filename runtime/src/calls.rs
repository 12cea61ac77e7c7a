//! The calls that an expansion is made of: short, and not generic where they need not be, so that they cost a build
//! next to nothing.

use crate::block::Block;
use crate::json::{Json, Text};
use crate::literal::{Literal, Range, Raw};
use crate::set::{Set, SetList};
use crate::value::Given;

/// A text of the source.
pub fn text(text: &'static str) -> Given<Text> {
    Given::Known(Text::literal(text))
}

/// A number of the source.
pub fn integer(number: i64) -> Given<i64> {
    Given::Known(number)
}

/// A flag of the source.
pub fn flag(flag: bool) -> Given<bool> {
    Given::Known(flag)
}

/// A range of the source.
pub fn range(min: Option<i64>, max: Option<i64>) -> Given<Range> {
    Given::Known(Range { min, max })
}

/// A name of the source, of what the setting refers to.
pub fn name<T: From<&'static str>>(name: &'static str) -> Given<T> {
    Given::Known(name.into())
}

/// What the setting refers to, written as a text of the source.
pub fn quoted<T>(text: &'static str) -> Given<T>
where
    &'static str: Set<T>,
{
    text.given()
}

/// A word of the source.
pub fn word<T>(word: T) -> Given<T> {
    Given::Known(word)
}

/// Any other value of the source.
pub fn known<T>(value: T) -> Given<T> {
    Given::Known(value)
}

/// A list of the source.
pub fn list<T>(items: Vec<Given<T>>) -> Given<Vec<Given<T>>> {
    Given::Known(items)
}

/// A CloudFormation function.
pub fn intrinsic<T>(json: Json) -> Given<T> {
    Given::Intrinsic(json)
}

/// `if Condition { a } else { b }`.
pub fn choose<T>(condition: &'static str, a: Given<T>, b: Given<T>) -> Given<T> {
    Given::Choice(Text::literal(condition), Box::new([a, b]))
}

/// A map without entries.
pub fn empty(block: &mut impl Block, key: &str) {
    <dyn Block>::fill(block, key, None, &Raw::Map(Vec::new()));
}

/// A Rust value.
pub fn rust<T>(value: impl Set<T>) -> Given<T> {
    value.given()
}

/// A Rust value that is a list.
pub fn rust_list<T>(values: impl SetList<T>) -> Given<Vec<Given<T>>> {
    values.given_list()
}

/// A Rust value inside a piece of CloudFormation's own spelling.
pub fn json(value: impl Set<Json>) -> Json {
    value.given().map(Literal::keep).json()
}

/// The name under which a stack exports an output.
pub fn export(stack_name: &str, output: &str) -> String {
    [stack_name, output].join(":")
}
