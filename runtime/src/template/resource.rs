//! One resource of a template.

use crate::function::{Reference, each_reference};
use crate::json::{Json, Object, Printer, Text};

/// One resource of a template.
#[derive(Clone, Debug, PartialEq)]
pub struct Resource {
    kind: Text,
    /// What is set, in CloudFormation's spelling.
    pub properties: Object,
    /// Logical ids of the resources that must exist before.
    pub depends_on: Vec<Text>,
    /// The condition under which the resource exists.
    pub condition: Option<Text>,
    /// `DeletionPolicy`, `UpdateReplacePolicy`, `Metadata` and their like.
    pub attributes: Object,
}

impl Resource {
    /// A resource of a type, like `AWS::SNS::Topic`, in which nothing is set.
    pub fn new(kind: impl Into<Text>) -> Self {
        Self {
            kind: kind.into(),
            properties: Object::new(),
            depends_on: Vec::new(),
            condition: None,
            attributes: Object::new(),
        }
    }

    /// A resource as a template printed it.
    pub(super) fn read(resource: Object) -> Self {
        let mut read = Self::new("");
        for (key, value) in resource {
            match (key.as_str(), value) {
                ("Type", Json::Text(kind)) => read.kind = kind,
                ("Condition", Json::Text(condition)) => read.condition = Some(condition),
                ("DependsOn", Json::List(ids)) => {
                    for id in ids {
                        if let Json::Text(id) = id {
                            read.depends_on.push(id);
                        }
                    }
                }
                ("Properties", Json::Object(properties)) => read.properties = properties,
                (_, value) => read.attributes.push(key, value),
            }
        }
        read
    }

    /// The type, like `AWS::Cognito::UserPool`.
    pub fn kind(&self) -> &str {
        &self.kind
    }

    /// Visits everything that the resource refers to, besides `depends_on`.
    pub(crate) fn each_reference<'a>(&'a self, visit: &mut dyn FnMut(Reference<'a>)) {
        for &entries in &[&self.properties, &self.attributes] {
            for (_, value) in entries.iter() {
                each_reference(value, visit);
            }
        }
    }

    /// As it stands in a template.
    pub(crate) fn print(&self, printer: &mut Printer) {
        printer.open('{');
        printer.key("Type");
        printer.text(&self.kind);
        if let Some(condition) = &self.condition {
            printer.key("Condition");
            printer.text(condition);
        }
        if !self.depends_on.is_empty() {
            printer.key("DependsOn");
            printer.open('[');
            for id in &self.depends_on {
                printer.element();
                printer.text(id);
            }
            printer.close(']');
        }
        for (key, value) in self.attributes.iter() {
            printer.key(key);
            printer.json(value);
        }
        printer.section("Properties", &self.properties);
        printer.close('}');
    }

    /// Makes the resource wait for another one, once.
    pub fn wait_for(&mut self, id: impl Into<Text>) {
        let id = id.into();
        if !self.depends_on.contains(&id) {
            self.depends_on.push(id);
        }
    }
}
