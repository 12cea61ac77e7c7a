//! A value that a stack gives to others.

use crate::block::block;
use crate::function::{join, reference};
use crate::json::{Json, Object, Text};
use crate::place::Located as _;
use crate::report::Report;
use crate::stack::Emission;
use crate::value::Value;

block! {
    /// An output: `output ApiUrl: sub "https://${Api}…" { description: "…" }`. Exported as `<StackName>:<Name>`.
    pub struct Output: Named, Resource {
        settings {
            /// The value. Becomes `Value`.
            @Main value: Value<Json>,
            /// What the value is. Becomes `Description`.
            description: Value<Text>,
            /// Whether other stacks may import the value. Default `true`. Becomes `Export`.
            export: Value<bool>,
        }
    }
}

impl Output {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let name = Text::Owned(self.ident().to_owned());
        let mut output = Object::new();
        output.set("Description", self.description.json());
        output.insert("Value", self.value.json_or(Json::Null));
        if !self.export.is(&false) {
            let export = join(
                ":",
                vec![reference("AWS::StackName"), Json::Text(name.clone())],
            );
            output.insert("Export", Object::new().with("Name", export));
        }
        output.set("Condition", self.meta.condition.json());
        emission.output_object(name, self.path(), output);
    }
}
