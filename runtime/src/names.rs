//! The names of blocks and of their parts, as rules look at them.

use crate::block::{Declared, Many, Meta};
use crate::limit::{Limit, Subject, check_value};
use crate::place::Located;
use crate::report::Report;

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

/// Names to be looked at.
pub(crate) fn texts(names: &[String]) -> Vec<&str> {
    let mut texts = Vec::with_capacity(names.len());
    for name in names {
        texts.push(name.as_str());
    }
    texts
}

/// Whether a name is one of some; letters count in either case.
pub(crate) fn is_among(name: &str, names: &[&str]) -> bool {
    for known in names {
        if known.eq_ignore_ascii_case(name) {
            return true;
        }
    }
    false
}

impl<B: Declared> Many<B> {
    /// The block with a name.
    pub(crate) fn called(&self, name: &str) -> Option<&B> {
        self.iter().find(|block| block.meta_ref().ident() == name)
    }

    /// The names of the blocks.
    pub(crate) fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        for block in self {
            names.push(block.meta_ref().ident());
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
        for &name in &self.exact.leaves() {
            check_value(limits, name, &self.exact, Subject::Value(noun), report);
        }
    }
}
