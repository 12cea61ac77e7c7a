//! The attributes that every pool has, and what is known of an attribute by its name.

use std::sync::LazyLock;

use crate::names::texts;
use crate::stack::Stack;
use crate::suggest::nearest;
use crate::user_pool::{AttributeType, Schema, SchemaAttribute, UserPool};

/// The standard attributes and their types, which are fixed: OIDC's, and the three that Cognito keeps itself.
pub const STANDARD_ATTRIBUTES: [(&str, AttributeType); 20] = [
    ("address", AttributeType::String),
    ("birthdate", AttributeType::String),
    ("email", AttributeType::String),
    ("email_verified", AttributeType::Boolean),
    ("family_name", AttributeType::String),
    ("gender", AttributeType::String),
    ("given_name", AttributeType::String),
    ("locale", AttributeType::String),
    ("middle_name", AttributeType::String),
    ("name", AttributeType::String),
    ("nickname", AttributeType::String),
    ("phone_number", AttributeType::String),
    ("phone_number_verified", AttributeType::Boolean),
    ("picture", AttributeType::String),
    ("preferred_username", AttributeType::String),
    ("profile", AttributeType::String),
    ("sub", AttributeType::String),
    ("updated_at", AttributeType::Number),
    ("website", AttributeType::String),
    ("zoneinfo", AttributeType::String),
];

/// The standard attributes that no client may write.
pub const READ_ONLY_ATTRIBUTES: [&str; 3] = ["email_verified", "phone_number_verified", "sub"];

/// The type of a standard attribute.
pub(crate) fn standard_type(name: &str) -> Option<AttributeType> {
    Some(standard(name)?.1)
}

fn standard(name: &str) -> Option<(&'static str, AttributeType)> {
    for (standard, kind) in &STANDARD_ATTRIBUTES {
        if *standard == name {
            return Some((standard, *kind));
        }
    }
    None
}

/// The names of the standard attributes.
pub(crate) fn standard_names() -> Vec<&'static str> {
    let mut names = Vec::with_capacity(STANDARD_ATTRIBUTES.len());
    for (name, _) in &STANDARD_ATTRIBUTES {
        names.push(*name);
    }
    names
}

/// An attribute of the pool, as other blocks see it.
#[derive(Clone, Copy, Debug)]
pub(crate) enum PoolAttribute<'a> {
    /// A standard one that the schema does not mention.
    Standard(&'static str),
    /// One of the schema, be it standard or custom.
    Declared(&'a SchemaAttribute),
    /// One of a pool that exists already, of which nothing more is known.
    Existing,
}

impl PoolAttribute<'_> {
    /// Whether its value may change once it is set; nothing while that is not known.
    pub(crate) fn mutable(self) -> Option<bool> {
        match self {
            Self::Standard(name) => Some(name != "sub"),
            Self::Declared(attribute) => attribute
                .immutable
                .known_or(false)
                .map(|immutable| !immutable),
            Self::Existing => None,
        }
    }

    /// Whether each user must have it; nothing while that is not known.
    pub(crate) fn required(self) -> Option<bool> {
        match self {
            Self::Standard(name) => Some(name == "sub"),
            Self::Declared(attribute) => attribute.required.known_or(false),
            Self::Existing => None,
        }
    }
}

impl UserPool {
    /// The attribute that `name` refers to: `email`, `custom:role`, or `dev:role` for a developer-only one.
    pub(crate) fn attribute(&self, name: &str) -> Option<PoolAttribute<'_>> {
        let declared = |ident: &str| self.schema.get()?.attribute.called(ident);
        // AWS documents the names of developer-only attributes as `dev:…`; pools show `dev:custom:…`.
        let bare = name.strip_prefix("dev:").unwrap_or(name);
        let ident = bare.strip_prefix("custom:").unwrap_or(bare);
        if ident != name {
            if self.is_existing() {
                return Some(PoolAttribute::Existing);
            }
            return match declared(ident) {
                Some(custom) if !custom.is_standard() => Some(PoolAttribute::Declared(custom)),
                _ => None,
            };
        }
        let (standard, _) = standard(name)?;
        Some(match declared(name) {
            Some(declared) => PoolAttribute::Declared(declared),
            None if self.is_existing() && standard != "sub" => PoolAttribute::Existing,
            None => PoolAttribute::Standard(standard),
        })
    }

    /// The attributes that each user must have, by name.
    pub(crate) fn required_attributes(&self) -> Vec<&str> {
        let mut names = Vec::new();
        if let Some(schema) = self.schema.get() {
            for attribute in &schema.attribute {
                if attribute.is_standard() && attribute.required.is(&true) {
                    names.push(attribute.ident());
                }
            }
        }
        names
    }

    /// What to say of an attribute that is not there: the nearest that is, or how to declare it.
    pub(crate) fn attribute_help(&self, name: &str) -> String {
        let mut own = Vec::new();
        if let Some(schema) = self.schema.get() {
            for attribute in &schema.attribute {
                if attribute.is_custom() {
                    own.push(attribute.ident());
                }
            }
        }
        let mut known = Vec::new();
        for name in &own {
            known.push(format!("custom:{name}"));
        }
        for &name in &standard_names() {
            known.push(name.to_owned());
        }
        let bare = |name: &str| name.strip_prefix("custom:").unwrap_or(name).to_owned();
        // Most often nothing but the prefix is wrong.
        if let Some(meant) = known.iter().find(|known| bare(known) == bare(name)) {
            return format!("did you mean `{meant}`?");
        }
        if let Some(near) = nearest(name, &texts(&known)) {
            format!("did you mean `{near}`?")
        } else if let Some(near) = nearest(name, &own) {
            format!("did you mean `custom:{near}`?")
        } else if self.is_existing() {
            format!("write `custom:{}` for a custom attribute", bare(name))
        } else {
            format!(
                "declare it in the pool: `schema {{ {}: String }}`",
                bare(name)
            )
        }
    }
}

impl Stack {
    /// What a client without `write_attributes` of its own may write, if there are custom attributes, as there may be in
    /// an existing pool: every standard attribute that can be written, and no custom one.
    ///
    /// Without custom attributes nothing need be said, for that is what AWS does itself.
    pub(crate) fn default_write_attributes(&self) -> Option<&'static [&'static str]> {
        static WRITABLE: LazyLock<Vec<&str>> = LazyLock::new(|| {
            let mut names = Vec::new();
            for &name in &standard_names() {
                if !READ_ONLY_ATTRIBUTES.contains(&name) {
                    names.push(name);
                }
            }
            names
        });
        let pool = self.pool();
        let has_custom = |schema: &Schema| schema.attribute.iter().any(SchemaAttribute::is_custom);
        if !pool.is_existing() && !pool.schema.get().is_some_and(has_custom) {
            return None;
        }
        Some(&WRITABLE)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::json::Text;
    use crate::testing::known;

    fn stack(build: impl FnOnce(&mut Stack)) -> Stack {
        let mut stack = Stack::declare(Text::literal("test"));
        build(&mut stack);
        stack
    }

    #[test]
    fn an_attribute_is_found_by_the_name_aws_uses() {
        let stack = stack(|stack| {
            let schema = stack.user_pool().schema();
            schema.attribute(Some("email")).required(known(true));
            schema
                .attribute(Some("role"))
                .data_type(known(AttributeType::String))
                .immutable(known(true));
            schema
                .attribute(Some("legacy"))
                .data_type(known(AttributeType::String))
                .developer_only(known(true));
        });
        let pool = stack.pool();
        let facts = |name: &str| {
            pool.attribute(name)
                .map(|attribute| (attribute.mutable(), attribute.required()))
        };
        assert_eq!(facts("email"), Some((Some(true), Some(true))));
        assert_eq!(facts("name"), Some((Some(true), Some(false))));
        assert_eq!(facts("sub"), Some((Some(false), Some(true))));
        assert_eq!(facts("custom:role"), Some((Some(false), Some(false))));
        assert_eq!(facts("dev:legacy"), Some((Some(true), Some(false))));
        assert_eq!(facts("dev:custom:legacy"), Some((Some(true), Some(false))));
        assert_eq!(facts("role"), None);
        assert_eq!(facts("custom:email"), None);
        assert_eq!(facts("custom:rol"), None);
    }

    #[test]
    fn help_names_the_nearest_attribute() {
        let stack = stack(|stack| {
            let schema = stack.user_pool().schema();
            schema
                .attribute(Some("department"))
                .data_type(known(AttributeType::String));
        });
        let pool = stack.pool();
        assert_eq!(
            pool.attribute_help("department"),
            "did you mean `custom:department`?"
        );
        assert_eq!(pool.attribute_help("custom:email"), "did you mean `email`?");
        assert_eq!(
            pool.attribute_help("custom:departmnet"),
            "did you mean `custom:department`?"
        );
        assert_eq!(
            pool.attribute_help("custom:cost_centre"),
            "declare it in the pool: `schema { cost_centre: String }`"
        );
        assert_eq!(
            pool.attribute_help("departement"),
            "did you mean `custom:department`?"
        );
    }

    #[test]
    fn custom_attributes_are_not_writable_unless_written() {
        assert_eq!(stack(|_| {}).default_write_attributes(), None);
        let stack = stack(|stack| {
            stack
                .user_pool()
                .schema()
                .attribute(Some("role"))
                .data_type(known(AttributeType::String));
        });
        let writable = stack.default_write_attributes().unwrap();
        assert_eq!(writable.len(), 17);
        assert!(writable.contains(&"email") && !writable.contains(&"sub"));
    }
}
