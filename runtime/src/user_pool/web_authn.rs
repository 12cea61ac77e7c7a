//! Passkeys.

use crate::block::block;
use crate::json::{Object, Text};
use crate::limit::{Pattern, length, pattern};
use crate::literal::words;
use crate::report::Report;
use crate::rulebook::rules;
use crate::value::Value;

words! {
    /// Whether the device makes sure who holds it, with a PIN, a finger or a face.
    pub enum UserVerification {
        /// Always.
        Required = "required",
        /// Where it can.
        Preferred = "preferred",
    }

    /// What a passkey counts as.
    pub enum WebAuthnFactor {
        /// One factor.
        SingleFactor = "SINGLE_FACTOR",
        /// Two, because the device verified the user.
        MultiFactorWithUserVerification = "MULTI_FACTOR_WITH_USER_VERIFICATION",
    }
}

/// A domain as browsers compare it.
const RELYING_PARTY: Pattern = Pattern {
    noun: Some("a bare domain"),
    says: "a bare domain, like `auth.acme.com`, without `https://`, port and path",
    matches: |text| {
        !text.contains(&[':', '/', '?', '#', '@'][..]) && !text.contains(char::is_whitespace)
    },
};

block! {
    /// Passkeys. Users may sign in with them where `allowed_first_auth_factors` has `WebAuthn`.
    pub struct WebAuthn: Unnamed, Part {
        settings {
            /// The domain that passkeys are bound to, 1 to 63 characters. Default of AWS: the pool's domain. Changing it
            /// makes every registered passkey useless. Becomes `WebAuthnRelyingPartyID`.
            relying_party_id: Value<Text> where [
                length("webauthn-rp-id-length", 1, 63),
                pattern("webauthn-rp-id-format", &RELYING_PARTY),
            ],
            /// Whether the device makes sure who holds it. Default of AWS: `Preferred`. Becomes
            /// `WebAuthnUserVerification`.
            user_verification: Value<UserVerification>,
            /// What a passkey counts as. Default of AWS: `SingleFactor`. Becomes `WebAuthnFactorConfiguration`.
            factor_configuration: Value<WebAuthnFactor>,
        }
    }
}

impl WebAuthn {
    /// What holds for passkeys alone is declared with the settings.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = (self, report);
    }

    pub(super) fn json(&self) -> Object {
        let mut properties = Object::new();
        properties.set("WebAuthnRelyingPartyID", self.relying_party_id.json());
        properties.set("WebAuthnUserVerification", self.user_verification.json());
        properties.set(
            "WebAuthnFactorConfiguration",
            self.factor_configuration.json(),
        );
        self.meta.add_raw(&mut properties);
        properties
    }
}

rules! {
    "webauthn-rp-id-length" C: "The relying party of passkeys has 1 to 63 characters."
        prevents "Property validation failure: #/WebAuthnRelyingPartyID: expected maxLength: 63"
        source "Resource schema of AWS::Cognito::UserPool; the API takes 127";
    "webauthn-rp-id-format" A: "The relying party of passkeys is a bare domain: no scheme, port or path."
        prevents "RelyingPartyId contains invalid characters"
        source "SetUserPoolMfaConfig, WebAuthnConfigurationType";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        webauthn_rp_id_length: "webauthn-rp-id-length",
        passes {
            "unset": |stack| { stack.user_pool().web_authn(); },
            "later": |stack| { stack.user_pool().web_authn().relying_party_id(Given::Later); },
            "lower bound": |stack| { stack.user_pool().web_authn().relying_party_id(known("a")); },
            "upper bound": |stack| { stack.user_pool().web_authn().relying_party_id(known("a".repeat(63))); },
        }
        fails {
            "empty": |stack| { stack.user_pool().web_authn().relying_party_id(known("")); }
                at "user_pool.web_authn.relying_party_id",
            "above": |stack| { stack.user_pool().web_authn().relying_party_id(known("a".repeat(64))); }
                at "user_pool.web_authn.relying_party_id",
        }
    }

    rule_test! {
        webauthn_rp_id_format: "webauthn-rp-id-format",
        passes {
            "unset": |stack| { stack.user_pool().web_authn(); },
            "later": |stack| { stack.user_pool().web_authn().relying_party_id(Given::Later); },
            "a domain": |stack| { stack.user_pool().web_authn().relying_party_id(known("auth.acme.com")); },
        }
        fails {
            "a scheme": |stack| { stack.user_pool().web_authn().relying_party_id(known("https://auth.acme.com")); }
                at "user_pool.web_authn.relying_party_id",
            "a port": |stack| { stack.user_pool().web_authn().relying_party_id(known("localhost:3000")); }
                at "user_pool.web_authn.relying_party_id",
        }
    }
}
