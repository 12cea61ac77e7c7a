//! How to look into JSON. The words are those of `serde_json::Value`, so that nobody has to learn others.

use std::ops::Index;

use super::{Json, Object};

/// What an index finds where nothing is.
static NOTHING: Json = Json::Null;

impl Json {
    /// Whether this is `null`, or what an index found where nothing is.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Flag(flag) => Some(*flag),
            _ => None,
        }
    }

    /// The number, if this is a whole one.
    pub fn as_i64(&self) -> Option<i64> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// The number, if this is one; a whole one beyond 2⁵³ as the nearest there is.
    #[allow(clippy::cast_precision_loss, reason = "documented")]
    pub fn as_f64(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Float(number) => Some(*number),
            _ => None,
        }
    }

    /// The text, if this is one.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The elements, if this is an array.
    pub fn as_array(&self) -> Option<&[Self]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The object, if this is one.
    pub fn as_object(&self) -> Option<&Object> {
        match self {
            Self::Object(object) => Some(object),
            _ => None,
        }
    }

    /// The value under `key`, if this is an object that has it.
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.as_object()?.get(key)
    }
}

/// The value under a key; `null` where there is none, or where this is no object.
impl Index<&str> for Json {
    type Output = Self;

    fn index(&self, key: &str) -> &Self {
        self.get(key).unwrap_or(&NOTHING)
    }
}

/// The element at a position; `null` where there is none, or where this is no array.
impl Index<usize> for Json {
    type Output = Self;

    fn index(&self, position: usize) -> &Self {
        let items = self.as_array().unwrap_or_default();
        items.get(position).unwrap_or(&NOTHING)
    }
}

/// The value under a key; `null` where there is none.
impl Index<&str> for Object {
    type Output = Json;

    fn index(&self, key: &str) -> &Json {
        self.get(key).unwrap_or(&NOTHING)
    }
}

/// Makes JSON comparable with what Rust calls the same.
macro_rules! equal {
    ($($look:ident: $($type:ty),+;)+) => { $($(
        impl PartialEq<$type> for Json {
            fn eq(&self, other: &$type) -> bool {
                self.$look().is_some_and(|value| value == *other)
            }
        }
    )+)+ };
}

equal! {
    as_bool: bool;
    as_i64: i64;
    as_f64: f64;
    as_str: &str, String;
}

/// So that a number may stand as it is: `template.to_value()["…"] == 30`.
impl PartialEq<i32> for Json {
    fn eq(&self, other: &i32) -> bool {
        *self == i64::from(*other)
    }
}

impl PartialEq<str> for Json {
    fn eq(&self, other: &str) -> bool {
        self.as_str() == Some(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> Json {
        let list = Json::List(vec![1.into(), "two".into(), Json::Float(2.5), true.into()]);
        Object::of("List", list).into()
    }

    #[test]
    fn what_is_there_is_found() {
        let json = example();
        let list = &json["List"];
        assert_eq!(list.as_array().map(<[Json]>::len), Some(4));
        assert_eq!(json.as_object().map(Object::len), Some(1));
        assert_eq!(json.as_object().unwrap()["List"], *list);
        assert_eq!(list[0], 1);
        assert_eq!(list[0], 1_i64);
        assert_eq!(list[0].as_f64(), Some(1.0));
        assert_eq!(list[1], "two");
        assert_eq!(list[1], *"two");
        assert_eq!(list[1], "two".to_owned());
        assert_eq!(list[2], 2.5);
        assert_eq!(list[3], true);
    }

    #[test]
    fn what_is_not_there_is_null() {
        let json = example();
        assert!(json["No"].is_null());
        assert!(json["No"]["deeper"][3].is_null());
        assert!(json["List"][4].is_null());
        assert!(json["List"]["0"].is_null());
        assert_eq!(json.get("No"), None);
        assert!(!json.is_null());
    }

    #[test]
    fn another_kind_is_something_else() {
        let json = example();
        let list = &json["List"];
        assert_ne!(list[0], 2);
        assert_ne!(list[0], "1");
        assert_ne!(list[0], true);
        assert_ne!(list[1], 2);
        assert_ne!(list[1], "three");
        assert_ne!(list[2], 2);
        assert_ne!(list[3], "true");
        assert_eq!(list[1].as_bool(), None);
        assert_eq!(list[1].as_f64(), None);
        assert_eq!(list.as_str(), None);
    }
}
