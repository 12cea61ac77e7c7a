//! What a setting holds: nothing, a known value, a value known later, or a CloudFormation function.
//!
//! *Unset* is not *unknown*: a rule about presence asks [`Value::is_set`], a rule about the value asks
//! [`Value::known`] and passes over the rest.

use crate::function::choice;
use crate::json::{Json, Object, Text};
use crate::limit::{Limit, Subject, check_count};
use crate::literal::{Content, Literal, Raw};
use crate::place::{Element, Entry, Leaf, Located, Place, Spot};
use crate::report::Report;
use crate::view::{check_entry, check_given, check_list, json};

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
    fn each<'a>(&'a self, visit: &mut dyn FnMut(&'a T)) {
        match self {
            Self::Known(value) => visit(value),
            Self::Later | Self::Intrinsic(_) => {}
            Self::Choice(_, sides) => {
                sides[0].each(visit);
                sides[1].each(visit);
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

impl<T: Content> Given<T> {
    /// What the template says.
    pub fn json(&self) -> Json {
        json(self)
    }
}

impl<T: Literal> Given<T> {
    /// The value the macro read; kinds were compared before.
    pub fn read(raw: &Raw) -> Self {
        match raw {
            Raw::Later => Self::Later,
            Raw::Intrinsic(json) => Self::Intrinsic(json.clone()),
            Raw::Choice(condition, sides) => Self::Choice(
                Text::from(condition.clone()),
                Box::new([Self::read(&sides[0]), Self::read(&sides[1])]),
            ),
            raw => match T::read(raw) {
                Some(value) => Self::Known(value),
                None => Self::Later,
            },
        }
    }
}

/// A setting with one value.
#[derive(Clone, Debug)]
pub struct Value<T>(Option<Box<(Spot, Given<T>)>>);

impl<T> Value<T> {
    /// Nothing written yet.
    pub(crate) const UNSET: Self = Self(None);

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
        match self.known() {
            Some(known) => known == value,
            None => false,
        }
    }
}

impl<T: Content> Value<T> {
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
        match &self.0 {
            Some(set) => set.0.path(),
            None => String::new(),
        }
    }
}

/// A setting with a list of values.
#[derive(Clone, Debug)]
pub struct List<T>(Value<Vec<Given<T>>>);

impl<T> List<T> {
    /// Nothing written yet.
    pub(crate) const UNSET: Self = Self(Value::UNSET);

    /// Whether a list was written, be it an empty one.
    pub fn is_set(&self) -> bool {
        self.0.is_set()
    }

    /// What was written, and where.
    pub(crate) fn written(&self) -> Option<&(Spot, Given<Vec<Given<T>>>)> {
        self.0.0.as_deref()
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
            Some(Given::Known(items)) => {
                for item in items {
                    if item.known().is_none() {
                        return false;
                    }
                }
                true
            }
            Some(_) => false,
        }
    }

    /// The elements that were written one by one.
    pub fn elements(&self) -> Elements<'_, T> {
        let written = match self.written() {
            Some((spot, Given::Known(items))) => Some((spot, items.as_slice())),
            _ => None,
        };
        Elements { written, index: 0 }
    }

    /// The elements that are known, each with its place.
    pub fn known(&self) -> KnownElements<'_, T> {
        KnownElements(self.elements())
    }

    /// Every known value that may come to be an element: of both sides of each choice.
    pub fn leaves(&self) -> std::vec::IntoIter<(Leaf<'_>, &T)> {
        let mut leaves = Vec::new();
        if let Some((list, given)) = self.written() {
            let is_one_list = given.known().is_some();
            given.each(&mut |items| {
                for (index, item) in items.iter().enumerate() {
                    let index = is_one_list.then_some(index);
                    item.each(&mut |value| leaves.push((Leaf { list, index }, value)));
                }
            });
        }
        leaves.into_iter()
    }
}

/// The elements of a list, each with its place.
#[derive(Clone, Debug)]
pub struct Elements<'a, T> {
    written: Option<(&'a Spot, &'a [Given<T>])>,
    index: usize,
}

impl<'a, T> Iterator for Elements<'a, T> {
    type Item = Element<'a, T>;

    fn next(&mut self) -> Option<Self::Item> {
        let (list, items) = self.written?;
        let index = self.index;
        let given = items.get(index)?;
        self.index += 1;
        Some(Element { list, index, given })
    }
}

/// The elements of a list that are known, each with its place.
#[derive(Clone, Debug)]
pub struct KnownElements<'a, T>(Elements<'a, T>);

impl<'a, T> Iterator for KnownElements<'a, T> {
    type Item = (Element<'a, T>, &'a T);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let element = self.0.next()?;
            if let Given::Known(value) = element.given {
                return Some((element, value));
            }
        }
    }
}

impl<T: PartialEq> List<T> {
    /// Whether `value` is known to be an element.
    pub fn contains(&self, value: &T) -> bool {
        for (_, known) in self.known() {
            if known == value {
                return true;
            }
        }
        false
    }

    /// Whether `value` is known to be missing: not unless each element is known.
    pub fn lacks(&self, value: &T) -> bool {
        self.is_known() && !self.contains(value)
    }
}

impl<T: Content> List<T> {
    /// What the template says, if a list was written.
    pub fn json(&self) -> Option<Json> {
        self.0.json()
    }
}

impl<T> List<T> {
    /// The same, where an element's text in the template is not the one in the source.
    pub fn json_with(&self, text: &dyn Fn(&T) -> Json) -> Option<Json> {
        let given = self.0.given()?;
        Some(given.fold(&|items| {
            let mut list = Vec::with_capacity(items.len());
            for item in items {
                list.push(item.fold(text));
            }
            Json::List(list)
        }))
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

impl<T> Map<T> {
    /// Nothing written yet.
    pub(crate) const UNSET: Self = Self(None, Vec::new());

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
    pub fn entries(&self) -> Entries<'_, T> {
        Entries {
            map: self.0.as_ref(),
            entries: self.1.iter(),
        }
    }
}

/// The entries of a map, each with its place.
#[derive(Clone, Debug)]
pub struct Entries<'a, T> {
    map: Option<&'a Spot>,
    entries: std::slice::Iter<'a, (Text, Given<T>)>,
}

impl<'a, T> Iterator for Entries<'a, T> {
    type Item = Entry<'a, T>;

    fn next(&mut self) -> Option<Self::Item> {
        let map = self.map?;
        let (key, given) = self.entries.next()?;
        Some(Entry { map, key, given })
    }
}

impl<T: Content> Map<T> {
    /// What the template says, if there is any entry.
    pub fn json(&self) -> Option<Json> {
        if self.1.is_empty() {
            return None;
        }
        let mut object = Object::default();
        for (key, given) in &self.1 {
            object.insert(key.clone(), given.json());
        }
        Some(Json::Object(object))
    }
}

impl<T> Located for Map<T> {
    fn path(&self) -> String {
        match &self.0 {
            Some(spot) => spot.path(),
            None => String::new(),
        }
    }
}

/// A setting of any form and type, as the table of its block sees it.
pub trait Field {
    /// Takes what the macro read; `entry` names the entry of a map.
    fn fill(&mut self, block: &Place, key: &'static str, entry: Option<String>, raw: &Raw);

    /// Whether anything was written.
    fn is_written(&self) -> bool;

    /// Reports each broken limit of the setting.
    fn check(&self, limits: &[Limit], report: &mut Report);
}

impl<T> Value<T> {
    /// Takes what was written.
    pub(crate) fn put(&mut self, block: &Place, key: &'static str, given: Given<T>) {
        self.0 = Some(Box::new((block.setting(key), given)));
    }
}

impl<T: Literal> Field for Value<T> {
    fn fill(&mut self, block: &Place, key: &'static str, _: Option<String>, raw: &Raw) {
        self.put(block, key, Given::read(raw));
    }

    fn is_written(&self) -> bool {
        self.is_set()
    }

    fn check(&self, limits: &[Limit], report: &mut Report) {
        if let Some((spot, given)) = self.0.as_deref() {
            check_given(limits, given, spot, Subject::Value(spot.key()), report);
        }
    }
}

impl<T> List<T> {
    /// Takes what was written.
    pub(crate) fn put(&mut self, block: &Place, key: &'static str, given: Given<Vec<Given<T>>>) {
        self.0.put(block, key, given);
    }
}

impl<T: Literal> Field for List<T> {
    fn fill(&mut self, block: &Place, key: &'static str, _: Option<String>, raw: &Raw) {
        self.put(block, key, read_list(raw));
    }

    fn is_written(&self) -> bool {
        self.is_set()
    }

    fn check(&self, limits: &[Limit], report: &mut Report) {
        if let Some((spot, given)) = self.written() {
            check_list(limits, given, spot, report);
        }
    }
}

fn read_list<T: Literal>(raw: &Raw) -> Given<Vec<Given<T>>> {
    match raw {
        Raw::List(raw) => {
            let mut items = Vec::with_capacity(raw.len());
            for item in raw {
                items.push(Given::read(item));
            }
            Given::Known(items)
        }
        Raw::Intrinsic(json) => Given::Intrinsic(json.clone()),
        Raw::Choice(condition, sides) => Given::Choice(
            Text::from(condition.clone()),
            Box::new([read_list(&sides[0]), read_list(&sides[1])]),
        ),
        _ => Given::Later,
    }
}

impl<T> Map<T> {
    /// Takes one entry.
    pub(crate) fn put(&mut self, block: &Place, key: &'static str, entry: Text, given: Given<T>) {
        self.0 = Some(block.setting(key));
        self.1.push((entry, given));
    }
}

impl<T: Literal> Field for Map<T> {
    fn fill(&mut self, block: &Place, key: &'static str, entry: Option<String>, raw: &Raw) {
        match entry {
            Some(entry) => self.put(block, key, Text::from(entry), Given::read(raw)),
            // An empty map in braces: set, without entries.
            None => self.0 = Some(block.setting(key)),
        }
    }

    fn is_written(&self) -> bool {
        self.is_set()
    }

    fn check(&self, limits: &[Limit], report: &mut Report) {
        let Some(map) = &self.0 else { return };
        check_count(limits, self.1.len(), map, map.key(), report);
        for (key, given) in &self.1 {
            check_entry(limits, map, key, given, report);
        }
    }
}
