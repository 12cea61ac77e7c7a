//! Any resource, in CloudFormation's own spelling.

use crate::block::block;
use crate::cloudformation::is_literal;
use crate::json::{Object, Text};
use crate::limit::{Pattern, pattern};
use crate::pattern::each;
use crate::report::Report;
use crate::stack::Emission;
use crate::value::{Map, Value};

/// `AWS::Lambda::Function`, a module, or a custom resource.
const TYPE: Pattern = Pattern {
    noun: Some("the type of a resource"),
    says: "a type of three parts, like `AWS::Lambda::Function`, or `Custom::` and a name",
    matches: |text| {
        let mut parts = Vec::new();
        for part in text.split("::") {
            parts.push(part);
        }
        let is_word = |part: &str| !part.is_empty() && each(part, |c| c.is_ascii_alphanumeric());
        match parts.as_slice() {
            ["Custom", name] => {
                (1..=60).contains(&name.len())
                    && each(name, |c| c.is_ascii_alphanumeric() || "_@-".contains(c))
            }
            [organization, service, resource] | [organization, service, resource, "MODULE"] => {
                is_word(organization) && is_word(service) && is_word(resource)
            }
            _ => false,
        }
    },
};

block! {
    /// Any resource: `resource Api: "AWS::ApiGateway::RestApi" { Name: "acme" }`. Its properties are written as
    /// CloudFormation has them, with the language's own values and references.
    pub struct CustomResource: Named, Resource {
        settings {
            /// The type. Becomes `Type`.
            @Main kind: Value<Text> where [pattern("cfn-resource-type", &TYPE)],
            /// A property. Becomes the entry of `Properties`.
            @Rest properties: Map<crate::json::Json>,
        }
    }
}

impl CustomResource {
    /// The rulebook of a resource.
    pub(crate) fn rules(&self, report: &mut Report) {
        is_literal(&self.kind, report);
        if !self.kind.is_set() {
            report
                .error(
                    self,
                    "cfn-resource-type",
                    format!("the resource `{}` has no type", self.ident()),
                )
                .help(format!(
                    "write `resource {}: \"AWS::Lambda::Function\" {{ … }}`",
                    self.ident()
                ));
        }
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| self.ident().to_owned().into())
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let mut properties = Object::new();
        for entry in self.properties.entries() {
            properties.insert(entry.key.clone(), entry.given.json());
        }
        let kind = self.kind.known().cloned().unwrap_or_default();
        emission.resource(self.logical_id(), &self.meta, kind, properties);
    }
}
