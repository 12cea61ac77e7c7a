//! What may come to stand for a setting: both sides of each choice, as far as that is known.

use crate::literal::{Content, Literal};
use crate::place::{Leaf, Spot};
use crate::value::{Given, List, Value};
use crate::view::{View, Viewed, each, each_element};

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
        match self.given() {
            Some(given) => known_texts(given),
            None => Vec::new(),
        }
    }

    /// Every text that may come to be an element, each with its place.
    pub(crate) fn possible(&self) -> Vec<(Leaf<'_>, &str)> {
        let mut found = Vec::new();
        if let Some((spot, list)) = self.written() {
            add_texts(spot, list, &mut found);
        }
        found
    }
}

fn add_texts<'a>(spot: &'a Spot, list: &'a dyn Viewed, found: &mut Vec<(Leaf<'a>, &'a str)>) {
    each_element(spot, list, &mut |leaf, item| {
        each_text(item, &mut |text| found.push((leaf, text)));
    });
}

fn known_texts(list: &dyn Viewed) -> Vec<&str> {
    let mut texts = Vec::new();
    if let View::Known(items) = list.view() {
        for at in 0..items.size() {
            if let Some(item) = items.item(at)
                && let View::Known(value) = item.view()
                && let Some(text) = value.text()
            {
                texts.push(text);
            }
        }
    }
    texts
}
