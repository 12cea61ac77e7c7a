//! What is known of a user: attributes of the pool, each value of its attribute's form.

use super::form::{example, has_form, noun};
use crate::cloudformation::function;
use crate::json::Json;
use crate::limit::shorten;
use crate::literal::{Kept, Literal as _};
use crate::place::Located as _;
use crate::report::Report;
use crate::stack::Stack;
use crate::user::{User, text_of};
use crate::user_pool::{AttributeType, PoolAttribute, SchemaAttribute};
use crate::value::Given;

impl Stack {
    /// The attributes of a user are the pool's, and each value is of its attribute's form.
    pub(super) fn attributes_of_user_exist(&self, user: &User, report: &mut Report) {
        for entry in user.attributes.entries() {
            let name = entry.key.as_str();
            let attribute = self.pool().attribute(name);
            if name == "sub" {
                report
                    .error(
                        &entry.at_key(),
                        "user-attributes",
                        "nobody chooses the `sub` of a user",
                    )
                    .help("leave it out: AWS makes it");
            } else if attribute.is_none() && name != "identities" {
                report
                    .error(
                        &entry.at_key(),
                        "user-attributes",
                        format!("no attribute `{name}` in this stack"),
                    )
                    .help(self.pool().attribute_help(name));
            } else if let Some((fact, help)) = wrong_value(name, attribute, entry.given) {
                report.error(&entry, "user-attributes", fact).help(help);
            }
        }
    }

    /// Where users sign in with an attribute, it is the name, and no other.
    pub(super) fn address_is_the_name(&self, user: &User, report: &mut Report) {
        let names = user.names();
        let (Some(kinds), [name]) = (self.pool().names_of_users(), names.as_slice()) else {
            return;
        };
        for entry in user.attributes.entries() {
            let key = entry.key.as_str();
            let Some(value) = text_of(entry.given) else {
                continue;
            };
            if kinds.contains(&key)
                && has_form(key, name)
                && has_form(key, &value)
                && name.to_lowercase() != value.to_lowercase()
            {
                report
                    .error(
                        &entry,
                        "user-attributes",
                        format!("`{key}` is not the name `{name}`, with which the user signs in"),
                    )
                    .help(format!("write `\"{name}\"`, or leave `{key}` out"));
            }
        }
    }

    /// What is said to be verified is there.
    pub(super) fn verified_is_there(&self, user: &User, report: &mut Report) {
        for entry in user.attributes.entries() {
            let attribute = match entry.key.as_str() {
                "email_verified" => "email",
                "phone_number_verified" => "phone_number",
                _ => continue,
            };
            let is_verified = text_of(entry.given).is_some_and(|text| text == "true");
            if is_verified && self.user_has(user, attribute) == Some(false) {
                report
                    .error(
                        &entry,
                        "user-attributes",
                        format!("`{attribute}` is verified, but not there"),
                    )
                    .help(format!("add `{attribute}: \"{}\"`", example(attribute)));
            }
        }
    }
}

/// What is wrong with the value of an attribute, and what to write.
fn wrong_value(
    name: &str,
    attribute: Option<PoolAttribute<'_>>,
    value: &Given<Kept>,
) -> Option<(String, String)> {
    let several = match value.known().map(Json::of) {
        Some(Json::List(_)) => Some("list"),
        Some(Json::Object(object)) if function(object).is_none() => Some("map"),
        _ => None,
    };
    if let Some(several) = several {
        let fact = format!("`{name}` takes a text, a number or a flag, not a {several}");
        return Some((fact, "write one text".into()));
    }
    let text = text_of(value)?;
    if ["email", "phone_number"].contains(&name) && !has_form(name, &text) {
        let fact = format!("`{}` is not {}", shorten(&text), noun(name));
        return Some((fact, format!("write one like `{}`", example(name))));
    }
    if let Some(PoolAttribute::Declared(attribute)) = attribute
        && let Some(wrong) = out_of_bounds(name, attribute, &text)
    {
        return Some(wrong);
    }
    let length = text.chars().count();
    (length > 2048).then(|| {
        let fact = format!("`{name}` has {length} characters");
        (fact, "write at most 2048".into())
    })
}

/// What the schema says against a value.
fn out_of_bounds(name: &str, attribute: &SchemaAttribute, text: &str) -> Option<(String, String)> {
    let (number, unit) = match attribute.kind()? {
        AttributeType::String => (i64::try_from(text.chars().count()), " characters"),
        AttributeType::Number if text.parse::<f64>().is_err() => {
            let fact = format!("`{name}` is a number, not `{}`", shorten(text));
            return Some((fact, "write a number, like `12`".into()));
        }
        // A number with a fraction is not compared.
        AttributeType::Number => (Ok(text.parse::<i64>().ok()?), ""),
        _ => return None,
    };
    let number = number.unwrap_or(i64::MAX);
    // With a choice of bounds it depends on the deployment which hold.
    let [range] = attribute.ranges()[..] else {
        return None;
    };
    let is_within =
        range.min.is_none_or(|min| number >= min) && range.max.is_none_or(|max| number <= max);
    let bounds = match (range.min, range.max) {
        (Some(min), Some(max)) => format!("{min} to {max}{unit}"),
        (Some(min), None) => format!("at least {min}{unit}"),
        (None, Some(max)) => format!("at most {max}{unit}"),
        (None, None) => return None,
    };
    (!is_within).then(|| {
        let verb = if unit.is_empty() { "be" } else { "have" };
        let fact = format!("`{name}` must {verb} {bounds} by the schema, not {number}");
        (fact, format!("write {bounds}, or change the schema"))
    })
}
