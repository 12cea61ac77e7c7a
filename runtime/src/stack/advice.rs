//! Advice: what deploys and works, but deserves a second look. Never an error; each piece is silenced by its name.

mod domains;
mod sign_in;

pub(crate) use domains::RULES as DOMAIN_RULES;
pub(crate) use sign_in::RULES as SIGN_IN_RULES;

use crate::client::{AuthFlow, Client, OAuthFlow, OfClient as _};
use crate::domain::Domain;
use crate::identity_pool::RoleMappingType;
use crate::literal::Duration;
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::user_pool::{AttributeType, TokenEvent};

/// Every piece of advice, by the name that silences it.
pub(crate) const NAMES: &[&str] = &[
    "adaptive-auth-optional",
    "callback-no-wildcard",
    "classic-flow",
    "default-mailer",
    "deletion-unprotected",
    "domain-discovery-custom-wins",
    "email-only-mfa",
    "guest-access",
    "idp-mapping-length",
    "implicit-flow",
    "large-template",
    "local-callback",
    "long-access-token",
    "mfa-optional-vs-passwordless",
    "no-mfa",
    "oauth-needs-domain",
    "password-flow",
    "pretoken-v3-m2m",
    "risk-needs-plus",
    "rm-token-needs-groups",
    "terms-both-needed",
    "uicust-classic-only",
    "user-enumeration",
    "verify-link-needs-domain",
];

impl Stack {
    /// The advice on a stack, without what it silences.
    pub(crate) fn advice(&self, emission: &Emission) -> Report {
        let mut advice = Report::new();
        self.advise_on_sign_in(&mut advice);
        self.advise_on_domains(&mut advice);
        for client in &self.client {
            self.advise_on_client(client, &mut advice);
        }
        self.advise_on_looks(&mut advice);
        self.advise_on_federation(&mut advice);
        self.advise_on_credentials(&mut advice);
        self.advise_on_template(emission, &mut advice);
        let silenced = self.silence.texts();
        advice.retain(&|violation| !silenced.contains(&violation.rule()));
        advice
    }

    fn advise_on_client(&self, client: &Client, advice: &mut Report) {
        if client
            .prevent_user_existence_errors
            .is(&crate::client::UserExistenceErrors::Legacy)
        {
            advice
                .error(
                    &client.prevent_user_existence_errors,
                    "user-enumeration",
                    "anybody can find out who has an account",
                )
                .help("leave it out, unless an old application needs it");
        }
        let is_public = client.generate_secret.known_or(false) == Some(false);
        for (element, flow) in client.explicit_auth_flows.known() {
            if *flow == AuthFlow::UserPassword && is_public {
                advice
                    .error(
                        &element,
                        "password-flow",
                        "passwords pass through the application as they are",
                    )
                    .help("write `UserSrp`, which never sends the password");
            }
        }
        if client
            .access_token_validity
            .known()
            .is_some_and(|validity| *validity > Duration::hours(1))
        {
            advice
                .error(
                    &client.access_token_validity,
                    "long-access-token",
                    "a stolen access token works for long",
                )
                .help("write `1h` or less, and let applications refresh");
        }
        let Some(oauth) = client.oauth.get() else {
            return;
        };
        for (element, flow) in oauth.flows.known() {
            if *flow == OAuthFlow::Implicit {
                advice
                    .error(
                        &element,
                        "implicit-flow",
                        "tokens stand in the address of the browser",
                    )
                    .help("write `Code`; OAuth 2.1 drops the implicit flow");
            }
        }
        for &urls in &[&oauth.callback_urls, &oauth.logout_urls] {
            for (element, url) in urls.known() {
                if url.contains('*') {
                    advice
                        .error(
                            &element,
                            "callback-no-wildcard",
                            "`*` stands for itself, not for any text",
                        )
                        .help("write each address out");
                }
                if url.starts_with("http://") {
                    advice
                        .error(
                            &element,
                            "local-callback",
                            "tokens can be sent to whatever runs on the machine of the user",
                        )
                        .help("give developers a client of their own");
                }
            }
        }
        let is_machine = oauth.flows.contains(&OAuthFlow::ClientCredentials);
        let trigger = self
            .pool()
            .triggers
            .get()
            .and_then(|triggers| triggers.pre_token_generation.get());
        if let Some(trigger) = trigger
            && is_machine
            && !trigger.version.is_unknown()
            && !trigger.version.is(&TokenEvent::V3)
        {
            advice
                .error(
                    trigger,
                    "pretoken-v3-m2m",
                    format!("the trigger does not see the tokens of {}", client.path()),
                )
                .help("write `V3` after the function");
        }
    }

    fn advise_on_looks(&self, advice: &mut Report) {
        let may_have_others = |kind| self.may_have(kind);
        let documents = [
            (&self.terms_of_use, &self.privacy_policy, "privacy_policy"),
            (&self.privacy_policy, &self.terms_of_use, "terms_of_use"),
        ];
        for &(written, others, kind) in &documents {
            let is_open = others.iter().any(|other| other.meta.exact.is_set());
            for document in written {
                let Some(name) = document.client_name() else {
                    continue;
                };
                let is_alone = others.iter().all(|other| other.client_name() != Some(name));
                if is_alone && !is_open && !may_have_others("AWS::Cognito::Terms") {
                    advice
                        .error(
                            document,
                            "terms-both-needed",
                            "users see neither document of a client that has only one",
                        )
                        .help(match document.ident() {
                            "" => format!("add `{kind} {{ … }}`"),
                            name => format!("add `{kind} {name} {{ … }}`"),
                        });
                }
            }
        }
        let is_managed = |domain: &Domain| domain.managed_login_version.is(&2);
        if let Some(customization) = self.ui_customization.iter().next()
            && !self.domain.is_empty()
            && self.domain.iter().all(is_managed)
            && !may_have_others("AWS::Cognito::UserPoolDomain")
        {
            advice
                .error(
                    customization,
                    "uicust-classic-only",
                    "managed login does not look at `ui_customization`",
                )
                .help("write `managed_login_branding` instead");
        }
    }

    fn advise_on_federation(&self, advice: &mut Report) {
        let Some(schema) = self.pool().schema.get() else {
            return;
        };
        for provider in &self.identity_provider {
            for entry in provider.attributes.entries() {
                let Some(name) = entry.key.strip_prefix("custom:") else {
                    continue;
                };
                for attribute in &schema.attribute {
                    if attribute.ident() != name || !attribute.data_type.is(&AttributeType::String)
                    {
                        continue;
                    }
                    if let Some(range) = attribute.range.known()
                        && let Some(most) = range.max
                        && most < 2048
                    {
                        advice
                            .error(&entry, "idp-mapping-length", format!("whoever has a value of more than {most} characters at the provider cannot sign in"))
                            .help(format!("write `{name}: String(0..=2048)` in the schema"));
                    }
                }
            }
        }
    }

    fn advise_on_credentials(&self, advice: &mut Report) {
        let Some(pool) = self.identity_pool.get() else {
            return;
        };
        if pool.allow_unauthenticated_identities.is(&true) {
            advice
                .error(
                    &pool.allow_unauthenticated_identities,
                    "guest-access",
                    "anybody gets AWS credentials, without signing in",
                )
                .help("allow guests nothing that costs or tells");
        }
        if pool.allow_classic_flow.is(&true) {
            advice
                .error(
                    &pool.allow_classic_flow,
                    "classic-flow",
                    "applications choose the role themselves, and tags are not set",
                )
                .help("leave it out: the enhanced flow is the default");
        }
        let has_roles =
            self.group.iter().any(|group| group.role_arn.is_set()) || self.pool().is_existing();
        for mapping in &pool.role_mapping {
            if mapping.kind.is(&RoleMappingType::Token)
                && !mapping.identity_provider.is_set()
                && !has_roles
            {
                advice
                    .error(
                        mapping,
                        "rm-token-needs-groups",
                        "no group of the stack has a role for the token to carry",
                    )
                    .help("write `role_arn: …` in a group");
            }
        }
    }

    fn advise_on_template(&self, emission: &Emission, advice: &mut Report) {
        // Measured only where it may matter: a small stack cannot be that large.
        if emission.template().resources().len() > 20 {
            let bytes = emission.template().text().len();
            if bytes > 51_200 {
                advice
                    .error(self, "large-template", format!("the template has {bytes} bytes, and 51200 can be deployed without a bucket"))
                    .help("add `--s3-bucket NAME` to `aws cloudformation deploy`");
            }
        }
    }
}

rules! {
    "user-enumeration" B: "An unknown user is answered like a wrong password."
        prevents "Lists of who has an account"
        source "CreateUserPoolClient, PreventUserExistenceErrors";
    "password-flow" B: "A client without secret does not send passwords."
        prevents "Passwords in the memory and logs of applications"
        source "CreateUserPoolClient, ExplicitAuthFlows";
    "long-access-token" D: "An access token is valid for an hour at most."
        prevents "Stolen tokens that work for a day"
        source "Cognito developer guide, managing token expiration";
    "implicit-flow" B: "Applications use the authorization code flow."
        prevents "Tokens in histories and logs"
        source "OAuth 2.1, section 10.1";
    "callback-no-wildcard" B: "An address to return to is written out."
        prevents "redirect_mismatch"
        source "Cognito developer guide, authorize endpoint";
    "local-callback" D: "Addresses on the user's own machine are for development."
        prevents "Tokens for any program that listens there"
        source "Cognito developer guide, app client settings";
    "pretoken-v3-m2m" B: "A trigger that shapes the tokens of machines is V3."
        prevents "Claims that are missing without an error"
        source "Cognito developer guide, pre token generation trigger";
    "terms-both-needed" B: "A client has terms of use and a privacy policy, or neither."
        prevents "A document that nobody sees"
        source "CreateTerms";
    "uicust-classic-only" B: "The classic pages are customized where a domain serves them."
        prevents "A style sheet that changes nothing"
        source "SetUICustomization";
    "idp-mapping-length" B: "An attribute that a provider fills has room for 2048 characters."
        prevents "A failed sign-in for whoever has a longer value"
        source "Cognito developer guide, mapping attributes";
    "guest-access" B: "AWS credentials are for users who have signed in."
        prevents "Costs and data in the hands of anybody"
        source "Cognito developer guide, identity pools";
    "classic-flow" B: "Credentials come from the enhanced flow."
        prevents "Applications that choose their role themselves"
        source "Cognito developer guide, identity pools authentication flow";
    "rm-token-needs-groups" B: "A role mapping by token has a group with a role."
        prevents "Users without credentials, or with those of everybody"
        source "SetIdentityPoolRoles, RoleMapping";
    "large-template" B: "A template above 51,200 bytes is deployed by way of a bucket."
        prevents "Member must have length less than or equal to 51200"
        source "CloudFormation, quotas";
}

#[cfg(test)]
mod tests;
