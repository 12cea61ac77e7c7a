//! A stack as a user writes it.

use std::fmt::Write as _;

use auth_stack_runtime::block::{Naming, Role};

use crate::model::{Block, Content, Entry, Value};

impl Block {
    /// The stack as a user writes it.
    pub fn source(&self) -> String {
        let mut text = String::new();
        let _ = write!(text, "stack {} {{", self.name.as_deref().unwrap_or("s"));
        self.body(&mut text);
        text.push_str("\n}");
        text
    }

    fn body(&self, text: &mut String) {
        for entry in &self.entries {
            match entry {
                Entry::Setting(setting, _) if self.is_head(setting.role) => {}
                Entry::Setting(setting, content) => match content {
                    Content::Value(value) => {
                        let _ = write!(text, "\n{}: {},", setting.key, value.source());
                    }
                    Content::List(values) => {
                        let _ = write!(text, "\n{}: {},", setting.key, list(values));
                    }
                    Content::Map(entries) if setting.role == Role::Rest => map(entries, text),
                    Content::Map(entries) => {
                        let _ = write!(text, "\n{} {{", setting.key);
                        map(entries, text);
                        text.push_str("\n}");
                    }
                },
                Entry::Block(block) => block.nested(text),
            }
        }
    }

    /// Whether the main setting stands in the head.
    fn is_head(&self, role: Role) -> bool {
        role == Role::Main && self.child.is_some_and(|child| child.role == Role::Rest)
    }

    fn nested(&self, text: &mut String) {
        let Some(child) = self.child else { return };
        for (setting, value) in &self.meta {
            if setting.key != "exact" {
                let _ = write!(text, "\n#[{} = {}]", setting.key, value.source());
            }
        }
        text.push('\n');
        let name = self.name.as_deref().unwrap_or_default();
        if child.role == Role::Rest {
            text.push_str(name);
        } else {
            let _ = write!(text, "{} {name}", child.kind);
        }
        if child.table.naming != Naming::Unnamed
            && let Some((_, exact)) = self.meta.iter().find(|(setting, _)| setting.key == "exact")
        {
            let _ = write!(text, " = {}", exact.source());
        }
        for entry in &self.entries {
            if let Entry::Setting(setting, Content::Value(value)) = entry
                && self.is_head(setting.role)
            {
                let _ = write!(text, ": {}", value.source());
            }
        }
        text.push_str(" {");
        self.body(text);
        text.push_str("\n}");
    }
}

fn list(values: &[Value]) -> String {
    let values: Vec<String> = values.iter().map(Value::source).collect();
    format!("[{}]", values.join(", "))
}

fn map(entries: &[(String, Value)], text: &mut String) {
    for (key, value) in entries {
        let _ = write!(text, "\n{key:?}: {},", value.source());
    }
}

impl Value {
    fn source(&self) -> String {
        match self {
            Self::Text(text) => format!("{text:?}"),
            Self::Integer(number) => number.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Duration(duration) => duration.to_string(),
            Self::Range(min, max) => {
                let bound = |bound: Option<i64>| bound.map(|bound| bound.to_string());
                let (min, max) = (bound(*min).unwrap_or_default(), bound(*max));
                format!(
                    "{min}..{}",
                    max.map(|max| format!("={max}")).unwrap_or_default()
                )
            }
            Self::Word(word) => (*word).to_owned(),
            Self::Name(name) => format!("{name:?}"),
            Self::List(values) => list(values),
            Self::Map(entries) => {
                let mut text = "{".to_owned();
                map(entries, &mut text);
                text + "}"
            }
            Self::Region => "ref AWS::Region".to_owned(),
            Self::Choice(condition, sides) => {
                let [a, b] = sides.each_ref().map(Self::source);
                format!("if {condition} {{ {a} }} else {{ {b} }}")
            }
            // What stands in the braces is nothing to the macro.
            Self::Later(value) => format!("#{{ {} }}", value.source()),
        }
    }
}
