//! What a setting keeps, and where it stands: seen by the table of its block, whatever type the setting has.

use crate::json::{Json, Object, Text};
use crate::limit::{Subject, check_count};
use crate::literal::{Content, Kept, Raw, Readable};
use crate::place::{Element, Entry, Leaf, Located, Place, Spot};
use crate::report::Report;
use crate::value::Given;
use crate::view::{check_entry, check_given, check_list};

use crate::block::{Form, Setting};

/// A setting as the table of its block sees it.
pub trait Field {
    /// Takes what the macro read; `entry` names the entry of a map.
    fn fill(&mut self, block: &Place, setting: &Setting, entry: Option<String>, raw: &Raw);

    /// Whether anything was written.
    fn is_written(&self) -> bool;

    /// Reports each broken limit of the setting.
    fn check(&self, setting: &Setting, report: &mut Report);
}

/// What was written for a setting, be it a value or a list.
#[derive(Debug)]
pub struct Slot<K>(Option<Box<(Spot, Given<K>)>>);

impl<K> Slot<K> {
    /// Nothing written yet.
    pub(crate) const UNSET: Self = Self(None);

    /// Takes what was written.
    pub(crate) fn put(&mut self, block: &Place, key: &'static str, given: Given<K>) {
        self.0 = Some(Box::new((block.setting(key), given)));
    }

    /// Whether anything was written.
    pub(crate) fn is_set(&self) -> bool {
        self.0.is_some()
    }

    /// What was written, and where.
    pub(crate) fn written(&self) -> Option<&(Spot, Given<K>)> {
        self.0.as_deref()
    }

    /// The value, if it is known.
    pub(crate) fn known(&self) -> Option<&K> {
        match self.given() {
            Some(Given::Known(kept)) => Some(kept),
            _ => None,
        }
    }

    /// What was written.
    pub(crate) fn given(&self) -> Option<&Given<K>> {
        match &self.0 {
            Some(written) => Some(&written.1),
            None => None,
        }
    }
}

impl Slot<Vec<Given<Kept>>> {
    /// Whether each element is known; so an unset list is.
    pub(crate) fn is_known(&self) -> bool {
        match self.given() {
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

    /// Whether the list as a whole is known to be empty or was not written.
    pub(crate) fn is_empty(&self) -> bool {
        match self.given() {
            None => true,
            Some(Given::Known(items)) => items.is_empty(),
            Some(_) => false,
        }
    }

    /// The elements that were written one by one.
    pub(crate) fn elements(&self) -> Elements<'_> {
        let written = match self.written() {
            Some((spot, Given::Known(items))) => Some((spot, items.as_slice())),
            _ => None,
        };
        Elements { written, index: 0 }
    }
}

/// The elements of a list, each with its place.
#[derive(Clone, Debug)]
pub struct Elements<'a> {
    written: Option<(&'a Spot, &'a [Given<Kept>])>,
    index: usize,
}

impl<'a> Elements<'a> {
    /// The next one that is known.
    pub(crate) fn next_known(&mut self) -> Option<(Leaf<'a>, &'a Kept)> {
        loop {
            let Element { list, index, given } = self.next()?;
            if let Given::Known(kept) = given {
                let index = Some(index);
                return Some((Leaf { list, index }, kept));
            }
        }
    }
}

impl<'a> Iterator for Elements<'a> {
    type Item = Element<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let (list, items) = self.written?;
        let index = self.index;
        let given = items.get(index)?;
        self.index += 1;
        Some(Element { list, index, given })
    }
}

impl<K: Content> Slot<K> {
    /// What the template says, if anything was written.
    pub(crate) fn json(&self) -> Option<Json> {
        let given = self.given()?;
        Some(given.json())
    }

    /// The same, where the text in the template is not the one in the source.
    pub(crate) fn json_with(&self, text: &dyn Fn(&K) -> Json) -> Option<Json> {
        let given = self.given()?;
        Some(given.fold(text))
    }

    /// What the template says, or `default` where nothing was written.
    pub(crate) fn json_or(&self, default: Json) -> Json {
        match self.given() {
            Some(given) => given.json(),
            None => default,
        }
    }
}

/// An unset setting has no place of its own: a rule about absence points at the block.
impl<K> Located for Slot<K> {
    fn path(&self) -> String {
        match &self.0 {
            Some(written) => written.0.path(),
            None => String::new(),
        }
    }
}

impl<K: Readable> Field for Slot<K> {
    fn fill(&mut self, block: &Place, setting: &Setting, _: Option<String>, raw: &Raw) {
        self.put(block, setting.key, Given::read(raw, &setting.kind));
    }

    fn is_written(&self) -> bool {
        self.is_set()
    }

    fn check(&self, setting: &Setting, report: &mut Report) {
        if let Some((spot, given)) = self.written() {
            match setting.form {
                Form::List => check_list(setting.limits, given, spot, report),
                _ => check_given(
                    setting.limits,
                    given,
                    spot,
                    Subject::Value(spot.key()),
                    report,
                ),
            }
        }
    }
}

/// The named entries that were written for a setting, in their order.
#[derive(Debug)]
pub struct Slots {
    spot: Option<Spot>,
    entries: Vec<(Text, Given<Kept>)>,
}

impl Slots {
    /// Nothing written yet.
    pub(crate) const UNSET: Self = Self {
        spot: None,
        entries: Vec::new(),
    };

    /// Takes one entry.
    pub(crate) fn put(
        &mut self,
        block: &Place,
        key: &'static str,
        entry: Text,
        given: Given<Kept>,
    ) {
        self.spot = Some(block.setting(key));
        self.entries.push((entry, given));
    }

    /// Whether the map was written, be it without entries.
    pub(crate) fn is_set(&self) -> bool {
        self.spot.is_some()
    }

    /// The number of entries.
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }

    /// What was written under `key`.
    pub(crate) fn get(&self, key: &str) -> Option<&Given<Kept>> {
        for (present, given) in &self.entries {
            if present == key {
                return Some(given);
            }
        }
        None
    }

    /// The entries, each with its place.
    pub(crate) fn entries(&self) -> Entries<'_> {
        Entries {
            map: self.spot.as_ref(),
            entries: self.entries.iter(),
        }
    }
}

impl Slots {
    /// What the template says, if there is any entry.
    pub(crate) fn json(&self) -> Option<Json> {
        if self.entries.is_empty() {
            return None;
        }
        let mut object = Object::default();
        for (key, given) in &self.entries {
            object.insert(key.clone(), given.json());
        }
        Some(Json::Object(object))
    }
}

impl Located for Slots {
    fn path(&self) -> String {
        match &self.spot {
            Some(spot) => spot.path(),
            None => String::new(),
        }
    }
}

impl Field for Slots {
    fn fill(&mut self, block: &Place, setting: &Setting, entry: Option<String>, raw: &Raw) {
        match entry {
            Some(entry) => {
                let given = Given::read(raw, &setting.kind);
                self.put(block, setting.key, Text::from(entry), given);
            }
            // An empty map in braces: set, without entries.
            None => self.spot = Some(block.setting(setting.key)),
        }
    }

    fn is_written(&self) -> bool {
        self.is_set()
    }

    fn check(&self, setting: &Setting, report: &mut Report) {
        let (limits, Some(map)) = (setting.limits, &self.spot) else {
            return;
        };
        check_count(limits, self.entries.len(), map, map.key(), report);
        for (key, given) in &self.entries {
            check_entry(limits, map, key, given, report);
        }
    }
}

/// The entries of a map, each with its place.
#[derive(Clone, Debug)]
pub struct Entries<'a> {
    map: Option<&'a Spot>,
    entries: std::slice::Iter<'a, (Text, Given<Kept>)>,
}

impl<'a> Iterator for Entries<'a> {
    type Item = Entry<'a>;

    fn next(&mut self) -> Option<Self::Item> {
        let map = self.map?;
        let (key, given) = self.entries.next()?;
        Some(Entry { map, key, given })
    }
}
