//! What is done about sign-ins that look like somebody else's.

use super::Notification;
use crate::block::block;
use crate::json::Object;
use crate::literal::words;
use crate::report::Report;
use crate::rulebook::rules;
use crate::value::Value;

words! {
    /// What is done about a sign-in.
    pub enum TakeoverAction {
        /// It is refused.
        Block = "BLOCK",
        /// It needs a second factor, if the user can have one.
        MfaIfConfigured = "MFA_IF_CONFIGURED",
        /// It needs a second factor; without one it is refused.
        MfaRequired = "MFA_REQUIRED",
        /// It is let through.
        NoAction = "NO_ACTION",
    }
}

block! {
    /// What is done about sign-ins that look like somebody else's, by how much they do. Becomes
    /// `AccountTakeoverRiskConfiguration`.
    pub struct AccountTakeover: Unnamed, Part {
        blocks {
            /// What is done at a low risk: `low: NoAction,`. Becomes `Actions.LowAction`.
            low: One<TakeoverResponse>,
            /// What is done at a medium risk: `medium: MfaIfConfigured notify,`. Becomes `Actions.MediumAction`.
            medium: One<TakeoverResponse>,
            /// What is done at a high risk: `high: Block notify,`. Becomes `Actions.HighAction`.
            high: One<TakeoverResponse>,
            /// The e-mails to users who are notified. Without it, nobody is.
            notification: One<Notification>,
        }
    }
}

block! {
    /// What is done at a risk, and whether the user is told: `high: Block notify,`.
    pub struct TakeoverResponse: Unnamed, Part {
        settings {
            /// What is done. Becomes `EventAction`.
            @Main event_action: Value<TakeoverAction>,
            /// Whether the user gets an e-mail. Default `false`. Becomes `Notify`.
            @Extra notify: Value<bool>,
        }
    }
}

impl AccountTakeover {
    /// The rulebook of account takeovers.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_an_action(report);
    }

    /// Something is done about some risk.
    fn has_an_action(&self, report: &mut Report) {
        let levels = [&self.low, &self.medium, &self.high];
        if levels.iter().all(|level| !level.is_set()) && self.meta.raw.get("Actions").is_none() {
            report
                .error(
                    self,
                    "risk-takeover-actions-required",
                    "`account_takeover` does not say what is done",
                )
                .help("write `high: Block,`, and what is done at a `low` or `medium` risk");
        }
    }

    pub(super) fn json(&self) -> Object {
        let mut actions = Object::new();
        for &(name, level) in &[
            ("LowAction", &self.low),
            ("MediumAction", &self.medium),
            ("HighAction", &self.high),
        ] {
            actions.set(name, level.get().map(TakeoverResponse::json));
        }
        let mut takeover = Object::new().with("Actions", actions);
        takeover.set(
            "NotifyConfiguration",
            self.notification.get().map(Notification::json),
        );
        self.meta.add_raw(&mut takeover);
        takeover
    }
}

impl TakeoverResponse {
    /// It is said what is done.
    pub(crate) fn rules(&self, report: &mut Report) {
        if !self.event_action.is_set() {
            report
                .error(
                    self,
                    "risk-takeover-actions",
                    "this risk does not say what is done",
                )
                .help("write one of `Block`, `MfaRequired`, `MfaIfConfigured` and `NoAction`");
        }
    }

    fn json(&self) -> Object {
        let mut response = Object::new();
        response.set("EventAction", self.event_action.json());
        response.insert("Notify", self.notify.json_or(false));
        self.meta.add_raw(&mut response);
        response
    }
}

rules! {
    "risk-takeover-actions" B: "It is said what is done at a risk: `Block`, `MfaRequired`, `MfaIfConfigured` or `NoAction`."
        prevents "a template without a required property, `EventAction`"
        source "SetRiskConfiguration, AccountTakeoverActionType";
    "risk-takeover-actions-required" B: "Where something is said of account takeovers, something is done at a low, medium or high risk."
        prevents "a template without a required property, `Actions`"
        source "SetRiskConfiguration, AccountTakeoverRiskConfigurationType";
}
