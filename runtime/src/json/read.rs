//! Reads the text of a template.
//!
//! Nothing is read here that a template did not print, so nothing has to be found wrong in it. What is left is a third
//! of what the use of a library adds to the build, besides the library.

use super::{Json, Object};

/// The JSON of a text that a template printed. How deep it nests is up to whoever wrote the template.
pub(crate) fn read(text: &str) -> Json {
    Reader { text, at: 0 }.value()
}

/// A text, and how many bytes of it were read.
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The next byte that is not white space, which is not read yet.
    fn peek(&mut self) -> u8 {
        while self.text.as_bytes()[self.at] <= b' ' {
            self.at += 1;
        }
        self.text.as_bytes()[self.at]
    }

    /// Reads so many bytes.
    fn take(&mut self, bytes: usize) -> &'a str {
        let start = self.at;
        self.at += bytes;
        &self.text[start..self.at]
    }

    /// Reads up to the first byte that is one to `stop` at, or the end.
    fn take_until(&mut self, stop: fn(u8) -> bool) -> &'a str {
        let rest = &self.text.as_bytes()[self.at..];
        let mut bytes = 0;
        while bytes < rest.len() && !stop(rest[bytes]) {
            bytes += 1;
        }
        self.take(bytes)
    }

    fn value(&mut self) -> Json {
        match self.peek() {
            b'{' => self.object(),
            b'[' => self.list(),
            b'"' => Json::from(self.string()),
            b'n' => self.word("null", Json::Null),
            b't' => self.word("true", Json::Flag(true)),
            b'f' => self.word("false", Json::Flag(false)),
            _ => self.number(),
        }
    }

    fn word(&mut self, word: &str, meaning: Json) -> Json {
        self.take(word.len());
        meaning
    }

    fn object(&mut self) -> Json {
        let mut object = Object::new();
        while self.peek() != b'}' {
            self.take(1);
            if self.peek() == b'"' {
                let key = self.string();
                self.peek();
                self.take(1);
                object.push(key, self.value());
            }
        }
        self.take(1);
        Json::Object(object)
    }

    fn list(&mut self) -> Json {
        let mut list = Vec::new();
        while self.peek() != b']' {
            self.take(1);
            if self.peek() != b']' {
                list.push(self.value());
            }
        }
        self.take(1);
        Json::List(list)
    }

    /// Numbers too large for 64 bits, which CloudFormation has no use for, become floating point.
    fn number(&mut self) -> Json {
        let number =
            self.take_until(|byte| !byte.is_ascii_alphanumeric() && !b"+-.".contains(&byte));
        match number.parse() {
            Ok(number) => Json::Integer(number),
            Err(_) => Json::Float(number.parse().expect("a template prints JSON")),
        }
    }

    fn string(&mut self) -> String {
        let stops = |byte| byte == b'"' || byte == b'\\';
        self.take(1);
        let mut string = self.take_until(stops).to_owned();
        while self.take(1) == "\\" {
            string.push(self.escaped());
            string.push_str(self.take_until(stops));
        }
        string
    }

    /// The character that what follows a backslash stands for.
    fn escaped(&mut self) -> char {
        match self.take(1) {
            "n" => '\n',
            "r" => '\r',
            "t" => '\t',
            "b" => '\u{8}',
            "f" => '\u{c}',
            "u" => {
                let mut code = self.hexadecimal();
                // The first half of a pair, which the second one follows.
                if (0xd800..0xdc00).contains(&code) {
                    self.take("\\u".len());
                    code = 0x10000 + ((code - 0xd800) << 10) + (self.hexadecimal() - 0xdc00);
                }
                char::from_u32(code).expect("a template prints JSON")
            }
            itself => itself.parse().expect("one character"),
        }
    }

    fn hexadecimal(&mut self) -> u32 {
        let mut code = 0;
        for digit in self.take(4).chars() {
            code = code * 16 + digit.to_digit(16).expect("a template prints JSON");
        }
        code
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;

    #[test]
    fn what_serde_json_writes_is_read() {
        let ascii: String = (0..=0x80_u8).map(char::from).collect();
        for value in [
            json!(null),
            json!([[], {}, [[]], {"a": {}}]),
            json!({"b": [true, false, null], "a": {"c": 1, "": "d"}, "\"\\": ascii}),
            json!([0, -1, i64::MIN, i64::MAX, 0.5, -0.0, 1e-7, 1e300, f64::MAX]),
            json!("Grüße, 世界, 🦀"),
        ] {
            let expected = Json::from(value.clone());
            assert_eq!(read(&value.to_string()), expected);
            assert_eq!(read(&format!("\n{value:#}\n")), expected);
        }
    }

    #[test]
    fn what_others_write_is_read_like_serde_json_does() {
        for text in [
            r#"["\u00e9\u00DF\u0000", "\ud83e\udd80\uD834\uDD1E", "\/\b\f\n\r\t\"\\"]"#,
            r#" { "a" : 1 , "b" : [ 1 , 2 ] , "c" : { } } "#,
            "[1E2, 1e+2, 0.1e-2, 9223372036854775808, -9223372036854775809]",
        ] {
            let value: Value = serde_json::from_str(text).unwrap();
            assert_eq!(read(text), Json::from(value), "{text}");
        }
    }

    #[test]
    fn the_order_of_keys_is_kept() {
        let text = r#"{"b":1,"a":{"d":2,"c":3}}"#;
        assert_eq!(read(text).to_string(), text);
    }
}
