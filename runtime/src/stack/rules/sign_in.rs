//! What the user pool asks of the other blocks: plans, factors, messages, domains.

use crate::client::{AuthFlow, Client, OAuthFlow};
use crate::domain::Domain;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::user_pool::{FeaturePlan, FirstAuthFactor, MfaFactor, ThreatProtectionMode, TokenEvent};

impl Stack {
    /// The rulebook of this file.
    pub(super) fn sign_in_rules(&self, report: &mut Report) {
        // Of an existing pool none of this is known.
        if self.pool().is_existing() {
            return;
        }
        self.plan_has_every_feature(report);
        self.choice_of_factors_has_a_client(report);
        self.passkeys_fit_the_domain(report);
    }

    /// The plan that is written has every feature that is used. It is never raised, because plans cost money.
    fn plan_has_every_feature(&self, report: &mut Report) {
        let Some(plan) = self.pool().plan() else {
            return;
        };
        for feature in FEATURES {
            if feature.plan <= plan {
                continue;
            }
            if let Some(place) = (feature.used_at)(self) {
                let (name, needed) = (feature.name, feature.plan);
                report
                    .error(
                        &place,
                        feature.rule,
                        format!("{name} needs the plan `{needed:?}`, the pool has `{plan:?}`"),
                    )
                    .help(format!(
                        "write `feature_plan: {needed:?}`, or leave this out"
                    ));
            }
        }
    }

    /// Where users choose how to sign in, some client lets them: each does whose flows are not written.
    fn choice_of_factors_has_a_client(&self, report: &mut Report) {
        if !self.pool().lets_users_choose() || self.may_declare("AWS::Cognito::UserPoolClient") {
            return;
        }
        let clients = &self.client;
        let is_lacking = clients.iter().all(|client| {
            let flows = &client.explicit_auth_flows;
            flows.is_set() && flows.lacks(&AuthFlow::UserAuth)
        });
        if let Some((element, factor)) = self.pool().passwordless_factor()
            && is_lacking
            && !clients.is_empty()
        {
            report
                .error(
                    &element,
                    "user-auth-flow-for-choice",
                    format!("no client lets users choose `{factor:?}`"),
                )
                .help("add `UserAuth` to the `explicit_auth_flows` of a client");
        }
    }

    /// Passkeys that are used on sign-in pages at a domain of your own are bound to it.
    fn passkeys_fit_the_domain(&self, report: &mut Report) {
        let pool = self.pool();
        let Some(value) = pool.web_authn.get().map(|block| &block.relying_party_id) else {
            return;
        };
        let Some(party) = value.known() else {
            return;
        };
        let mut own = None;
        for domain in &self.domain {
            if domain.is_custom() != Some(true) {
                continue;
            }
            if let Some(domain) = domain.domain.known() {
                let rest = domain.strip_suffix(party.as_str());
                if rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('.')) {
                    return;
                }
                own = own.or(Some(domain));
            }
        }
        let has_pages = |client: &Client| {
            client.oauth.get().is_some_and(|oauth| {
                oauth.flows.contains(&OAuthFlow::Code) || oauth.flows.contains(&OAuthFlow::Implicit)
            })
        };
        if let Some(domain) = own
            && pool.first_factor(FirstAuthFactor::WebAuthn).is_some()
            && self.client.iter().any(has_pages)
        {
            report
                .error(
                    value,
                    "webauthn-rp-id-custom-domain",
                    format!("passkeys are bound to `{party}`, but users sign in at `{domain}`"),
                )
                .help(format!("write `relying_party_id: \"{domain}\"`"));
        }
    }
}

/// A feature that not every plan has.
struct Feature {
    rule: &'static str,
    plan: FeaturePlan,
    name: &'static str,
    /// Where the stack uses it.
    used_at: fn(&Stack) -> Option<String>,
}

/// Every feature that not every plan has, with the plan it needs.
const FEATURES: &[Feature] = &[
    Feature {
        rule: "password-history-tier",
        plan: FeaturePlan::Essentials,
        name: "a history of passwords",
        used_at: |stack| {
            let history = &stack.pool().password_policy.get()?.history_size;
            let size = history.known()?;
            (*size > 0).then(|| history.path())
        },
    },
    Feature {
        rule: "first-factors-tier",
        plan: FeaturePlan::Essentials,
        name: "sign-in without a password",
        used_at: |stack| {
            let (element, _) = stack.pool().passwordless_factor()?;
            Some(element.path())
        },
    },
    Feature {
        rule: "webauthn-factor-config",
        plan: FeaturePlan::Essentials,
        name: "what a passkey counts as",
        used_at: |stack| {
            let factor = &stack.pool().web_authn.get()?.factor_configuration;
            factor.known().map(|_| factor.path())
        },
    },
    Feature {
        rule: "email-mfa-tier",
        plan: FeaturePlan::Essentials,
        name: "a second factor by e-mail",
        used_at: |stack| {
            let pool = stack.pool();
            if let Some(mfa) = pool.mfa.get()
                && let Some(element) = mfa.factors.find(&MfaFactor::Email)
            {
                return Some(element.path());
            }
            Some(pool.authentication_message.get()?.email()?.path())
        },
    },
    Feature {
        rule: "pretoken-version-tier",
        plan: FeaturePlan::Essentials,
        name: "changing more than the ID token",
        used_at: |stack| {
            let triggers = stack.pool().triggers.get()?;
            let version = &triggers.pre_token_generation.get()?.version;
            (*version.known()? != TokenEvent::V1).then(|| version.path())
        },
    },
    Feature {
        rule: "user-auth-flow-tier",
        plan: FeaturePlan::Essentials,
        name: "the flow `UserAuth`",
        used_at: |stack| {
            for client in &stack.client {
                if let Some(element) = client.explicit_auth_flows.find(&AuthFlow::UserAuth) {
                    return Some(element.path());
                }
            }
            None
        },
    },
    Feature {
        rule: "domain-managed-login-tier",
        plan: FeaturePlan::Essentials,
        name: "managed login",
        used_at: |stack| {
            let is_managed = |domain: &&Domain| domain.managed_login_version.is(&2);
            let domain = stack.domain.iter().find(is_managed)?;
            Some(domain.managed_login_version.path())
        },
    },
    Feature {
        rule: "replica-region",
        plan: FeaturePlan::Essentials,
        name: "a replica",
        used_at: |stack| stack.replica.iter().next().map(Located::path),
    },
    Feature {
        rule: "risk-mode-tier",
        plan: FeaturePlan::Plus,
        name: "threat protection",
        used_at: |stack| {
            let block = stack.pool().threat_protection.get()?;
            let mode = *block.mode.known()?;
            if mode != ThreatProtectionMode::Off {
                return Some(block.mode.path());
            }
            let custom = &block.custom_auth_mode;
            custom.known().map(|_| custom.path())
        },
    },
    Feature {
        rule: "logs-auth-events-tier",
        plan: FeaturePlan::Plus,
        name: "a log of sign-ins",
        used_at: |stack| Some(stack.log_delivery.get()?.user_auth_events.get()?.path()),
    },
];

rules! {
    "password-history-tier" B: "A history of passwords needs the plan `Essentials`."
        prevents "FeatureUnavailableInTierException"
        source "Developer guide, features of Essentials; aws-cdk, user-pool.ts";
    "first-factors-tier" A: "Sign-in without a password needs the plan `Essentials`."
        prevents "The following features need to be disabled for the LITE pricing tier configured: Passwordless Sign-In"
        source "CreateUserPool, UserPoolTier";
    "webauthn-factor-config" B: "What a passkey counts as can be set with the plan `Essentials`."
        prevents "FeatureUnavailableInTierException"
        source "SetUserPoolMfaConfig, WebAuthnConfigurationType";
    "email-mfa-tier" B: "A second factor by e-mail, and the message with its code, need the plan `Essentials`."
        prevents "FeatureUnavailableInTierException"
        source "SetUserPoolMfaConfig, EmailMfaConfigType";
    "pretoken-version-tier" A: "Changing more than the ID token, with version `V2` or `V3` of the trigger, needs the plan `Essentials`."
        prevents "The following features need to be disabled for the LITE pricing tier configured: Token Customization with Pre-Token Generation Lambda V2_0"
        source "CreateUserPool, PreTokenGenerationConfig";
    "user-auth-flow-tier" B: "The flow `UserAuth` of a client needs the plan `Essentials`."
        prevents "FeatureUnavailableInTierException"
        source "Developer guide, feature plans";
    "domain-managed-login-tier" A: "Managed login needs the plan `Essentials`."
        prevents "The following feature is not available for the LITE pricing tier configured: Managed Login Version 2"
        source "CreateUserPoolDomain, ManagedLoginVersion";
    "risk-mode-tier" A: "Threat protection needs the plan `Plus`, which AWS chooses where no plan is written."
        prevents "The following features need to be disabled for the ESSENTIALS pricing tier configured: Threat Protection"
        source "CreateUserPool, UserPoolTier; developer guide, feature plans";
    "logs-auth-events-tier" A: "A log of sign-ins needs the plan `Plus`."
        prevents "The following feature is not available for the ESSENTIALS pricing tier configured: Log Streaming"
        source "SetLogDeliveryConfiguration, measured";
    "user-auth-flow-for-choice" B: "Where users choose how to sign in, a client has the flow `UserAuth`."
        prevents "a first factor that nobody can use"
        source "CreateUserPoolClient, ExplicitAuthFlows";
    "webauthn-rp-id-custom-domain" B: "Where users sign in with passkeys at a domain of your own, it is the relying party."
        prevents "passkeys that the browser refuses"
        source "SetUserPoolMfaConfig, WebAuthnConfigurationType.RelyingPartyId";
}

#[cfg(test)]
mod tests;
