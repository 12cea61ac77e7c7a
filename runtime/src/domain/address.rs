//! The text of a domain: a prefix of Amazon's domain, or a domain of your own.

use crate::domain::Domain;
use crate::limit::{Limit, Pattern, Subject, check_value, length, pattern, shorten};
use crate::pattern::each;
use crate::report::Report;
use crate::rulebook::rules;

/// The words that Amazon keeps for itself.
const RESERVED: [&str; 3] = ["aws", "amazon", "cognito"];

/// `[a-z0-9]([a-z0-9-]*[a-z0-9])?`, of any length.
const PREFIX: Pattern = Pattern {
    noun: Some("a domain prefix"),
    says: "lower-case letters, digits and hyphens, with no hyphen at either end, like `acme-auth`",
    matches: is_label,
};

/// Such labels, with dots between.
const CUSTOM: Pattern = Pattern {
    noun: Some("a domain name for Cognito"),
    says: "a domain in lower case, like `auth.acme.com`",
    matches: |text| text.split('.').all(is_label),
};

const PREFIX_LIMITS: [Limit; 2] = [
    length("domain-prefix-format", 1, 63),
    pattern("domain-prefix-format", &PREFIX),
];

const CUSTOM_LIMITS: [Limit; 2] = [
    length("domain-custom-format", 1, 63),
    pattern("domain-custom-format", &CUSTOM),
];

/// Whether a text is a domain of your own, rather than a prefix.
pub(super) fn is_custom(text: &str) -> bool {
    text.contains('.')
}

fn is_label(text: &str) -> bool {
    !text.is_empty()
        && each(text, |c| {
            c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'
        })
        && !text.starts_with('-')
        && !text.ends_with('-')
}

impl Domain {
    /// There is a prefix or a domain.
    pub(super) fn domain_is_written(&self, report: &mut Report) {
        if !self.domain.is_set() {
            report
                .error(
                    self,
                    "domain-prefix-format",
                    "a domain needs its prefix or its name",
                )
                .help("write `domain \"acme-auth\"` or `domain \"auth.acme.com\"`");
        }
    }

    /// The text is one that AWS takes, as a prefix or as a domain of your own.
    pub(super) fn address_is_one_of_aws(&self, report: &mut Report) {
        for &text in &self.domain.leaves() {
            let limits = if is_custom(text) {
                &CUSTOM_LIMITS
            } else {
                &PREFIX_LIMITS
            };
            let before = report.violations().len();
            check_value(limits, text, &self.domain, Subject::Value("domain"), report);
            if report.violations().len() > before {
                continue;
            }
            if is_custom(text) {
                self.parent_is_no_top_level(text, report);
            } else {
                self.prefix_is_not_reserved(text, report);
            }
        }
    }

    /// No part of a prefix, between hyphens, is one of Amazon's words.
    fn prefix_is_not_reserved(&self, prefix: &str, report: &mut Report) {
        for word in prefix.split('-') {
            if RESERVED.contains(&word) {
                report
                    .error(
                        &self.domain,
                        "domain-prefix-reserved",
                        format!("`{prefix}` has the reserved word `{word}`"),
                    )
                    .help(format!("write a prefix without `{word}`"));
                return;
            }
        }
    }

    /// The parent of a domain of your own resolves to an address, as no top-level domain does.
    fn parent_is_no_top_level(&self, domain: &str, report: &mut Report) {
        if domain.split('.').count() == 2 {
            let shown = shorten(domain);
            report
                .error(
                    &self.domain,
                    "domain-custom-parent-a-record",
                    format!("`{shown}` stands right under a top-level domain"),
                )
                .help(format!("write a domain below it, like `auth.{shown}`"));
        }
    }
}

rules! {
    "domain-prefix-format" A: "A prefix has 1 to 63 lower-case letters, digits and hyphens, with no hyphen at either end."
        prevents "Invalid request provided: AWS::Cognito::UserPoolDomain"
        source "CreateUserPoolDomain, Domain; measured";
    "domain-prefix-reserved" A: "No part of a prefix, between hyphens, is `aws`, `amazon` or `cognito`."
        prevents "Domain cannot contain reserved word: cognito"
        source "Developer guide, prefix domains; measured";
    "domain-custom-format" B: "A domain of your own has up to 63 lower-case letters, digits, hyphens and dots, with no hyphen at the ends of a label."
        prevents "Invalid request provided: AWS::Cognito::UserPoolDomain"
        source "CreateUserPoolDomain, Domain";
    "domain-custom-parent-a-record" A: "A domain of your own does not stand right under a top-level domain."
        prevents "Custom domain is not a valid subdomain: Was not able to resolve a DNS A record for the parent domain or domain parent is a top-level domain."
        source "Developer guide, own domains; measured";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        domain_prefix_format: "domain-prefix-format",
        passes {
            "no domain": |stack| { stack.client(None); },
            "later": |stack| { stack.domain(None).domain(Given::Later); },
            "lower bound": |stack| { stack.domain(None).domain(known("a")); },
            "upper bound": |stack| { stack.domain(None).domain(known("a".repeat(63))); },
            "hyphens": |stack| { stack.domain(None).domain(known("acme-1--auth")); },
        }
        fails {
            "unset": |stack| { stack.domain(None); } at "domain",
            "empty": |stack| { stack.domain(None).domain(known("")); } at "domain.domain",
            "too long": |stack| { stack.domain(None).domain(known("a".repeat(64))); } at "domain.domain",
            "capitals": |stack| { stack.domain(None).domain(known("Acme")); } at "domain.domain",
            "an underscore": |stack| { stack.domain(None).domain(known("acme_auth")); } at "domain.domain",
            "a hyphen before": |stack| { stack.domain(None).domain(known("-acme")); } at "domain.domain",
            "a hyphen behind": |stack| { stack.domain(None).domain(known("acme-")); } at "domain.domain",
            "one side of a choice": |stack| {
                let sides = Box::new([known("acme"), known("Acme")]);
                stack.domain(None).domain(Given::Choice("Prod".into(), sides));
            } at "domain.domain",
        }
    }

    rule_test! {
        domain_prefix_reserved: "domain-prefix-reserved",
        passes {
            "no domain": |stack| { stack.client(None); },
            "later": |stack| { stack.domain(None).domain(Given::Later); },
            "inside of a word": |stack| { stack.domain(None).domain(known("awsome-amazons")); },
            "a domain of one's own": |stack| { stack.domain(None).domain(known("aws.acme.com")); },
        }
        fails {
            "aws": |stack| { stack.domain(None).domain(known("acme-aws")); } at "domain.domain",
            "amazon": |stack| { stack.domain(None).domain(known("amazon")); } at "domain.domain",
            "cognito": |stack| { stack.domain(None).domain(known("my-cognito-app")); } at "domain.domain",
        }
    }

    rule_test! {
        domain_custom_format: "domain-custom-format",
        passes {
            "no domain": |stack| { stack.client(None); },
            "later": |stack| { stack.domain(None).domain(Given::Later); },
            "a domain": |stack| { stack.domain(None).domain(known("auth-1.acme.co.uk")); },
            "upper bound": |stack| { stack.domain(None).domain(known(format!("{}.com", "a".repeat(59)))); },
        }
        fails {
            "too long": |stack| { stack.domain(None).domain(known(format!("{}.com", "a".repeat(60)))); } at "domain.domain",
            "capitals": |stack| { stack.domain(None).domain(known("auth.Acme.com")); } at "domain.domain",
            "an address": |stack| { stack.domain(None).domain(known("https://auth.acme.com")); } at "domain.domain",
            "a hyphen before": |stack| { stack.domain(None).domain(known("auth.-acme.com")); } at "domain.domain",
            "nothing between dots": |stack| { stack.domain(None).domain(known("auth..com")); } at "domain.domain",
            "a dot behind": |stack| { stack.domain(None).domain(known("auth.acme.com.")); } at "domain.domain",
        }
    }

    rule_test! {
        domain_custom_parent_a_record: "domain-custom-parent-a-record",
        passes {
            "no domain": |stack| { stack.client(None); },
            "later": |stack| { stack.domain(None).domain(Given::Later); },
            "below": |stack| { stack.domain(None).domain(known("auth.acme.com")); },
            "a prefix": |stack| { stack.domain(None).domain(known("acme")); },
            "not a domain, which is another rule": |stack| { stack.domain(None).domain(known("Acme.com")); },
        }
        fails {
            "right under": |stack| { stack.domain(None).domain(known("acme.com")); } at "domain.domain",
        }
    }
}
