//! What the user pool asks of the other blocks: plans, factors, messages, domains.

use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn sign_in_rules(&self, report: &mut Report) {
        let _ = (self, report);
    }
}

rules! {}
