//! What is in a template, to be looked into and changed.

use serde_core::ser::{Serialize, SerializeMap, Serializer};

use super::Resource;
use crate::json::{Json, Object, Text};
use crate::report::Report;

/// The sections of a template.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Parts {
    pub(super) description: Option<Json>,
    pub(super) parameters: Object,
    pub(super) mappings: Object,
    pub(super) conditions: Object,
    pub(super) resources: Vec<(Text, Resource)>,
    pub(super) outputs: Object,
}

impl Parts {
    /// The parts of a text that a template printed.
    pub(super) fn read(text: &str) -> Self {
        let json = serde_json::from_str(text).unwrap_or(Json::Null);
        let mut parts = Self::default();
        for (section, content) in json.into_object() {
            match section.as_str() {
                "Description" => parts.description = Some(content),
                "Parameters" => parts.parameters = content.into_object(),
                "Mappings" => parts.mappings = content.into_object(),
                "Conditions" => parts.conditions = content.into_object(),
                "Outputs" => parts.outputs = content.into_object(),
                "Resources" => {
                    let resources = content.into_object().into_iter();
                    parts.resources = resources
                        .map(|(id, resource)| (id, Resource::read(resource.into_object())))
                        .collect();
                }
                _ => {}
            }
        }
        parts
    }

    pub(super) fn resource(&self, id: &str) -> Option<&Resource> {
        self.resources
            .iter()
            .find(|(present, _)| present == id)
            .map(|(_, resource)| resource)
    }

    pub(super) fn resource_mut(&mut self, id: &str) -> Option<&mut Resource> {
        self.resources
            .iter_mut()
            .find(|(present, _)| present == id)
            .map(|(_, resource)| resource)
    }

    /// Adds a resource, or replaces the one with that logical id.
    pub(super) fn add_resource(&mut self, id: Text, resource: Resource) {
        match self.resource_mut(&id) {
            Some(present) => *present = resource,
            None => self.resources.push((id, resource)),
        }
    }

    /// A name that both have is an error, unless what it names is the same.
    pub(super) fn agree_with(&self, other: &Self) -> Result<(), Report> {
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
        report.into_result()
    }

    /// Adds what agrees with these.
    pub(super) fn add(&mut self, other: Self) {
        self.description = self.description.take().or(other.description);
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

impl Serialize for Parts {
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
