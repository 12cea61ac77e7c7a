//! One resource of a template.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::json::{Json, Object, Text};

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
                    read.depends_on
                        .extend(ids.into_iter().filter_map(Json::into_text));
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

    /// Everything in the resource that may refer to other ones, besides `depends_on`.
    pub(crate) fn values(&self) -> impl Iterator<Item = &Json> {
        let all = self.properties.iter().chain(self.attributes.iter());
        all.map(|(_, value)| value)
    }

    /// Makes the resource wait for another one, once.
    pub fn wait_for(&mut self, id: impl Into<Text>) {
        let id = id.into();
        if !self.depends_on.contains(&id) {
            self.depends_on.push(id);
        }
    }
}

impl Serialize for Resource {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("Type", self.kind.as_ref())?;
        if let Some(condition) = &self.condition {
            map.serialize_entry("Condition", condition.as_ref())?;
        }
        if !self.depends_on.is_empty() {
            map.serialize_entry("DependsOn", &Names(&self.depends_on))?;
        }
        for (key, value) in self.attributes.iter() {
            map.serialize_entry(key, value)?;
        }
        if !self.properties.is_empty() {
            map.serialize_entry("Properties", &self.properties)?;
        }
        map.end()
    }
}

struct Names<'a>(&'a [Text]);

impl Serialize for Names<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.iter().map(AsRef::as_ref))
    }
}
