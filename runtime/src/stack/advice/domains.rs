//! Advice on domains, and on what leads to one.

use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The advice of this file.
    pub(super) fn advise_on_domains(&self, advice: &mut Report) {
        self.discovery_names_one_domain(advice);
        if self.domain.is_empty() && !self.may_have("AWS::Cognito::UserPoolDomain") {
            self.oauth_has_a_domain(advice);
            self.links_have_a_domain(advice);
        }
    }

    fn discovery_names_one_domain(&self, advice: &mut Report) {
        let (mut has_prefix, mut has_own) = (false, false);
        for domain in &self.domain {
            if let Some(domain) = domain.domain.known() {
                has_prefix |= !domain.contains('.');
                has_own |= domain.contains('.');
            }
        }
        if has_prefix && has_own {
            advice
                .error(
                    self.pool(),
                    "domain-discovery-custom-wins",
                    "the discovery document names your own domain only, not the prefix",
                )
                .help("let applications use one of the two");
        }
    }

    /// One domain serves every client, so one line says it all.
    fn oauth_has_a_domain(&self, advice: &mut Report) {
        if let Some(oauth) = self.client.iter().find_map(|client| client.oauth.get()) {
            advice
                .error(
                    oauth,
                    "oauth-needs-domain",
                    "the stack has no domain to serve the endpoints of `oauth`",
                )
                .help("add `domain \"acme-auth\"`, unless the pool gets one elsewhere");
        }
    }

    fn links_have_a_domain(&self, advice: &mut Report) {
        if let Some(message) = self.pool().verification_message.get()
            && message.links()
        {
            advice
                .error(
                    &message.default_email_option,
                    "verify-link-needs-domain",
                    "the stack has no domain for links to lead to",
                )
                .help("add `domain \"acme-auth\"`, unless the pool gets one elsewhere");
        }
    }
}

rules! {
    "domain-discovery-custom-wins" B: "With a prefix and a domain of your own, applications use the one that discovery names."
        prevents "Tokens and pages of two origins"
        source "Cognito developer guide, assigning a prefix domain";
    "oauth-needs-domain" B: "A stack with an `oauth` block has a domain."
        prevents "OAuth endpoints and sign-in pages that do not exist"
        source "Developer guide, domains";
    "verify-link-needs-domain" B: "Where a link verifies an e-mail address, the stack has a domain."
        prevents "Links that lead nowhere"
        source "Developer guide, verification messages";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::OAuthFlow;
    use crate::testing::{known, list, rule_test};
    use crate::user_pool::DefaultEmailOption;
    use crate::value::Given;

    rule_test! {
        domain_discovery_custom_wins: "domain-discovery-custom-wins",
        passes {
            "one": |stack| { stack.domain(None).domain(known("acme")); },
            "later": |stack| { stack.domain(None).domain(known("acme")); stack.domain(Some("own")).domain(Given::Later).certificate(Given::Later); },
        }
        fails {
            "two": |stack| {
                stack.domain(None).domain(known("acme"));
                stack.domain(Some("own")).domain(known("auth.acme.com")).certificate(Given::Later);
            } at "user_pool",
        }
    }

    /// A client with all that `oauth` needs.
    fn oauth(stack: &mut Stack, name: &'static str) {
        let oauth = stack.client(Some(name)).oauth();
        oauth
            .flows(list([OAuthFlow::Code]))
            .scopes(list(["openid"]))
            .callback_urls(list(["https://acme.com"]));
    }

    rule_test! {
        oauth_needs_domain: "oauth-needs-domain",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "a domain": |stack| {
                stack.domain(None).domain(Given::Later);
                oauth(stack, "web");
            },
            "one in CloudFormation's spelling": |stack| {
                stack.resource(Some("Domain")).kind(known("AWS::Cognito::UserPoolDomain"));
                oauth(stack, "web");
            },
            "a type later": |stack| {
                stack.resource(Some("Domain")).kind(Given::Later);
                oauth(stack, "web");
            },
        }
        fails {
            "none": |stack| { oauth(stack, "web"); } at "client.web.oauth",
            "one error for all clients": |stack| {
                oauth(stack, "web");
                oauth(stack, "app");
            } at "client.web.oauth",
            "only another resource": |stack| {
                stack.resource(Some("Topic")).kind(known("AWS::SNS::Topic"));
                oauth(stack, "web");
            } at "client.web.oauth",
        }
    }

    fn link(stack: &mut Stack) {
        let link = known(DefaultEmailOption::ConfirmWithLink);
        stack
            .user_pool()
            .verification_message()
            .default_email_option(link);
    }

    rule_test! {
        verify_link_needs_domain: "verify-link-needs-domain",
        passes {
            "unset": |stack| { stack.user_pool().verification_message(); },
            "later": |stack| { stack.user_pool().verification_message().default_email_option(Given::Later); },
            "a code": |stack| {
                let code = known(DefaultEmailOption::ConfirmWithCode);
                stack.user_pool().verification_message().default_email_option(code);
            },
            "a domain": |stack| {
                link(stack);
                stack.domain(None);
            },
            "a domain in CloudFormation's spelling": |stack| {
                link(stack);
                stack.resource(Some("Domain")).kind(known("AWS::Cognito::UserPoolDomain"));
            },
        }
        fails {
            "no domain": |stack| { link(stack); } at "user_pool.verification_message.default_email_option",
        }
    }
}
