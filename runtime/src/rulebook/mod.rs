//! The rules as the reference lists them: what each says, why, and where it is from.

mod kept;

pub use kept::{KEPT, NOT_ENFORCED};

use crate::stack::rules as between;

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable id.
    pub id: &'static str,
    /// How sure the source is: A measured on AWS, B documented by AWS, C encoded in other tools, D advice.
    pub confidence: Confidence,
    /// What must hold.
    pub statement: &'static str,
    /// What happens otherwise: the error AWS gives, or what breaks later.
    pub prevents: &'static str,
    /// Where this is from.
    pub source: &'static str,
}

/// How sure a rule is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Confidence {
    /// Measured on AWS.
    A,
    /// Documented by AWS.
    B,
    /// Encoded in other tools, or quoted in public issues.
    C,
    /// Inferred.
    D,
}

/// Documents the rules of a file: id, confidence, statement, what it prevents, source.
///
/// ```text
/// rules! {
///     "password-min-length" A: "A password has 6 to 99 characters."
///         prevents "Value '5' at 'policies.passwordPolicy.minimumLength' failed to satisfy constraint"
///         source "CreateUserPool, PasswordPolicyType";
/// }
/// ```
macro_rules! rules {
    ($($id:literal $confidence:ident: $statement:literal prevents $prevents:literal source $source:literal;)*) => {
        /// The rules of this file, as the reference lists them.
        pub(crate) const RULES: &[$crate::rulebook::Rule] = &[$($crate::rulebook::Rule {
            id: $id,
            confidence: $crate::rulebook::Confidence::$confidence,
            statement: $statement,
            prevents: $prevents,
            source: $source,
        },)*];
    };
}
pub(crate) use rules;

/// Every chapter of the rulebook, with its rules.
pub const CHAPTERS: &[(&str, &[&[Rule]])] = &[
    ("User pool", crate::user_pool::CHAPTER),
    (
        "Attributes",
        &[crate::user_pool::SCHEMA_RULES, between::attributes::RULES],
    ),
    (
        "Triggers",
        &[crate::user_pool::TRIGGER_RULES, between::triggers::RULES],
    ),
    (
        "Clients and OAuth",
        &[
            crate::client::RULES,
            crate::client::FLOW_RULES,
            crate::client::TOKEN_RULES,
            crate::client::ANALYTICS_RULES,
            crate::client::OAUTH_RULES,
            crate::client::REDIRECT_RULES,
            between::oauth::RULES,
        ],
    ),
    (
        "Domains",
        &[
            crate::domain::ADDRESS_RULES,
            crate::domain::CERTIFICATE_RULES,
            crate::domain::RULES,
            crate::domain::FAILOVER_RULES,
            crate::domain::ALIAS_RULES,
        ],
    ),
    (
        "Sign-in pages",
        &[
            crate::managed_login_branding::RULES,
            crate::managed_login_branding::ASSET_RULES,
            crate::terms::RULES,
            crate::ui_customization::RULES,
            between::of_clients::RULES,
            between::looks::RULES,
        ],
    ),
    ("Replicas", &[between::replicas::RULES]),
    ("Resource servers", &[crate::resource_server::RULES]),
    (
        "Identity providers",
        &[
            crate::identity_provider::RULES,
            crate::identity_provider::NAME_RULES,
            crate::identity_provider::SETTING_RULES,
            between::providers::RULES,
        ],
    ),
    ("Groups", &[crate::group::RULES, between::groups::RULES]),
    ("Users", &[between::people::RULES]),
    (
        "Threat protection and logs",
        &[
            crate::risk_configuration::RULES,
            crate::risk_configuration::TAKEOVER_RULES,
            crate::risk_configuration::NOTIFICATION_RULES,
            crate::log_delivery::RULES,
        ],
    ),
    (
        "Identity pool and roles",
        &[
            crate::identity_pool::RULES,
            crate::identity_pool::PROVIDER_RULES,
            crate::identity_pool::ACCESS_RULES,
            crate::identity_pool::POLICY_RULES,
            crate::identity_pool::MAPPING_RULES,
            crate::identity_pool::TAG_RULES,
            crate::identity_pool::SYNC_RULES,
            between::credentials::RULES,
        ],
    ),
    (
        "Advice, never an error",
        &[
            crate::stack::SIGN_IN_ADVICE,
            crate::stack::ADVICE,
            crate::stack::DOMAIN_ADVICE,
        ],
    ),
    (
        "APIs",
        &[
            crate::authorizer::RULES,
            crate::authorizer::ROUTE_RULES,
            between::apis::RULES,
        ],
    ),
    ("Grants", &[crate::grant::RULES]),
    (
        "Template",
        &[
            crate::cloudformation::RULES,
            between::conditions::RULES,
            between::names::RULES,
            between::circles::RULES,
        ],
    ),
];

/// Every rule, in the order of the chapters.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    CHAPTERS
        .iter()
        .flat_map(|(_, files)| files.iter().copied().flatten())
}
