//! The name of an identity provider.

use super::IdentityProvider;
use crate::json::{Json, Text};
use crate::limit::Pattern;
use crate::pattern::is_visible;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;

/// `[^_\p{Z}][\p{L}\p{M}\p{S}\p{N}\p{P}][^_\p{Z}]+`, of at most 32 characters.
const PROVIDER_NAME: Pattern = Pattern {
    noun: None,
    says: "3 to 32 characters without spaces, and `_` only in the second place",
    matches: |text| {
        (3..=32).contains(&text.chars().count())
            && text.chars().enumerate().all(|(index, c)| match index {
                1 => is_visible(c),
                _ => c != '_' && (c.is_control() || !c.is_whitespace()),
            })
    },
};

impl IdentityProvider {
    /// The rules of the name.
    pub(super) fn name_rules(&self, report: &mut Report) {
        self.is_not_the_pool(report);
        self.social_name_is_fixed(report);
        self.name_has_the_format(report);
    }

    /// The name AWS sees, unless it is not known yet.
    pub(crate) fn name(&self) -> Option<Text> {
        if self.meta.exact.is_set() {
            return self.meta.exact.known().cloned();
        }
        self.kind.known().map(|_| self.default_name())
    }

    /// The name as the template says it.
    pub(crate) fn name_json(&self) -> Json {
        self.meta.exact_or(self.default_name())
    }

    /// The name AWS gives to a social provider, or the identifier as AWS writes such names.
    fn default_name(&self) -> Text {
        match self.kind.known().and_then(|kind| kind.fixed_name()) {
            Some(name) => name.into(),
            None => self.ident().to_upper_camel_case().into(),
        }
    }

    /// `cognito` means the user pool itself wherever providers are named.
    fn is_not_the_pool(&self, report: &mut Report) {
        if self.ident() == "cognito" {
            report
                .error(
                    self,
                    "idp-name-not-reserved",
                    "`cognito` is the user pool itself",
                )
                .help("give the provider another name; AWS sees what stands after `=`");
        }
    }

    /// The name of a social provider is not free.
    fn social_name_is_fixed(&self, report: &mut Report) {
        let Some(kind) = self.kind.known() else {
            return;
        };
        let Some(fixed) = kind.fixed_name() else {
            return;
        };
        for &name in &self.meta.exact.leaves() {
            if name.as_str() != fixed {
                report
                    .error(
                        &self.meta.exact,
                        "idp-social-name-fixed",
                        format!("{} is always called `{fixed}`, not `{name}`", kind.noun()),
                    )
                    .help(format!("leave out `= \"{name}\"`"));
            }
        }
    }

    /// The name of a SAML or OIDC provider has the shape that AWS asks for.
    fn name_has_the_format(&self, report: &mut Report) {
        if self
            .kind
            .known()
            .is_none_or(|kind| kind.fixed_name().is_some())
        {
            return;
        }
        for &name in &self.meta.exact.leaves() {
            if !(PROVIDER_NAME.matches)(name) {
                report
                    .error(
                        &self.meta.exact,
                        "idp-name-format",
                        format!(
                            "the name of a provider cannot be `{}`",
                            crate::limit::shorten(name)
                        ),
                    )
                    .help(format!("write {}", PROVIDER_NAME.says));
            }
        }
        if self.meta.exact.is_set() {
            return;
        }
        let name = self.default_name();
        if !(PROVIDER_NAME.matches)(&name) {
            report
                .error(
                    self,
                    "idp-name-format",
                    format!("the name of a provider cannot be `{name}`"),
                )
                .help(format!(
                    "write `{} = \"…\"`, {}",
                    self.ident(),
                    PROVIDER_NAME.says
                ));
        }
    }
}

rules! {
    "idp-name-format" A: "The name of a SAML or OIDC provider has 3 to 32 characters, no spaces, and `_` only in the second place."
        prevents "Value at 'providerName' failed to satisfy constraint"
        source "CreateIdentityProvider, ProviderName";
    "idp-social-name-fixed" A: "A social provider has the name AWS gives it: Google, Facebook, SignInWithApple or LoginWithAmazon."
        prevents "Provider MyGoogle cannot be of type Google."
        source "CreateIdentityProvider, ProviderName";
    "idp-name-not-reserved" D: "No provider of a stack is called `cognito`: that name stands for the user pool itself."
        prevents "a client that means one and gets the other"
        source "UpdateUserPoolClient, SupportedIdentityProviders";
}

#[cfg(test)]
mod tests {
    use super::super::ProviderType;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        idp_name_format: "idp-name-format",
        passes {
            "from the block": |stack| { stack.identity_provider(Some("okta")).kind(known(ProviderType::Oidc)); },
            "social, however short": |stack| { stack.identity_provider(Some("g")).kind(known(ProviderType::Google)); },
            "later": |stack| {
                stack.identity_provider(Some("ad")).kind(known(ProviderType::Saml)).meta().exact(Given::Later);
            },
            "lower bound": |stack| {
                stack.identity_provider(Some("ad")).kind(known(ProviderType::Saml)).meta().exact(known("A_d"));
            },
            "upper bound": |stack| {
                stack.identity_provider(Some("ad")).kind(known(ProviderType::Saml)).meta().exact(known("x".repeat(32)));
            },
        }
        fails {
            "short identifier": |stack| { stack.identity_provider(Some("ad")).kind(known(ProviderType::Saml)); }
                at "identity_provider.ad",
            "below": |stack| {
                stack.identity_provider(Some("ad")).kind(known(ProviderType::Saml)).meta().exact(known("Ad"));
            } at "identity_provider.ad.exact",
            "above": |stack| {
                stack.identity_provider(Some("ad")).kind(known(ProviderType::Saml)).meta().exact(known("x".repeat(33)));
            } at "identity_provider.ad.exact",
            "a space": |stack| {
                stack.identity_provider(Some("ad")).kind(known(ProviderType::Oidc)).meta().exact(known("Acme AD"));
            } at "identity_provider.ad.exact",
            "an underscore": |stack| {
                stack.identity_provider(Some("ad")).kind(known(ProviderType::Oidc)).meta().exact(known("Acme_AD"));
            } at "identity_provider.ad.exact",
        }
    }

    rule_test! {
        idp_social_name_fixed: "idp-social-name-fixed",
        passes {
            "unset": |stack| { stack.identity_provider(Some("google")).kind(known(ProviderType::Google)); },
            "later": |stack| {
                stack.identity_provider(Some("google")).kind(known(ProviderType::Google)).meta().exact(Given::Later);
            },
            "the same": |stack| {
                stack.identity_provider(Some("apple")).kind(known(ProviderType::Apple)).meta().exact(known("SignInWithApple"));
            },
            "OIDC": |stack| {
                stack.identity_provider(Some("okta")).kind(known(ProviderType::Oidc)).meta().exact(known("Okta"));
            },
        }
        fails {
            "another": |stack| {
                stack.identity_provider(Some("google")).kind(known(ProviderType::Google)).meta().exact(known("MyGoogle"));
            } at "identity_provider.google.exact",
        }
    }

    rule_test! {
        idp_name_not_reserved: "idp-name-not-reserved",
        passes {
            "another": |stack| { stack.identity_provider(Some("okta")).kind(known(ProviderType::Oidc)); },
        }
        fails {
            "cognito": |stack| { stack.identity_provider(Some("cognito")).kind(known(ProviderType::Oidc)); }
                at "identity_provider.cognito",
        }
    }

    #[test]
    fn names_are_fixed_made_or_exact() {
        let provider = |ident: &'static str, kind| {
            let mut stack = crate::Stack::named("test");
            let provider = stack.identity_provider(Some(ident));
            provider.kind(kind);
            provider.name()
        };
        assert_eq!(
            provider("apple", known(ProviderType::Apple)).as_deref(),
            Some("SignInWithApple")
        );
        assert_eq!(
            provider("acme_ad", known(ProviderType::Saml)).as_deref(),
            Some("AcmeAd")
        );
        assert_eq!(provider("acme_ad", Given::Later), None);
    }
}
