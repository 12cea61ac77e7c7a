//! A table of values to look up when the stack is deployed.

use crate::block::block;
use crate::json::Json;
use crate::report::Report;
use crate::stack::Emission;
use crate::value::Map;

block! {
    /// A table of values: `mapping Regions { "us-east-1": { Bucket: "one" }, "eu-west-1": { Bucket: "two" } }`,
    /// looked up by `find Regions[ref AWS::Region, "Bucket"]`.
    pub struct Mapping: Named, Part {
        settings {
            /// A row of the table: its key, and a value for each column.
            @Rest rows: Map<Json>,
        }
    }
}

impl Mapping {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let rows = self
            .rows
            .json()
            .unwrap_or_else(|| crate::json::Object::new().into());
        emission.mapping(&self.meta, self.ident().to_owned().into(), rows);
    }
}
