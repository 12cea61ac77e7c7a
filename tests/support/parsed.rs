//! A template as other programs read it.

use auth_stack::Template;
use serde_json::Value;

/// What `serde_json` reads in the text of a template.
pub fn parsed(template: &Template) -> Value {
    serde_json::from_str(&template.to_json()).expect("a template is JSON")
}
