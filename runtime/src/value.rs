//! What a setting holds: nothing, a known value, a value known later, or a CloudFormation function.
//!
//! *Unset* is not *unknown*: a rule about presence asks [`Value::is_set`], a rule about the value asks
//! [`Value::known`] and passes over the rest.

use crate::function::choice;
use crate::json::{Json, Text};
use crate::limit::{Subject, check_count, check_key, check_value};
use crate::literal::{Literal, Raw};
use crate::place::{Element, Entry, Leaf, Located, Spot};

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
        self.add_leaves(&mut leaves);
        leaves
    }

    fn add_leaves<'a>(&'a self, leaves: &mut Vec<&'a T>) {
        match self {
            Self::Known(value) => leaves.push(value),
            Self::Later | Self::Intrinsic(_) => {}
            Self::Choice(_, sides) => {
                sides[0].add_leaves(leaves);
                sides[1].add_leaves(leaves);
            }
        }
    }
}

impl<T> Given<T> {
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

impl<T: Literal> Given<T> {
    /// What the template says.
    pub fn json(&self) -> Json {
        self.fold(&T::json)
    }

    /// The value the macro read; kinds were compared before.
    pub fn read(raw: &Raw) -> Self {
        match raw {
            Raw::Later => Self::Later,
            Raw::Intrinsic(json) => Self::Intrinsic(json.clone()),
            Raw::Choice(condition, sides) => Self::Choice(
                Text::from(condition.clone()),
                Box::new([Self::read(&sides[0]), Self::read(&sides[1])]),
            ),
            raw => T::read(raw).map_or(Self::Later, Self::Known),
        }
    }
}

/// A setting with one value.
#[derive(Clone, Debug)]
pub struct Value<T>(Option<Box<(Spot, Given<T>)>>);

impl<T> Default for Value<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Value<T> {
    /// Whether anything was written, known or not.
    pub fn is_set(&self) -> bool {
        self.0.is_some()
    }

    /// What was written.
    pub fn given(&self) -> Option<&Given<T>> {
        self.0.as_deref().map(|(_, given)| given)
    }

    /// The value, if it is known.
    pub fn known(&self) -> Option<&T> {
        self.given()?.known()
    }

    /// Whether nothing is known of the value although it is set.
    pub fn is_unknown(&self) -> bool {
        self.is_set() && self.known().is_none()
    }

    /// The value where it is known, `default` where it is unset, nothing where it is not known yet.
    pub fn known_or(&self, default: T) -> Option<T>
    where
        T: Copy,
    {
        match self.given() {
            None => Some(default),
            Some(given) => given.known().copied(),
        }
    }
}

impl<T: PartialEq> Value<T> {
    /// Whether the value is known to be `value`.
    pub fn is(&self, value: &T) -> bool {
        self.known() == Some(value)
    }
}

impl<T: Literal> Value<T> {
    /// What the template says, if anything was written.
    pub fn json(&self) -> Option<Json> {
        self.given().map(Given::json)
    }

    /// What the template says, with the project's own default where nothing was written.
    pub fn json_or(&self, default: impl Into<Json>) -> Json {
        self.json().unwrap_or_else(|| default.into())
    }
}

/// An unset value has no place of its own: a rule about absence points at the block.
impl<T> Located for Value<T> {
    fn path(&self) -> String {
        self.0.as_ref().map_or_else(String::new, |set| set.0.path())
    }
}

/// A setting with a list of values.
#[derive(Clone, Debug)]
pub struct List<T>(Value<Vec<Given<T>>>);

impl<T> Default for List<T> {
    fn default() -> Self {
        Self(Value::default())
    }
}

impl<T> List<T> {
    /// Whether a list was written, be it an empty one.
    pub fn is_set(&self) -> bool {
        self.0.is_set()
    }

    /// What was written.
    pub fn given(&self) -> Option<&Given<Vec<Given<T>>>> {
        self.0.given()
    }

    /// Whether the list as a whole is known to be empty or was not written.
    pub fn is_empty(&self) -> bool {
        match self.0.given() {
            None => true,
            Some(given) => given.known().is_some_and(Vec::is_empty),
        }
    }

    /// Whether each element is known; so an unset list is.
    pub fn is_known(&self) -> bool {
        match self.0.given() {
            None => true,
            Some(Given::Known(items)) => items.iter().all(|item| item.known().is_some()),
            Some(_) => false,
        }
    }

    /// The elements that were written one by one.
    pub fn elements(&self) -> impl Iterator<Item = Element<'_, T>> {
        let written = self.0.0.as_deref();
        let spot = written.map(|(spot, _)| spot);
        let items = written.and_then(|(_, given)| given.known());
        let items = items.map_or(&[][..], Vec::as_slice).iter().enumerate();
        items.filter_map(move |(index, given)| {
            Some(Element {
                list: spot?,
                index,
                given,
            })
        })
    }

    /// The elements that are known, each with its place.
    pub fn known(&self) -> impl Iterator<Item = (Element<'_, T>, &T)> {
        self.elements().filter_map(|element| {
            let known = element.given.known()?;
            Some((element, known))
        })
    }

    /// Every known value that may come to be an element: of both sides of each choice.
    pub fn leaves(&self) -> std::vec::IntoIter<(Leaf<'_>, &T)> {
        let mut leaves = Vec::new();
        if let Some((spot, given)) = self.0.0.as_deref() {
            let is_one_list = given.known().is_some();
            for items in given.leaves() {
                for (index, item) in items.iter().enumerate() {
                    let leaf = Leaf {
                        list: spot,
                        index: is_one_list.then_some(index),
                    };
                    for value in item.leaves() {
                        leaves.push((leaf, value));
                    }
                }
            }
        }
        leaves.into_iter()
    }
}

impl<T: PartialEq> List<T> {
    /// Whether `value` is known to be an element.
    pub fn contains(&self, value: &T) -> bool {
        self.known().any(|(_, known)| known == value)
    }

    /// Whether `value` is known to be missing: not unless each element is known.
    pub fn lacks(&self, value: &T) -> bool {
        self.is_known() && !self.contains(value)
    }
}

impl<T: Literal> List<T> {
    /// What the template says, if a list was written.
    pub fn json(&self) -> Option<Json> {
        self.json_with(Literal::json)
    }

    /// The same, where an element's text in the template is not the one in the source.
    pub fn json_with(&self, text: impl Fn(&T) -> Json) -> Option<Json> {
        self.0.given().map(|given| {
            given.fold(&|items| Json::List(items.iter().map(|item| item.fold(&text)).collect()))
        })
    }
}

impl<T> Located for List<T> {
    fn path(&self) -> String {
        self.0.path()
    }
}

/// A setting with named entries, in the order they were written.
#[derive(Clone, Debug)]
pub struct Map<T>(Option<Spot>, Vec<(Text, Given<T>)>);

impl<T> Default for Map<T> {
    fn default() -> Self {
        Self(None, Vec::new())
    }
}

impl<T> Map<T> {
    /// Whether the map was written, be it without entries.
    pub fn is_set(&self) -> bool {
        self.0.is_some()
    }

    /// Whether there is no entry.
    pub fn is_empty(&self) -> bool {
        self.1.is_empty()
    }

    /// The number of entries.
    pub fn len(&self) -> usize {
        self.1.len()
    }

    /// What was written under `key`.
    pub fn get(&self, key: &str) -> Option<&Given<T>> {
        self.1
            .iter()
            .find(|(present, _)| present == key)
            .map(|(_, given)| given)
    }

    /// The entries, each with its place.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_, T>> {
        self.0.iter().flat_map(|spot| {
            self.1.iter().map(move |(key, given)| Entry {
                map: spot,
                key,
                given,
            })
        })
    }
}

impl<T: Literal> Map<T> {
    /// What the template says, if there is any entry.
    pub fn json(&self) -> Option<Json> {
        if self.1.is_empty() {
            return None;
        }
        let entries = self
            .1
            .iter()
            .map(|(key, given)| (key.clone(), given.json()));
        Some(Json::Object(entries.collect()))
    }
}

impl<T> Located for Map<T> {
    fn path(&self) -> String {
        self.0.as_ref().map_or_else(String::new, Spot::path)
    }
}

/// The three forms of a setting, as the table of a block and its setters see them.
pub trait Field: Default {
    /// What the setter takes.
    type Input;

    /// Takes what was written; a map takes one entry at a time.
    fn put(&mut self, spot: Spot, input: Self::Input);

    /// Takes what the macro read: `key` names the entry of a map.
    fn fill(&mut self, spot: Spot, key: Option<String>, raw: &Raw);

    /// Whether anything was written.
    fn is_written(&self) -> bool;

    /// Reports each broken limit of the setting.
    fn check(&self, limits: &[crate::limit::Limit], report: &mut crate::report::Report);
}

impl<T: Literal> Field for Value<T> {
    type Input = Given<T>;

    fn put(&mut self, spot: Spot, input: Given<T>) {
        self.0 = Some(Box::new((spot, input)));
    }

    fn fill(&mut self, spot: Spot, _: Option<String>, raw: &Raw) {
        self.put(spot, Given::read(raw));
    }

    fn is_written(&self) -> bool {
        self.is_set()
    }

    fn check(&self, limits: &[crate::limit::Limit], report: &mut crate::report::Report) {
        let Some((spot, given)) = self.0.as_deref() else {
            return;
        };
        for value in given.leaves() {
            check_value(limits, value, spot, Subject::Value(spot.key()), report);
        }
    }
}

impl<T: Literal> Field for List<T> {
    type Input = Given<Vec<Given<T>>>;

    fn put(&mut self, spot: Spot, input: Self::Input) {
        self.0.0 = Some(Box::new((spot, input)));
    }

    fn fill(&mut self, spot: Spot, _: Option<String>, raw: &Raw) {
        self.put(spot, read_list(raw));
    }

    fn is_written(&self) -> bool {
        self.is_set()
    }

    fn check(&self, limits: &[crate::limit::Limit], report: &mut crate::report::Report) {
        let Some((spot, given)) = self.0.0.as_deref() else {
            return;
        };
        for items in given.leaves() {
            check_count(limits, items.len(), spot, spot.key(), report);
        }
        for (leaf, value) in self.leaves() {
            check_value(limits, value, &leaf, Subject::Element(spot.key()), report);
        }
    }
}

fn read_list<T: Literal>(raw: &Raw) -> Given<Vec<Given<T>>> {
    match raw {
        Raw::List(items) => Given::Known(items.iter().map(Given::read).collect()),
        Raw::Intrinsic(json) => Given::Intrinsic(json.clone()),
        Raw::Choice(condition, sides) => Given::Choice(
            Text::from(condition.clone()),
            Box::new([read_list(&sides[0]), read_list(&sides[1])]),
        ),
        _ => Given::Later,
    }
}

impl<T: Literal> Field for Map<T> {
    type Input = (Text, Given<T>);

    fn put(&mut self, spot: Spot, (key, given): Self::Input) {
        self.0 = Some(spot);
        self.1.push((key, given));
    }

    fn fill(&mut self, spot: Spot, key: Option<String>, raw: &Raw) {
        match key {
            Some(key) => self.put(spot, (Text::from(key), Given::read(raw))),
            // An empty map in braces: set, without entries.
            None => self.0 = Some(spot),
        }
    }

    fn is_written(&self) -> bool {
        self.is_set()
    }

    fn check(&self, limits: &[crate::limit::Limit], report: &mut crate::report::Report) {
        let Some(spot) = &self.0 else { return };
        check_count(limits, self.1.len(), spot, spot.key(), report);
        for entry in self.entries() {
            check_key(limits, entry.key, &entry.at_key(), spot.key(), report);
            for value in entry.given.leaves() {
                check_value(limits, value, &entry, Subject::Value(entry.key), report);
            }
        }
    }
}
