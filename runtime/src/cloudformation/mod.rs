//! CloudFormation's own items: parameters, conditions, mappings, outputs, and any resource.

mod condition;
mod mapping;
mod output;
mod parameter;
mod resource;

pub use condition::Condition;
pub use mapping::Mapping;
pub use output::Output;
pub use parameter::{Parameter, ParameterType};
pub use resource::CustomResource;

use crate::json::{Json, Object};
use crate::literal::Literal;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::value::{Given, Value};

/// Where CloudFormation reads a template before it knows any value, there are no functions.
pub(crate) fn is_literal<T: Literal>(value: &Value<T>, report: &mut Report) {
    if let Some(given) = value.given() {
        given_is_literal(given, value, report);
    }
}

fn given_is_literal<T>(given: &Given<T>, place: &dyn Located, report: &mut Report) {
    // A value that is looked up in a store stands in the template as a text.
    let is_function = match given {
        Given::Known(_) | Given::Later | Given::Intrinsic(Json::Text(_)) => false,
        Given::Intrinsic(_) | Given::Choice(..) => true,
    };
    if is_function {
        no_function(place, report);
    }
}

fn no_function(place: &dyn Located, report: &mut Report) {
    report
        .error(
            place,
            "cfn-literal",
            "CloudFormation takes no function here",
        )
        .help("write the value itself, or `#{ … }` for one that Rust computes");
}

/// The function that a piece of a template calls, if it is nothing but one.
pub(crate) fn function(object: &Object) -> Option<&str> {
    if object.len() != 1 {
        return None;
    }
    let (key, _) = object.iter().next()?;
    (key == "Ref" || key == "Condition" || key.starts_with("Fn::")).then_some(key)
}

/// A text, number or flag as CloudFormation compares it.
fn scalar(json: &Json) -> Option<String> {
    match json {
        Json::Text(text) => Some(text.to_string()),
        Json::Integer(number) => Some(number.to_string()),
        Json::Float(number) => Some(number.to_string()),
        Json::Flag(flag) => Some(flag.to_string()),
        Json::Null | Json::List(_) | Json::Object(_) => None,
    }
}

rules! {
    "cfn-literal" B: "What CloudFormation reads before it knows any value is written out: all of a parameter and a mapping, the descriptions of the template and of an output, the type of a resource."
        prevents "Template format error: Every Default member must be a string."
        source "CloudFormation, template anatomy";
    "cfn-parameter-description" B: "The description of a parameter has at most 4000 characters."
        prevents "Template format error"
        source "CloudFormation, parameters";
    "cfn-parameter-default-type" B: "The default of a parameter is one value, and a number where the parameter is one."
        prevents "Template format error: Every Default member must be a string. / Parameter 'N' must be a number."
        source "CloudFormation, parameters";
    "cfn-parameter-default-allowed" B: "The default of a parameter is one of its allowed values."
        prevents "Parameter 'Stage' must be one of AllowedValues"
        source "CloudFormation, parameters";
    "cfn-parameter-default-bounds" B: "The default of a parameter keeps to its bounds."
        prevents "Parameter 'Size' must be a number not less than 5"
        source "CloudFormation, parameters";
    "cfn-parameter-bounds-type" B: "Lengths bound the parameters that are texts, values those that are numbers."
        prevents "Template format error: bounds that do not belong to the type"
        source "CloudFormation, parameters";
    "cfn-parameter-bounds-order" B: "The lower bound of a parameter is not above the upper one."
        prevents "a parameter that no value fits"
        source "CloudFormation, parameters";
    "cfn-condition-test" B: "A condition compares parameters, values of mappings and other conditions, never attributes of resources."
        prevents "Template validation error: Template error: every Condition member must be a function / Unresolved dependencies"
        source "CloudFormation, conditions";
    "cfn-mapping-shape" B: "A mapping has rows, and each row columns with letters and digits in their names, of texts, numbers or lists."
        prevents "Template format error: Mappings attribute name 'a-b' must contain only alphanumeric characters."
        source "CloudFormation, mappings";
    "cfn-output-value" B: "An output has a value: one text, or a function."
        prevents "Template format error: Every Outputs member must contain a Value object"
        source "CloudFormation, outputs";
    "cfn-output-description" B: "The description of an output has at most 1024 bytes."
        prevents "Template format error: the description exceeds 1024 bytes"
        source "CloudFormation, quotas";
    "cfn-resource-type" B: "The type of a resource has three parts, like `AWS::Lambda::Function`, or is `Custom::` and a name."
        prevents "Template format error: Unrecognized resource types"
        source "CloudFormation, resources";
}

#[cfg(test)]
mod tests;
