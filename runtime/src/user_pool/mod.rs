//! The directory of users: `AWS::Cognito::UserPool`.

mod schema;
mod standard;
mod triggers;

pub(crate) use schema::RULES as SCHEMA_RULES;
pub use schema::{AttributeType, Schema, SchemaAttribute};
pub(crate) use standard::PoolAttribute;
pub use standard::{READ_ONLY_ATTRIBUTES, STANDARD_ATTRIBUTES};
pub(crate) use triggers::RULES as TRIGGER_RULES;
pub use triggers::{PreTokenGeneration, TokenEvent, Triggers};

use crate::block::block;
use crate::function::reference;
use crate::json::{Object, Text};
use crate::limit::{length, pattern};
use crate::literal::{Attribute, words};
use crate::pattern::NAME;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::value::{List, Map, Value};

words! {
    /// Whether users need a second factor.
    pub enum MfaConfiguration {
        /// No second factor.
        Off = "OFF",
        /// Each user may add one.
        Optional = "OPTIONAL",
        /// Everybody needs one.
        On = "ON",
    }

    /// A second factor.
    pub enum MfaFactor {
        /// A code of an authenticator app.
        Totp = "SOFTWARE_TOKEN_MFA",
        /// A code by text message.
        Sms = "SMS_MFA",
    }
}

block! {
    /// The directory of users. It becomes an `AWS::Cognito::UserPool`.
    pub struct UserPool: Unnamed, Resource {
        settings {
            /// The name, 1 to 128 characters. Default: the name of the CloudFormation stack. Becomes `UserPoolName`.
            name: Value<Text> where [length("pool-name-format", 1, 128), pattern("pool-name-format", &NAME)],
            /// What users sign in with instead of a user name. Default `[email]`. Becomes `UsernameAttributes`.
            username_attributes: List<Attribute>,
            /// Tags of the pool. Becomes `UserPoolTags`.
            tags: Map<Text>,
        }
        blocks {
            /// The second factor: `mfa: Optional [Totp]`. Default `Off`.
            mfa: One<Mfa>,
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
        let _ = report;
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| "CognitoUserPool".into())
    }

    /// The custom attributes: the name without `custom:`, and the path.
    pub(crate) fn custom_attributes(&self) -> impl Iterator<Item = (&str, String)> {
        self.schema.get().into_iter().flat_map(Schema::custom)
    }

    pub(crate) fn emit(&self, _stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new().with(
            "UserPoolName",
            self.name.json_or(reference("AWS::StackName")),
        );
        properties.set("Schema", self.schema.get().and_then(Schema::json));
        properties.set("LambdaConfig", self.triggers.get().and_then(Triggers::json));
        let pool = emission.resource(
            self.logical_id(),
            &self.meta,
            "AWS::Cognito::UserPool",
            properties,
        );
        crate::stack::keep(pool);
        if let Some(triggers) = self.triggers.get() {
            triggers.emit_permissions(self, emission);
        }
        emission.output(
            &self.meta,
            "Region",
            "You use this value on Amplify Auth `region`.",
            reference("AWS::Region"),
        );
    }
}

block! {
    /// The second factor: `mfa: Optional [Totp],`.
    pub struct Mfa: Unnamed, Part {
        settings {
            /// Whether users need one. Becomes `MfaConfiguration`.
            @Main configuration: Value<MfaConfiguration>,
            /// Which there are. Becomes `EnabledMfas`.
            @Extra factors: List<MfaFactor>,
        }
    }
}

impl Mfa {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }
}

rules! {}
