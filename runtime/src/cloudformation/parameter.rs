//! A value chosen when the stack is deployed.

use crate::block::block;
use crate::cloudformation::{given_is_literal, is_literal, scalar};
use crate::json::{Json, Object, Text};
use crate::limit::length;
use crate::literal::{Literal as _, words};
use crate::place::Located as _;
use crate::report::Report;
use crate::stack::Emission;
use crate::value::{Given, List, Value};

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
        /// The name of a parameter of the Systems Manager store, as it is.
        SsmName = "AWS::SSM::Parameter::Name",
        /// The id of a hosted zone of Route 53.
        HostedZone = "AWS::Route53::HostedZone::Id",
    }
}

block! {
    /// A value chosen when the stack is deployed: `parameter Stage: String { default: "dev" }`. CloudFormation reads it
    /// before it knows any value, so that nothing in it is a function.
    pub struct Parameter: Named, Part {
        settings {
            /// The type. Becomes `Type`.
            @Main kind: Value<ParameterType>,
            /// What to enter, at most 4000 characters. Becomes `Description`.
            description: Value<Text> where [length("cfn-parameter-description", 0, 4000)],
            /// The value where none is given: a text, number or flag; several with commas between. Becomes `Default`.
            default: Value<Json>,
            /// The only values allowed. Becomes `AllowedValues`.
            allowed_values: List<Json>,
            /// A regular expression the value must match. Becomes `AllowedPattern`.
            allowed_pattern: Value<Text>,
            /// What to say when the value is not allowed. Becomes `ConstraintDescription`.
            constraint_description: Value<Text>,
            /// The smallest number of characters; of texts only. Becomes `MinLength`.
            min_length: Value<i64>,
            /// The largest number of characters; of texts only. Becomes `MaxLength`.
            max_length: Value<i64>,
            /// The smallest number; of numbers only. Becomes `MinValue`.
            min_value: Value<i64>,
            /// The largest number; of numbers only. Becomes `MaxValue`.
            max_value: Value<i64>,
            /// Whether the value is hidden wherever the stack is shown. Becomes `NoEcho`.
            no_echo: Value<bool>,
        }
    }
}

impl Parameter {
    /// The rulebook of a parameter.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.is_written_out(report);
        self.bounds_suit_the_type(report);
        self.bounds_are_in_order(report);
        if self.default_suits_the_type(report) {
            self.default_is_allowed(report);
            self.default_keeps_to_the_bounds(report);
        }
    }

    /// No part of a parameter is a function.
    fn is_written_out(&self, report: &mut Report) {
        is_literal(&self.kind, report);
        is_literal(&self.description, report);
        is_literal(&self.default, report);
        for element in self.allowed_values.elements() {
            given_is_literal(element.given, &element, report);
        }
        is_literal(&self.allowed_pattern, report);
        is_literal(&self.constraint_description, report);
        for &bound in &[
            &self.min_length,
            &self.max_length,
            &self.min_value,
            &self.max_value,
        ] {
            is_literal(bound, report);
        }
        is_literal(&self.no_echo, report);
    }

    /// Numbers have no length, and texts no value.
    fn bounds_suit_the_type(&self, report: &mut Report) {
        let Some(kind) = self.kind.known_or(ParameterType::String) else {
            return;
        };
        let (wrong, what, right) = if is_number(kind) {
            (
                [&self.min_length, &self.max_length],
                "number has no length",
                "`min_value` and `max_value`",
            )
        } else {
            (
                [&self.min_value, &self.max_value],
                "text has no value to compare",
                "`min_length` and `max_length`",
            )
        };
        for &bound in &wrong {
            if bound.is_set() {
                report
                    .error(
                        &bound.at_key(),
                        "cfn-parameter-bounds-type",
                        format!("a {what}"),
                    )
                    .help(format!("write {right}, or another type"));
            }
        }
    }

    /// The lower bound is not above the upper one.
    fn bounds_are_in_order(&self, report: &mut Report) {
        for &(min, max) in &[
            (&self.min_length, &self.max_length),
            (&self.min_value, &self.max_value),
        ] {
            if let (Some(low), Some(high)) = (min.known(), max.known())
                && low > high
            {
                report
                    .error(
                        min,
                        "cfn-parameter-bounds-order",
                        format!("`{low}` is above the upper bound `{high}`"),
                    )
                    .help(format!("write {high} or less"));
            }
        }
    }

    /// The default is one value, and a number where the parameter is one; says whether it can be looked at further.
    fn default_suits_the_type(&self, report: &mut Report) -> bool {
        let (Some(default), Some(kind)) = (
            self.default.known(),
            self.kind.known_or(ParameterType::String),
        ) else {
            return false;
        };
        let (fact, help) = match scalar(default) {
            None if *default == Json::Null => return false,
            None => (
                "the default of a parameter is one value".to_owned(),
                "write a text, a number or a flag; several values as one text with commas between",
            ),
            Some(_) if !is_number(kind) => return true,
            Some(text) => match values(kind, &text)
                .iter()
                .find(|value| value.parse::<f64>().is_err())
            {
                None => return true,
                Some(wrong) => (
                    format!("`{wrong}` is not a number"),
                    "write a number, or the type `String`",
                ),
            },
        };
        report
            .error(&self.default, "cfn-parameter-default-type", fact)
            .help(help);
        false
    }

    /// The default is one of the allowed values.
    fn default_is_allowed(&self, report: &mut Report) {
        let (Some((kind, default)), true) = (self.known_default(), self.allowed_values.is_set())
        else {
            return;
        };
        if !self.allowed_values.is_known() {
            return;
        }
        let mut allowed = Vec::new();
        for element in self.allowed_values.elements() {
            let Given::Known(value) = element.given else {
                return;
            };
            let Some(value) = scalar(Json::of(value)) else {
                return;
            };
            allowed.push(value);
        }
        for value in values(kind, &default) {
            if !allowed.iter().any(|allowed| is_same(kind, allowed, value)) {
                report
                    .error(
                        &self.default,
                        "cfn-parameter-default-allowed",
                        format!("the default `{value}` is not among the allowed values"),
                    )
                    .help(format!("write one of {}", crate::suggest::list(&allowed)));
                return;
            }
        }
    }

    /// The default keeps to the bounds.
    fn default_keeps_to_the_bounds(&self, report: &mut Report) {
        let Some((kind, default)) = self.known_default() else {
            return;
        };
        let (min, max, measured) = match kind {
            ParameterType::Number => (
                &self.min_value,
                &self.max_value,
                default.parse::<f64>().ok(),
            ),
            ParameterType::String => {
                let length = u32::try_from(default.chars().count()).unwrap_or(u32::MAX);
                (&self.min_length, &self.max_length, Some(f64::from(length)))
            }
            _ => return,
        };
        #[allow(
            clippy::cast_precision_loss,
            reason = "a bound beyond 2^53 is a bound all the same"
        )]
        let compare = |bound: &Value<i64>| Some(measured?.total_cmp(&(*bound.known()? as f64)));
        let fact = match (compare(min), compare(max)) {
            (Some(std::cmp::Ordering::Less), _) => "below the lower bound",
            (_, Some(std::cmp::Ordering::Greater)) => "above the upper bound",
            _ => return,
        };
        report
            .error(
                &self.default,
                "cfn-parameter-default-bounds",
                format!("the default `{default}` is {fact}"),
            )
            .help("change the default or the bounds");
    }

    /// The type, and the default as a text.
    fn known_default(&self) -> Option<(ParameterType, String)> {
        let kind = self.kind.known_or(ParameterType::String)?;
        Some((kind, scalar(self.default.known()?)?))
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let mut parameter =
            Object::new().with("Type", self.kind.json_or(ParameterType::String.as_str()));
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

/// Whether a parameter is a number or a list of numbers.
fn is_number(kind: ParameterType) -> bool {
    matches!(kind, ParameterType::Number | ParameterType::NumberList)
}

/// The values of a default: several where the type has commas between.
fn values(kind: ParameterType, default: &str) -> Vec<&str> {
    let mut values = Vec::new();
    match kind {
        ParameterType::NumberList | ParameterType::CommaDelimitedList => {
            for value in default.split(',') {
                values.push(value.trim());
            }
        }
        _ => values.push(default),
    }
    values
}

/// Whether two values are the same to CloudFormation, which compares numbers as such.
fn is_same(kind: ParameterType, one: &str, other: &str) -> bool {
    if is_number(kind)
        && let (Ok(one), Ok(other)) = (one.parse::<f64>(), other.parse::<f64>())
    {
        return one.total_cmp(&other).is_eq();
    }
    one == other
}
