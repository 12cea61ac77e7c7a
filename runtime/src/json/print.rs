//! JSON as text, to the byte what `serde_json` writes, in half its time.
//!
//! Lines start with the same few indentations, and hardly any text has something to escape in it.

use std::fmt::Write as _;

use super::{Json, Object};

/// JSON while it is written.
pub(crate) struct Printer {
    text: String,
    /// Whether all of it is one line without a space.
    is_compact: bool,
    /// What an element starts with: the line break before it and its indentation, unless it is compact.
    start: String,
    /// Whether nothing stands in the innermost brackets yet.
    is_empty: bool,
}

impl Printer {
    /// A printer that has written nothing, and writes a line for each element, as in templates.
    pub(crate) fn indented() -> Self {
        Self {
            text: String::new(),
            is_compact: false,
            start: String::with_capacity(64) + "\n",
            is_empty: true,
        }
    }

    /// A printer that has written nothing, and writes one line, as in messages.
    pub(crate) fn compact() -> Self {
        Self {
            is_compact: true,
            start: String::new(),
            ..Self::indented()
        }
    }

    /// The same with room for so many bytes.
    pub(crate) fn with_room(mut self, bytes: usize) -> Self {
        self.text.reserve(bytes);
        self
    }

    /// What was written.
    pub(crate) fn into_text(self) -> String {
        self.text
    }

    /// Opens an object or a list.
    pub(crate) fn open(&mut self, bracket: char) {
        self.text.push(bracket);
        if !self.is_compact {
            self.start.push_str("  ");
        }
        self.is_empty = true;
    }

    /// Closes what was opened last.
    pub(crate) fn close(&mut self, bracket: char) {
        self.start.truncate(self.start.len().saturating_sub(2));
        if !self.is_empty {
            self.text.push_str(&self.start);
        }
        self.text.push(bracket);
        self.is_empty = false;
    }

    /// Starts an element of a list.
    pub(crate) fn element(&mut self) {
        if !self.is_empty {
            self.text.push(',');
        }
        self.text.push_str(&self.start);
        self.is_empty = false;
    }

    /// Starts an entry of an object.
    pub(crate) fn key(&mut self, key: &str) {
        self.element();
        self.open_text(key);
        if self.is_compact {
            self.text.push_str("\":");
        } else {
            self.text.push_str("\": ");
        }
    }

    /// Writes a text in quotes.
    pub(crate) fn text(&mut self, text: &str) {
        self.open_text(text);
        self.text.push('"');
    }

    /// Writes a text but for the quote at its end.
    #[inline]
    fn open_text(&mut self, text: &str) {
        self.text.push('"');
        if is_plain(text.as_bytes()) {
            self.text.push_str(text);
        } else {
            self.escape(text);
        }
    }

    /// Writes a text in which something has to be escaped.
    #[cold]
    fn escape(&mut self, text: &str) {
        for char in text.chars() {
            self.char(char);
        }
    }

    /// Writes a character of a text.
    fn char(&mut self, char: char) {
        let short = match char {
            '"' | '\\' => char,
            '\n' => 'n',
            '\r' => 'r',
            '\t' => 't',
            '\u{8}' => 'b',
            '\u{c}' => 'f',
            control if control < ' ' => {
                let _ = write!(self.text, "\\u{:04x}", u32::from(control));
                return;
            }
            itself => return self.text.push(itself),
        };
        self.text.push('\\');
        self.text.push(short);
    }

    /// Writes an entry that is left out where nothing is in it.
    pub(crate) fn section(&mut self, key: &str, object: &Object) {
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
    pub(crate) fn json(&mut self, json: &Json) {
        match json {
            Json::Null => self.text.push_str("null"),
            Json::Flag(flag) => self.text.push_str(if *flag { "true" } else { "false" }),
            Json::Integer(number) => {
                let _ = write!(self.text, "{number}");
            }
            Json::Float(number) => self.text.push_str(&float(*number)),
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

/// Whether nothing in a text has to be escaped.
///
/// Hardly any text is long, and hardly any has something to escape in it: to look at all of it, eight bytes at once, is
/// faster than to stop early. What is left at the end is looked at with bytes that were seen before.
fn is_plain(text: &[u8]) -> bool {
    if let (Some((first, rest)), Some(last)) = (text.split_first_chunk(), text.last_chunk()) {
        let mut found = escapes(u64::from_ne_bytes(*first)) | escapes(u64::from_ne_bytes(*last));
        for bytes in rest.as_chunks().0 {
            found |= escapes(u64::from_ne_bytes(*bytes));
        }
        return found == 0;
    }
    if let (Some(first), Some(last)) = (text.first_chunk(), text.last_chunk()) {
        let (first, last) = (u32::from_ne_bytes(*first), u32::from_ne_bytes(*last));
        return escapes(u64::from(first) << 32 | u64::from(last)) == 0;
    }
    let mut found = 0;
    for byte in text {
        found |= escapes(EACH * u64::from(*byte));
    }
    found == 0
}

/// One in each byte.
const EACH: u64 = 0x0101_0101_0101_0101;

/// Not zero if one of eight bytes has to be escaped: is below the space, `"` or `\`.
fn escapes(bytes: u64) -> u64 {
    // With one bit turned `"` is the space itself, and what is below the space stays there.
    let quotes = (bytes ^ (EACH * 0x02)).wrapping_sub(EACH * 0x21);
    let backslashes = (bytes ^ (EACH * 0x5c)).wrapping_sub(EACH);
    (quotes | backslashes) & !bytes & (EACH * 0x80)
}

/// A number with a fraction, in the fewest digits that are read as the same number; the even ones where two are as near.
fn float(number: f64) -> String {
    let size = number.abs();
    if !size.is_finite() {
        return "null".to_owned();
    }
    let has_exponent = size != 0.0 && !(1e-5..1e16).contains(&size);
    let shortest = if has_exponent {
        format!("{number:e}")
    } else {
        number.to_string()
    };
    let digits = shortest.split('e').next().unwrap_or_default();
    let decimals = digits.split_once('.').map_or(0, |(_, after)| after.len());
    // Rust prefers the even ones only where it is told how many to write.
    let even = if has_exponent {
        format!("{number:.decimals$e}")
    } else {
        format!("{number:.*}", decimals.max(1))
    };
    let text = if even.parse() == Ok(number) {
        even
    } else {
        shortest
    };
    match text.split_once('e') {
        Some((digits, power)) if size >= 1.0 => format!("{digits}e+{power}"),
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn written(mut printer: Printer, json: &Json) -> String {
        printer.json(json);
        printer.into_text()
    }

    /// Each character that is escaped, and its neighbours, at each place of texts of each length.
    #[test]
    fn what_is_escaped_is_found_at_any_place() {
        for length in 1..40 {
            for at in 0..length {
                for char in ["\u{1f}", " ", "!", "\"", "#", "[", "\\", "]", "\u{7f}", "ä"] {
                    let text =
                        ["x".repeat(at).as_str(), char, &"x".repeat(length - at - 1)].concat();
                    let expected = serde_json::to_string(&text).unwrap();
                    assert_eq!(Json::from(text).to_string(), expected);
                }
            }
        }
    }

    #[test]
    fn it_writes_what_serde_json_writes() {
        let ascii: String = (0..=0x80_u8).map(char::from).collect();
        for value in [
            json!(null),
            json!([]),
            json!({}),
            json!({"a": [{}, [], [1], {"b": {"c": [true, false]}}], "": ""}),
            json!([-1, i64::MIN, i64::MAX, 0.5, 1.0, 1e300]),
            json!(["\"", "\\", "/", "a\nb\tc", ascii, "Grüße, 世界, 🦀\n"]),
            json!({"a \"quoted\" key": {"line\nbreak": null}}),
        ] {
            let json = Json::from(value.clone());
            assert_eq!(
                written(Printer::indented(), &json),
                serde_json::to_string_pretty(&value).unwrap()
            );
            assert_eq!(json.to_string(), serde_json::to_string(&value).unwrap());
        }
    }

    /// Every power of two and of ten with its neighbours, and a few digits more of each.
    #[test]
    fn it_writes_fractions_like_serde_json() {
        let powers = (0..2047)
            .map(|exponent: u64| f64::from_bits(exponent << 52))
            .chain((-330..=308).map(|exponent| format!("1e{exponent}").parse().unwrap()));
        let others = [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, f64::MAX];
        let mut count = 0;
        for number in powers.chain(others) {
            for number in [
                number,
                -number,
                number.next_up(),
                number.next_down(),
                number * 1.5,
                number * 1.234_567_89,
            ] {
                let expected = serde_json::to_string(&number).unwrap();
                assert_eq!(Json::Float(number).to_string(), expected);
                count += 1;
            }
        }
        assert_eq!(count, 6 * (2047 + 639 + 4));
    }
}
