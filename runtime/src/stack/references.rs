//! What a reference may refer to: parameters, resources and their attributes, conditions, mappings.

use crate::function::{Reference, each_reference};
use crate::json::Object;
use crate::report::Report;
use crate::suggest::suggest;
use crate::template::Template;

/// The names a stack declares, for the references in it.
#[derive(Debug)]
pub struct Declared<'a> {
    // Each is sorted by name.
    parameters: Vec<&'a str>,
    /// The logical ids of the resources.
    ids: Vec<&'a str>,
    conditions: Vec<&'a str>,
    mappings: Vec<&'a str>,
    /// The type of the resource with each logical id.
    kinds: Vec<&'a str>,
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
        let mut ids = Vec::with_capacity(template.resources().len());
        for (id, _) in template.resources() {
            ids.push(id);
        }
        ids.sort_unstable();
        let mut kinds = vec![""; ids.len()];
        for (id, resource) in template.resources() {
            if let Some(position) = position(&ids, id)
                && kinds[position].is_empty()
            {
                kinds[position] = resource.kind();
            }
        }
        Self {
            parameters: keys(template.parameters()),
            ids,
            conditions: keys(template.conditions()),
            mappings: keys(template.mappings()),
            kinds,
        }
    }

    /// How many resources there are.
    pub(super) fn resources(&self) -> usize {
        self.ids.len()
    }

    /// Where a resource stands among all; the first of those with that logical id.
    pub(super) fn position(&self, id: &str) -> Option<usize> {
        position(&self.ids, id)
    }

    /// The logical id of the resource that stands there.
    pub(super) fn id(&self, position: usize) -> &'a str {
        self.ids[position]
    }

    /// Whether two parameters or resources have the same name.
    pub(super) fn has_twins(&self) -> bool {
        let is_twice = |names: &[&str]| names.windows(2).any(|pair| pair[0] == pair[1]);
        is_twice(&self.ids)
            || is_twice(&self.parameters)
            || self.parameters.iter().any(|name| has(&self.ids, name))
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
                if target.is_some() || has(&self.parameters, name) {
                    return Ok(());
                }
                let mut known = self.parameters.clone();
                known.extend(&self.ids);
                let help = format!("declare it: `parameter {name}: String,`");
                Err(missing("parameter or resource", name, &known, help))
            }
            Reference::Attribute(name, attribute) => {
                let Some(kind) = target.map(|position| self.kinds[position]) else {
                    let help = format!("declare it: `resource {name}: \"AWS::…\" {{ … }}`");
                    return Err(missing("resource", name, &self.ids, help));
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
            Reference::Condition(name) if has(&self.conditions, name) => Ok(()),
            Reference::Condition(name) => {
                let help = format!("declare it: `condition {name}: ref Stage == \"prod\",`");
                Err(missing("condition", name, &self.conditions, help))
            }
            Reference::Mapping(name) if has(&self.mappings, name) => Ok(()),
            Reference::Mapping(name) => {
                let help = format!("declare it: `mapping {name} {{ … }}`");
                Err(missing("mapping", name, &self.mappings, help))
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
        let mut seen = vec![false; uses.declared.resources()];
        for (id, resource) in template.resources() {
            let Some(at) = uses.declared.position(id) else {
                continue;
            };
            // Of those with one logical id the last one counts.
            if seen[at] {
                uses.waits.retain(|(waiting, _)| *waiting != at);
            }
            seen[at] = true;
            for id in &resource.depends_on {
                let target = uses.declared.position(id);
                uses.waits.extend(target.map(|target| (at, target)));
            }
            for (property, value) in resource.properties.iter() {
                let path = ["Resources", id, "Properties", property];
                each_reference(value, &mut |reference| {
                    let target = uses.look_up(reference, &path);
                    uses.waits.extend(target.map(|target| (at, target)));
                });
            }
            for (_, value) in resource.attributes.iter() {
                each_reference(value, &mut |reference| {
                    let target = uses.declared.target(reference);
                    uses.waits.extend(target.map(|target| (at, target)));
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

fn keys(section: &Object) -> Vec<&str> {
    let mut keys = Vec::with_capacity(section.len());
    for (key, _) in section.iter() {
        keys.push(key);
    }
    keys.sort_unstable();
    keys
}

fn has(names: &[&str], name: &str) -> bool {
    position(names, name).is_some()
}

/// Where a name stands among sorted ones; the first of those that are the same.
fn position(names: &[&str], name: &str) -> Option<usize> {
    let at = names.partition_point(|known| *known < name);
    (names.get(at) == Some(&name)).then_some(at)
}
