//! Where a domain leads while the pool's region is down.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::length;
use crate::names::which;
use crate::report::Report;
use crate::rulebook::rules;
use crate::suggest::list;
use crate::value::Value;

block! {
    /// Where a domain of your own leads while the pool's region is down. Becomes `Routing.Failover`.
    pub struct Failover: Unnamed, Part {
        settings {
            /// The id of the Route 53 health check that watches the pool's region, at most 64 characters. Becomes
            /// `PrimaryRoute53HealthCheckId`.
            primary_route53_health_check_id: Value<Text> where [length("domain-routing", 0, 64)],
            /// The region that takes over, 5 to 32 characters. Becomes `SecondaryRegion`.
            secondary_region: Value<Text> where [length("domain-routing", 5, 32)],
        }
    }
}

impl Failover {
    /// The rulebook of a failover.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_check_and_region(report);
    }

    /// A failover says what to watch and where to go.
    fn has_check_and_region(&self, report: &mut Report) {
        let check = "primary_route53_health_check_id";
        let missing = which(&[
            (check, !self.primary_route53_health_check_id.is_set()),
            ("secondary_region", !self.secondary_region.is_set()),
        ]);
        if !missing.is_empty() {
            report
                .error(
                    self,
                    "domain-routing",
                    format!("`failover` lacks {}", list(&missing)),
                )
                .help(format!("write {}, too", list(&missing)));
        }
    }

    pub(super) fn json(&self) -> Object {
        let mut failover = Object::new();
        failover.set(
            "PrimaryRoute53HealthCheckId",
            self.primary_route53_health_check_id.json(),
        );
        failover.set("SecondaryRegion", self.secondary_region.json());
        self.meta.add_raw(&mut failover);
        failover
    }
}

rules! {
    "domain-routing" B: "A failover has a health check and a second region, and belongs to a domain of your own."
        prevents "Invalid request provided: AWS::Cognito::UserPoolDomain"
        source "CreateUserPoolDomain, Routing";
}

#[cfg(test)]
mod tests {
    use crate::stack::Stack;
    use crate::testing::{known, rule_test, template};
    use crate::value::Given;

    fn fail_over(stack: &mut Stack, domain: &str, check: &str, region: &str) {
        let own = stack.domain(None);
        own.domain(known(domain));
        if domain.contains('.') {
            own.certificate(known("arn:aws:acm:us-east-1:123456789012:certificate/abc"));
        }
        let failover = own.failover();
        failover.primary_route53_health_check_id(known(check));
        failover.secondary_region(known(region));
    }

    rule_test! {
        domain_routing: "domain-routing",
        passes {
            "unset": |stack| { stack.domain(None).domain(known("acme")); },
            "later": |stack| {
                let failover = stack.domain(None).domain(Given::Later).failover();
                failover.primary_route53_health_check_id(Given::Later);
                failover.secondary_region(Given::Later);
            },
            "lower bounds": |stack| { fail_over(stack, "auth.acme.com", "", "aaaaa"); },
            "upper bounds": |stack| { fail_over(stack, "auth.acme.com", &"a".repeat(64), &"a".repeat(32)); },
        }
        fails {
            "neither": |stack| { stack.domain(None).failover(); } at "domain.failover",
            "no region": |stack| { stack.domain(None).failover().primary_route53_health_check_id(Given::Later); }
                at "domain.failover",
            "a prefix": |stack| { fail_over(stack, "acme", "check", "eu-west-1"); } at "domain.failover",
            "a check too long": |stack| { fail_over(stack, "auth.acme.com", &"a".repeat(65), "eu-west-1"); }
                at "domain.failover.primary_route53_health_check_id",
            "a region too short": |stack| { fail_over(stack, "auth.acme.com", "check", "aaaa"); }
                at "domain.failover.secondary_region",
            "a region too long": |stack| { fail_over(stack, "auth.acme.com", "check", &"a".repeat(33)); }
                at "domain.failover.secondary_region",
        }
    }

    #[test]
    fn both_are_emitted() {
        let template = template(|stack| fail_over(stack, "auth.acme.com", "check", "eu-west-1"));
        assert_eq!(
            template["Resources"]["CognitoUserPoolDomain"]["Properties"]["Routing"],
            serde_json::json!({"Failover": {
                "PrimaryRoute53HealthCheckId": "check",
                "SecondaryRegion": "eu-west-1",
            }})
        );
    }
}
