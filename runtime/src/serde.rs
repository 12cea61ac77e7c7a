//! What a template and its JSON are to serde and `serde_json`: the feature `serde_json`, and all of it.

use serde_core::ser::{Serialize, SerializeMap, SerializeSeq, Serializer};
use serde_json::Value;

use crate::json::{Json, Object, Printer, Text, read};
use crate::set::Set;
use crate::template::{Resource, Template};
use crate::value::Given;

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.to_value().serialize(serializer)
    }
}

/// As it stands in a template.
impl Serialize for Resource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut printer = Printer::indented();
        self.print(&mut printer);
        read(&printer.into_text()).serialize(serializer)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl Serialize for Json {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Null => serializer.serialize_unit(),
            Self::Flag(flag) => serializer.serialize_bool(*flag),
            Self::Integer(number) => serializer.serialize_i64(*number),
            Self::Float(number) => serializer.serialize_f64(*number),
            Self::Text(text) => serializer.serialize_str(text),
            Self::List(items) => {
                let mut list = serializer.serialize_seq(Some(items.len()))?;
                for item in items {
                    list.serialize_element(item)?;
                }
                list.end()
            }
            Self::Object(object) => object.serialize(serializer),
        }
    }
}

impl Serialize for Object {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.len()))?;
        for (key, value) in self.iter() {
            map.serialize_entry(key, value)?;
        }
        map.end()
    }
}

/// Numbers too large for 64 bits, which CloudFormation has no use for, become floating point.
impl From<Value> for Json {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Number(number) => match number.as_i64() {
                Some(number) => Self::Integer(number),
                None => Self::Float(number.as_f64().unwrap_or(f64::MAX)),
            },
            Value::String(text) => text.into(),
            Value::Array(items) => {
                let mut list = Vec::with_capacity(items.len());
                for item in items {
                    list.push(item.into());
                }
                Self::List(list)
            }
            Value::Object(entries) => {
                let mut object = Object::with_capacity(entries.len());
                for (key, value) in entries {
                    object.push(key, value);
                }
                Self::Object(object)
            }
        }
    }
}

impl From<Json> for Value {
    fn from(json: Json) -> Self {
        match json {
            Json::Null => Self::Null,
            Json::Flag(flag) => Self::Bool(flag),
            Json::Integer(number) => number.into(),
            Json::Float(number) => number.into(),
            Json::Text(text) => Self::String(text.into_string()),
            Json::List(items) => {
                let mut list = Vec::with_capacity(items.len());
                for item in items {
                    list.push(item.into());
                }
                Self::Array(list)
            }
            Json::Object(object) => {
                // Collected into a map, they would be sorted first.
                let mut entries = serde_json::Map::new();
                for (key, value) in object {
                    entries.insert(key.into_string(), value.into());
                }
                Self::Object(entries)
            }
        }
    }
}

/// In whatever order the entries of an object are.
impl PartialEq<Value> for Json {
    fn eq(&self, other: &Value) -> bool {
        let ours: Value = self.clone().into();
        ours == *other
    }
}

impl Set<Json> for Value {
    fn given(self) -> Given<Json> {
        Given::Known(self.into())
    }
}
