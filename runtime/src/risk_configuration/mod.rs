//! What threat protection does about risks: `AWS::Cognito::UserPoolRiskConfigurationAttachment`.

mod notification;
mod takeover;

pub(crate) use notification::RULES as NOTIFICATION_RULES;
pub use notification::{Notification, NotifyEmail};
pub(crate) use takeover::RULES as TAKEOVER_RULES;
pub use takeover::{AccountTakeover, TakeoverAction, TakeoverResponse};

use std::net::IpAddr;

use crate::block::block;
use crate::client::OfClient;
use crate::json::{Object, Text};
use crate::limit::{Pattern, count, pattern};
use crate::literal::{Literal, words};
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::{List, Value};

words! {
    /// What is done about a password that is known to be public.
    pub enum CredentialsAction {
        /// The user has to choose another one.
        Block = "BLOCK",
        /// It is recorded.
        NoAction = "NO_ACTION",
    }

    /// When passwords are looked at.
    pub enum RiskEvent {
        /// When a user signs in.
        SignIn = "SIGN_IN",
        /// When a user changes the password.
        PasswordChange = "PASSWORD_CHANGE",
        /// When a user signs up.
        SignUp = "SIGN_UP",
    }
}

/// An address and the length of its prefix.
const CIDR: Pattern = Pattern {
    noun: Some("a range in CIDR notation"),
    says: "a range in CIDR notation, like `203.0.113.0/24`",
    matches: |text| {
        let Some((address, prefix)) = text.split_once('/') else {
            return false;
        };
        let longest = match address.parse::<IpAddr>() {
            Ok(IpAddr::V4(_)) => 32,
            Ok(IpAddr::V6(_)) => 128,
            Err(_) => return false,
        };
        match prefix.parse::<i64>() {
            Ok(length) => !prefix.starts_with('-') && length <= longest,
            Err(_) => false,
        }
    },
};

block! {
    /// What threat protection does about risks. Without a name it holds for the whole pool, `risk_configuration web { … }`
    /// for the client `web` alone; `default` is the client without a name, and a client outside of the stack stands by its
    /// id: `risk_configuration partner = "1234abcd" { … }`. It becomes an
    /// `AWS::Cognito::UserPoolRiskConfigurationAttachment` and acts with the plan `Plus`, where `threat_protection` is
    /// `Enforced`.
    ///
    /// A client without a risk configuration of its own has that of the pool.
    pub struct RiskConfiguration: Optional, Resource, Exact {
        settings {
            /// Who never gets in, as ranges of addresses: at most 200. Becomes
            /// `RiskExceptionConfiguration.BlockedIPRangeList`.
            blocked_ip_ranges: List<Text> where [count("risk-ip-cidr", 0, 200), pattern("risk-ip-cidr", &CIDR)],
            /// Who is never looked at, as ranges of addresses: at most 200. Becomes
            /// `RiskExceptionConfiguration.SkippedIPRangeList`.
            skipped_ip_ranges: List<Text> where [count("risk-ip-cidr", 0, 200), pattern("risk-ip-cidr", &CIDR)],
        }
        blocks {
            /// What is done about sign-ins that look like somebody else's.
            account_takeover: One<AccountTakeover>,
            /// What is done about passwords that are known to be public: `compromised_credentials: Block [SignIn],`.
            compromised_credentials: One<CompromisedCredentials>,
        }
    }
}

block! {
    /// What is done about passwords that are known to be public: `compromised_credentials: Block [SignIn, SignUp],`.
    /// Becomes `CompromisedCredentialsRiskConfiguration`.
    pub struct CompromisedCredentials: Unnamed, Part {
        settings {
            /// What is done. Becomes `Actions.EventAction`.
            @Main event_action: Value<CredentialsAction>,
            /// When passwords are looked at. Default of AWS: on each of these occasions. Becomes `EventFilter`.
            @Extra event_filter: List<RiskEvent>,
        }
    }
}

impl RiskConfiguration {
    /// The rulebook of a risk configuration.
    pub(crate) fn rules(&self, report: &mut Report) {
        differ(&self.blocked_ip_ranges, "risk-ip-cidr", report);
        differ(&self.skipped_ip_ranges, "risk-ip-cidr", report);
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let id = self.meta.logical_id_or(|| {
            let name = self.ident().to_upper_camel_case();
            format!("CognitoUserPoolRiskConfigurationAttachment{name}").into()
        });
        let exists = emission.all_of(&self.meta, &id, self.conditions(stack));
        let resource = emission.resource(
            id,
            &self.meta,
            "AWS::Cognito::UserPoolRiskConfigurationAttachment",
            self.properties(stack),
        );
        resource.condition = exists;
    }

    fn properties(&self, stack: &Stack) -> Object {
        let mut properties = Object::new()
            .with("UserPoolId", stack.pool().reference())
            .with("ClientId", self.client_json(stack));
        properties.set(
            "AccountTakeoverRiskConfiguration",
            self.account_takeover.get().map(AccountTakeover::json),
        );
        properties.set(
            "CompromisedCredentialsRiskConfiguration",
            self.compromised_credentials
                .get()
                .map(CompromisedCredentials::json),
        );
        let mut exceptions = Object::new();
        exceptions.set("BlockedIPRangeList", self.blocked_ip_ranges.json());
        exceptions.set("SkippedIPRangeList", self.skipped_ip_ranges.json());
        if !exceptions.is_empty() {
            properties.insert("RiskExceptionConfiguration", exceptions);
        }
        properties
    }
}

impl OfClient for RiskConfiguration {
    const MAY_BE_OF_ALL: bool = true;
}

impl CompromisedCredentials {
    /// The rulebook of compromised credentials.
    pub(crate) fn rules(&self, report: &mut Report) {
        differ(&self.event_filter, "risk-event-filter", report);
        self.has_an_action(report);
    }

    /// It is said what is done.
    fn has_an_action(&self, report: &mut Report) {
        if !self.event_action.is_set() && self.meta.raw.get("Actions").is_none() {
            report
                .error(
                    self,
                    "risk-compromised-actions",
                    "`compromised_credentials` does not say what is done",
                )
                .help("write `compromised_credentials: Block,`");
        }
    }

    fn json(&self) -> Object {
        let mut actions = Object::new();
        actions.set("EventAction", self.event_action.json());
        let mut credentials = Object::new().with("Actions", actions);
        credentials.set("EventFilter", self.event_filter.json());
        self.meta.add_raw(&mut credentials);
        credentials
    }
}

/// No element of a list is there twice.
fn differ<T: Literal<Seen: PartialEq>>(list: &List<T>, rule: &'static str, report: &mut Report) {
    for (element, value) in list.known() {
        if list
            .find(value)
            .is_some_and(|first| first.index < element.index)
        {
            report
                .error(&element, rule, "this is written twice")
                .help("keep one of the two");
        }
    }
}

rules! {
    "risk-ip-cidr" A: "A range of addresses is in CIDR notation; a list has at most 200 of them, each once."
        prevents "Incorrect CIDR format"
        source "SetRiskConfiguration, RiskExceptionConfigurationType; measured";
    "risk-client-id" B: "A risk configuration is for the whole pool, for a client of the stack, or for the id of a client, 1 to 128 letters, digits, `_` or `+`."
        prevents "Value at 'clientId' failed to satisfy constraint"
        source "SetRiskConfiguration, ClientId";
    "risk-compromised-actions" B: "It is said what is done about a password that is known to be public: `Block` or `NoAction`."
        prevents "a template without a required property, `EventAction`"
        source "SetRiskConfiguration, CompromisedCredentialsActionsType";
    "risk-event-filter" B: "Each occasion on which passwords are looked at is named once."
        prevents "a list that CloudFormation's schema refuses"
        source "AWS::Cognito::UserPoolRiskConfigurationAttachment, EventFilter";
}

#[cfg(test)]
mod tests;
