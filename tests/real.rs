//! Stacks as people deploy them: each is written after a template that is in use, and says what that template says.
//!
//! Where a setting is written, the property has the value that was meant; what the other template leaves to AWS may be one of
//! the defaults of this project. What such templates get wrong is in `tests/ui/real`.

/// One test a stack: its template is compared with the golden file of its name, and says what is expected of each resource.
macro_rules! deployed {
    ($($stack:ident => { $($id:literal: $properties:tt),+ $(,)? })+) => {
        mod tests {
            $(#[test]
            fn $stack() {
                let template = super::$stack();
                crate::support::compare(concat!("real/", stringify!($stack)), &template.to_json());
                $(crate::says(&template, $id, ::serde_json::json!($properties));)+
            })+
        }
    };
}

#[path = "real/clients.rs"]
mod clients;
#[path = "real/conditions.rs"]
mod conditions;
#[path = "real/credentials.rs"]
mod credentials;
#[path = "real/existing.rs"]
mod existing;
#[path = "real/factors.rs"]
mod factors;
#[path = "real/federation.rs"]
mod federation;
#[path = "real/machines.rs"]
mod machines;
#[path = "support/parsed.rs"]
mod parsed;
#[path = "real/pools.rs"]
mod pools;
mod support;
#[path = "real/triggers.rs"]
mod triggers;

use auth_stack::Template;
use parsed::parsed;
use serde_json::{Value, json};

/// A resource of the template has the expected properties; it may have more.
fn says(template: &Template, id: &str, mut expected: Value) {
    assert!(
        template.resource(id).is_some(),
        "there is no resource `{id}`"
    );
    let mut properties = parsed(template)["Resources"][id]["Properties"].take();
    for properties in [&mut properties, &mut expected] {
        count_seconds(properties);
    }
    contains(&properties, &expected, id);
}

/// Writes the validity of tokens in seconds: 60 minutes are an hour, whichever way a template says it.
fn count_seconds(properties: &mut Value) {
    let Some(properties) = properties.as_object_mut() else {
        return;
    };
    let units = properties
        .remove("TokenValidityUnits")
        .unwrap_or(Value::Null);
    for (token, default) in [
        ("AccessToken", "hours"),
        ("IdToken", "hours"),
        ("RefreshToken", "days"),
    ] {
        let validity = format!("{token}Validity");
        let seconds = match units[token].as_str().unwrap_or(default) {
            "seconds" => 1,
            "minutes" => 60,
            "hours" => 3600,
            _ => 86_400,
        };
        if let Some(number) = properties.get(&validity).and_then(Value::as_i64) {
            properties.insert(validity, json!(number * seconds));
        }
    }
}

/// What is expected is there: each entry of an object, each element of a list.
fn contains(found: &Value, expected: &Value, path: &str) {
    match (found, expected) {
        (Value::Object(found), Value::Object(expected)) => {
            for (key, expected) in expected {
                let path = format!("{path}.{key}");
                contains(found.get(key).unwrap_or(&Value::Null), expected, &path);
            }
        }
        (Value::Array(found), Value::Array(expected)) if found.len() == expected.len() => {
            for (index, (found, expected)) in found.iter().zip(expected).enumerate() {
                contains(found, expected, &format!("{path}[{index}]"));
            }
        }
        _ => assert_eq!(found, expected, "{path}"),
    }
}
