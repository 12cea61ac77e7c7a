//! Where the sign-in pages are served: `AWS::Cognito::UserPoolDomain`.

mod address;
mod alias;
mod certificate;
mod failover;

pub(crate) use address::RULES as ADDRESS_RULES;
pub use alias::Alias;
pub(crate) use alias::RULES as ALIAS_RULES;
pub(crate) use certificate::RULES as CERTIFICATE_RULES;
pub use certificate::SecurityPolicy;
pub use failover::Failover;
pub(crate) use failover::RULES as FAILOVER_RULES;

use crate::block::block;
use crate::function::{branches, choice, get_att, reference, sub};
use crate::json::{Json, Object, Text};
use crate::limit::within;
use crate::literal::Kept;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::{Given, Value};

block! {
    /// Where the sign-in pages and the OAuth endpoints are served. A text without a dot is a prefix of
    /// `auth.<region>.amazoncognito.com`, one with a dot a domain of your own. It becomes an
    /// `AWS::Cognito::UserPoolDomain` and the output `CognitoUserPoolDomainUrl<Name>`; for a domain of your own also
    /// `CognitoUserPoolDomainCloudFrontDistribution<Name>`, which the DNS record of the domain points to.
    pub struct Domain: Optional, Resource {
        settings {
            /// The prefix or the domain, 1 to 63 lower-case letters, digits and hyphens. Changing it replaces the domain.
            /// Becomes `Domain`.
            @Main domain: Value<Text>,
            /// The ARN of a certificate in us-east-1, for a domain of your own. Becomes
            /// `CustomDomainConfig.CertificateArn`.
            certificate: Value<Text>,
            /// The oldest encryption that a domain of your own still speaks. Becomes `CustomDomainConfig.SecurityPolicy`.
            security_policy: Value<SecurityPolicy>,
            /// The sign-in pages: 1 for the classic ones, 2 for managed login, where each client has a
            /// `managed_login_branding`. Becomes `ManagedLoginVersion`.
            managed_login_version: Value<i64> where [within("domain-managed-login-version", 1, 2)],
        }
        blocks {
            /// Where a domain of your own leads while the pool's region is down.
            failover: One<Failover>,
            /// The DNS records of a domain of your own: `alias: "Z0123456789ABCDEFGHIJ"`. Without it, they are for you to make.
            alias: One<Alias>,
        }
    }
}

impl Domain {
    /// The rulebook of a domain.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.domain_is_written(report);
        self.address_is_one_of_aws(report);
        self.certificate_goes_with_custom(report);
        self.certificate_is_in_us_east_1(report);
        self.failover_goes_with_custom(report);
        self.alias_goes_with_custom(report);
        self.alias_is_in_the_zone(report);
    }

    /// Only a domain of your own can lead to another region.
    fn failover_goes_with_custom(&self, report: &mut Report) {
        if let Some(failover) = self.failover.get()
            && self.is_custom() == Some(false)
        {
            report
                .error(
                    failover,
                    "domain-routing",
                    "a prefix domain has no failover",
                )
                .help("leave `failover` out, or write the whole domain, like `auth.acme.com`");
        }
    }

    /// Whether the domain is known to be your own, or known to be a prefix.
    pub(crate) fn is_custom(&self) -> Option<bool> {
        fn look(given: &Given<Kept>) -> Option<bool> {
            match given {
                Given::Known(text) => Some(address::is_custom(text.name())),
                Given::Later | Given::Intrinsic(_) => None,
                Given::Choice(_, sides) => {
                    let kind = look(&sides[0])?;
                    (look(&sides[1])? == kind).then_some(kind)
                }
            }
        }
        look(self.domain.given()?)
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| {
            format!(
                "CognitoUserPoolDomain{}",
                self.ident().to_upper_camel_case()
            )
            .into()
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new()
            .with("Domain", self.domain.json_or(Json::Null))
            .with("UserPoolId", stack.pool().reference());
        properties.set("CustomDomainConfig", self.custom_json());
        properties.set("ManagedLoginVersion", self.managed_login_version.json());
        if let Some(failover) = self.failover.get() {
            properties.insert("Routing", Object::new().with("Failover", failover.json()));
        }
        let id = self.logical_id();
        let domain = emission.resource(
            id.clone(),
            &self.meta,
            "AWS::Cognito::UserPoolDomain",
            properties,
        );
        for record in &self.parent_records(stack) {
            domain.wait_for(record.clone());
        }
        self.emit_alias(emission);
        self.emit_outputs(id, emission);
    }

    fn emit_outputs(&self, id: Text, emission: &mut Emission) {
        let name = self.ident().to_upper_camel_case();
        let certificate = self.certificate.json().and_then(branches);
        emission.output(
            &self.meta,
            format!("CognitoUserPoolDomainUrl{name}"),
            "The Cognito hosted UI domain URL.",
            match self.domain.given() {
                Some(given) => self.url(given, self.certificate.given()),
                None => Json::Null,
            },
        );
        if !self.is_custom().unwrap_or(certificate.is_some()) {
            return;
        }
        let output = format!("CognitoUserPoolDomainCloudFrontDistribution{name}");
        emission.output(
            &self.meta,
            output.clone(),
            "The CloudFront distribution that the DNS record of the domain points to.",
            get_att(id, "CloudFrontDistribution"),
        );
        if let Some((Some(exists), _)) = certificate {
            let conditions = self.meta.condition_and(Some(exists));
            let condition = emission.all_of(&self.meta, &output, conditions);
            if let Some(output) = emission.template_mut().outputs_mut().get_mut(&output) {
                output.object_mut().set("Condition", condition);
            }
        }
    }

    /// The address of the pages. What a function gives is a domain of your own if there is a certificate for it.
    fn url(&self, given: &Given<Kept>, certificate: Option<&Given<Kept>>) -> Json {
        let id = self.logical_id();
        let certificate = certificate.filter(|given| given.json() != reference("AWS::NoValue"));
        match given {
            Given::Known(text) => match text.name() {
                own if address::is_custom(own) => format!("https://{own}").into(),
                prefix => sub(format!(
                    "https://{prefix}.auth.${{AWS::Region}}.amazoncognito.com"
                )),
            },
            Given::Later => Json::Null,
            Given::Intrinsic(_) if certificate.is_some() => sub(format!("https://${{{id}}}")),
            Given::Intrinsic(_) => sub(format!(
                "https://${{{id}}}.auth.${{AWS::Region}}.amazoncognito.com"
            )),
            Given::Choice(condition, sides) => {
                let on = |side: usize| match certificate {
                    Some(Given::Choice(same, certificates)) if same == condition => {
                        Some(&certificates[side])
                    }
                    other => other,
                };
                choice(
                    condition.clone(),
                    self.url(&sides[0], on(0)),
                    self.url(&sides[1], on(1)),
                )
            }
        }
    }

    /// The records of the stack that make the parent of the domain resolve, as AWS asks for.
    fn parent_records(&self, stack: &Stack) -> Vec<Text> {
        let mut parents = Vec::new();
        for &domain in &self.domain.leaves() {
            if let Some((_, parent)) = domain.split_once('.') {
                parents.push(parent);
            }
        }
        let mut ids = Vec::new();
        for record in &stack.resource {
            let property = |key| match record.properties.known(key) {
                Some(Json::Text(text)) => text.trim_end_matches('.'),
                _ => "",
            };
            if record.kind.is(&"AWS::Route53::RecordSet".into())
                && property("Type") == "A"
                && parents.contains(&property("Name"))
            {
                ids.push(record.logical_id());
            }
        }
        ids
    }
}

rules! {
    "domain-managed-login-version" B: "The sign-in pages are those of version 1 or 2."
        prevents "Value at 'managedLoginVersion' failed to satisfy constraint"
        source "CreateUserPoolDomain, ManagedLoginVersion";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::reference;
    use crate::testing::{known, rule_test, template};

    pub(super) const CERTIFICATE: &str = "arn:aws:acm:us-east-1:123456789012:certificate/abc";

    /// A domain of one's own with a certificate.
    pub(super) fn certify(stack: &mut Stack, certificate: &str) {
        let domain = stack.domain(None);
        domain.domain(known("auth.acme.com"));
        domain.certificate(known(certificate));
    }

    rule_test! {
        domain_managed_login_version: "domain-managed-login-version",
        passes {
            "unset": |stack| { stack.domain(None).domain(known("acme")); },
            "later": |stack| { stack.domain(None).managed_login_version(Given::Later); },
            "classic": |stack| { stack.domain(None).managed_login_version(known(1)); },
            "managed": |stack| { stack.domain(None).managed_login_version(known(2)); },
        }
        fails {
            "below": |stack| { stack.domain(None).managed_login_version(known(0)); } at "domain.managed_login_version",
            "above": |stack| { stack.domain(None).managed_login_version(known(3)); } at "domain.managed_login_version",
        }
    }

    /// The resource, and what the outputs say.
    fn emitted(build: impl FnOnce(&mut Stack)) -> (serde_json::Value, Vec<serde_json::Value>) {
        let template = template(|stack| {
            stack.parameter(Some("Name"));
            build(stack);
        });
        let outputs = ["Url", "CloudFrontDistribution"].map(|output| {
            template["Outputs"][format!("CognitoUserPoolDomain{output}")]["Value"].clone()
        });
        let outputs = outputs.into_iter().filter(|value| !value.is_null());
        (
            template["Resources"]["CognitoUserPoolDomain"].clone(),
            outputs.collect(),
        )
    }

    #[test]
    fn a_prefix() {
        let (resource, outputs) = emitted(|stack| {
            let domain = stack.domain(None);
            domain.domain(known("my-app"));
            domain.managed_login_version(known(2));
        });
        assert_eq!(
            resource,
            json!({
                "Type": "AWS::Cognito::UserPoolDomain",
                "Properties": {
                    "Domain": "my-app",
                    "UserPoolId": {"Ref": "CognitoUserPool"},
                    "ManagedLoginVersion": 2,
                },
            })
        );
        assert_eq!(
            outputs,
            [json!({"Fn::Sub": "https://my-app.auth.${AWS::Region}.amazoncognito.com"})]
        );
    }

    #[test]
    fn a_domain_of_your_own() {
        let (resource, outputs) = emitted(|stack| {
            certify(stack, CERTIFICATE);
        });
        assert_eq!(
            resource["Properties"],
            json!({
                "Domain": "auth.acme.com",
                "UserPoolId": {"Ref": "CognitoUserPool"},
                "CustomDomainConfig": {"CertificateArn": CERTIFICATE},
            })
        );
        assert_eq!(
            outputs,
            [
                json!("https://auth.acme.com"),
                json!({"Fn::GetAtt": ["CognitoUserPoolDomain", "CloudFrontDistribution"]}),
            ]
        );
    }

    #[test]
    fn what_a_function_gives_is_told_by_the_certificate() {
        let (_, prefix) = emitted(|stack| {
            stack
                .domain(None)
                .domain(Given::Intrinsic(reference("Name")));
        });
        assert_eq!(
            prefix,
            [
                json!({"Fn::Sub": "https://${CognitoUserPoolDomain}.auth.${AWS::Region}.amazoncognito.com"})
            ]
        );
        let (_, own) = emitted(|stack| {
            let domain = stack.domain(None);
            domain.domain(Given::Intrinsic(reference("Name")));
            domain.certificate(Given::Intrinsic(reference("Name")));
        });
        assert_eq!(
            own[0],
            json!({"Fn::Sub": "https://${CognitoUserPoolDomain}"})
        );
        assert_eq!(own.len(), 2);
    }

    #[test]
    fn each_side_of_a_choice_has_its_address() {
        let (_, outputs) = emitted(|stack| {
            let condition = stack.condition(Some("Prod"));
            condition.test(known(crate::function::equals("a".into(), "b".into())));
            let sides = Box::new([known("acme"), known("acme-dev")]);
            stack
                .domain(None)
                .domain(Given::Choice("Prod".into(), sides));
        });
        assert_eq!(
            outputs,
            [json!({"Fn::If": [
                "Prod",
                {"Fn::Sub": "https://acme.auth.${AWS::Region}.amazoncognito.com"},
                {"Fn::Sub": "https://acme-dev.auth.${AWS::Region}.amazoncognito.com"},
            ]})]
        );
    }

    #[test]
    fn a_domain_may_be_your_own_under_a_condition() {
        let (resource, outputs) = emitted(|stack| {
            let condition = stack.condition(Some("Own"));
            condition.test(known(crate::function::equals("a".into(), "b".into())));
            let domain = stack.domain(None);
            let own = |own, other| Given::Choice("Own".into(), Box::new([own, other]));
            let name = || Given::Intrinsic(reference("Name"));
            domain.domain(own(name(), name()));
            domain.certificate(own(name(), Given::Intrinsic(reference("AWS::NoValue"))));
        });
        assert_eq!(
            resource["Properties"]["CustomDomainConfig"],
            json!({"Fn::If": ["Own", {"CertificateArn": {"Ref": "Name"}}, {"Ref": "AWS::NoValue"}]})
        );
        assert_eq!(
            outputs[0],
            json!({"Fn::If": [
                "Own",
                {"Fn::Sub": "https://${CognitoUserPoolDomain}"},
                {"Fn::Sub": "https://${CognitoUserPoolDomain}.auth.${AWS::Region}.amazoncognito.com"},
            ]})
        );
        assert_eq!(outputs.len(), 2);
    }

    #[test]
    fn a_name_tells_two_domains_apart() {
        let template = template(|stack| {
            stack.domain(None).domain(known("acme"));
            let own = stack.domain(Some("own"));
            own.domain(known("auth.acme.com"));
            own.certificate(known(CERTIFICATE));
        });
        let outputs = template["Outputs"].as_object().expect("an object");
        for name in [
            "CognitoUserPoolDomainUrl",
            "CognitoUserPoolDomainUrlOwn",
            "CognitoUserPoolDomainCloudFrontDistributionOwn",
        ] {
            assert!(outputs.contains_key(name), "{name}");
        }
        assert!(
            template["Resources"]
                .get("CognitoUserPoolDomainOwn")
                .is_some()
        );
    }

    #[test]
    fn a_domain_waits_for_the_record_of_its_parent() {
        let (resource, _) = emitted(|stack| {
            for (name, domain) in [("Parent", "acme.com."), ("Other", "other.com")] {
                let record = stack.resource(Some(name));
                record.kind(known("AWS::Route53::RecordSet"));
                record.properties("Name", known(domain));
                record.properties("Type", known("A"));
            }
            certify(stack, CERTIFICATE);
        });
        assert_eq!(resource["DependsOn"], json!(["Parent"]));
    }
}
