//! What a reference may refer to: parameters, resources and their attributes, conditions, mappings.

use crate::function::{Reference, each_reference};
use crate::json::Object;
use crate::report::Report;
use crate::stack::index::Index;
use crate::suggest::suggest;
use crate::template::Template;

/// The names a stack declares, for the references in it.
#[derive(Debug)]
pub struct Declared<'a> {
    parameters: Index<'a>,
    /// The logical ids of the resources.
    ids: Index<'a>,
    /// The types of the resources, in the same order.
    kinds: Vec<&'a str>,
    conditions: Index<'a>,
    mappings: Index<'a>,
}

/// The parameters that CloudFormation gives to every template.
const PSEUDO: [&str; 8] = [
    "AWS::AccountId",
    "AWS::NoValue",
    "AWS::NotificationARNs",
    "AWS::Partition",
    "AWS::Region",
    "AWS::StackId",
    "AWS::StackName",
    "AWS::URLSuffix",
];

/// The attributes of the resource types a stack makes itself; those of other types are not known here.
const ATTRIBUTES: [(&str, &[&str]); 26] = [
    (
        "AWS::Cognito::UserPool",
        &["Arn", "ProviderName", "ProviderURL", "UserPoolId"],
    ),
    (
        "AWS::Cognito::UserPoolClient",
        &["ClientId", "ClientSecret", "Name"],
    ),
    ("AWS::Cognito::UserPoolDomain", &["CloudFrontDistribution"]),
    ("AWS::Cognito::UserPoolGroup", &[]),
    ("AWS::Cognito::UserPoolIdentityProvider", &[]),
    ("AWS::Cognito::UserPoolResourceServer", &[]),
    ("AWS::Cognito::UserPoolUser", &[]),
    ("AWS::Cognito::UserPoolUserToGroupAttachment", &[]),
    ("AWS::Cognito::UserPoolRiskConfigurationAttachment", &[]),
    ("AWS::Cognito::UserPoolUICustomizationAttachment", &[]),
    ("AWS::Cognito::UserPoolReplica", &[]),
    ("AWS::Cognito::UserPoolRegionalConfigurationAttachment", &[]),
    ("AWS::Cognito::LogDeliveryConfiguration", &["Id"]),
    (
        "AWS::Cognito::ManagedLoginBranding",
        &["ManagedLoginBrandingId"],
    ),
    ("AWS::Cognito::Terms", &["TermsId"]),
    ("AWS::Cognito::IdentityPool", &["Id", "Name"]),
    ("AWS::Cognito::IdentityPoolPrincipalTag", &[]),
    ("AWS::Cognito::IdentityPoolRoleAttachment", &["Id"]),
    ("AWS::IAM::Policy", &["Id"]),
    ("AWS::IAM::Role", &["Arn", "RoleId"]),
    ("AWS::Lambda::Permission", &["Id"]),
    ("AWS::ApiGateway::Authorizer", &["AuthorizerId"]),
    ("AWS::ApiGatewayV2::Authorizer", &["AuthorizerId"]),
    ("AWS::ApiGatewayV2::Route", &["RouteId"]),
    ("AWS::Route53::RecordSet", &[]),
    ("AWS::WAFv2::WebACLAssociation", &[]),
];

impl<'a> Declared<'a> {
    /// The names in a template.
    pub fn of(template: &'a Template) -> Self {
        let resources = template.resources();
        let mut ids = Vec::with_capacity(resources.len());
        let mut kinds = Vec::with_capacity(resources.len());
        for (id, resource) in resources {
            ids.push(id);
            kinds.push(resource.kind());
        }
        Self {
            parameters: keys(template.parameters()),
            ids: Index::of(ids),
            kinds,
            conditions: keys(template.conditions()),
            mappings: keys(template.mappings()),
        }
    }

    /// The logical ids of the resources.
    pub(super) fn ids(&self) -> &[&'a str] {
        self.ids.names()
    }

    /// Where a resource stands among all; the first of those with that logical id.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        self.ids.position(id)
    }

    /// Whether two parameters or resources have the same name.
    pub(super) fn has_twins(&self) -> bool {
        let mut has_twins = self.parameters.has_twins() || self.ids.has_twins();
        for name in self.parameters.names() {
            has_twins |= self.position(name).is_some();
        }
        has_twins
    }

    /// Where the resource stands that a reference is to, if there is one.
    fn target(&self, reference: Reference<'_>) -> Option<usize> {
        self.position(reference.id()?)
    }

    /// Whether a reference resolves; otherwise the fact and what to write.
    pub fn resolve(&self, reference: Reference<'_>) -> Result<(), Unresolved> {
        self.resolve_to(reference, self.target(reference))
    }

    /// The same where it is known which resource the reference is to.
    fn resolve_to(
        &self,
        reference: Reference<'_>,
        target: Option<usize>,
    ) -> Result<(), Unresolved> {
        match reference {
            Reference::Name(name) if name.starts_with("AWS::") => {
                if PSEUDO.contains(&name) {
                    return Ok(());
                }
                Err(missing("pseudo parameter", name, &PSEUDO, String::new()))
            }
            Reference::Name(name) => {
                if target.is_some() || self.parameters.position(name).is_some() {
                    return Ok(());
                }
                let mut known = sorted(&self.parameters);
                known.append(&mut sorted(&self.ids));
                let help = format!("declare it: `parameter {name}: String,`");
                Err(missing("parameter or resource", name, &known, help))
            }
            Reference::Attribute(name, attribute) => {
                let Some(kind) = target.map(|position| self.kinds[position]) else {
                    let help = format!("declare it: `resource {name}: \"AWS::…\" {{ … }}`");
                    return Err(missing("resource", name, &sorted(&self.ids), help));
                };
                match ATTRIBUTES.iter().find(|(known, _)| *known == kind) {
                    Some((_, attributes)) if !attributes.contains(&attribute) => Err((
                        "cfn-getatt-valid",
                        format!("`{name}` has no attribute `{attribute}`"),
                        suggest(attribute, attributes),
                    )),
                    _ => Ok(()),
                }
            }
            Reference::Condition(name) => {
                if self.conditions.position(name).is_some() {
                    return Ok(());
                }
                let help = format!("declare it: `condition {name}: ref Stage == \"prod\",`");
                Err(missing("condition", name, &sorted(&self.conditions), help))
            }
            Reference::Mapping(name) => {
                if self.mappings.position(name).is_some() {
                    return Ok(());
                }
                let help = format!("declare it: `mapping {name} {{ … }}`");
                Err(missing("mapping", name, &sorted(&self.mappings), help))
            }
        }
    }
}

/// What refers to what in a template.
#[derive(Debug)]
pub(crate) struct Uses<'a> {
    /// What there is to refer to.
    pub(super) declared: Declared<'a>,
    /// Where among the resources each stands that waits for another one, and where that one does.
    pub(super) waits: Vec<(usize, usize)>,
    /// The references to what is not there.
    ///
    /// The macro asks for each reference it reads, at its token; these came in through Rust values.
    pub(super) unresolved: Report,
}

impl<'a> Uses<'a> {
    /// What refers to what in a template.
    pub(crate) fn of(template: &'a Template) -> Self {
        let mut uses = Self {
            declared: Declared::of(template),
            waits: Vec::new(),
            unresolved: Report::new(),
        };
        let mut seen = vec![false; uses.declared.ids().len()];
        for (id, resource) in template.resources() {
            let Some(at) = uses.declared.position(id) else {
                continue;
            };
            // Of those with one logical id the last one counts.
            if seen[at] {
                for (waiting, target) in std::mem::take(&mut uses.waits) {
                    if waiting != at {
                        uses.waits.push((waiting, target));
                    }
                }
            }
            seen[at] = true;
            for id in &resource.depends_on {
                uses.wait(at, uses.declared.position(id));
            }
            for (property, value) in resource.properties.iter() {
                let path = ["Resources", id, "Properties", property];
                each_reference(value, &mut |reference| {
                    let target = uses.look_up(reference, &path);
                    uses.wait(at, target);
                });
            }
            for (_, value) in resource.attributes.iter() {
                each_reference(value, &mut |reference| {
                    uses.wait(at, uses.declared.target(reference));
                });
            }
        }
        let sections = [
            ("Outputs", template.outputs()),
            ("Conditions", template.conditions()),
        ];
        for (section, entries) in sections {
            for (name, value) in entries.iter() {
                each_reference(value, &mut |reference| {
                    uses.look_up(reference, &[section, name]);
                });
            }
        }
        uses
    }

    /// Notes that the resource which stands at `waiting` waits for another one, if there is that.
    fn wait(&mut self, waiting: usize, target: Option<usize>) {
        if let Some(target) = target {
            self.waits.push((waiting, target));
        }
    }

    /// Looks up where the resource stands that a reference is to.
    fn look_up(&mut self, reference: Reference<'_>, path: &[&str]) -> Option<usize> {
        let target = self.declared.target(reference);
        if let Err((rule, message, help)) = self.declared.resolve_to(reference, target) {
            let path = path.join(".");
            self.unresolved.error(&path, rule, message).help(help);
        }
        target
    }
}

/// The rule that a reference breaks, the fact, and what to write.
type Unresolved = (&'static str, String, String);

fn missing(what: &str, name: &str, known: &[&str], declare: String) -> Unresolved {
    let near = suggest(name, known);
    let help = if near.starts_with("did you mean") {
        near
    } else {
        declare
    };
    let fact = format!("no {what} `{name}` in this stack");
    ("cfn-reference", fact, help)
}

fn keys(section: &Object) -> Index<'_> {
    let mut keys = Vec::with_capacity(section.len());
    for (key, _) in section.iter() {
        keys.push(key);
    }
    Index::of(keys)
}

/// The names in alphabetical order, the first of which is suggested where two are as near.
fn sorted<'a>(names: &Index<'a>) -> Vec<&'a str> {
    let mut sorted = names.names().to_vec();
    sorted.sort_unstable();
    sorted
}
