//! What identity providers and the clients that use them ask of each other.

use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn provider_rules(&self, report: &mut Report) {
        let _ = (self, report);
    }
}

rules! {}
