#![doc = include_str!("../README.md")]

pub use auth_stack_macros::auth_stack;
pub use auth_stack_runtime::{
    Advice, Duration, Intrinsic, Json, Object, Report, Resource, Set, SetList, Template, Violation,
    base64,
};

/// The words AWS defines, as enums: for Rust values inside a stack, as in
/// `deletion_protection: #{ if keep { DeletionProtection::Active } else { DeletionProtection::Inactive } }`.
pub mod words {
    pub use auth_stack_runtime::authorizer::AuthorizerType;
    pub use auth_stack_runtime::block::{ReplacePolicy, ResourcePolicy};
    pub use auth_stack_runtime::client::{
        AuthFlow, OAuthFlow, RotationFeature, UserExistenceErrors,
    };
    pub use auth_stack_runtime::cloudformation::ParameterType;
    pub use auth_stack_runtime::domain::SecurityPolicy;
    pub use auth_stack_runtime::identity_pool::{
        AmbiguousRole, MatchType, RoleMappingType, StreamingStatus,
    };
    pub use auth_stack_runtime::identity_provider::{
        ProviderType, RequestMethod, SigningAlgorithm,
    };
    pub use auth_stack_runtime::managed_login_branding::{
        AssetCategory, AssetExtension, ColorMode,
    };
    pub use auth_stack_runtime::regional_configuration::ReplicaStatus;
    pub use auth_stack_runtime::risk_configuration::{
        CredentialsAction, RiskEvent, TakeoverAction,
    };
    pub use auth_stack_runtime::user::{DeliveryMedium, MessageAction};
    pub use auth_stack_runtime::user_pool::{
        AttributeType, CustomAuthMode, DefaultEmailOption, DeletionProtection, EmailSendingAccount,
        FeaturePlan, FirstAuthFactor, Issuer, KeyType, MfaConfiguration, MfaFactor, PasswordClass,
        RecoveryMechanism, ThreatProtectionMode, TokenEvent, UserVerification, WebAuthnFactor,
    };
}

/// The examples of the page on moving from another generator.
#[cfg(doctest)]
#[doc = include_str!("../docs/migration.md")]
struct Migration;

/// What expansions use. Not for anybody else: it changes without notice.
#[doc(hidden)]
pub mod __private {
    pub use auth_stack_runtime::authorizer::*;
    pub use auth_stack_runtime::block::{ReplacePolicy, ResourcePolicy};
    pub use auth_stack_runtime::calls::*;
    pub use auth_stack_runtime::client::*;
    pub use auth_stack_runtime::cloudformation::*;
    pub use auth_stack_runtime::domain::*;
    pub use auth_stack_runtime::function;
    pub use auth_stack_runtime::grant::*;
    pub use auth_stack_runtime::group::*;
    pub use auth_stack_runtime::identity_pool::*;
    pub use auth_stack_runtime::identity_provider::*;
    pub use auth_stack_runtime::json::{Json, Object};
    pub use auth_stack_runtime::log_delivery::*;
    pub use auth_stack_runtime::managed_login_branding::*;
    pub use auth_stack_runtime::regional_configuration::*;
    pub use auth_stack_runtime::replica::*;
    pub use auth_stack_runtime::resource_server::*;
    pub use auth_stack_runtime::risk_configuration::*;
    pub use auth_stack_runtime::stack::Stack;
    pub use auth_stack_runtime::terms::*;
    pub use auth_stack_runtime::ui_customization::*;
    pub use auth_stack_runtime::user::*;
    pub use auth_stack_runtime::user_pool::*;
    pub use auth_stack_runtime::{Advice, Duration};
}
