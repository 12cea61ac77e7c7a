//! A user that is there from the start: `AWS::Cognito::UserPoolUser`.

mod membership;

pub use membership::GroupName;

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, key, length, pattern};
use crate::literal::{Kept, Literal, words};
use crate::pattern::VISIBLE;
use crate::report::Report;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::{Given, List, Map, Value};

words! {
    /// How an invitation reaches a user.
    pub enum DeliveryMedium {
        /// By e-mail, to the user's `email`.
        Email = "EMAIL",
        /// By text message, to the user's `phone_number`.
        Sms = "SMS",
    }

    /// What becomes of the invitation.
    pub enum MessageAction {
        /// It is sent once more, to a user who is there already; AWS refuses it for a new one.
        Resend = "RESEND",
        /// None is sent.
        Suppress = "SUPPRESS",
    }
}

block! {
    /// A user that is there from the start, such as the first administrator:
    /// `user alice = "alice@acme.com" { groups: [admins], delivery: [Email] }`. It becomes an
    /// `AWS::Cognito::UserPoolUser`, and an `AWS::Cognito::UserPoolUserToGroupAttachment` for each group.
    ///
    /// The user name is the name of the block in kebab case, or what stands after `=`: an address or a number where users
    /// of the pool sign in with one. The password is a temporary one, which the invitation brings. Any change but one of
    /// the groups replaces the user, who loses password, second factor and `sub`.
    pub struct User: Named, Resource, Exact {
        settings {
            /// What is known of the user: standard attributes, and custom ones with their prefix. Each value is a text, a
            /// number or a flag, of at most 2048 characters; `email_verified: true` lets a forgotten password be reset.
            /// Becomes `UserAttributes`.
            attributes: Map<Json>,
            /// The groups the user is in: groups of the stack by their names there, others as texts or references.
            groups: List<GroupName> where [length("group-name", 1, 128), pattern("group-name", &VISIBLE)],
            /// How the invitation reaches the user. Default of AWS: `[Sms]`. Becomes `DesiredDeliveryMediums`.
            delivery: List<DeliveryMedium>,
            /// What becomes of the invitation. Default: it is sent. Becomes `MessageAction`.
            message_action: Value<MessageAction>,
            /// Whether a verified address or number that another user signs in with goes over to this one. Default of AWS:
            /// `false`, so that AWS refuses the user. Becomes `ForceAliasCreation`.
            force_alias_creation: Value<bool>,
            /// What the functions of the pool are told besides, and what is not kept. Becomes `ClientMetadata`.
            client_metadata: Map<Text>,
            /// What the trigger `pre_sign_up` is told to check, and what is not kept: keys of 1 to 32 characters, values of
            /// at most 2048. Becomes `ValidationData`.
            validation_data: Map<Text> where [
                key("user-attributes", &Bound::Length(1, 32)),
                length("user-attributes", 0, 2048),
            ],
        }
    }
}

impl User {
    /// What holds for a user depends on the pool: the rules are with the stack.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    /// Every name that AWS may come to see, as far as that is known.
    pub(crate) fn names(&self) -> Vec<Text> {
        let mut names = Vec::new();
        if !self.meta.exact.is_set() {
            names.push(self.ident().to_kebab_case().into());
        }
        for &exact in &self.meta.exact.leaves() {
            names.push(exact.clone());
        }
        names
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| {
            self.ident()
                .to_upper_camel_case_after("CognitoUserPoolUser")
                .into()
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut permissions = Vec::new();
        if let Some(triggers) = stack.pool().triggers.get() {
            for id in &triggers.permissions_for_new_users() {
                if let Some(permission) = emission.template().resource(id) {
                    permissions.push((id.clone(), permission.condition.clone()));
                }
            }
        }
        let user = emission.resource(
            self.logical_id(),
            &self.meta,
            "AWS::Cognito::UserPoolUser",
            self.properties(stack),
        );
        for (id, condition) in &permissions {
            user.wait_where(id.clone(), condition.as_ref());
        }
        self.emit_memberships(stack, emission);
    }

    fn properties(&self, stack: &Stack) -> Object {
        let mut properties = Object::new()
            .with("UserPoolId", stack.pool().reference())
            .with("Username", self.meta.exact_or(self.ident().to_kebab_case()));
        properties.set("UserAttributes", pairs(&self.attributes, &in_text));
        properties.set("DesiredDeliveryMediums", self.delivery.json());
        properties.set("MessageAction", self.message_action.json());
        properties.set("ForceAliasCreation", self.force_alias_creation.json());
        properties.set("ClientMetadata", self.client_metadata.json());
        properties.set(
            "ValidationData",
            pairs(&self.validation_data, &|text: &Text| text.clone().into()),
        );
        properties
    }
}

/// A map as a list of names and values, if there is any entry.
fn pairs<T: Literal>(map: &Map<T>, text: &dyn Fn(&T::Seen) -> Json) -> Option<Json> {
    let mut pairs = Vec::with_capacity(map.len());
    for entry in map.entries() {
        let pair = Object::of("Name", entry.key.clone());
        pairs.push(
            pair.with("Value", entry.given.fold(&|kept| text(T::of(kept))))
                .into(),
        );
    }
    (!pairs.is_empty()).then_some(Json::List(pairs))
}

/// Numbers and flags in the form that attributes have: as texts.
fn in_text(value: &Json) -> Json {
    match value {
        Json::Flag(flag) => flag.to_string().into(),
        Json::Integer(number) => number.to_string().into(),
        Json::Float(number) => number.to_string().into(),
        other => other.clone(),
    }
}

/// The text of an attribute, where it is known.
pub(crate) fn text_of(value: &Given<Kept>) -> Option<Text> {
    match in_text(Json::of(value.known()?)) {
        Json::Text(text) if !crate::function::is_dynamic(&text) => Some(text),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
