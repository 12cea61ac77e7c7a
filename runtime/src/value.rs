//! What a setting holds: nothing, a known value, a value known later, or a CloudFormation function.
//!
//! *Unset* is not *unknown*: a rule about presence asks [`Value::is_set`], a rule about the value asks
//! [`Value::known`] and passes over the rest.

use std::marker::PhantomData;

use crate::function::choice;
use crate::json::{Json, Text};
use crate::literal::{Content, Kept, Kind, Literal, Raw, Readable};
use crate::place::{Leaf, Located, Place, Spot};
use crate::slot::{Elements, Entries, Slot, Slots};
use crate::view::json;

/// What was written for a setting.
#[derive(Clone, Debug, PartialEq)]
pub enum Given<T> {
    /// A value, checked by every rule.
    Known(T),
    /// A Rust value that the program will have when it runs; only while compiling.
    Later,
    /// A CloudFormation function: unknown until the stack is deployed, but its references are resolved.
    Intrinsic(Json),
    /// `if Condition { a } else { b }`: the condition's name and both values.
    Choice(Text, Box<[Given<T>; 2]>),
}

impl<T> Given<T> {
    /// The value, if it is known.
    pub fn known(&self) -> Option<&T> {
        match self {
            Self::Known(value) => Some(value),
            _ => None,
        }
    }

    /// Every known value that may come to stand here: both sides of a choice.
    pub fn leaves(&self) -> Vec<&T> {
        let mut leaves = Vec::new();
        self.each(&mut |value| leaves.push(value));
        leaves
    }

    /// Visits every known value that may come to stand here.
    pub(crate) fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a T)) {
        match self {
            Self::Known(value) => visit(value),
            Self::Later | Self::Intrinsic(_) => {}
            Self::Choice(_, sides) => {
                sides[0].each(visit);
                sides[1].each(visit);
            }
        }
    }

    /// The same, with `change` made of each known value.
    pub(crate) fn map<K>(self, change: fn(T) -> K) -> Given<K> {
        match self {
            Self::Known(value) => Given::Known(change(value)),
            Self::Later => Given::Later,
            Self::Intrinsic(json) => Given::Intrinsic(json),
            Self::Choice(condition, sides) => {
                let [a, b] = *sides;
                Given::Choice(condition, Box::new([a.map(change), b.map(change)]))
            }
        }
    }

    /// What the template says, when `text` says it of a known value.
    pub fn fold(&self, text: &dyn Fn(&T) -> Json) -> Json {
        match self {
            Self::Known(value) => text(value),
            Self::Later => Json::Null,
            Self::Intrinsic(json) => json.clone(),
            Self::Choice(condition, sides) => {
                choice(condition.clone(), sides[0].fold(text), sides[1].fold(text))
            }
        }
    }
}

impl<K: Content> Given<K> {
    /// What the template says.
    pub fn json(&self) -> Json {
        json(self)
    }
}

impl<K: Readable> Given<K> {
    /// What the macro read for a setting of some kind; whether it fits was asked before.
    pub(crate) fn read(raw: &Raw, kind: &Kind) -> Self {
        match raw {
            Raw::Later => Self::Later,
            Raw::Intrinsic(json) => Self::Intrinsic(json.clone()),
            Raw::Choice(condition, sides) => Self::Choice(
                Text::from(condition.clone()),
                Box::new([Self::read(&sides[0], kind), Self::read(&sides[1], kind)]),
            ),
            raw => match K::read(raw, kind) {
                Some(value) => Self::Known(value),
                None => Self::Later,
            },
        }
    }
}

/// A setting with one value.
#[derive(Debug)]
pub struct Value<T>(pub(crate) Slot<Kept>, PhantomData<T>);

impl<T: Literal> Value<T> {
    /// Nothing written yet.
    pub(crate) const UNSET: Self = Self(Slot::UNSET, PhantomData);

    /// Takes what was written.
    pub(crate) fn put(&mut self, block: &Place, key: &'static str, given: Given<T>) {
        self.0.put(block, key, given.map(T::keep));
    }

    /// Whether anything was written, known or not.
    pub fn is_set(&self) -> bool {
        self.0.is_set()
    }

    /// What was written.
    pub fn given(&self) -> Option<&Given<Kept>> {
        self.0.given()
    }

    /// The value, if it is known.
    pub fn known(&self) -> Option<&T::Seen> {
        match self.0.known() {
            Some(kept) => Some(T::of(kept)),
            None => None,
        }
    }

    /// Whether nothing is known of the value although it is set.
    pub fn is_unknown(&self) -> bool {
        self.is_set() && self.known().is_none()
    }

    /// The value where it is known, `default` where it is unset, nothing where it is not known yet.
    pub fn known_or(&self, default: T::Seen) -> Option<T::Seen>
    where
        T::Seen: Copy,
    {
        match self.given() {
            None => Some(default),
            Some(Given::Known(kept)) => Some(*T::of(kept)),
            Some(_) => None,
        }
    }

    /// What the template says, if anything was written.
    pub fn json(&self) -> Option<Json> {
        self.0.json()
    }

    /// The same, where the text in the template is not the one in the source.
    pub fn json_with(&self, text: &dyn Fn(&T::Seen) -> Json) -> Option<Json> {
        self.0.json_with(&|kept| text(T::of(kept)))
    }

    /// What the template says, with the project's own default where nothing was written.
    pub fn json_or(&self, default: impl Into<Json>) -> Json {
        self.0.json_or(default.into())
    }
}

impl<T: Literal<Seen: PartialEq>> Value<T> {
    /// Whether the value is known to be `value`.
    pub fn is(&self, value: &T::Seen) -> bool {
        match self.known() {
            Some(known) => known == value,
            None => false,
        }
    }
}

impl<T: Literal> Located for Value<T> {
    fn path(&self) -> String {
        self.0.path()
    }
}

/// From the last to the first, as that takes a program less to compile for each type of list.
fn kept<T: Literal>(mut items: Vec<Given<T>>) -> Items {
    let mut kept = Vec::with_capacity(items.len());
    while let Some(item) = items.pop() {
        kept.push(item.map(T::keep));
    }
    kept.reverse();
    kept
}

/// The elements of a list as they are kept.
type Items = Vec<Given<Kept>>;

/// A setting with a list of values.
#[derive(Debug)]
pub struct List<T>(pub(crate) Slot<Vec<Given<Kept>>>, PhantomData<T>);

impl<T: Literal> List<T> {
    /// Nothing written yet.
    pub(crate) const UNSET: Self = Self(Slot::UNSET, PhantomData);

    /// Takes what was written.
    pub(crate) fn put(&mut self, block: &Place, key: &'static str, given: Given<Vec<Given<T>>>) {
        self.0.put(block, key, given.map(kept::<T>));
    }

    /// Whether a list was written, be it an empty one.
    pub fn is_set(&self) -> bool {
        self.0.is_set()
    }

    /// What was written, and where.
    pub(crate) fn written(&self) -> Option<&(Spot, Given<Items>)> {
        self.0.written()
    }

    /// What was written.
    pub fn given(&self) -> Option<&Given<Items>> {
        self.0.given()
    }

    /// Whether the list as a whole is known to be empty or was not written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether each element is known; so an unset list is.
    pub fn is_known(&self) -> bool {
        self.0.is_known()
    }

    /// The elements that were written one by one.
    pub fn elements(&self) -> Elements<'_> {
        self.0.elements()
    }

    /// The elements that are known, each with its place.
    pub fn known(&self) -> KnownElements<'_, T> {
        KnownElements(self.elements(), PhantomData)
    }

    /// Every known value that may come to be an element: of both sides of each choice.
    pub fn leaves(&self) -> Vec<(Leaf<'_>, &T::Seen)> {
        let mut leaves = Vec::new();
        if let Some((list, given)) = self.written() {
            let is_one_list = given.known().is_some();
            given.each(&mut |items| {
                for (index, item) in items.iter().enumerate() {
                    let index = is_one_list.then_some(index);
                    item.each(&mut |kept| leaves.push((Leaf { list, index }, T::of(kept))));
                }
            });
        }
        leaves
    }

    /// What the template says, if a list was written.
    pub fn json(&self) -> Option<Json> {
        self.0.json()
    }

    /// The same, where an element's text in the template is not the one in the source.
    pub fn json_with(&self, text: &dyn Fn(&T::Seen) -> Json) -> Option<Json> {
        self.0.json_with(&|items| {
            let mut list = Vec::with_capacity(items.len());
            for item in items {
                list.push(item.fold(&|kept| text(T::of(kept))));
            }
            Json::List(list)
        })
    }
}

/// The elements of a list that are known, each with its place.
#[derive(Clone, Debug)]
pub struct KnownElements<'a, T>(Elements<'a>, PhantomData<T>);

impl<'a, T: Literal> Iterator for KnownElements<'a, T> {
    type Item = (Leaf<'a>, &'a T::Seen);

    fn next(&mut self) -> Option<Self::Item> {
        match self.0.next_known() {
            Some((place, kept)) => Some((place, T::of(kept))),
            None => None,
        }
    }
}

impl<T: Literal<Seen: PartialEq>> List<T> {
    /// Whether `value` is known to be an element.
    pub fn contains(&self, value: &T::Seen) -> bool {
        for (_, known) in self.known() {
            if known == value {
                return true;
            }
        }
        false
    }

    /// Whether `value` is known to be missing: not unless each element is known.
    pub fn lacks(&self, value: &T::Seen) -> bool {
        self.is_known() && !self.contains(value)
    }
}

impl<T: Literal> Located for List<T> {
    fn path(&self) -> String {
        self.0.path()
    }
}

/// A setting with named entries, in the order they were written.
#[derive(Debug)]
pub struct Map<T>(pub(crate) Slots, PhantomData<T>);

impl<T: Literal> Map<T> {
    /// Nothing written yet.
    pub(crate) const UNSET: Self = Self(Slots::UNSET, PhantomData);

    /// Takes one entry.
    pub(crate) fn put(&mut self, block: &Place, key: &'static str, entry: Text, given: Given<T>) {
        self.0.put(block, key, entry, given.map(T::keep));
    }

    /// Whether the map was written, be it without entries.
    pub fn is_set(&self) -> bool {
        self.0.is_set()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The value under `key`, if it is known.
    pub fn known(&self, key: &str) -> Option<&T::Seen> {
        match self.get(key) {
            Some(Given::Known(kept)) => Some(T::of(kept)),
            _ => None,
        }
    }

    /// What was written under `key`.
    pub fn get(&self, key: &str) -> Option<&Given<Kept>> {
        self.0.get(key)
    }

    /// The entries, each with its place.
    pub fn entries(&self) -> Entries<'_> {
        self.0.entries()
    }

    /// What the template says, if there is any entry.
    pub fn json(&self) -> Option<Json> {
        self.0.json()
    }
}

impl<T: Literal> Located for Map<T> {
    fn path(&self) -> String {
        self.0.path()
    }
}
