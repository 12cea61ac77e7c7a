//! What attributes ask of the clients, providers and tags that name them.

use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn attribute_rules(&self, report: &mut Report) {
        let _ = (self, report);
    }
}

rules! {}
