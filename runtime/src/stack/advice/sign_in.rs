//! Advice on how users sign in, and on what keeps their accounts.

use crate::report::Report;
use crate::risk_configuration::TakeoverAction;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::user_pool::{
    DeletionProtection, EmailSendingAccount, FeaturePlan, FirstAuthFactor, Mfa, MfaConfiguration,
    MfaFactor,
};

impl Stack {
    /// The advice of this file.
    pub(super) fn advise_on_sign_in(&self, advice: &mut Report) {
        // Of an existing pool nothing is known that could be advised on.
        if !self.has_pool() || self.pool().is_existing() {
            return;
        }
        self.users_can_add_a_factor(advice);
        self.factors_are_more_than_email(advice);
        self.factors_fit_sign_in_without_password(advice);
        self.mail_goes_through_ses(advice);
        self.pool_is_protected(advice);
        self.risks_have_their_plan(advice);
        self.risks_ask_for_what_users_have(advice);
    }

    fn users_can_add_a_factor(&self, advice: &mut Report) {
        let pool = self.pool();
        let passkeys = &FirstAuthFactor::WebAuthn;
        if self.is_without_mfa() && !pool.allowed_first_auth_factors.contains(passkeys) {
            advice
                .error(pool, "no-mfa", "users have no second factor")
                .help("write `mfa: Optional [Totp]`, or `On` for everybody");
        }
    }

    fn factors_are_more_than_email(&self, advice: &mut Report) {
        let Some(Mfa { factors, .. }) = self.pool().mfa.get() else {
            return;
        };
        for (_, factor) in factors.known() {
            if *factor != MfaFactor::Email {
                return;
            }
        }
        if factors.is_known() && !factors.is_empty() {
            advice
                .error(
                    factors,
                    "email-only-mfa",
                    "CloudFormation fails to deploy e-mail as the only second factor",
                )
                .help("add `Totp` until AWS has mended it");
        }
    }

    fn factors_fit_sign_in_without_password(&self, advice: &mut Report) {
        let Some(mfa) = self.pool().mfa.get() else {
            return;
        };
        let is_passwordless = self.pool().passwordless_factor().is_some();
        if is_passwordless && mfa.configuration.is(&MfaConfiguration::Optional) {
            advice
                .error(
                    &mfa.configuration,
                    "mfa-optional-vs-passwordless",
                    "users who set up a second factor can no longer sign in without a password",
                )
                .help("tell them, or leave the second factor to those with passwords");
        }
    }

    fn mail_goes_through_ses(&self, advice: &mut Report) {
        let pool = self.pool();
        let is_default = pool.email.get().is_none_or(|email| {
            let sender = &email.sending_account;
            if sender.is_set() {
                sender.is(&EmailSendingAccount::CognitoDefault)
            } else {
                !email.source_arn.is_set()
            }
        });
        let triggers = pool.triggers.get();
        if is_default && triggers.is_none_or(|triggers| !triggers.custom_email_sender.is_set()) {
            advice
                .error(pool, "default-mailer", "Cognito's own mailer sends at most 50 messages a day")
                .help("write `email { source_arn: \"arn:aws:ses:…\", from: \"…\" }` before production");
        }
    }

    fn pool_is_protected(&self, advice: &mut Report) {
        let protection = &self.pool().deletion_protection;
        if protection.is(&DeletionProtection::Inactive) {
            advice
                .error(
                    protection,
                    "deletion-unprotected",
                    "the pool can be deleted with all its users",
                )
                .help("leave it out, at least in production");
        }
    }

    fn risks_have_their_plan(&self, advice: &mut Report) {
        if let Some(risks) = self.risk_configuration.iter().next()
            && let Some(plan) = self.pool().plan()
            && plan < FeaturePlan::Plus
        {
            advice
                .error(
                    risks,
                    "risk-needs-plus",
                    format!("risks are answered with the plan `Plus`, the pool has `{plan:?}`"),
                )
                .help("write `feature_plan: Plus` in the user pool");
        }
    }

    fn risks_ask_for_what_users_have(&self, advice: &mut Report) {
        if !self.is_without_mfa() {
            return;
        }
        for risks in &self.risk_configuration {
            let Some(takeover) = risks.account_takeover.get() else {
                continue;
            };
            for &level in &[&takeover.low, &takeover.medium, &takeover.high] {
                let Some(response) = level.get() else {
                    continue;
                };
                let action = &response.event_action;
                if action.is(&TakeoverAction::MfaRequired)
                    || action.is(&TakeoverAction::MfaIfConfigured)
                {
                    advice
                        .error(
                            action,
                            "adaptive-auth-optional",
                            "the pool has no second factor to ask for",
                        )
                        .help("write `mfa: Optional [Totp]` in the user pool");
                }
            }
        }
    }

    /// Whether it is certain that users have no second factor.
    fn is_without_mfa(&self) -> bool {
        let off = MfaConfiguration::Off;
        let mfa = self.pool().mfa.get();
        mfa.is_none_or(|mfa| mfa.configuration.known_or(off) == Some(off))
    }
}

rules! {
    "no-mfa" B: "Users can add a second factor."
        prevents "Stolen passwords opening accounts"
        source "Cognito developer guide, adding MFA to a user pool";
    "email-only-mfa" C: "E-mail is not the only second factor."
        prevents "SMS configuration and Auto verification for phone_number are required when MFA is required/optional"
        source "CloudFormation coverage roadmap, issue 2221";
    "mfa-optional-vs-passwordless" B: "Passwordless sign-in and a second factor by choice exclude each other for a user."
        prevents "Users who cannot sign in the way they are used to"
        source "Cognito developer guide, MFA settings and their effects";
    "default-mailer" B: "A pool in production sends its mail through SES."
        prevents "LimitExceededException: Exceeded daily email limit"
        source "Cognito developer guide, email settings";
    "deletion-unprotected" B: "A pool with users is protected from deletion."
        prevents "The loss of all users with one command"
        source "Cognito developer guide, user pool deletion protection";
    "risk-needs-plus" B: "A risk configuration has the plan `Plus`, which AWS chooses where threat protection is on and no plan is written."
        prevents "Answers to risks that nobody looks for"
        source "SetRiskConfiguration; that AWS takes it all the same: terraform-provider-aws, risk_configuration_test.go";
    "adaptive-auth-optional" B: "Where a risk asks for a second factor, users can have one."
        prevents "Users who are locked out, or never asked"
        source "Cognito developer guide, working with adaptive authentication";
}
