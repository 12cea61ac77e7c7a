//! A provider that users sign in with: `AWS::Cognito::UserPoolIdentityProvider`.

use crate::block::block;
use crate::json::{Json, Text};
use crate::literal::{Attribute, Scope, words};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::value::{List, Map, Value};

words! {
    /// The kind of an identity provider.
    pub enum ProviderType {
        /// Google.
        Google = "Google",
        /// A SAML 2.0 provider.
        Saml = "SAML",
    }
}

block! {
    /// A provider that users sign in with besides the pool's own password.
    pub struct IdentityProvider: Named, Resource {
        settings {
            /// The kind of provider. Becomes `ProviderType`.
            @Main kind: Value<ProviderType>,
            /// The client id.
            client_id: Value<Text>,
            /// The client secret.
            client_secret: Value<Text>,
            /// What is asked of the provider.
            scopes: List<Scope>,
            /// Which claim of the provider fills which attribute: `email: email`. Becomes `AttributeMapping`.
            attributes: Map<Attribute>,
        }
    }
}

impl IdentityProvider {
    /// The rulebook of an identity provider.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    /// The name AWS sees, unless it is not known yet.
    pub(crate) fn name(&self) -> Option<Text> {
        Some(Text::Owned(self.ident().to_owned()))
    }

    pub(crate) fn logical_id(&self) -> Text {
        use heck::ToUpperCamelCase as _;
        self.meta.logical_id_or(|| {
            format!(
                "CognitoUserPoolIdentityProvider{}",
                self.ident().to_upper_camel_case()
            )
            .into()
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let _ = (stack, emission, Json::Null);
    }
}

rules! {}
