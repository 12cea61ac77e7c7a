//! What a domain of your own is encrypted with.

use crate::domain::Domain;
use crate::function::each_branch;
use crate::json::{Json, Object};
use crate::limit::shorten;
use crate::literal::words;
use crate::pattern::{ARN, parts};
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;

words! {
    /// The oldest encryption that a domain of your own still speaks.
    pub enum SecurityPolicy {
        /// TLS 1.0.
        TlsV1 = "TLS_V1",
        /// TLS 1.2, with the ciphers of 2021.
        TlsV1_2_2021 = "TLS_V1_2_2021",
        /// TLS 1.3, with the ciphers of 2025.
        TlsV1_3_2025 = "TLS_V1_3_2025",
    }
}

impl Domain {
    /// A domain of your own needs a certificate; a prefix is served under Amazon's own.
    pub(super) fn certificate_goes_with_custom(&self, report: &mut Report) {
        let id = "domain-custom-needs-cert";
        match self.is_custom() {
            Some(true) if !self.certificate.is_set() => report
                .error(self, id, "a domain of your own needs a certificate")
                .help("write `certificate: \"arn:aws:acm:us-east-1:…\"`"),
            Some(false) if self.certificate.is_set() => report
                .error(
                    &self.certificate.at_key(),
                    id,
                    "a prefix domain has no certificate",
                )
                .help("leave `certificate` out, or write the whole domain, like `auth.acme.com`"),
            Some(false) | None if self.security_policy.is_set() && !self.certificate.is_set() => {
                report
                    .error(
                        &self.security_policy.at_key(),
                        id,
                        "`security_policy` needs a domain with a certificate",
                    )
                    .help("leave `security_policy` out");
            }
            _ => {}
        }
    }

    /// What serves the domain takes certificates from us-east-1 only.
    pub(super) fn certificate_is_in_us_east_1(&self, report: &mut Report) {
        // A prefix has no certificate at all, and was reported for it.
        if self.is_custom() == Some(false) {
            return;
        }
        let id = "domain-cert-us-east-1";
        for &arn in &self.certificate.leaves() {
            let parts = parts(arn);
            let is_certificate =
                (ARN.matches)(arn) && parts[2] == "acm" && parts[5].starts_with("certificate/");
            if !is_certificate {
                report
                    .error(
                        &self.certificate,
                        id,
                        format!(
                            "`certificate` is not the ARN of a certificate: `{}`",
                            shorten(arn)
                        ),
                    )
                    .help("write one like `arn:aws:acm:us-east-1:123456789012:certificate/…`");
            } else if parts[1] == "aws" && parts[3] != "us-east-1" {
                report
                    .error(
                        &self.certificate,
                        id,
                        format!("the certificate is in `{}`, not in `us-east-1`", parts[3]),
                    )
                    .help("write the ARN of one in us-east-1, whatever the region of the pool");
            }
        }
    }

    /// `CustomDomainConfig`, where there is a certificate: it is left out as a whole where the certificate is.
    pub(super) fn custom_json(&self) -> Option<Json> {
        let custom = |certificate| {
            let mut custom = Object::new().with("CertificateArn", certificate);
            custom.set("SecurityPolicy", self.security_policy.json());
            custom.into()
        };
        let certificate = self.certificate.json()?;
        Some(each_branch(certificate, &custom))
    }
}

rules! {
    "domain-custom-needs-cert" A: "A domain of your own has a certificate, a prefix has none."
        prevents "Invalid request provided: AWS::Cognito::UserPoolDomain"
        source "CreateUserPoolDomain, CustomDomainConfig; measured";
    "domain-cert-us-east-1" A: "The certificate of a domain is one of the Certificate Manager in us-east-1."
        prevents "The specified SSL certificate doesn't exist, isn't in us-east-1 region, isn't valid, or doesn't include a valid certificate chain."
        source "Developer guide, own domains; measured";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::tests::{CERTIFICATE, certify};
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        domain_custom_needs_cert: "domain-custom-needs-cert",
        passes {
            "prefix": |stack| { stack.domain(None).domain(known("acme")); },
            "own": |stack| {
                let domain = stack.domain(None);
                domain.domain(known("auth.acme.com"));
                domain.certificate(Given::Later);
                domain.security_policy(known(SecurityPolicy::TlsV1_2_2021));
            },
            "later": |stack| {
                let domain = stack.domain(None);
                domain.domain(Given::Later);
                domain.certificate(known(CERTIFICATE));
            },
            "later, without": |stack| { stack.domain(None).domain(Given::Later); },
        }
        fails {
            "own without": |stack| { stack.domain(None).domain(known("auth.acme.com")); } at "domain",
            "prefix with": |stack| {
                let domain = stack.domain(None);
                domain.domain(known("acme"));
                domain.certificate(Given::Later);
                domain.security_policy(known(SecurityPolicy::TlsV1));
            } at "domain.certificate",
            "prefix with a policy": |stack| {
                let domain = stack.domain(Some("main"));
                domain.domain(known("acme"));
                domain.security_policy(known(SecurityPolicy::TlsV1));
            } at "domain.main.security_policy",
            "later with a policy alone": |stack| {
                let domain = stack.domain(None);
                domain.domain(Given::Later);
                domain.security_policy(known(SecurityPolicy::TlsV1));
            } at "domain.security_policy",
        }
    }

    rule_test! {
        domain_cert_us_east_1: "domain-cert-us-east-1",
        passes {
            "unset": |stack| { stack.domain(None).domain(known("acme")); },
            "later": |stack| { stack.domain(None).certificate(Given::Later); },
            "there": |stack| { certify(stack, CERTIFICATE); },
            "another partition": |stack| { certify(stack, "arn:aws-us-gov:acm:us-gov-west-1:123456789012:certificate/abc"); },
            "of a prefix, which is another rule": |stack| {
                let domain = stack.domain(None);
                domain.domain(known("acme"));
                domain.certificate(known("x"));
            },
        }
        fails {
            "elsewhere": |stack| { certify(stack, "arn:aws:acm:eu-west-1:123456789012:certificate/abc"); } at "domain.certificate",
            "no certificate": |stack| { certify(stack, "arn:aws:iam::123456789012:role/abc"); } at "domain.certificate",
            "no ARN": |stack| { certify(stack, "abc"); } at "domain.certificate",
        }
    }
}
