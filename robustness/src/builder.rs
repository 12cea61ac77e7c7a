//! A stack as the program makes it when it runs: through the blocks themselves, each value known.

use auth_stack_runtime::block;
use auth_stack_runtime::function::{is_dynamic, reference};
use auth_stack_runtime::json::Json;
use auth_stack_runtime::literal::{Kind, Raw};
use auth_stack_runtime::stack::Stack;
use auth_stack_runtime::{Report, Template};

use crate::model::{Block, Content, Entry, Value};

impl Block {
    /// The template, or what is wrong.
    pub fn built(&mut self) -> Result<Template, Report> {
        self.made().build()
    }

    /// The same by way of what the macro writes, which knew all but some values.
    pub fn built_late(&mut self) -> Result<Template, Report> {
        self.made().build_late()
    }

    fn made(&mut self) -> Stack {
        let mut stack = Stack::declare(self.name.clone().unwrap_or_default().into());
        self.put_into(&mut stack);
        stack
    }

    fn put_into(&mut self, block: &mut dyn block::Block) {
        if self.is_late() {
            block.meta_mut().late();
        }
        self.path = block.meta_ref().place().to_string();
        for (setting, value) in &self.meta {
            let raw = value.raw(&setting.kind);
            block.meta_mut().fill(setting.key, None, &raw);
        }
        for entry in &mut self.entries {
            match entry {
                Entry::Setting(setting, Content::Value(value)) => {
                    block.fill(setting.key, None, &value.raw(&setting.kind));
                }
                Entry::Setting(setting, Content::List(values)) => {
                    let values = values.iter().map(|value| value.raw(&setting.kind));
                    let values = values.collect();
                    block.fill(setting.key, None, &Raw::List(values));
                }
                Entry::Setting(setting, Content::Map(entries)) => {
                    block.fill(setting.key, None, &Raw::Map(Vec::new()));
                    for (key, value) in entries.iter() {
                        block.fill(setting.key, Some(key.clone()), &value.raw(&setting.kind));
                    }
                }
                Entry::Block(inside) => {
                    let kind = inside.child.map_or("", |child| child.kind);
                    let opened = block.open(kind, inside.name.clone());
                    inside.put_into(opened.expect("the kind is from the table"));
                }
            }
        }
    }
}

impl Value {
    /// The value as the macro reads it, for a setting of a kind.
    fn raw(&self, kind: &Kind) -> Raw {
        match self {
            Self::Later(value) => value.raw(kind),
            Self::Region => Raw::Intrinsic(self.json()),
            Self::Text(text) if is_dynamic(text) => Raw::Intrinsic(self.json()),
            _ if matches!(kind, Kind::Json) => Raw::Json(self.json()),
            Self::Text(text) => Raw::Text(text.clone()),
            Self::Integer(number) => Raw::Integer(*number),
            Self::Flag(flag) => Raw::Flag(*flag),
            Self::Duration(duration) => Raw::Duration(*duration),
            Self::Range(min, max) => Raw::Range(*min, *max),
            Self::Word(word) => Raw::Name((*word).to_owned()),
            Self::Name(name) => Raw::Text(name.clone()),
            Self::Choice(condition, sides) => Raw::Choice(
                condition.clone(),
                Box::new([sides[0].raw(kind), sides[1].raw(kind)]),
            ),
            Self::List(_) | Self::Map(_) => Raw::Json(self.json()),
        }
    }

    /// The value in CloudFormation's own spelling.
    fn json(&self) -> Json {
        match self {
            Self::Region => reference("AWS::Region"),
            Self::Text(text) => text.clone().into(),
            Self::Integer(number) => (*number).into(),
            Self::Flag(flag) => (*flag).into(),
            Self::List(values) => Json::List(values.iter().map(Self::json).collect()),
            Self::Map(entries) => {
                let entries = entries
                    .iter()
                    .map(|(key, value)| (key.clone().into(), value.json()));
                Json::Object(entries.collect())
            }
            // No other value stands where anything may.
            _ => Json::Null,
        }
    }
}
