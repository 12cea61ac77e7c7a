//! What more than one rule asks of settings and blocks.

use crate::block::{Block, Many, Meta};
use crate::limit::{Limit, Subject, check_value};
use crate::literal::Content;
use crate::place::{Element, Located};
use crate::report::Report;
use crate::value::{Given, List, Value, View, Viewed};

/// The names of the parts that are so: `which(&[("claim", !self.claim.is_set()), …])`.
pub(crate) fn which(parts: &[(&'static str, bool)]) -> Vec<&'static str> {
    let mut names = Vec::new();
    for (name, is_so) in parts {
        if *is_so {
            names.push(*name);
        }
    }
    names
}

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

impl<T: Content> List<T> {
    /// The elements that are known, as they were written.
    pub(crate) fn texts(&self) -> Vec<&str> {
        let mut texts = Vec::new();
        for (_, known) in self.known() {
            texts.extend(known.text());
        }
        texts
    }
}

impl<B: Block> Many<B> {
    /// The block with a name.
    pub(crate) fn called(&self, name: &str) -> Option<&B> {
        self.iter()
            .find(|block| block.meta_ref().name.as_deref().unwrap_or_default() == name)
    }

    /// The names of the blocks.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for block in self {
            names.push(block.meta_ref().name.as_deref().unwrap_or_default());
        }
        names
    }
}

/// The names that are taken, and by which blocks.
#[derive(Default)]
pub(crate) struct Taken<'a>(Vec<(String, &'a str)>);

impl<'a> Taken<'a> {
    /// The block that has the name already; otherwise `block` has it from now on.
    pub(crate) fn by(&mut self, name: &str, block: &'a str) -> Option<&'a str> {
        for (taken, by) in &self.0 {
            if taken == name {
                return Some(by);
            }
        }
        self.0.push((name.to_owned(), block));
        None
    }
}

impl Meta {
    /// Where a block got its name: after `=`, or by being called so.
    pub(crate) fn place_of_name(&self) -> &dyn Located {
        if self.exact.is_set() {
            &self.exact
        } else {
            &self.place
        }
    }

    /// The name that stands after `=`, which messages call `noun`, keeps to limits.
    pub(crate) fn check_exact(&self, limits: &[Limit], noun: &str, report: &mut Report) {
        for name in self.exact.leaves() {
            check_value(limits, name, &self.exact, Subject::Value(noun), report);
        }
    }
}
