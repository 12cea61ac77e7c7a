//! What more than one rule asks of settings and blocks.

use crate::block::{Block, Many, Meta};
use crate::literal::Literal;
use crate::place::{Element, Located};
use crate::value::{Given, List, Value};

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

impl<T: Literal> List<T> {
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
}
