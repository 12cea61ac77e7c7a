//! The attributes of users.

use crate::block::block;
use crate::literal::{Range, words};
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;
use crate::value::Value;

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
    /// The attributes of users: `department: String(2..=50),`, `email: required,`.
    pub struct Schema: Unnamed, Part {
        blocks {
            /// An attribute: its type with its bounds, then `required`, `immutable`, `developer_only`.
            @Rest attribute: Many<SchemaAttribute>,
        }
    }
}

impl Schema {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    /// The custom attributes: the name without `custom:`, and the path.
    pub(crate) fn custom(&self) -> impl Iterator<Item = (&str, String)> {
        self.attribute
            .iter()
            .filter(|attribute| !attribute.is_standard())
            .map(|attribute| (attribute.ident(), attribute.path()))
    }
}

impl crate::stack::Stack {
    /// The attributes that a client may write where it does not say: every standard one, but no custom one. None
    /// without custom attributes, where the default of AWS is the same.
    pub(crate) fn default_write_attributes(&self) -> Option<Vec<&'static str>> {
        let standard = [
            "address",
            "birthdate",
            "email",
            "family_name",
            "gender",
            "given_name",
            "locale",
            "middle_name",
            "name",
            "nickname",
            "phone_number",
            "picture",
            "preferred_username",
            "profile",
            "updated_at",
            "website",
            "zoneinfo",
        ];
        self.pool()
            .custom_attributes()
            .next()
            .map(|_| standard.to_vec())
    }
}

block! {
    /// An attribute of users.
    pub struct SchemaAttribute: Named, Part {
        settings {
            /// The type. Becomes `AttributeDataType`.
            @Main data_type: Value<AttributeType>,
            /// The bounds: of the length of a text, of the value of a number. Becomes the `…AttributeConstraints`.
            @Extra range: Value<Range>,
            /// Whether each user must have it. Becomes `Required`.
            @Extra required: Value<bool>,
            /// Whether it never changes once it is set. Becomes `Mutable`.
            @Extra immutable: Value<bool>,
        }
    }
}

impl SchemaAttribute {
    pub(crate) fn rules(&self, report: &mut Report) {
        if !self.is_standard() && self.required.is(&true) {
            report
                .error(
                    &self.required,
                    "custom-not-required",
                    "a custom attribute cannot be required",
                )
                .help("drop `required`; to insist on a value, check it in a pre_sign_up trigger");
        }
    }

    /// Whether OIDC defines the attribute.
    pub(crate) fn is_standard(&self) -> bool {
        ["email", "name", "phone_number"].contains(&self.ident())
    }
}

rules! {}
