//! What may come to stand for a setting: both sides of each choice, as far as that is known.

use crate::literal::Content;
use crate::place::{Element, Located};
use crate::value::{Given, List, Value, View, Viewed};

impl<T> Value<T> {
    /// Every known value that the setting may come to have.
    pub(crate) fn leaves(&self) -> Vec<&T> {
        match self.given() {
            Some(given) => Given::leaves(given),
            None => Vec::new(),
        }
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

impl<T: PartialEq> List<T> {
    /// The first element that is known to be `value`.
    pub(crate) fn find(&self, value: &T) -> Option<Element<'_, T>> {
        for (element, known) in self.known() {
            if known == value {
                return Some(element);
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
    match given.view() {
        View::Known(value) => {
            if let Some(text) = value.text() {
                visit(text);
            }
        }
        View::Later | View::Intrinsic(_) => {}
        View::Choice(_, [one, other]) => {
            each_text(one, visit);
            each_text(other, visit);
        }
    }
}

/// A text that may come to be an element of a list: `callback_urls[1]`, or the whole list where that is a choice.
pub(crate) struct Possible<'a> {
    list: &'a dyn Located,
    index: Option<usize>,
}

impl Located for Possible<'_> {
    fn path(&self) -> String {
        let list = self.list.path();
        match self.index {
            Some(index) => format!("{list}[{index}]"),
            None => list,
        }
    }
}

impl<T: Content> List<T> {
    /// The elements that are known, as they were written.
    pub(crate) fn texts(&self) -> Vec<&str> {
        match self.given() {
            Some(given) => known_texts(given),
            None => Vec::new(),
        }
    }

    /// Every text that may come to be an element, each with its place.
    pub(crate) fn possible(&self) -> Vec<(Possible<'_>, &str)> {
        let mut found = Vec::new();
        if let Some(given) = self.given() {
            let is_one_list = given.known().is_some();
            add_elements(self, is_one_list, given, &mut found);
        }
        found
    }
}

fn add_elements<'a>(
    list: &'a dyn Located,
    is_one_list: bool,
    given: &'a dyn Viewed,
    found: &mut Vec<(Possible<'a>, &'a str)>,
) {
    match given.view() {
        View::Known(items) => {
            for at in 0..items.size() {
                let index = is_one_list.then_some(at);
                if let Some(item) = items.item(at) {
                    each_text(item, &mut |text| {
                        found.push((Possible { list, index }, text));
                    });
                }
            }
        }
        View::Later | View::Intrinsic(_) => {}
        View::Choice(_, [one, other]) => {
            add_elements(list, is_one_list, one, found);
            add_elements(list, is_one_list, other, found);
        }
    }
}

fn known_texts(list: &dyn Viewed) -> Vec<&str> {
    let mut texts = Vec::new();
    if let View::Known(items) = list.view() {
        for at in 0..items.size() {
            if let Some(item) = items.item(at)
                && let View::Known(value) = item.view()
            {
                texts.extend(value.text());
            }
        }
    }
    texts
}
