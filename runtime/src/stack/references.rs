//! What a reference may refer to: parameters, resources and their attributes, conditions, mappings.

use crate::function::{Reference, references};
use crate::json::{Json, Object};
use crate::report::Report;
use crate::suggest::suggest;
use crate::template::Template;

/// The names a stack declares, for the references in it.
#[derive(Debug)]
pub struct Declared {
    parameters: Vec<String>,
    resources: Vec<(String, String)>,
    conditions: Vec<String>,
    mappings: Vec<String>,
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

impl Declared {
    /// The names in a template.
    pub(crate) fn of(template: &Template) -> Self {
        let keys = |section: &Object| section.iter().map(|(key, _)| key.to_owned()).collect();
        Self {
            parameters: keys(template.parameters()),
            resources: template
                .resources()
                .map(|(id, resource)| (id.to_owned(), resource.kind().to_owned()))
                .collect(),
            conditions: keys(template.conditions()),
            mappings: keys(template.mappings()),
        }
    }

    /// Every reference in the finished template resolves.
    ///
    /// The macro asks the same of each reference it reads, at its token; this finds what came in through Rust values.
    pub(crate) fn resolve_all(&self, template: &Template, report: &mut Report) {
        let mut look = |path: &[&str], json: &Json| {
            for reference in references(json) {
                if let Err((rule, message, help)) = self.resolve(reference) {
                    report.error(&path.join("."), rule, message).help(help);
                }
            }
        };
        for (id, resource) in template.resources() {
            for (property, value) in resource.properties.iter() {
                look(&["Resources", id, "Properties", property], value);
            }
        }
        for (name, output) in template.outputs().iter() {
            look(&["Outputs", name], output);
        }
        for (name, condition) in template.conditions().iter() {
            look(&["Conditions", name], condition);
        }
    }

    /// Whether a reference resolves; otherwise the fact and what to write.
    pub fn resolve(&self, reference: Reference<'_>) -> Result<(), (&'static str, String, String)> {
        match reference {
            Reference::Name(name) => {
                let known = self
                    .parameters
                    .iter()
                    .chain(self.resources.iter().map(|(id, _)| id))
                    .map(String::as_str);
                if name.starts_with("AWS::") {
                    return found(
                        "cfn-reference",
                        PSEUDO.contains(&name),
                        "pseudo parameter",
                        name,
                        PSEUDO,
                        String::new,
                    );
                }
                found(
                    "cfn-reference",
                    known.clone().any(|known| known == name),
                    "parameter or resource",
                    name,
                    known,
                    || format!("declare it: `parameter {name}: String,`"),
                )
            }
            Reference::Attribute(name, attribute) => {
                let Some((_, kind)) = self.resources.iter().find(|(id, _)| id == name) else {
                    let known = self.resources.iter().map(|(id, _)| id.as_str());
                    return found("cfn-reference", false, "resource", name, known, || {
                        format!("declare it: `resource {name}: \"AWS::…\" {{ … }}`")
                    });
                };
                match ATTRIBUTES.iter().find(|(known, _)| known == kind) {
                    Some((_, attributes)) if !attributes.contains(&attribute) => Err((
                        "cfn-getatt-valid",
                        format!("`{name}` has no attribute `{attribute}`"),
                        suggest(attribute, attributes.iter().copied()),
                    )),
                    _ => Ok(()),
                }
            }
            Reference::Condition(name) => {
                let known = self.conditions.iter().map(String::as_str);
                found(
                    "cfn-reference",
                    known.clone().any(|known| known == name),
                    "condition",
                    name,
                    known,
                    || format!("declare it: `condition {name}: ref Stage == \"prod\",`"),
                )
            }
            Reference::Mapping(name) => {
                let known = self.mappings.iter().map(String::as_str);
                found(
                    "cfn-reference",
                    known.clone().any(|known| known == name),
                    "mapping",
                    name,
                    known,
                    || format!("declare it: `mapping {name} {{ … }}`"),
                )
            }
        }
    }
}

fn found<'a>(
    rule: &'static str,
    is_found: bool,
    what: &str,
    name: &str,
    known: impl IntoIterator<Item = &'a str>,
    declare: impl FnOnce() -> String,
) -> Result<(), (&'static str, String, String)> {
    if is_found {
        return Ok(());
    }
    let near = suggest(name, known);
    let help = if near.starts_with("did you mean") {
        near
    } else {
        declare()
    };
    Err((rule, format!("no {what} `{name}` in this stack"), help))
}
