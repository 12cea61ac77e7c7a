//! The JSON a template is made of: an ordered tree that borrows every text known at compile time.
//!
//! `serde_json::Value` allocates each key and sorts or hashes objects; a template is built once to be
//! printed once, in the order it was declared, so this tree keeps entries in a list.

mod look;
mod print;
mod read;

pub(crate) use print::Printer;
pub(crate) use read::read;

use std::borrow::Cow;
use std::fmt;

/// A text, borrowed from the program where it was a literal.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Text(Cow<'static, str>);

impl Text {
    /// A text of the program itself.
    pub const fn literal(text: &'static str) -> Self {
        Self(Cow::Borrowed(text))
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text, to be changed or kept.
    pub fn into_string(self) -> String {
        self.0.into_owned()
    }
}

impl std::ops::Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        &self.0
    }
}

impl AsRef<str> for Text {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl std::borrow::Borrow<str> for Text {
    fn borrow(&self) -> &str {
        &self.0
    }
}

impl From<&'static str> for Text {
    fn from(text: &'static str) -> Self {
        Self::literal(text)
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Cow::Owned(text))
    }
}

impl PartialEq<str> for Text {
    fn eq(&self, other: &str) -> bool {
        *self.0 == *other
    }
}

impl PartialEq<&str> for Text {
    fn eq(&self, other: &&str) -> bool {
        *self.0 == **other
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// One JSON value.
#[derive(Clone, Debug, PartialEq)]
pub enum Json {
    /// `null`. CloudFormation refuses it; only a value that is not known yet stands here.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Integer(i64),
    /// A number with a fraction, for resources outside of Cognito.
    Float(f64),
    /// A string.
    Text(Text),
    /// An array.
    List(Vec<Json>),
    /// An object, in the order its entries were written.
    Object(Object),
}

impl Json {
    /// Adds every text in this, but for keys.
    pub(crate) fn add_texts<'a>(&'a self, texts: &mut Vec<&'a str>) {
        match self {
            Self::Text(text) => texts.push(text),
            Self::List(items) => {
                for item in items {
                    item.add_texts(texts);
                }
            }
            Self::Object(object) => {
                for (_, value) in object.iter() {
                    value.add_texts(texts);
                }
            }
            _ => {}
        }
    }

    /// The object, an empty one if this is something else.
    pub(crate) fn into_object(self) -> Object {
        match self {
            Self::Object(object) => object,
            _ => Object::new(),
        }
    }

    /// The object, made one if this is something else.
    pub fn object_mut(&mut self) -> &mut Object {
        if !matches!(self, Self::Object(_)) {
            *self = Self::Object(Object::new());
        }
        match self {
            Self::Object(object) => object,
            _ => unreachable!("made an object above"),
        }
    }
}

impl From<bool> for Json {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<i64> for Json {
    fn from(number: i64) -> Self {
        Self::Integer(number)
    }
}

impl From<&'static str> for Json {
    fn from(text: &'static str) -> Self {
        Self::Text(Text::literal(text))
    }
}

impl From<String> for Json {
    fn from(text: String) -> Self {
        Self::Text(Text::from(text))
    }
}

impl From<Text> for Json {
    fn from(text: Text) -> Self {
        Self::Text(text)
    }
}

impl From<Object> for Json {
    fn from(object: Object) -> Self {
        Self::Object(object)
    }
}

impl From<&[&'static str]> for Json {
    fn from(texts: &[&'static str]) -> Self {
        Self::List(texts.iter().map(|text| Self::from(*text)).collect())
    }
}

impl<T: Into<Json>> From<Vec<T>> for Json {
    fn from(items: Vec<T>) -> Self {
        let mut list = Vec::with_capacity(items.len());
        for item in items {
            list.push(item.into());
        }
        Self::List(list)
    }
}

impl<T: Into<Json>, const N: usize> From<[T; N]> for Json {
    fn from(items: [T; N]) -> Self {
        let mut list = Vec::with_capacity(N);
        for item in items {
            list.push(item.into());
        }
        Self::List(list)
    }
}

/// Compact JSON, as it stands in messages.
impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut printer = Printer::compact();
        printer.json(self);
        f.write_str(&printer.into_text())
    }
}

/// A JSON object that keeps the order of its entries.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Object(Vec<(Text, Json)>);

impl Object {
    /// An object without entries.
    pub const fn new() -> Self {
        Self(Vec::new())
    }

    /// An object that will have some entries.
    pub(crate) fn with_capacity(entries: usize) -> Self {
        Self(Vec::with_capacity(entries))
    }

    /// An object of one entry.
    pub(crate) fn of(key: impl Into<Text>, value: impl Into<Json>) -> Self {
        Self(vec![(key.into(), value.into())])
    }

    /// Adds `value` under `key`, or replaces what stood there.
    pub fn insert(&mut self, key: impl Into<Text>, value: impl Into<Json>) {
        self.put(key.into(), value.into());
    }

    fn put(&mut self, key: Text, value: Json) {
        match self.get_mut(&key) {
            Some(present) => *present = value,
            None => self.0.push((key, value)),
        }
    }

    /// Adds `value` under a `key` that is known to be new.
    pub(crate) fn push(&mut self, key: impl Into<Text>, value: impl Into<Json>) {
        self.0.push((key.into(), value.into()));
    }

    /// The same, if there is a value.
    pub(crate) fn push_if(&mut self, key: &'static str, value: Option<Json>) {
        if let Some(value) = value {
            self.push(key, value);
        }
    }

    /// Adds `value` under `key`, if there is one.
    pub fn set(&mut self, key: impl Into<Text>, value: Option<impl Into<Json>>) {
        if let Some(value) = value {
            self.insert(key, value);
        }
    }

    /// The same as [`Object::insert`], as part of an expression.
    #[must_use]
    pub fn with(mut self, key: impl Into<Text>, value: impl Into<Json>) -> Self {
        self.insert(key, value);
        self
    }

    /// The value under `key`.
    pub fn get(&self, key: &str) -> Option<&Json> {
        for (present, value) in &self.0 {
            if present == key {
                return Some(value);
            }
        }
        None
    }

    /// The value under `key`, to be changed.
    pub fn get_mut(&mut self, key: &str) -> Option<&mut Json> {
        for (present, value) in &mut self.0 {
            if present == key {
                return Some(value);
            }
        }
        None
    }

    /// Takes the value under `key` out.
    pub fn remove(&mut self, key: &str) -> Option<Json> {
        let position = self.0.iter().position(|(present, _)| present == key)?;
        Some(self.0.remove(position).1)
    }

    /// The entries, in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &Json)> {
        self.0.iter().map(|(key, value)| (key.as_ref(), value))
    }

    /// The keys, in order.
    pub fn keys(&self) -> impl ExactSizeIterator<Item = &str> {
        self.0.iter().map(|(key, _)| key.as_str())
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<(Text, Json)> for Object {
    fn from_iter<I: IntoIterator<Item = (Text, Json)>>(entries: I) -> Self {
        Self(entries.into_iter().collect())
    }
}

impl IntoIterator for Object {
    type Item = (Text, Json);
    type IntoIter = std::vec::IntoIter<(Text, Json)>;

    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}
