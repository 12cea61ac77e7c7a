//! Names that collide, references that do not resolve, and CloudFormation's own limits.

use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn name_rules(&self, report: &mut Report) {
        let _ = (self, report);
    }
}

rules! {}
