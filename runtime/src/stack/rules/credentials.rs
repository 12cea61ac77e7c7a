//! What the identity pool, its roles and its tags ask of the other blocks.

use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn credential_rules(&self, report: &mut Report) {
        let _ = (self, report);
    }
}

rules! {}
