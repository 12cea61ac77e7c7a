//! A value chosen when the stack is deployed.

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::literal::{Literal as _, words};
use crate::report::Report;
use crate::stack::Emission;
use crate::value::{List, Value};

words! {
    /// The type of a parameter.
    pub enum ParameterType {
        /// A text.
        String = "String",
        /// A number.
        Number = "Number",
        /// Numbers with commas between.
        NumberList = "List<Number>",
        /// Texts with commas between.
        CommaDelimitedList = "CommaDelimitedList",
        /// The name of a parameter of the Systems Manager store, whose value is taken.
        SsmString = "AWS::SSM::Parameter::Value<String>",
        /// The same, for texts with commas between.
        SsmList = "AWS::SSM::Parameter::Value<List<String>>",
    }
}

block! {
    /// A value chosen when the stack is deployed: `parameter Stage: String { default: "dev" }`.
    pub struct Parameter: Named, Part {
        settings {
            /// The type. Becomes `Type`.
            @Main kind: Value<ParameterType>,
            /// What to enter. Becomes `Description`.
            description: Value<Text>,
            /// The value where none is given. Becomes `Default`.
            default: Value<Json>,
            /// The only values allowed. Becomes `AllowedValues`.
            allowed_values: List<Json>,
            /// A regular expression the value must match. Becomes `AllowedPattern`.
            allowed_pattern: Value<Text>,
            /// What to say when the value is not allowed. Becomes `ConstraintDescription`.
            constraint_description: Value<Text>,
            /// The smallest number of characters. Becomes `MinLength`.
            min_length: Value<i64>,
            /// The largest number of characters. Becomes `MaxLength`.
            max_length: Value<i64>,
            /// The smallest number. Becomes `MinValue`.
            min_value: Value<i64>,
            /// The largest number. Becomes `MaxValue`.
            max_value: Value<i64>,
            /// Whether the value is hidden wherever the stack is shown. Becomes `NoEcho`.
            no_echo: Value<bool>,
        }
    }
}

impl Parameter {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let mut parameter =
            Object::new().with("Type", self.kind.json_or(ParameterType::String.json()));
        parameter.set("Description", self.description.json());
        parameter.set("Default", self.default.json());
        parameter.set("AllowedValues", self.allowed_values.json());
        parameter.set("AllowedPattern", self.allowed_pattern.json());
        parameter.set("ConstraintDescription", self.constraint_description.json());
        parameter.set("MinLength", self.min_length.json());
        parameter.set("MaxLength", self.max_length.json());
        parameter.set("MinValue", self.min_value.json());
        parameter.set("MaxValue", self.max_value.json());
        parameter.set("NoEcho", self.no_echo.json());
        emission.parameter(&self.meta, self.ident().to_owned().into(), parameter);
    }
}
