//! What may come to stand for a setting: both sides of each choice, as far as that is known.

use crate::literal::{Content, Kept, Literal};
use crate::place::Leaf;
use crate::slot::Slot;
use crate::value::{Given, List, Value};
use crate::view::{Viewed, each, each_element};

/// What is kept of a list, whatever its type.
type Items = Slot<Vec<Given<Kept>>>;

impl<T: Literal> Value<T> {
    /// Every known value that the setting may come to have.
    pub(crate) fn leaves(&self) -> Vec<&T::Seen> {
        let mut leaves = Vec::new();
        if let Some(given) = self.given() {
            given.each(&mut |kept| leaves.push(T::of(kept)));
        }
        leaves
    }
}

impl<T> Given<T> {
    /// Whether some of it is a function, whose value only the deployment knows.
    pub(crate) fn has_function(&self) -> bool {
        match self {
            Self::Intrinsic(_) => true,
            Self::Choice(_, sides) => sides.iter().any(Self::has_function),
            Self::Known(_) | Self::Later => false,
        }
    }
}

impl<T: Literal<Seen: PartialEq>> List<T> {
    /// The first element that is known to be `value`.
    pub(crate) fn find(&self, value: &T::Seen) -> Option<Leaf<'_>> {
        for (place, known) in self.known() {
            if known == value {
                return Some(place);
            }
        }
        None
    }
}

impl<T: Content> Given<T> {
    /// Every text that may come to stand here: on both sides of a choice.
    pub(crate) fn possible(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        each_text(self, &mut |text| texts.push(text));
        texts
    }
}

fn each_text<'a>(given: &'a dyn Viewed, visit: &mut dyn FnMut(&'a str)) {
    each(given, &mut |value| {
        if let Some(text) = value.text() {
            visit(text);
        }
    });
}

impl<T: Literal> List<T> {
    /// The elements that are known, as they were written.
    pub(crate) fn texts(&self) -> Vec<&str> {
        known_texts(&self.0)
    }

    /// Every text that may come to be an element, each with its place.
    pub(crate) fn possible(&self) -> Vec<(Leaf<'_>, &str)> {
        possible_texts(&self.0)
    }
}

fn possible_texts(list: &Items) -> Vec<(Leaf<'_>, &str)> {
    let mut found = Vec::new();
    if let Some((spot, list)) = list.written() {
        each_element(spot, list, &mut |leaf, item| {
            each_text(item, &mut |text| found.push((leaf, text)));
        });
    }
    found
}

fn known_texts(list: &Items) -> Vec<&str> {
    let mut texts = Vec::new();
    let mut elements = list.elements();
    while let Some((_, value)) = elements.next_known() {
        if let Some(text) = value.text() {
            texts.push(text);
        }
    }
    texts
}
