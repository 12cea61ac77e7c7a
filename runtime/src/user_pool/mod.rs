//! The directory of users: `AWS::Cognito::UserPool`.

mod account_recovery;
mod authentication_message;
mod device;
mod email;
mod existing;
mod invitation;
mod key;
mod legacy;
mod mfa;
mod password_policy;
mod reference;
mod schema;
mod sign_in;
mod sms;
mod standard;
mod threat_protection;
mod triggers;
mod verification_message;
mod web_acl;
mod web_authn;

pub use account_recovery::RecoveryMechanism;
pub use authentication_message::AuthenticationMessage;
pub use device::Device;
pub use email::{Email, EmailSendingAccount};
pub(crate) use email::{SES_IDENTITY, region_without_senders};
pub use invitation::Invitation;
pub use key::{Key, KeyType};
pub use mfa::{Mfa, MfaConfiguration, MfaFactor};
pub use password_policy::{PasswordClass, PasswordPolicy};
pub(crate) use schema::RULES as SCHEMA_RULES;
pub use schema::{AttributeType, Schema, SchemaAttribute};
pub use sign_in::FirstAuthFactor;
pub use sms::{EndUserMessaging, Sms};
pub(crate) use standard::PoolAttribute;
pub use standard::{READ_ONLY_ATTRIBUTES, STANDARD_ATTRIBUTES};
pub use threat_protection::{CustomAuthMode, ThreatProtection, ThreatProtectionMode};
pub(crate) use triggers::Caller;
pub(crate) use triggers::RULES as TRIGGER_RULES;
pub use triggers::{PreTokenGeneration, TokenEvent, Triggers};
pub use verification_message::{DefaultEmailOption, VerificationMessage};
pub use web_authn::{UserVerification, WebAuthn, WebAuthnFactor};

use crate::block::{Declared, One, block};
use crate::function::reference;
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, containing, count, key, lasting, length, one_of, pattern};
use crate::literal::{Attribute, Duration, words};
use crate::pattern::{NAME, POOL_ID, TAG_KEY, VISIBLE_OR_SPACE};
use crate::report::Report;
use crate::rulebook::{Rule, rules};
use crate::stack::{Emission, rules as between};
use crate::value::{List, Map, Value};

words! {
    /// Whether the pool can be deleted.
    pub enum DeletionProtection {
        /// Not before this is taken back.
        Active = "ACTIVE",
        /// At any time, with all its users.
        Inactive = "INACTIVE",
    }

    /// What the pool can do, and costs.
    pub enum FeaturePlan {
        /// Passwords, federation, the classic sign-in pages.
        Lite = "LITE",
        /// Also passwordless sign-in, e-mail as second factor, managed login, changes to access tokens.
        Essentials = "ESSENTIALS",
        /// Also threat protection and exported sign-in logs.
        Plus = "PLUS",
    }

    /// The form of the `iss` claim.
    pub enum Issuer {
        /// `https://cognito-idp.<region>.amazonaws.com/<pool>`
        Original = "ORIGINAL",
        /// `https://issuer-cognito-idp.<region>.amazonaws.com/<pool>`, with keys served from several Regions.
        Updated = "UPDATED",
    }
}

block! {
    /// The directory of users. It becomes an `AWS::Cognito::UserPool` and the outputs `Region`, `UserPoolId`,
    /// `UserPoolArn` and `IssuerUrl`.
    ///
    /// With an id, `user_pool "us-east-1_AbCdEfGhI"`, `user_pool ref PoolId` or `user_pool import "Base:UserPoolId"`, it is
    /// one that exists already, in the same account and Region: nothing is made of it, and whatever else is declared
    /// belongs to it. What is not declared in the stack is not known then, so attributes `custom:…`, scopes of other
    /// servers and other providers are taken as they are written. Clients still write standard attributes alone, unless
    /// they have `write_attributes`; and without a client, there is none.
    pub struct UserPool: Unnamed, Resource {
        settings {
            /// The id of a pool that exists already, `<region>_<letters and digits>`, at most 55 characters. Default: none,
            /// the pool is declared here. Becomes `UserPoolId` of all that belongs to the pool.
            @Main id: Value<Text> where [
                length("client-userpool-id", 1, 55),
                pattern("client-userpool-id", &POOL_ID),
            ],
            /// The name, 1 to 128 characters. Default: the name of the CloudFormation stack. Becomes `UserPoolName`.
            name: Value<Text> where [length("pool-name-format", 1, 128), pattern("pool-name-format", &NAME)],
            /// What users sign in with instead of a user name: `email`, `phone_number`; `[]` for user names of their own.
            /// Default `[email]`, unless there are `alias_attributes`. Never changes on a live pool. Becomes
            /// `UsernameAttributes`.
            username_attributes: List<Attribute> where [one_of("username-attributes-enum", &["email", "phone_number"])],
            /// What users may sign in with besides their user name: `email`, `phone_number`, `preferred_username`. Default
            /// none. Never changes on a live pool. Becomes `AliasAttributes`.
            alias_attributes: List<Attribute> where [
                one_of("alias-attributes-enum", &["email", "phone_number", "preferred_username"]),
            ],
            /// What is verified at sign-up with a code or link: `email`, `phone_number`. Default `[email]` where users can
            /// sign in with it. Becomes `AutoVerifiedAttributes`.
            auto_verified_attributes: List<Attribute> where [one_of("auto-verified-enum", &["email", "phone_number"])],
            /// What changes only after the new value is verified; each must be in `auto_verified_attributes`. Default of
            /// AWS: none. Becomes `UserAttributeUpdateSettings.AttributesRequireVerificationBeforeUpdate`.
            verify_before_update: List<Attribute> where [
                one_of("verify-before-update-subset", &["email", "phone_number"]),
            ],
            /// Whether `Ann` and `ann` are two users. Default `false`. Never changes on a live pool. Becomes
            /// `UsernameConfiguration.CaseSensitive`.
            case_sensitive: Value<bool>,
            /// Whether users cannot sign up themselves. Default of AWS: `false`. Becomes
            /// `AdminCreateUserConfig.AllowAdminCreateUserOnly`.
            allow_admin_create_user_only: Value<bool>,
            /// What users may sign in with first; `Password` is always among them. Default of AWS: `[Password]`. Becomes
            /// `Policies.SignInPolicy.AllowedFirstAuthFactors`.
            allowed_first_auth_factors: List<FirstAuthFactor> where [count("first-factors-enum", 1, 5)],
            /// How a user without password gets back in, the preferred way first: one or two, or `[AdminOnly]`. Default of
            /// AWS: a verified phone number where there is one, otherwise a verified e-mail address. Becomes
            /// `AccountRecoverySetting`.
            account_recovery: List<RecoveryMechanism> where [count("recovery-count", 1, 2)],
            /// What the pool can do, and costs. Default of AWS: `Essentials`, or `Plus` with threat protection. Becomes
            /// `UserPoolTier`.
            feature_plan: Value<FeaturePlan>,
            /// Whether the pool is kept from being deleted. Default `Active`. Becomes `DeletionProtection`.
            deletion_protection: Value<DeletionProtection>,
            /// The form of the `iss` claim. Default of AWS: `Original`. Changing it changes the issuer in every token.
            /// Becomes `IssuerConfiguration.Type`; of an existing pool, says which form it has.
            issuer: Value<Issuer>,
            /// The web ACL that guards sign-in pages and API, by its ARN: a regional one, in the pool's Region. Becomes an
            /// `AWS::WAFv2::WebACLAssociation`.
            web_acl: Value<Text> where [pattern("web-acl-regional", &web_acl::WEB_ACL)],
            /// How long an invited user may wait with the first sign-in, in whole days, at most 365. Deprecated by AWS: write
            /// `temporary_password_validity` in `password_policy`. Becomes
            /// `AdminCreateUserConfig.UnusedAccountValidityDays`.
            unused_account_validity: Value<Duration> where [
                lasting("unused-account-vs-temp-password", Duration::days(0), Duration::days(365)),
            ],
            /// The e-mail with a code, 6 to 20000 characters with `{####}`. Deprecated by AWS: write `email_message` in
            /// `verification_message`. Becomes `EmailVerificationMessage`.
            email_verification_message: Value<Text> where [
                length("verify-email-message", 6, 20_000),
                containing("verify-email-message", "{####}"),
                pattern("verify-email-message", &VISIBLE_OR_SPACE),
            ],
            /// Its subject, 1 to 140 characters. Deprecated by AWS: write `email_subject` in `verification_message`. Becomes
            /// `EmailVerificationSubject`.
            email_verification_subject: Value<Text> where [
                length("verify-subjects", 1, 140),
                pattern("verify-subjects", &VISIBLE_OR_SPACE),
            ],
            /// The text message with a code, 6 to 140 characters with `{####}`. Deprecated by AWS: write `sms_message` in
            /// `verification_message`. Becomes `SmsVerificationMessage`.
            sms_verification_message: Value<Text> where [
                length("verify-sms-message", 6, 140),
                containing("verify-sms-message", "{####}"),
            ],
            /// Tags of the pool, at most 50. Becomes `UserPoolTags`.
            tags: Map<Text> where [
                count("pool-tags", 0, 50),
                key("pool-tags", &Bound::Length(1, 128)),
                key("pool-tags", &Bound::Pattern(&TAG_KEY)),
                length("pool-tags", 0, 256),
            ],
        }
        blocks {
            /// What passwords must be like. Without it, 12 characters of all four classes.
            password_policy: One<PasswordPolicy>,
            /// The second factor: `mfa: Optional [Totp]`. Default of AWS: `Off`.
            mfa: One<Mfa>,
            /// Passkeys.
            web_authn: One<WebAuthn>,
            /// Who sends the e-mails. Default of AWS: Cognito, at most 50 a day.
            email: One<Email>,
            /// Who sends the text messages. Without it, none can be sent.
            sms: One<Sms>,
            /// The messages that verify an address or number.
            verification_message: One<VerificationMessage>,
            /// The messages with a code for sign-in.
            authentication_message: One<AuthenticationMessage>,
            /// The messages to users that an administrator created.
            invitation: One<Invitation>,
            /// What is done about compromised passwords and unusual sign-ins: `threat_protection: Enforced`.
            threat_protection: One<ThreatProtection>,
            /// Remembers the devices of users. Without it, none is remembered.
            device: One<Device>,
            /// The key that encrypts the pool. Without it, one of AWS.
            key: One<Key>,
            /// The attributes of users.
            schema: One<Schema>,
            /// Functions that the pool calls.
            triggers: One<Triggers>,
        }
    }
}

impl UserPool {
    /// The rulebook of a user pool.
    pub(crate) fn rules(&self, report: &mut Report) {
        if self.is_existing() {
            return self.existing_is_as_it_is(report);
        }
        self.sign_in_rules(report);
        self.account_recovery_rules(report);
        self.mfa_rules(report);
        self.authentication_message_rules(report);
        self.invitation_rules(report);
        self.verification_message_rules(report);
        self.legacy_rules(report);
    }

    /// The custom attributes that clients may see.
    pub(crate) fn custom_attributes(&self) -> Vec<&SchemaAttribute> {
        let mut custom = Vec::new();
        if let Some(schema) = self.schema.get() {
            for attribute in &schema.attribute {
                if attribute.is_custom() {
                    custom.push(attribute);
                }
            }
        }
        custom
    }

    /// The plan the pool will have, where that is known: AWS chooses it when it is not written.
    pub(crate) fn plan(&self) -> Option<FeaturePlan> {
        if self.is_existing() {
            return None;
        }
        let mode = self.threat_protection.get().map(|block| &block.mode);
        let default = match mode {
            Some(mode) if mode.is_unknown() => None,
            Some(mode) if mode.is_set() && !mode.is(&ThreatProtectionMode::Off) => {
                Some(FeaturePlan::Plus)
            }
            _ => Some(FeaturePlan::Essentials),
        };
        if self.feature_plan.is_set() {
            self.feature_plan.known().copied()
        } else {
            default
        }
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        if !self.is_existing() {
            self.emit_pool(emission);
        }
        self.emit_web_acl(emission);
        self.emit_outputs(emission);
    }

    fn emit_pool(&self, emission: &mut Emission) {
        let pool = emission.resource(
            self.logical_id(),
            &self.meta,
            "AWS::Cognito::UserPool",
            self.properties(),
        );
        crate::stack::keep(pool);
        if let Some(triggers) = self.triggers.get() {
            let pool = Caller {
                meta: &self.meta,
                arn: self.arn(),
                prefix: "",
            };
            triggers.emit_permissions(&pool, emission);
        }
    }

    fn properties(&self) -> Object {
        let mut properties = Object::new();
        properties.set("AutoVerifiedAttributes", self.auto_verified_json());
        properties.insert("Policies", self.policies());
        properties.set("UsernameAttributes", self.username_attributes_json());
        properties.set("AliasAttributes", unless_empty(&self.alias_attributes));
        properties.insert(
            "UsernameConfiguration",
            Object::new().with("CaseSensitive", self.case_sensitive.json_or(false)),
        );
        properties.insert(
            "UserPoolName",
            self.name.json_or(reference("AWS::StackName")),
        );
        properties.insert(
            "DeletionProtection",
            self.deletion_protection
                .json_or(DeletionProtection::Active.as_str()),
        );
        properties.set("Schema", self.schema.get().and_then(Schema::json));
        properties.set("LambdaConfig", self.triggers.get().and_then(Triggers::json));
        properties.set("UserPoolTier", self.feature_plan.json());
        properties.set("AccountRecoverySetting", self.account_recovery_json());
        add(
            &mut properties,
            "AdminCreateUserConfig",
            self.admin_create_user(),
        );
        add(
            &mut properties,
            "UserAttributeUpdateSettings",
            single(
                "AttributesRequireVerificationBeforeUpdate",
                self.verify_before_update.json(),
            ),
        );
        add(
            &mut properties,
            "EmailConfiguration",
            part(&self.email, Email::json),
        );
        add(
            &mut properties,
            "SmsConfiguration",
            part(&self.sms, Sms::json),
        );
        add(
            &mut properties,
            "VerificationMessageTemplate",
            part(&self.verification_message, VerificationMessage::json),
        );
        add(
            &mut properties,
            "UserPoolAddOns",
            part(&self.threat_protection, ThreatProtection::json),
        );
        add(
            &mut properties,
            "DeviceConfiguration",
            part(&self.device, Device::json),
        );
        add(
            &mut properties,
            "KeyConfiguration",
            part(&self.key, Key::json),
        );
        add(
            &mut properties,
            "IssuerConfiguration",
            single("Type", self.issuer.json()),
        );
        self.emit_legacy(&mut properties);
        add_flat(&mut properties, part(&self.mfa, Mfa::json));
        add_flat(&mut properties, part(&self.web_authn, WebAuthn::json));
        add_flat(
            &mut properties,
            part(&self.authentication_message, AuthenticationMessage::json),
        );
        properties.set("UserPoolTags", self.tags.json());
        properties
    }

    fn policies(&self) -> Object {
        let mut policies = Object::new().with("PasswordPolicy", self.password_policy_json());
        add(
            &mut policies,
            "SignInPolicy",
            single(
                "AllowedFirstAuthFactors",
                self.allowed_first_auth_factors.json(),
            ),
        );
        policies
    }

    fn admin_create_user(&self) -> Object {
        let mut config = Object::new();
        config.set(
            "AllowAdminCreateUserOnly",
            self.allow_admin_create_user_only.json(),
        );
        add(
            &mut config,
            "InviteMessageTemplate",
            part(&self.invitation, Invitation::json),
        );
        config.set(
            "UnusedAccountValidityDays",
            self.unused_account_validity.json_with(&in_days),
        );
        config
    }

    fn emit_outputs(&self, emission: &mut Emission) {
        let mut outputs = [
            (
                "Region",
                "You use this value on Amplify Auth `region`.",
                Some(reference("AWS::Region")),
            ),
            (
                "UserPoolId",
                "You use this value on Amplify Auth `userPoolId`.",
                Some(self.reference()),
            ),
            (
                "UserPoolArn",
                "The ARN of the user pool, for IAM policies and API authorizers.",
                Some(self.arn()),
            ),
            (
                "IssuerUrl",
                "The issuer (`iss`) of the tokens. Their keys are at `/.well-known/jwks.json` below it.",
                self.issuer_url(),
            ),
        ];
        for (name, description, value) in &mut outputs {
            if let Some(value) = value.take() {
                emission.output(&self.meta, *name, *description, value);
            }
        }
    }
}

/// The properties of a nested block; none without the block.
fn part<B: Declared>(block: &One<B>, json: impl FnOnce(&B) -> Object) -> Object {
    block.get().map(json).unwrap_or_default()
}

/// An object with one entry, if there is something to say.
fn single(name: &'static str, value: Option<Json>) -> Object {
    let mut object = Object::new();
    object.set(name, value);
    object
}

/// Adds an object, unless nothing is in it.
fn add(properties: &mut Object, name: &'static str, part: Object) {
    if !part.is_empty() {
        properties.insert(name, part);
    }
}

/// Adds the entries of an object.
fn add_flat(properties: &mut Object, part: Object) {
    for (name, value) in part {
        properties.insert(name, value);
    }
}

/// A list, unless it is known to be empty.
fn unless_empty(list: &List<Attribute>) -> Option<Json> {
    if list.is_empty() { None } else { list.json() }
}

/// A duration as AWS's number of days.
fn in_days(duration: &Duration) -> Json {
    (duration.as_seconds() / Duration::days(1).as_seconds()).into()
}

/// Whether a duration is a number of days.
fn is_whole_days(duration: Duration) -> bool {
    duration.as_seconds() % Duration::days(1).as_seconds() == 0
}

/// The rules of the user pool, file by file.
pub(crate) const CHAPTER: &[&[Rule]] = &[
    RULES,
    existing::RULES,
    web_acl::RULES,
    sign_in::RULES,
    password_policy::RULES,
    account_recovery::RULES,
    mfa::RULES,
    web_authn::RULES,
    email::RULES,
    sms::RULES,
    verification_message::RULES,
    authentication_message::RULES,
    invitation::RULES,
    threat_protection::RULES,
    key::RULES,
    legacy::RULES,
    between::sign_in::RULES,
    between::sms_role::RULES,
];

rules! {
    "pool-name-format" A: "The name of a pool has 1 to 128 ASCII letters, digits, spaces or `_+=,.@-`."
        prevents "Value at 'poolName' failed to satisfy constraint"
        source "CreateUserPool, PoolName";
    "pool-tags" B: "A pool has at most 50 tags; a key has 1 to 128 letters, digits, spaces or `_.:/=+-@` and does not start with `aws:`, a value at most 256 characters."
        prevents "Value at 'userPoolTags' failed to satisfy constraint"
        source "CreateUserPool, UserPoolTags; general rules of AWS tags";
}

#[cfg(test)]
mod tests;
