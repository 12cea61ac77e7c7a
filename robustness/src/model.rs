//! A stack as data, made of bytes by the tables of the blocks: nothing here knows a word of Cognito, and a new row of a
//! table is tried without a new line.

use std::collections::HashSet;

use arbitrary::{Result, Unstructured};
use auth_stack_runtime::Duration;
use auth_stack_runtime::block::{
    BlockTable, Child, Class, Declared as _, Form, Meta, Naming, Role, Setting,
};
use auth_stack_runtime::function::is_dynamic;
use auth_stack_runtime::literal::Kind;
use auth_stack_runtime::stack::Stack;

use crate::bytes;

/// A block and what stands in it.
#[derive(Clone, Debug)]
pub struct Block {
    /// Its row in the table of the block around; none for the stack itself.
    pub child: Option<&'static Child>,
    /// The name after its kind, or the key of an entry that is a block.
    pub name: Option<String>,
    /// Where it stands, as a report prints it; empty until it was built.
    pub path: String,
    /// `= "…"` and `#[key = …]`.
    pub meta: Vec<(&'static Setting, Value)>,
    /// What it holds, in the order it is written.
    pub entries: Vec<Entry>,
}

/// One entry of a block.
#[derive(Clone, Debug)]
pub enum Entry {
    /// A setting.
    Setting(&'static Setting, Content),
    /// A block inside.
    Block(Block),
}

/// What a setting holds.
#[derive(Clone, Debug)]
pub enum Content {
    /// One value.
    Value(Value),
    /// A list, element by element.
    List(Vec<Value>),
    /// Named entries.
    Map(Vec<(String, Value)>),
}

/// One value.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// A text.
    Text(String),
    /// A whole number.
    Integer(i64),
    /// A flag.
    Flag(bool),
    /// A duration.
    Duration(Duration),
    /// A range.
    Range(Option<i64>, Option<i64>),
    /// A word, as it is written.
    Word(&'static str),
    /// The name of something declared elsewhere.
    Name(String),
    /// A list in CloudFormation's own spelling.
    List(Vec<Value>),
    /// A map in CloudFormation's own spelling.
    Map(Vec<(String, Value)>),
    /// A CloudFormation function: the Region.
    Region,
    /// `if Condition { a } else { b }`
    Choice(String, Box<[Value; 2]>),
    /// `#{ … }`
    Later(Box<Value>),
}

impl Value {
    fn is_function(&self) -> bool {
        match self {
            Self::Region | Self::Choice(..) => true,
            Self::Text(text) => is_dynamic(text),
            _ => false,
        }
    }

    fn is_late(&self) -> bool {
        match self {
            Self::Later(_) => true,
            Self::Choice(_, sides) => sides.iter().any(Self::is_late),
            _ => false,
        }
    }

    /// Makes a value of it that is only known when the program runs.
    fn postpone(&mut self, is_later: &mut dyn FnMut() -> bool) {
        match self {
            Self::Choice(_, sides) => sides.iter_mut().for_each(|side| side.postpone(is_later)),
            // What CloudFormation works out is no Rust; it has no spelling for lists and maps.
            Self::Region | Self::List(_) | Self::Map(_) => {}
            value if is_later() => *value = Self::Later(Box::new(value.clone())),
            _ => {}
        }
    }
}

impl Block {
    /// A stack.
    pub fn stack(bytes: &mut Unstructured<'_>) -> Result<Self> {
        let mut stack = Self {
            child: None,
            name: Some(bytes::identifier(bytes)?),
            path: String::new(),
            meta: Vec::new(),
            entries: Vec::new(),
        };
        stack.fill(Stack::TABLE, bytes)?;
        Ok(stack)
    }

    /// The table of its kind.
    pub fn table(&self) -> &'static BlockTable {
        self.child.map_or(Stack::TABLE, |child| child.table)
    }

    /// Writes some of what the table knows.
    fn fill(&mut self, table: &'static BlockTable, bytes: &mut Unstructured<'_>) -> Result<()> {
        let (settings, children) = (table.settings, table.blocks);
        let is_entry = self.child.is_some_and(|child| child.role == Role::Rest);
        for main in table.with_role(Role::Main) {
            // An entry that is a block starts with its main setting; without it there is nothing to write.
            if is_entry || bytes::chance(bytes, 220)? {
                self.put(main, bytes)?;
            }
        }
        let more = if self.child.is_none() { 245 } else { 210 };
        while settings.len() + children.len() > 0 && bytes::chance(bytes, more)? {
            match bytes
                .choose_index(settings.len() + children.len())?
                .checked_sub(settings.len())
            {
                Some(at) => self.open(&children[at], bytes)?,
                None => self.put(bytes.choose(settings)?, bytes)?,
            }
        }
        Ok(())
    }

    /// Leaves out what CloudFormation has to work out.
    pub fn settle(&mut self) {
        self.meta.retain(|(_, value)| !value.is_function());
        self.entries.retain_mut(|entry| match entry {
            Entry::Setting(_, Content::Value(value)) => !value.is_function(),
            Entry::Setting(_, Content::List(values)) => {
                values.retain(|value| !value.is_function());
                true
            }
            Entry::Setting(_, Content::Map(entries)) => {
                entries.retain(|(_, value)| !value.is_function());
                true
            }
            Entry::Block(block) => {
                block.settle();
                true
            }
        });
    }

    /// Makes of some values what is only known when the program runs.
    pub fn postpone(&mut self, is_later: &mut dyn FnMut() -> bool) {
        for (setting, value) in &mut self.meta {
            if setting.key == "exact" {
                value.postpone(is_later);
            }
        }
        for entry in &mut self.entries {
            match entry {
                Entry::Setting(_, Content::Value(value)) => value.postpone(is_later),
                Entry::Setting(_, Content::List(values)) => {
                    for value in values {
                        value.postpone(is_later);
                    }
                }
                Entry::Setting(_, Content::Map(entries)) => {
                    for (_, value) in entries {
                        value.postpone(is_later);
                    }
                }
                Entry::Block(block) => block.postpone(is_later),
            }
        }
    }

    /// Whether a value of it, or of a block in it, is only known when the program runs.
    pub(crate) fn is_late(&self) -> bool {
        self.meta.iter().any(|(_, value)| value.is_late())
            || self.entries.iter().any(|entry| match entry {
                Entry::Setting(_, Content::Value(value)) => value.is_late(),
                Entry::Setting(_, Content::List(values)) => values.iter().any(Value::is_late),
                Entry::Setting(_, Content::Map(entries)) => {
                    entries.iter().any(|(_, value)| value.is_late())
                }
                Entry::Block(block) => block.is_late(),
            })
    }

    fn has(&self, key: &str) -> bool {
        self.entries
            .iter()
            .any(|entry| matches!(entry, Entry::Setting(setting, _) if setting.key == key))
    }

    /// Adds a setting, unless it is there.
    fn put(&mut self, setting: &'static Setting, bytes: &mut Unstructured<'_>) -> Result<()> {
        let content = match setting.form {
            Form::Value => Content::Value(bytes::value(setting, bytes)?),
            Form::List => Content::List(several(bytes, |bytes| bytes::value(setting, bytes))?),
            Form::Map => {
                let mut entries = several(bytes, |bytes| {
                    Ok((bytes::key(setting, bytes)?, bytes::value(setting, bytes)?))
                })?;
                let mut seen = HashSet::new();
                entries.retain(|(key, _)| seen.insert(key.clone()));
                Content::Map(entries)
            }
        };
        if !self.has(setting.key) {
            self.entries.push(Entry::Setting(setting, content));
        }
        Ok(())
    }

    /// Adds a block, unless there is one of its kind and name.
    fn open(&mut self, child: &'static Child, bytes: &mut Unstructured<'_>) -> Result<()> {
        let name = match (child.role, child.table.naming) {
            (Role::Rest, _) | (_, Naming::Named) => Some(bytes::identifier(bytes)?),
            (_, Naming::Optional) if bytes::chance(bytes, 200)? => Some(bytes::identifier(bytes)?),
            _ => None,
        };
        let mut block = Self {
            child: Some(child),
            name,
            path: String::new(),
            meta: Vec::new(),
            entries: Vec::new(),
        };
        block.say(bytes)?;
        block.fill(child.table, bytes)?;
        let is_there = self.entries.iter().any(|entry| match entry {
            Entry::Block(other) => {
                other.child.is_some_and(|other| other.kind == child.kind)
                    && other.name == block.name
                    && !(child.many && child.table.naming == Naming::Unnamed)
            }
            Entry::Setting(..) => false,
        });
        if !is_there {
            self.entries.push(Entry::Block(block));
        }
        Ok(())
    }

    /// What every block may say of itself.
    fn say(&mut self, bytes: &mut Unstructured<'_>) -> Result<()> {
        let table = self.table();
        for setting in Meta::SETTINGS {
            let is_for = match setting.key {
                "exact" => table.naming != Naming::Unnamed,
                "logical_id" => table.class == Class::Resource,
                _ => table.class == Class::Resource && matches!(setting.kind, Kind::Word(_)),
            };
            if is_for && bytes::chance(bytes, 20)? {
                self.meta.push((setting, bytes::plain(setting, bytes)?));
            }
        }
        Ok(())
    }
}

/// A few of something.
pub(crate) fn several<T>(
    bytes: &mut Unstructured<'_>,
    mut one: impl FnMut(&mut Unstructured<'_>) -> Result<T>,
) -> Result<Vec<T>> {
    let mut all = Vec::new();
    while bytes::chance(bytes, 160)? {
        all.push(one(bytes)?);
    }
    Ok(all)
}
