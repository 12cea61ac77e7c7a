//! Any resource, in CloudFormation's own spelling.

use crate::block::block;
use crate::json::{Object, Text};
use crate::report::Report;
use crate::stack::Emission;
use crate::value::{Map, Value};

block! {
    /// Any resource: `resource Api: "AWS::ApiGateway::RestApi" { Name: "acme" }`. Its properties are written as
    /// CloudFormation has them, with the language's own values and references.
    pub struct CustomResource: Named, Resource {
        settings {
            /// The type. Becomes `Type`.
            @Main kind: Value<Text>,
            /// A property. Becomes the entry of `Properties`.
            @Rest properties: Map<crate::json::Json>,
        }
    }
}

impl CustomResource {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let mut properties = Object::new();
        for entry in self.properties.entries() {
            properties.insert(entry.key.clone(), entry.given.json());
        }
        let id = self.meta.logical_id_or(|| self.ident().to_owned().into());
        let kind = self.kind.known().cloned().unwrap_or_default();
        emission.resource(id, &self.meta, kind, properties);
    }
}
