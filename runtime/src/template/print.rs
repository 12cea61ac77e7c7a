//! The text of a template: what `serde_json::to_string_pretty` writes, in half its time.
//!
//! Lines start with the same few indentations, and hardly any text has something to escape in it.

use std::fmt::Write as _;

use crate::json::{Json, Object};

/// Which bytes do not stand for themselves in a text.
const ESCAPED: [bool; 256] = {
    let mut escaped = [false; 256];
    let mut byte = 0;
    while byte < 0x20 {
        escaped[byte] = true;
        byte += 1;
    }
    escaped[b'"' as usize] = true;
    escaped[b'\\' as usize] = true;
    escaped
};

/// Indented JSON while it is written.
pub(super) struct Printer {
    text: String,
    /// What a line starts with: the line break before it and its indentation.
    start: String,
    /// Whether nothing stands in the innermost brackets yet.
    is_empty: bool,
}

impl Printer {
    /// A printer that has written nothing.
    pub(super) fn new() -> Self {
        Self {
            text: String::new(),
            start: String::from("\n"),
            is_empty: true,
        }
    }

    /// What was written.
    pub(super) fn into_text(self) -> String {
        self.text
    }

    /// Opens an object or a list.
    pub(super) fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        self.start.push_str("  ");
        self.is_empty = true;
    }

    /// Closes what was opened last.
    pub(super) fn close(&mut self, bracket: char) {
        self.start.truncate(self.start.len() - 2);
        if !self.is_empty {
            self.text.push_str(&self.start);
        }
        self.text.push(bracket);
        self.is_empty = false;
    }

    /// Starts an element of a list.
    pub(super) fn element(&mut self) {
        if !self.is_empty {
            self.text.push(',');
        }
        self.text.push_str(&self.start);
        self.is_empty = false;
    }

    /// Starts an entry of an object.
    pub(super) fn key(&mut self, key: &str) {
        self.element();
        self.text(key);
        self.text.push_str(": ");
    }

    /// Writes a text in quotes.
    pub(super) fn text(&mut self, text: &str) {
        if text.bytes().any(|byte| ESCAPED[usize::from(byte)]) {
            let quoted = serde_json::to_string(text).unwrap_or_default();
            self.text.push_str(&quoted);
        } else {
            self.text.push('"');
            self.text.push_str(text);
            self.text.push('"');
        }
    }

    /// Writes an entry that is left out where nothing is in it.
    pub(super) fn section(&mut self, key: &str, object: &Object) {
        if !object.is_empty() {
            self.key(key);
            self.object(object);
        }
    }

    /// Writes an object.
    fn object(&mut self, object: &Object) {
        self.open('{');
        for (key, value) in object.iter() {
            self.key(key);
            self.json(value);
        }
        self.close('}');
    }

    /// Writes any value.
    pub(super) fn json(&mut self, json: &Json) {
        match json {
            Json::Null => self.text.push_str("null"),
            Json::Flag(flag) => self.text.push_str(if *flag { "true" } else { "false" }),
            Json::Integer(number) => {
                let _ = write!(self.text, "{number}");
            }
            Json::Float(_) => {
                let _ = write!(self.text, "{json}");
            }
            Json::Text(text) => self.text(text),
            Json::List(items) => {
                self.open('[');
                for item in items {
                    self.element();
                    self.json(item);
                }
                self.close(']');
            }
            Json::Object(object) => self.object(object),
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn it_writes_what_serde_json_writes() {
        for value in [
            json!(null),
            json!([]),
            json!({}),
            json!({"a": [{}, [], [1], {"b": {"c": [true, false]}}], "": ""}),
            json!([-1, i64::MIN, i64::MAX, 0.5, 1.0, 1e300]),
            json!([
                "\"",
                "\\",
                "/",
                "a\nb\tc",
                "\u{0}\u{1f}\u{7f}\u{80}",
                "Grüße, 世界"
            ]),
            json!({"a \"quoted\" key": {"line\nbreak": null}}),
        ] {
            let mut printer = Printer::new();
            printer.json(&Json::from(value.clone()));
            assert_eq!(
                printer.into_text(),
                serde_json::to_string_pretty(&value).unwrap()
            );
        }
    }
}
