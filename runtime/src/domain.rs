//! Where the sign-in pages are served: `AWS::Cognito::UserPoolDomain`.

use heck::ToUpperCamelCase as _;

use crate::block::block;
use crate::function::reference;
use crate::json::{Json, Object, Text};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::value::Value;

block! {
    /// Where the sign-in pages and the OAuth endpoints are served. A text without a dot is a prefix of
    /// `auth.<region>.amazoncognito.com`, one with a dot a domain of your own.
    pub struct Domain: Optional, Resource {
        settings {
            /// The prefix or the domain. Becomes `Domain`.
            @Main domain: Value<Text>,
            /// The ARN of a certificate in us-east-1. Becomes `CustomDomainConfig.CertificateArn`.
            certificate: Value<Text>,
        }
    }
}

impl Domain {
    /// The rulebook of a domain.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.prefix_has_no_certificate(report);
    }

    /// A prefix is served under Amazon's own certificate.
    fn prefix_has_no_certificate(&self, report: &mut Report) {
        if self
            .domain
            .known()
            .is_some_and(|domain| !domain.contains('.'))
            && self.certificate.is_set()
        {
            report
                .error(
                    &self.certificate,
                    "domain-custom-needs-cert",
                    "a prefix domain has no certificate",
                )
                .help("leave `certificate` out, or write the whole domain, like `auth.acme.com`");
        }
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
        let properties = Object::new()
            .with("Domain", self.domain.json_or(Json::Null))
            .with("UserPoolId", reference(stack.pool().logical_id()));
        emission.resource(
            self.logical_id(),
            &self.meta,
            "AWS::Cognito::UserPoolDomain",
            properties,
        );
    }
}

rules! {
    "domain-custom-needs-cert" A: "A domain of your own needs a certificate, a prefix must not have one."
        prevents "Invalid request provided: AWS::Cognito::UserPoolDomain"
        source "CreateUserPoolDomain, CustomDomainConfig";
}
