//! What is done about compromised passwords and unusual sign-ins.

use crate::block::block;
use crate::json::Object;
use crate::literal::words;
use crate::report::Report;
use crate::rulebook::rules;
use crate::user_pool::single;
use crate::value::Value;

words! {
    /// What threat protection does.
    pub enum ThreatProtectionMode {
        /// Nothing.
        Off = "OFF",
        /// It records what it would have done.
        Audit = "AUDIT",
        /// It blocks, or asks for a second factor.
        Enforced = "ENFORCED",
    }

    /// What threat protection does where triggers of yours sign users in.
    pub enum CustomAuthMode {
        /// It records what it would have done.
        Audit = "AUDIT",
        /// It blocks.
        Enforced = "ENFORCED",
    }
}

block! {
    /// What is done about compromised passwords and unusual sign-ins: `threat_protection: Enforced,`. It needs the
    /// plan `Plus`, which AWS chooses where no plan is written. Becomes `UserPoolAddOns`.
    pub struct ThreatProtection: Unnamed, Part {
        settings {
            /// What it does. Becomes `AdvancedSecurityMode`.
            @Main mode: Value<ThreatProtectionMode>,
            /// What it does where triggers of yours sign users in. Default of AWS: nothing. Becomes
            /// `AdvancedSecurityAdditionalFlows.CustomAuthMode`.
            custom_auth_mode: Value<CustomAuthMode>,
        }
    }
}

impl ThreatProtection {
    /// The rulebook of threat protection.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_a_mode(report);
    }

    /// Threat protection says what it does.
    fn has_a_mode(&self, report: &mut Report) {
        if !self.mode.is_set() {
            report
                .error(
                    self,
                    "addons-mode-required",
                    "`threat_protection` does not say what it does",
                )
                .help("write `threat_protection: Enforced`, `Audit` or `Off`");
        }
    }

    pub(super) fn json(&self) -> Object {
        let mut add_ons = Object::new();
        add_ons.set("AdvancedSecurityMode", self.mode.json());
        super::add(
            &mut add_ons,
            "AdvancedSecurityAdditionalFlows",
            single("CustomAuthMode", self.custom_auth_mode.json()),
        );
        self.meta.add_raw(&mut add_ons);
        add_ons
    }
}

rules! {
    "addons-mode-required" B: "Threat protection has a mode of its own, also where custom authentication has one."
        prevents "Value null at 'userPoolAddOns.advancedSecurityMode' failed to satisfy constraint"
        source "CreateUserPool, UserPoolAddOnsType";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        addons_mode_required: "addons-mode-required",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| { stack.user_pool().threat_protection().mode(Given::Later); },
            "a mode": |stack| { stack.user_pool().threat_protection().mode(known(ThreatProtectionMode::Audit)); },
        }
        fails {
            "only custom": |stack| {
                stack.user_pool().threat_protection().custom_auth_mode(known(CustomAuthMode::Audit));
            } at "user_pool.threat_protection",
        }
    }
}
