//! The attributes of users.

use crate::block::block;
use crate::function::reference;
use crate::json::{Json, Object};
use crate::literal::{Literal as _, Range, words};
use crate::pattern::VISIBLE;
use crate::report::Report;
use crate::rulebook::rules;
use crate::suggest::suggest;
use crate::user_pool::standard::{standard_names, standard_type};
use crate::value::{Given, Value};

words! {
    /// The type of an attribute.
    pub enum AttributeType {
        /// A text; `String(2..=50)` limits its length.
        String = "String",
        /// A number; `Number(1..=9)` limits its value.
        Number = "Number",
        /// A date and time.
        DateTime = "DateTime",
        /// True or false.
        Boolean = "Boolean",
    }
}

block! {
    /// The attributes of users: `department: String(2..=50),`, `email: required,`. At most 50, custom ones without their
    /// prefix `custom:`. Becomes `Schema`.
    ///
    /// AWS adds attributes to a live pool, but neither changes nor removes one: each entry of the template therefore
    /// says all there is to say of its attribute.
    pub struct Schema: Unnamed, Part {
        blocks {
            /// An attribute: its type with its bounds, then `required`, `immutable`, `developer_only`.
            @Rest attribute: Many<SchemaAttribute>,
        }
    }
}

/// The most attributes a schema may list.
const MAX_ATTRIBUTES: usize = 50;

/// The most characters a text may have.
const MAX_LENGTH: i64 = 2048;

impl Schema {
    /// The rulebook of a schema.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.fits(report);
    }

    /// A schema has at most 50 attributes.
    fn fits(&self, report: &mut Report) {
        let number = self.attribute.len();
        if number > MAX_ATTRIBUTES {
            report
                .error(
                    self,
                    "schema-max-50",
                    format!("`schema` must have at most {MAX_ATTRIBUTES} attributes, not {number}"),
                )
                .help(format!("leave {} of them out", number - MAX_ATTRIBUTES));
        }
    }

    /// The property `Schema`, if any attribute was written.
    pub(crate) fn json(&self) -> Option<Json> {
        self.attribute.json(&SchemaAttribute::json)
    }
}

block! {
    /// An attribute of users: `employee_id: Number(1000..=99999) immutable,`.
    pub struct SchemaAttribute: Named, Part {
        settings {
            /// The type. A custom attribute needs one, a standard one has its own. Becomes `AttributeDataType`.
            @Main data_type: Value<AttributeType>,
            /// The bounds: of the length of a text, within 0 to 2048, or of the value of a number. A custom text without
            /// bounds has `0..=2048`; `String(..)` leaves them out, to take over a pool that was made so. Becomes
            /// `StringAttributeConstraints` or `NumberAttributeConstraints`.
            @Extra range: Value<Range>,
            /// Whether each user must have it; standard attributes only. Default `false`. Becomes `Required`.
            @Extra required: Value<bool>,
            /// Whether it never changes once it is set. Default `false`. Becomes `Mutable`.
            @Extra immutable: Value<bool>,
            /// Whether only administrators may set it; custom attributes only. AWS keeps this for old pools and advises a
            /// client's `write_attributes` instead. Becomes `DeveloperOnlyAttribute`.
            @Extra developer_only: Value<bool>,
        }
    }
}

impl SchemaAttribute {
    /// The rulebook of an attribute.
    pub(crate) fn rules(&self, report: &mut Report) {
        // What is wrong with a name spoils the rules that depend on it.
        if !self.name_is_usable(report) {
            return;
        }
        if self.is_standard() {
            self.standard_keeps_its_type(report);
        } else if self.custom_has_a_type(report) {
            self.custom_is_not_required(report);
        }
        self.bounds_match_the_type(report);
        self.length_is_possible(report);
        self.bounds_are_in_order(report);
    }

    /// A name has 1 to 20 visible characters and no prefix, and is not `sub`.
    fn name_is_usable(&self, report: &mut Report) -> bool {
        let name = self.ident();
        let length = name.chars().count();
        if let Some(bare) = ["custom:", "dev:"]
            .iter()
            .find_map(|prefix| name.strip_prefix(prefix))
        {
            report
                .error(
                    self,
                    "schema-name-no-prefix",
                    format!("`{name}` has a prefix, which AWS adds itself"),
                )
                .help(format!("write `{bare}` here, and `{name}` everywhere else"));
        } else if name == "sub" {
            report
                .error(self, "sub-immutable", "`sub` cannot be declared")
                .help("leave it out: each user has one, which never changes");
        } else if self.is_standard() && length > 20 {
            report
                .error(
                    self,
                    "schema-name-length",
                    format!("`{name}` has {length} characters, and AWS takes 20 in a schema"),
                )
                .help("leave it out: each user has one anyway");
        } else if !(1..=20).contains(&length) {
            report
                .error(
                    self,
                    "schema-name-length",
                    format!("the name of an attribute has 1 to 20 characters, not {length}"),
                )
                .help("choose a shorter name; `custom:` does not count");
        } else if !(VISIBLE.matches)(name) {
            report
                .error(
                    self,
                    "schema-name-length",
                    format!("`{name}` cannot be the name of an attribute"),
                )
                .help(format!("write {}", VISIBLE.says));
        } else {
            return true;
        }
        false
    }

    /// A standard attribute has its own type and is not for developers only.
    fn standard_keeps_its_type(&self, report: &mut Report) {
        let (name, own) = (self.ident(), self.own_type());
        let types = self.data_type.leaves();
        if let Some(wrong) = types.iter().find(|kind| ***kind != own) {
            report
                .error(
                    &self.data_type,
                    "standard-datatype-fixed",
                    format!(
                        "`{name}` is a `{}`, not a `{}`",
                        own.as_str(),
                        wrong.as_str()
                    ),
                )
                .help(format!("write `{}`, or leave the type out", own.as_str()));
        }
        if self.developer_only.is(&true) {
            report
                .error(
                    &self.developer_only,
                    "standard-datatype-fixed",
                    format!("`{name}` is a standard attribute and cannot be for developers only"),
                )
                .help("drop `developer_only`, and leave the attribute out of a client's `write_attributes`");
        }
    }

    /// A custom attribute has a type; says whether the other rules of custom attributes make sense.
    fn custom_has_a_type(&self, report: &mut Report) -> bool {
        if self.data_type.is_set() {
            return true;
        }
        let name = self.ident();
        let near = suggest(name, &standard_names());
        let is_misspelt = near.starts_with("did you mean");
        report
            .error(
                self,
                "custom-needs-datatype",
                format!("the custom attribute `{name}` needs a type"),
            )
            .help(if is_misspelt {
                near
            } else {
                "write `String`, `Number`, `DateTime` or `Boolean`".to_owned()
            });
        !is_misspelt
    }

    /// A custom attribute is not required.
    fn custom_is_not_required(&self, report: &mut Report) {
        if self.required.is(&true) {
            report
                .error(
                    &self.required,
                    "custom-not-required",
                    "a custom attribute cannot be required",
                )
                .help("drop `required`; to insist on a value, check it in a pre_sign_up trigger");
        }
    }

    /// Only texts and numbers have bounds, and the type must be written out for AWS to be told which these are.
    fn bounds_match_the_type(&self, report: &mut Report) {
        if !self.range.is_set() {
            return;
        }
        // A standard attribute of another type was reported for that.
        if self.is_standard()
            && self
                .data_type
                .known()
                .is_some_and(|own| *own != self.own_type())
        {
            return;
        }
        let fact = match self.data_type.given() {
            Some(Given::Known(kind)) => match AttributeType::of(kind) {
                kind @ (AttributeType::DateTime | AttributeType::Boolean) => {
                    format!("a `{}` has no bounds", kind.as_str())
                }
                _ => return,
            },
            Some(Given::Choice(..) | Given::Intrinsic(_)) => {
                "bounds need a type that is not a CloudFormation function".to_owned()
            }
            None if self.own_type() == AttributeType::Boolean => {
                "a `Boolean` has no bounds".to_owned()
            }
            _ => return,
        };
        report
            .error(&self.range, "constraint-matches-type", fact)
            .help("drop the bounds, or write `String` or `Number`");
    }

    /// The length of a text lies within 0 to 2048.
    fn length_is_possible(&self, report: &mut Report) {
        if self.kind() != Some(AttributeType::String) {
            return;
        }
        let is_wrong = |end: &i64| !(0..=MAX_LENGTH).contains(end);
        for &range in &self.ranges() {
            if let Some(end) = range.min.filter(is_wrong).or(range.max.filter(is_wrong)) {
                report
                    .error(
                        &self.range,
                        "string-max-2048",
                        format!("a text has 0 to {MAX_LENGTH} characters, not {end}"),
                    )
                    .help(format!("write a range within `0..={MAX_LENGTH}`"));
            }
        }
    }

    /// The lower bound is not above the upper one.
    fn bounds_are_in_order(&self, report: &mut Report) {
        let rule = match self.kind() {
            Some(AttributeType::String) => "string-len-order",
            Some(AttributeType::Number) => "number-order",
            _ => return,
        };
        for &range in &self.ranges() {
            if let (Some(min), Some(max)) = (range.min, range.max)
                && min > max
            {
                report
                    .error(&self.range, rule, format!("`{min}` is above `{max}`"))
                    .help(format!("write `{max}..={min}`"));
            }
        }
    }

    /// Whether AWS has the attribute without being asked.
    pub(crate) fn is_standard(&self) -> bool {
        standard_type(self.ident()).is_some()
    }

    /// Whether it is a custom one that clients may see.
    pub(crate) fn is_custom(&self) -> bool {
        !self.is_standard() && !self.developer_only.is(&true)
    }

    /// The type that stands where none is written.
    fn own_type(&self) -> AttributeType {
        standard_type(self.ident()).unwrap_or(AttributeType::String)
    }

    /// The type, if it is known.
    pub(crate) fn kind(&self) -> Option<AttributeType> {
        self.data_type.known_or(self.own_type())
    }

    /// The bounds that may come to hold.
    pub(crate) fn ranges(&self) -> Vec<&Range> {
        self.range.leaves()
    }

    /// The entry of `Schema`, with everything said.
    fn json(&self) -> Json {
        let mut entry = Object::new().with(
            "AttributeDataType",
            self.data_type.json_or(self.own_type().as_str()),
        );
        entry.set("DeveloperOnlyAttribute", self.developer_only.json());
        let mutable = self
            .immutable
            .json_with(&|immutable| Json::Flag(!immutable));
        entry.insert("Mutable", mutable.unwrap_or(Json::Flag(true)));
        entry.insert("Name", self.ident().to_owned());
        entry.insert("Required", self.required.json_or(false));
        match self.kind() {
            Some(AttributeType::String) => entry.set(
                "StringAttributeConstraints",
                self.constraints("MinLength", "MaxLength"),
            ),
            Some(AttributeType::Number) => entry.set(
                "NumberAttributeConstraints",
                self.constraints("MinValue", "MaxValue"),
            ),
            _ => {}
        }
        self.meta.add_raw(&mut entry);
        entry.into()
    }

    /// The bounds as AWS has them: numbers as texts. What was left open stays open.
    ///
    /// A custom text without bounds gets the widest ones: to write them later would be a change, which AWS refuses. A
    /// number has no widest bounds, and the bounds of standard attributes are AWS's own.
    fn constraints(&self, min: &'static str, max: &'static str) -> Option<Json> {
        let widest = Range {
            min: Some(0),
            max: Some(MAX_LENGTH),
        };
        let text = |range: &Range| {
            let end = |end: Option<i64>| end.map(|end| end.to_string());
            let mut ends = Object::new();
            ends.set(max, end(range.max));
            ends.set(min, end(range.min));
            if ends.is_empty() {
                reference("AWS::NoValue")
            } else {
                ends.into()
            }
        };
        match self.range.known() {
            Some(Range {
                min: None,
                max: None,
            }) => None,
            _ if self.range.is_set() => self.range.json_with(&text),
            _ if self.is_standard() || self.kind() != Some(AttributeType::String) => None,
            _ => Some(text(&widest)),
        }
    }
}

rules! {
    "schema-max-50" A: "A schema lists at most 50 attributes."
        prevents "Value '[SchemaAttributeType(…' failed to satisfy constraint: Member must have length less than or equal to 50"
        source "CreateUserPool, Schema";
    "schema-name-length" A: "The name of an attribute has 1 to 20 visible characters; `custom:` does not count."
        prevents "Value '…' at 'schema.1.member.name' failed to satisfy constraint: Member must have length less than or equal to 20"
        source "SchemaAttributeType, Name";
    "schema-name-no-prefix" B: "A schema names its attributes without `custom:` or `dev:`."
        prevents "an attribute `custom:custom:role`"
        source "SchemaAttributeType, Name";
    "sub-immutable" C: "A schema does not declare `sub`, which each user has and nobody can change."
        prevents "an attempt to change a standard attribute, which AWS refuses"
        source "developer guide, user pool attributes";
    "standard-datatype-fixed" A: "A standard attribute keeps its own type and is not for developers only."
        prevents "You can not change AttributeDataType or set developerOnlyAttribute for standard schema attribute email"
        source "CreateUserPool, measured";
    "custom-needs-datatype" C: "A custom attribute has a type."
        prevents "Invalid AttributeDataType input, consider using the provided AttributeDataType enum."
        source "SchemaAttributeType, AttributeDataType";
    "custom-not-required" A: "A custom attribute is not required."
        prevents "Required custom attributes are not supported currently."
        source "CreateUserPool, measured";
    "constraint-matches-type" D: "Only a `String` or a `Number` has bounds."
        prevents "bounds that have no effect"
        source "SchemaAttributeType, StringAttributeConstraints and NumberAttributeConstraints";
    "string-max-2048" B: "The length of a text attribute lies within 0 to 2048."
        prevents "String attributes cannot have a length of more than 2048"
        source "developer guide, user pool attributes";
    "string-len-order" A: "The smallest length of a text attribute is not above the largest."
        prevents "Attribute custom:level cannot have a max length shorter than it's min length"
        source "CreateUserPool, measured";
    "number-order" A: "The smallest value of a number attribute is not above the largest."
        prevents "Attribute custom:level cannot have a max value smaller than it's min value"
        source "CreateUserPool, measured";
}

#[cfg(test)]
mod tests;
