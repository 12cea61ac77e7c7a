//! A value that a stack gives to others.

use crate::block::block;
use crate::cloudformation::{function, is_literal};
use crate::function::{join, reference};
use crate::json::{Json, Object, Text};
use crate::report::Report;
use crate::stack::Emission;
use crate::value::Value;

block! {
    /// An output: `output ApiUrl: sub "https://${Api}…" { description: "…" }`. Exported as `<StackName>:<Name>`.
    pub struct Output: Named, Resource {
        settings {
            /// The value. Becomes `Value`.
            @Main value: Value<Json>,
            /// What the value is, at most 1024 bytes. Becomes `Description`.
            description: Value<Text>,
            /// Whether other stacks may import the value. Default `true`. Becomes `Export`.
            export: Value<bool>,
        }
    }
}

/// The most bytes that a description may have.
const MAX_DESCRIPTION: usize = 1024;

impl Output {
    /// The rulebook of an output.
    pub(crate) fn rules(&self, report: &mut Report) {
        is_literal(&self.description, report);
        is_literal(&self.export, report);
        self.description_is_short(report);
        self.has_one_value(report);
    }

    /// The description has at most 1024 bytes.
    fn description_is_short(&self, report: &mut Report) {
        let Some(text) = self.description.known() else {
            return;
        };
        let bytes = text.len();
        if bytes > MAX_DESCRIPTION {
            report
                .error(
                    &self.description,
                    "cfn-output-description",
                    format!("`description` has {bytes} bytes, and CloudFormation takes {MAX_DESCRIPTION}"),
                )
                .help(format!("leave {} of them out", bytes - MAX_DESCRIPTION));
        }
    }

    /// The value is there, and is one text or a function.
    fn has_one_value(&self, report: &mut Report) {
        let help = "write a text, a reference or `join \",\" […]`";
        if !self.value.is_set() {
            report
                .error(
                    self,
                    "cfn-output-value",
                    format!("the output `{}` has no value", self.ident()),
                )
                .help(help);
        }
        let is_one = match self.value.known() {
            Some(Json::List(_)) => false,
            Some(Json::Object(object)) => function(object).is_some(),
            _ => true,
        };
        if !is_one {
            report
                .error(
                    &self.value,
                    "cfn-output-value",
                    "the value of an output is one text",
                )
                .help(help);
        }
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let name = Text::from(self.ident().to_owned());
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
        emission.output_object(name, self.meta.place(), output);
    }
}
