//! What users sign in with: names, verified attributes, first factors.

use crate::json::{Json, Text};
use crate::literal::{Attribute, words};
use crate::place::{Leaf, Located};
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::{FeaturePlan, MfaConfiguration, UserPool, WebAuthnFactor, unless_empty};
use crate::value::List;

words! {
    /// What a user may sign in with first.
    pub enum FirstAuthFactor {
        /// A password.
        Password = "PASSWORD",
        /// A code by e-mail.
        EmailOtp = "EMAIL_OTP",
        /// A code by text message.
        SmsOtp = "SMS_OTP",
        /// A passkey.
        WebAuthn = "WEB_AUTHN",
    }
}

impl UserPool {
    /// The rulebook of what users sign in with.
    pub(super) fn sign_in_rules(&self, report: &mut Report) {
        self.aliases_or_username_attributes(report);
        self.preferred_username_is_no_required_alias(report);
        self.verified_phone_numbers_get_messages(report);
        self.updates_verify_what_sign_up_verifies(report);
        self.passwords_stay_a_first_factor(report);
        self.sms_codes_can_be_sent(report);
        self.required_mfa_has_no_first_codes(report);
        self.required_mfa_wants_passkeys_of_two_factors(report);
    }

    /// Users have a name and aliases, or an attribute for a name.
    fn aliases_or_username_attributes(&self, report: &mut Report) {
        let is_used = |list: &List<Attribute>| list.elements().next().is_some();
        if is_used(&self.alias_attributes) && is_used(&self.username_attributes) {
            report
                .error(
                    &self.alias_attributes.at_key(),
                    "alias-xor-username",
                    "`alias_attributes` and `username_attributes` exclude each other",
                )
                .help("drop `username_attributes` if users have a name of their own, otherwise `alias_attributes`");
        }
    }

    /// A `preferred_username` that users sign in with is chosen after sign-up, so it cannot be required.
    fn preferred_username_is_no_required_alias(&self, report: &mut Report) {
        let name = "preferred_username";
        let schema = self.schema.get();
        let is_required = schema.is_some_and(|schema| {
            schema
                .attribute
                .iter()
                .any(|attribute| attribute.ident() == name && attribute.required.is(&true))
        });
        if let Some(element) = self.alias_attributes.find(&name.into())
            && is_required
        {
            report
                .error(
                    &element,
                    "preferred-username-required-or-alias",
                    "`preferred_username` is an alias and required in the schema",
                )
                .help("drop `required` in the schema, or the alias");
        }
    }

    /// A number is verified by a text message, which somebody sends.
    fn verified_phone_numbers_get_messages(&self, report: &mut Report) {
        if self.sends_sms() {
            return;
        }
        if let Some(element) = self.auto_verified_attributes.find(&"phone_number".into()) {
            report
                .error(
                    &element,
                    "auto-verified-phone-needs-sms",
                    "`phone_number` is verified by text message, which nobody sends",
                )
                .help("add `sms { caller_arn: \"arn:aws:iam::…:role/…\", external_id: \"…\" }` to the user pool");
        }
    }

    /// What is verified before an update is also verified at sign-up.
    fn updates_verify_what_sign_up_verifies(&self, report: &mut Report) {
        for (element, attribute) in self.verify_before_update.known() {
            let is_verifiable = ["email", "phone_number"].contains(&attribute.as_str());
            if is_verifiable && self.is_verified(attribute) == Some(false) {
                report
                    .error(
                        &element,
                        "verify-before-update-subset",
                        format!("`{}` is not verified at sign-up", attribute.as_str()),
                    )
                    .help("add it to `auto_verified_attributes`, or drop it here");
            }
        }
    }

    /// `Password` cannot be turned off.
    fn passwords_stay_a_first_factor(&self, report: &mut Report) {
        let factors = &self.allowed_first_auth_factors;
        if !factors.is_empty() && factors.lacks(&FirstAuthFactor::Password) {
            report
                .error(
                    factors,
                    "first-factors-password",
                    "`allowed_first_auth_factors` lacks `Password`",
                )
                .help("add `Password`, which AWS insists on");
        }
    }

    /// A code by text message needs somebody to send it.
    fn sms_codes_can_be_sent(&self, report: &mut Report) {
        if self.sends_sms() {
            return;
        }
        if let Some(element) = self.first_factor(FirstAuthFactor::SmsOtp) {
            report
                .error(
                    &element,
                    "sms-otp-needs-sms-config",
                    "the first factor `SmsOtp` has nobody to send the messages",
                )
                .help("add `sms { caller_arn: \"arn:aws:iam::…:role/…\", external_id: \"…\" }` to the user pool");
        }
    }

    /// Where everybody needs a second factor, the first is not a code.
    fn required_mfa_has_no_first_codes(&self, report: &mut Report) {
        if !self.requires_mfa() {
            return;
        }
        for &factor in &[FirstAuthFactor::EmailOtp, FirstAuthFactor::SmsOtp] {
            if let Some(element) = self.first_factor(factor) {
                report
                    .error(
                        &element,
                        "mfa-on-vs-otp-first-factor",
                        "a code cannot be the first factor where everybody needs a second one",
                    )
                    .help("leave it out, or write `mfa: Optional`");
            }
        }
    }

    /// Where everybody needs a second factor, a passkey counts as two.
    fn required_mfa_wants_passkeys_of_two_factors(&self, report: &mut Report) {
        let Some(element) = self.first_factor(FirstAuthFactor::WebAuthn) else {
            return;
        };
        if !self.requires_mfa() {
            return;
        }
        let mut place: &dyn Located = &element;
        if let Some(web_authn) = self.web_authn.get() {
            let factor = &web_authn.factor_configuration;
            if factor.known_or(WebAuthnFactor::SingleFactor) != Some(WebAuthnFactor::SingleFactor) {
                return;
            }
            if factor.is_set() {
                place = factor;
            }
        }
        report
            .error(
                place,
                "mfa-on-vs-webauthn-single",
                "a passkey counts as one factor, but everybody needs two",
            )
            .help("write `web_authn { factor_configuration: MultiFactorWithUserVerification }`");
    }

    fn requires_mfa(&self) -> bool {
        self.mfa
            .get()
            .is_some_and(|mfa| mfa.configuration.is(&MfaConfiguration::On))
    }

    /// Where a first factor is allowed.
    pub(crate) fn first_factor(&self, factor: FirstAuthFactor) -> Option<Leaf<'_>> {
        self.allowed_first_auth_factors.find(&factor)
    }

    /// The first way to sign in without a password.
    pub(crate) fn passwordless_factor(&self) -> Option<(Leaf<'_>, FirstAuthFactor)> {
        for (place, factor) in self.allowed_first_auth_factors.known() {
            if *factor != FirstAuthFactor::Password {
                return Some((place, *factor));
            }
        }
        None
    }

    /// Whether users choose how to sign in; with `Lite` they cannot.
    pub(crate) fn lets_users_choose(&self) -> bool {
        self.plan() != Some(FeaturePlan::Lite) && self.passwordless_factor().is_some()
    }

    /// Whether no user can sign in without a password; not unless each factor is known.
    pub(super) fn asks_for_passwords_only(&self) -> bool {
        self.allowed_first_auth_factors.is_known() && self.passwordless_factor().is_none()
    }

    /// The attributes that users have for a name; none where they have a name of their own. Nothing while that is not known.
    pub(crate) fn names_of_users(&self) -> Option<Vec<&str>> {
        if self.is_existing() {
            return None;
        }
        let names = &self.username_attributes;
        if names.is_set() {
            return names.is_known().then(|| names.texts());
        }
        Some(if self.alias_attributes.is_set() {
            Vec::new()
        } else {
            vec!["email"]
        })
    }

    /// Whether users can sign in with their e-mail address, unless that is not known yet.
    fn signs_in_with_email(&self) -> Option<bool> {
        let (names, aliases) = (&self.username_attributes, &self.alias_attributes);
        let email = Text::literal("email");
        if !names.is_set() && !aliases.is_set() {
            return Some(true);
        }
        (names.is_known() && aliases.is_known())
            .then(|| names.contains(&email) || aliases.contains(&email))
    }

    /// Whether an attribute is verified at sign-up, unless that is not known yet.
    fn is_verified(&self, attribute: &Text) -> Option<bool> {
        let verified = &self.auto_verified_attributes;
        if verified.is_set() {
            return (verified.is_known() || verified.contains(attribute))
                .then(|| verified.contains(attribute));
        }
        self.signs_in_with_email()
            .map(|with_email| with_email && attribute.as_str() == "email")
    }

    pub(super) fn auto_verified_json(&self) -> Option<Json> {
        match self.auto_verified_attributes.json() {
            None if self.signs_in_with_email() == Some(true) => Some(["email"].into()),
            written => written,
        }
    }

    pub(super) fn username_attributes_json(&self) -> Option<Json> {
        if self.username_attributes.is_set() {
            unless_empty(&self.username_attributes)
        } else {
            (!self.alias_attributes.is_set()).then(|| Json::from(["email"]))
        }
    }
}

rules! {
    "alias-xor-username" A: "Users have aliases beside their name, or an attribute for a name."
        prevents "Only one of the aliasAttributes or usernameAttributes can be set in a User pool."
        source "CreateUserPool, AliasAttributes";
    "alias-attributes-enum" B: "Aliases are `email`, `phone_number` and `preferred_username`."
        prevents "Value at 'aliasAttributes' failed to satisfy constraint: Member must satisfy enum value set"
        source "CreateUserPool, AliasAttributes";
    "username-attributes-enum" B: "Users sign in with `email` or `phone_number` instead of a name."
        prevents "Value at 'usernameAttributes' failed to satisfy constraint: Member must satisfy enum value set"
        source "CreateUserPool, UsernameAttributes";
    "auto-verified-enum" A: "What is verified at sign-up is `email` or `phone_number`."
        prevents "Value at 'autoVerifiedAttributes' failed to satisfy constraint: Member must satisfy enum value set"
        source "CreateUserPool, AutoVerifiedAttributes";
    "auto-verified-phone-needs-sms" A: "Where `phone_number` is verified, text messages can be sent."
        prevents "SMS configuration is required when phone_number is selected for auto verification"
        source "CreateUserPool, AutoVerifiedAttributes";
    "verify-before-update-subset" A: "What is verified before an update is also verified at sign-up."
        prevents "All attributes in AttributesRequireVerificationBeforeUpdate must exist in AutoVerifiedAttributes"
        source "CreateUserPool, UserAttributeUpdateSettingsType";
    "preferred-username-required-or-alias" B: "`preferred_username` is an alias or required, not both."
        prevents "a sign-up that no user can complete"
        source "Developer guide, user pool attributes";
    "first-factors-enum" B: "There are 1 to 5 first factors."
        prevents "Value at 'policies.signInPolicy.allowedFirstAuthFactors' failed to satisfy constraint"
        source "CreateUserPool, SignInPolicyType";
    "first-factors-password" A: "`Password` is one of the first factors."
        prevents "PASSWORD should be configured as one of the allowed first auth factors."
        source "CreateUserPool, SignInPolicyType";
    "sms-otp-needs-sms-config" A: "The first factor `SmsOtp` needs the block `sms`."
        prevents "SMS_OTP can not be configured as AuthFactor as user pool is missing valid SMS configuration"
        source "CreateUserPool, SignInPolicyType";
    "mfa-on-vs-otp-first-factor" A: "Where everybody needs a second factor, a code is no first factor."
        prevents "Only PASSWORD and WEB_AUTHN (if configured) can be enabled as an auth factor if MFA is enabled"
        source "SetUserPoolMfaConfig, MfaConfiguration";
    "mfa-on-vs-webauthn-single" A: "Where everybody needs a second factor, a passkey that is a first factor counts as two."
        prevents "Cannot set WebAuthn factor configuration to SINGLE_FACTOR if MFA is required and WebAuthn is an allowed first auth factor"
        source "SetUserPoolMfaConfig, WebAuthnConfigurationType";
}

#[cfg(test)]
mod tests;
