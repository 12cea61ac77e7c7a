//! The DNS records of a domain of your own: `AWS::Route53::RecordSet`.

use super::address::is_custom;
use crate::block::block;
use crate::domain::Domain;
use crate::function::get_att;
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, length, pattern};
use crate::pattern::each;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::Emission;
use crate::value::{Given, Value};

/// The hosted zone of every distribution of CloudFront.
const CLOUDFRONT_ZONE: &str = "Z2FDTNDATAQYW2";

const ZONE_ID: Pattern = Pattern {
    noun: Some("the id of a hosted zone"),
    says: "the id of a hosted zone, like `Z0123456789ABCDEFGHIJ`",
    matches: |text| {
        let id = text.strip_prefix("/hostedzone/").unwrap_or(text);
        !id.is_empty() && each(id, |c| c.is_ascii_alphanumeric())
    },
};

const ZONE_NAME: Pattern = Pattern {
    noun: Some("the full name of a hosted zone"),
    says: "the name of a hosted zone with a dot at its end, like `acme.com.`",
    matches: |text| text.len() > 1 && text.ends_with('.') && !text.contains(char::is_whitespace),
};

block! {
    /// The records that make a domain of your own lead to the sign-in pages, in a hosted zone of Route 53:
    /// `alias: "Z0123456789ABCDEFGHIJ",` or `alias { hosted_zone_name: "acme.com." }`. They become two
    /// `AWS::Route53::RecordSet`, of the types `A` and `AAAA`, which point to the domain's distribution.
    pub struct Alias: Unnamed, Part {
        settings {
            /// The hosted zone, by its id. Becomes `HostedZoneId`.
            @Main hosted_zone_id: Value<Text> where [
                length("domain-alias-zone", 1, 44),
                pattern("domain-alias-zone", &ZONE_ID),
            ],
            /// The hosted zone, by its name with a dot at the end, where only one zone has it. Becomes `HostedZoneName`.
            hosted_zone_name: Value<Text> where [
                length("domain-alias-zone", 1, 1024),
                pattern("domain-alias-zone", &ZONE_NAME),
            ],
        }
    }
}

impl Alias {
    /// The rulebook of an alias.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.names_one_zone(report);
    }

    /// The hosted zone is named by its id or by its name.
    fn names_one_zone(&self, report: &mut Report) {
        let id = "domain-alias-zone";
        match (self.hosted_zone_id.given(), self.hosted_zone_name.given()) {
            (None, None) => report
                .error(self, id, "`alias` names no hosted zone")
                .help("write its id, like `alias: \"Z0123456789ABCDEFGHIJ\"`"),
            (Some(Given::Known(_)), Some(Given::Known(_))) => report
                .error(
                    &self.hosted_zone_name,
                    id,
                    "the hosted zone is named twice, by its id and by its name",
                )
                .help("leave `hosted_zone_name` out"),
            _ => {}
        }
    }

    fn emit(&self, domain: &Domain, emission: &mut Emission) {
        for &kind in &["A", "AAAA"] {
            let target = Object::new()
                .with(
                    "DNSName",
                    get_att(domain.logical_id(), "CloudFrontDistribution"),
                )
                .with("HostedZoneId", CLOUDFRONT_ZONE);
            let mut record = Object::new()
                .with("Name", domain.domain.json_or(Json::Null))
                .with("Type", kind)
                .with("AliasTarget", target);
            record.set("HostedZoneId", self.hosted_zone_id.json());
            record.set("HostedZoneName", self.hosted_zone_name.json());
            self.meta.add_raw(&mut record);
            let name = domain.ident().to_upper_camel_case();
            emission.companion(
                format!(
                    "CognitoUserPoolDomain{name}Record{}",
                    kind.to_upper_camel_case()
                )
                .into(),
                &domain.meta,
                "AWS::Route53::RecordSet",
                record,
            );
        }
    }
}

impl Domain {
    /// Only a domain of your own has a distribution of its own to point to.
    pub(super) fn alias_goes_with_custom(&self, report: &mut Report) {
        let domains = self.domain.leaves();
        if let Some(alias) = self.alias.get()
            && domains.iter().any(|domain| !is_custom(domain))
        {
            report
                .error(alias, "domain-alias-custom", "a prefix domain needs no alias")
                .help("leave `alias` out, AWS has the records, or write the whole domain, like `auth.acme.com`");
        }
    }

    /// The record of a domain stands in a zone of a domain around it.
    pub(super) fn alias_is_in_the_zone(&self, report: &mut Report) {
        let Some(alias) = self.alias.get() else {
            return;
        };
        let (Some(domain), Some(zone)) = (self.domain.known(), alias.hosted_zone_name.known())
        else {
            return;
        };
        let name = zone.trim_end_matches('.').to_ascii_lowercase();
        let is_inside = domain
            .strip_suffix(name.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.ends_with('.'));
        if (ZONE_NAME.matches)(zone) && is_custom(domain) && !is_inside {
            report
                .error(
                    &alias.hosted_zone_name,
                    "domain-alias-zone",
                    format!("`{domain}` has no record in the zone `{zone}`"),
                )
                .help(match domain.split_once('.') {
                    Some((_, parent)) => format!("write a zone around it, like `{parent}.`"),
                    None => String::new(),
                });
        }
    }

    pub(super) fn emit_alias(&self, emission: &mut Emission) {
        if let Some(alias) = self.alias.get() {
            alias.emit(self, emission);
        }
    }
}

rules! {
    "domain-alias-custom" B: "Only a domain of your own has an alias."
        prevents "a record that Route 53 refuses, for a distribution that is not there"
        source "Developer guide, own domains; AWS::Cognito::UserPoolDomain, CloudFrontDistribution";
    "domain-alias-zone" B: "An alias stands in one hosted zone around the domain: named by its id, or by its name with a dot at the end."
        prevents "No hosted zones named … found, or: RRSet with DNS name … is not permitted in zone …"
        source "AWS::Route53::RecordSet, HostedZoneId and HostedZoneName";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::{equals, reference};
    use crate::stack::Stack;
    use crate::testing::{known, rule_test, template};

    const CERTIFICATE: &str = "arn:aws:acm:us-east-1:123456789012:certificate/abc";
    const ZONE: &str = "Z0123456789ABCDEFGHIJ";

    fn own(stack: &mut Stack) -> &mut Domain {
        let domain = stack.domain(None);
        domain
            .domain(known("auth.acme.com"))
            .certificate(known(CERTIFICATE));
        domain
    }

    rule_test! {
        domain_alias_custom: "domain-alias-custom",
        passes {
            "unset": |stack| { stack.domain(None).domain(known("acme")); },
            "own": |stack| { own(stack).alias().hosted_zone_id(known(ZONE)); },
            "later": |stack| { stack.domain(None).domain(Given::Later).alias().hosted_zone_id(known(ZONE)); },
        }
        fails {
            "prefix": |stack| { stack.domain(None).domain(known("acme")).alias().hosted_zone_id(known(ZONE)); }
                at "domain.alias",
            "one side of a choice": |stack| {
                let sides = Box::new([known("auth.acme.com"), known("acme")]);
                let domain = stack.domain(None);
                domain.domain(Given::Choice("Prod".into(), sides)).alias().hosted_zone_id(known(ZONE));
            } at "domain.alias",
        }
    }

    rule_test! {
        domain_alias_zone: "domain-alias-zone",
        passes {
            "unset": |stack| { own(stack); },
            "later": |stack| {
                own(stack).alias().hosted_zone_id(Given::Later).hosted_zone_name(Given::Later);
            },
            "an id": |stack| { own(stack).alias().hosted_zone_id(known(ZONE)); },
            "an id as Route 53 shows it": |stack| {
                own(stack).alias().hosted_zone_id(known(format!("/hostedzone/{ZONE}")));
            },
            "the parent": |stack| { own(stack).alias().hosted_zone_name(known("acme.com.")); },
            "in capitals": |stack| { own(stack).alias().hosted_zone_name(known("Acme.com.")); },
            "the domain itself": |stack| { own(stack).alias().hosted_zone_name(known("auth.acme.com.")); },
        }
        fails {
            "none": |stack| { own(stack).alias(); } at "domain.alias",
            "both": |stack| {
                own(stack).alias().hosted_zone_id(known(ZONE)).hosted_zone_name(known("acme.com."));
            } at "domain.alias.hosted_zone_name",
            "a name for an id": |stack| { own(stack).alias().hosted_zone_id(known("acme.com")); }
                at "domain.alias.hosted_zone_id",
            "no dot at the end": |stack| { own(stack).alias().hosted_zone_name(known("acme.com")); }
                at "domain.alias.hosted_zone_name",
            "another zone": |stack| { own(stack).alias().hosted_zone_name(known("acme.org.")); }
                at "domain.alias.hosted_zone_name",
            "part of a label": |stack| { own(stack).alias().hosted_zone_name(known("me.com.")); }
                at "domain.alias.hosted_zone_name",
        }
    }

    #[test]
    fn two_records_point_to_the_distribution() {
        let template = template(|stack| {
            stack.parameter(Some("Zone"));
            let condition = stack.condition(Some("IsProd"));
            condition.test(known(equals("a".into(), "b".into())));
            let domain = stack.domain(Some("own"));
            domain.domain(known("auth.acme.com"));
            domain.certificate(known(CERTIFICATE));
            domain.meta().condition(known("IsProd"));
            let alias = domain.alias();
            alias.hosted_zone_id(Given::Intrinsic(reference("Zone")));
            alias.meta().raw("Comment", known("Sign-in"));
        });
        for (id, kind) in [("RecordA", "A"), ("RecordAaaa", "AAAA")] {
            assert_eq!(
                template["Resources"][format!("CognitoUserPoolDomainOwn{id}")],
                json!({
                    "Type": "AWS::Route53::RecordSet",
                    "Condition": "IsProd",
                    "Properties": {
                        "Name": "auth.acme.com",
                        "Type": kind,
                        "AliasTarget": {
                            "DNSName": {"Fn::GetAtt": ["CognitoUserPoolDomainOwn", "CloudFrontDistribution"]},
                            "HostedZoneId": "Z2FDTNDATAQYW2",
                        },
                        "HostedZoneId": {"Ref": "Zone"},
                        "Comment": "Sign-in",
                    },
                })
            );
        }
    }
}
