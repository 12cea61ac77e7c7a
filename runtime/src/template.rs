//! A CloudFormation template: what a stack becomes.

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::Path;

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use crate::json::{Json, Object, Text};
use crate::replace::replace;
use crate::report::{Advice, Report};

/// A CloudFormation template.
///
/// Prints as indented JSON, the same to the byte for the same declaration.
///
/// ```
/// use auth_stack_runtime::Template;
///
/// let mut template = Template::new();
/// template.add_resource("Topic", auth_stack_runtime::Resource::new("AWS::SNS::Topic"));
/// assert_eq!(template.to_value()["Resources"]["Topic"]["Type"], "AWS::SNS::Topic");
/// ```
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Template {
    description: Option<Json>,
    parameters: Object,
    mappings: Object,
    conditions: Object,
    resources: Vec<(Text, Resource)>,
    outputs: Object,
    advice: Cow<'static, [Advice]>,
}

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

impl Template {
    /// A template without anything in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The template as indented JSON, ending in a line break.
    pub fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).unwrap_or_default();
        json.push('\n');
        json
    }

    /// The template as a value of `serde_json`.
    pub fn to_value(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap_or_default()
    }

    /// Writes the template to a file, if that would change the file; says whether it did.
    ///
    /// So a `build.rs` that calls this rebuilds nothing for nothing. The content is written beside the file first
    /// and moved into its place, so that a crash leaves the old file or the new one. Folders are made where they are
    /// missing; a link stays a link, and the file it points to keeps its permissions.
    pub fn write(&self, path: impl AsRef<Path>) -> io::Result<bool> {
        replace(path.as_ref(), self.to_json().as_bytes())
    }

    /// What deploys and works, but deserves a second look: no second factor, guests, tokens in addresses. Each piece is
    /// silenced by its name, `silence: [no-mfa]` in the stack.
    pub fn advice(&self) -> &[Advice] {
        &self.advice
    }

    /// The template with the advice that was found while compiling.
    #[doc(hidden)]
    #[must_use]
    pub fn with_advice(mut self, advice: &'static [Advice]) -> Self {
        self.advice = Cow::Borrowed(advice);
        self
    }

    pub(crate) fn set_advice(&mut self, advice: &Report) {
        self.advice = advice.violations().iter().map(Advice::from).collect();
    }

    /// Adds everything in `other`, its advice too.
    ///
    /// A name that both have with different content is an error, and then nothing is changed. What is the same in
    /// both, such as a shared parameter or the `Region` output, is kept once.
    pub fn merge(&mut self, other: Self) -> Result<(), Report> {
        let mut report = Report::new();
        let sections = [
            ("Parameters", &self.parameters, &other.parameters),
            ("Mappings", &self.mappings, &other.mappings),
            ("Conditions", &self.conditions, &other.conditions),
            ("Outputs", &self.outputs, &other.outputs),
        ];
        for (section, ours, theirs) in sections {
            for (name, value) in theirs.iter() {
                if ours.get(name).is_some_and(|present| present != value) {
                    collision(&mut report, section, name);
                }
            }
        }
        for (id, resource) in &other.resources {
            if self.resource(id).is_some_and(|present| present != resource) {
                collision(&mut report, "Resources", id);
            }
        }
        report.into_result()?;
        self.description = self.description.take().or(other.description);
        self.advice.to_mut().extend(other.advice.into_owned());
        for (ours, theirs) in [
            (&mut self.parameters, other.parameters),
            (&mut self.mappings, other.mappings),
            (&mut self.conditions, other.conditions),
            (&mut self.outputs, other.outputs),
        ] {
            theirs
                .into_iter()
                .for_each(|(name, value)| ours.insert(name, value));
        }
        for (id, resource) in other.resources {
            self.add_resource(id, resource);
        }
        Ok(())
    }

    /// The resource with a logical id.
    pub fn resource(&self, id: &str) -> Option<&Resource> {
        self.resources
            .iter()
            .find(|(present, _)| present == id)
            .map(|(_, resource)| resource)
    }

    /// The resource with a logical id, to be changed.
    pub fn resource_mut(&mut self, id: &str) -> Option<&mut Resource> {
        self.resources
            .iter_mut()
            .find(|(present, _)| present == id)
            .map(|(_, resource)| resource)
    }

    /// The resources with their logical ids, in order.
    pub fn resources(&self) -> impl ExactSizeIterator<Item = (&str, &Resource)> {
        self.resources
            .iter()
            .map(|(id, resource)| (id.as_ref(), resource))
    }

    /// Adds a resource, or replaces the one with that logical id.
    pub fn add_resource(&mut self, id: impl Into<Text>, resource: Resource) {
        let id = id.into();
        match self
            .resources
            .iter_mut()
            .find(|(present, _)| *present == id)
        {
            Some((_, present)) => *present = resource,
            None => self.resources.push((id, resource)),
        }
    }

    /// Adds a resource whose logical id is known to be new.
    pub(crate) fn push_resource(&mut self, id: Text, resource: Resource) -> &mut Resource {
        self.resources.push((id, resource));
        let (_, resource) = self.resources.last_mut().expect("pushed just now");
        resource
    }

    /// `Description`.
    pub fn set_description(&mut self, description: impl Into<Json>) {
        self.description = Some(description.into());
    }

    /// `Parameters`.
    pub fn parameters(&self) -> &Object {
        &self.parameters
    }

    /// `Parameters`, to be changed.
    pub fn parameters_mut(&mut self) -> &mut Object {
        &mut self.parameters
    }

    /// `Mappings`.
    pub fn mappings(&self) -> &Object {
        &self.mappings
    }

    /// `Mappings`, to be changed.
    pub fn mappings_mut(&mut self) -> &mut Object {
        &mut self.mappings
    }

    /// `Conditions`.
    pub fn conditions(&self) -> &Object {
        &self.conditions
    }

    /// `Conditions`, to be changed.
    pub fn conditions_mut(&mut self) -> &mut Object {
        &mut self.conditions
    }

    /// `Outputs`.
    pub fn outputs(&self) -> &Object {
        &self.outputs
    }

    /// `Outputs`, to be changed.
    pub fn outputs_mut(&mut self) -> &mut Object {
        &mut self.outputs
    }
}

fn collision(report: &mut Report, section: &str, name: &str) {
    report
        .error(
            &format!("{section}.{name}"),
            "cfn-logical-id",
            format!("`{name}` is in both templates and differs"),
        )
        .help("give one of the two another name");
}

/// Indented JSON, without a line break at the end.
impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&serde_json::to_string_pretty(self).map_err(|_| fmt::Error)?)
    }
}

impl Serialize for Template {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        map.serialize_entry("AWSTemplateFormatVersion", "2010-09-09")?;
        if let Some(description) = &self.description {
            map.serialize_entry("Description", description)?;
        }
        let sections = [
            ("Parameters", &self.parameters),
            ("Mappings", &self.mappings),
            ("Conditions", &self.conditions),
        ];
        for (name, section) in sections {
            if !section.is_empty() {
                map.serialize_entry(name, section)?;
            }
        }
        map.serialize_entry("Resources", &Resources(&self.resources))?;
        if !self.outputs.is_empty() {
            map.serialize_entry("Outputs", &self.outputs)?;
        }
        map.end()
    }
}

struct Resources<'a>(&'a [(Text, Resource)]);

impl Serialize for Resources<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(id, resource)| (id.as_ref(), resource)))
    }
}
