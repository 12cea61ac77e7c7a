//! A condition under which parts of a stack exist.

use crate::block::block;
use crate::json::Json;
use crate::report::Report;
use crate::stack::Emission;
use crate::value::Value;

block! {
    /// A condition: `condition IsProd: ref Stage == "prod",`. `!`, `&&`, `||` and parentheses work as in Rust, and
    /// another condition stands by its name.
    pub struct Condition: Named, Part {
        settings {
            /// What must hold. Becomes the entry of `Conditions`.
            @Main test: Value<Json>,
        }
    }
}

impl Condition {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let test = self.test.json_or(Json::Null);
        emission.condition(&self.meta, self.ident().to_owned().into(), test);
    }
}
