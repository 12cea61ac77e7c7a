//! What is in a template, to be looked into and changed.

use super::Resource;
use crate::json::{Json, Object, Printer, Text, read};
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
        let mut parts = Self::default();
        for (section, content) in read(text).into_object() {
            match section.as_str() {
                "Description" => parts.description = Some(content),
                "Parameters" => parts.parameters = content.into_object(),
                "Mappings" => parts.mappings = content.into_object(),
                "Conditions" => parts.conditions = content.into_object(),
                "Outputs" => parts.outputs = content.into_object(),
                "Resources" => {
                    for (id, resource) in content.into_object() {
                        let resource = Resource::read(resource.into_object());
                        parts.resources.push((id, resource));
                    }
                }
                _ => {}
            }
        }
        parts
    }

    /// The text of a template, which ends in a line break.
    pub(super) fn print(&self) -> String {
        // Most resources take half of it, with their outputs. What is not used is never touched, and where the allocator has
        // given out as much at once, it does not give back each template to the system, page by page.
        let mut printer = Printer::indented().with_room(4096 * (self.resources.len() + 1));
        printer.open('{');
        printer.key("AWSTemplateFormatVersion");
        printer.text("2010-09-09");
        if let Some(description) = &self.description {
            printer.key("Description");
            printer.json(description);
        }
        printer.section("Parameters", &self.parameters);
        printer.section("Mappings", &self.mappings);
        printer.section("Conditions", &self.conditions);
        printer.key("Resources");
        printer.open('{');
        for (id, resource) in &self.resources {
            printer.key(id);
            resource.print(&mut printer);
        }
        printer.close('}');
        printer.section("Outputs", &self.outputs);
        printer.close('}');
        printer.into_text() + "\n"
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
        for (section, ours, theirs) in &sections {
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
        if self.description.is_none() {
            self.description = other.description;
        }
        add(&mut self.parameters, other.parameters);
        add(&mut self.mappings, other.mappings);
        add(&mut self.conditions, other.conditions);
        add(&mut self.outputs, other.outputs);
        for (id, resource) in other.resources {
            self.add_resource(id, resource);
        }
    }
}

fn add(ours: &mut Object, theirs: Object) {
    for (name, value) in theirs {
        ours.insert(name, value);
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

#[cfg(test)]
mod tests {
    use crate::json::Json;
    use crate::{Resource, Template};

    #[test]
    fn what_is_nested_deeply_is_read_again() {
        let mut deep = Json::from(1);
        for _ in 0..300 {
            deep = Json::List(vec![deep]);
        }
        let mut template = Template::new();
        let mut topic = Resource::new("AWS::SNS::Topic");
        topic.properties.insert("Deep", deep);
        template.add_resource("Topic", topic);
        let text: &'static str = template.to_json().leak();

        let known = Template::literal(text, &[]);
        assert_eq!(known, template);
        assert_eq!(known.to_value(), template.to_value());
        assert_eq!(
            known.to_value()["Resources"]["Topic"]["Type"],
            "AWS::SNS::Topic"
        );
    }
}
