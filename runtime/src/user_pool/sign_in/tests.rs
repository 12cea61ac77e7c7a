use super::*;
use crate::stack::Stack;
use crate::testing::{known, list, rule_test};
use crate::user_pool::MfaFactor;
use crate::value::Given;

use FirstAuthFactor::{EmailOtp, Password, SmsOtp, WebAuthn};

fn later() -> Given<Vec<Given<Attribute>>> {
    Given::Known(vec![Given::Later])
}

rule_test! {
    alias_xor_username: "alias-xor-username",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().alias_attributes(Given::Later).username_attributes(list(["email"])); },
        "aliases": |stack| { stack.user_pool().alias_attributes(list(["email"])); },
        "aliases and names": |stack| {
            stack.user_pool().alias_attributes(list(["email"])).username_attributes(Given::Known(Vec::new()));
        },
    }
    fails {
        "both": |stack| { stack.user_pool().alias_attributes(list(["email"])).username_attributes(list(["email"])); }
            at "user_pool.alias_attributes",
    }
}

rule_test! {
    alias_attributes_enum: "alias-attributes-enum",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().alias_attributes(later()); },
        "all": |stack| { stack.user_pool().alias_attributes(list(["email", "phone_number", "preferred_username"])); },
    }
    fails {
        "another": |stack| { stack.user_pool().alias_attributes(list(["nickname"])); }
            at "user_pool.alias_attributes[0]",
    }
}

rule_test! {
    username_attributes_enum: "username-attributes-enum",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().username_attributes(later()); },
        "all": |stack| { stack.user_pool().username_attributes(list(["email", "phone_number"])); },
    }
    fails {
        "another": |stack| { stack.user_pool().username_attributes(list(["email", "preferred_username"])); }
            at "user_pool.username_attributes[1]",
    }
}

rule_test! {
    auto_verified_enum: "auto-verified-enum",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().auto_verified_attributes(later()); },
        "all": |stack| { stack.user_pool().auto_verified_attributes(list(["email", "phone_number"])); },
    }
    fails {
        "another": |stack| { stack.user_pool().auto_verified_attributes(list(["nickname"])); }
            at "user_pool.auto_verified_attributes[0]",
    }
}

rule_test! {
    auto_verified_phone_needs_sms: "auto-verified-phone-needs-sms",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().auto_verified_attributes(later()); },
        "e-mail": |stack| { stack.user_pool().auto_verified_attributes(list(["email"])); },
        "with sms": |stack| {
            stack.user_pool().auto_verified_attributes(list(["phone_number"]));
            stack.user_pool().sms();
        },
    }
    fails {
        "without": |stack| { stack.user_pool().auto_verified_attributes(list(["email", "phone_number"])); }
            at "user_pool.auto_verified_attributes[1]",
    }
}

rule_test! {
    verify_before_update_subset: "verify-before-update-subset",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().verify_before_update(later()); },
        "verified later": |stack| {
            stack.user_pool().verify_before_update(list(["email"])).auto_verified_attributes(Given::Later);
        },
        "sign-in later": |stack| {
            stack.user_pool().verify_before_update(list(["email"])).username_attributes(Given::Later);
        },
        "verified by default": |stack| { stack.user_pool().verify_before_update(list(["email"])); },
        "verified": |stack| {
            stack.user_pool().verify_before_update(list(["email"])).auto_verified_attributes(list(["email"]));
        },
        "off": |stack| { stack.user_pool().verify_before_update(Given::Known(Vec::new())); },
    }
    fails {
        "not verified": |stack| {
            stack.user_pool().verify_before_update(list(["email"])).auto_verified_attributes(Given::Known(Vec::new()));
        } at "user_pool.verify_before_update[0]",
        "not verified by default": |stack| { stack.user_pool().verify_before_update(list(["phone_number"])); }
            at "user_pool.verify_before_update[0]",
        "another": |stack| { stack.user_pool().verify_before_update(list(["nickname"])); }
            at "user_pool.verify_before_update[0]",
    }
}

rule_test! {
    preferred_username_required_or_alias: "preferred-username-required-or-alias",
    passes {
        "unset": |stack| { stack.user_pool().schema().attribute(Some("preferred_username")).required(known(true)); },
        "later": |stack| {
            stack.user_pool().alias_attributes(list(["preferred_username"]));
            stack.user_pool().schema().attribute(Some("preferred_username")).required(Given::Later);
        },
        "an alias": |stack| { stack.user_pool().alias_attributes(list(["preferred_username"])); },
    }
    fails {
        "both": |stack| {
            stack.user_pool().alias_attributes(list(["email", "preferred_username"]));
            stack.user_pool().schema().attribute(Some("preferred_username")).required(known(true));
        } at "user_pool.alias_attributes[1]",
    }
}

rule_test! {
    first_factors_enum: "first-factors-enum",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().allowed_first_auth_factors(Given::Later); },
        "one": |stack| { stack.user_pool().allowed_first_auth_factors(list([Password])); },
        "all": |stack| {
            stack.user_pool().allowed_first_auth_factors(list([Password, EmailOtp, SmsOtp, WebAuthn]));
        },
    }
    fails {
        "none": |stack| { stack.user_pool().allowed_first_auth_factors(Given::Known(Vec::new())); }
            at "user_pool.allowed_first_auth_factors",
        "six": |stack| { stack.user_pool().allowed_first_auth_factors(list([Password; 6])); }
            at "user_pool.allowed_first_auth_factors",
    }
}

rule_test! {
    first_factors_password: "first-factors-password",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| {
            stack.user_pool().allowed_first_auth_factors(Given::Known(vec![known(WebAuthn), Given::Later]));
        },
        "with": |stack| { stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn])); },
        "none at all": |stack| { stack.user_pool().allowed_first_auth_factors(Given::Known(Vec::new())); },
    }
    fails {
        "without": |stack| { stack.user_pool().allowed_first_auth_factors(list([WebAuthn])); }
            at "user_pool.allowed_first_auth_factors",
    }
}

rule_test! {
    sms_otp_needs_sms_config: "sms-otp-needs-sms-config",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().allowed_first_auth_factors(Given::Known(vec![Given::Later])); },
        "with sms": |stack| {
            stack.user_pool().allowed_first_auth_factors(list([Password, SmsOtp]));
            stack.user_pool().sms();
        },
    }
    fails {
        "without": |stack| { stack.user_pool().allowed_first_auth_factors(list([Password, SmsOtp])); }
            at "user_pool.allowed_first_auth_factors[1]",
    }
}

fn mfa(stack: &mut Stack, configuration: MfaConfiguration) {
    let mfa = stack.user_pool().mfa();
    mfa.configuration(known(configuration));
    mfa.factors(list([MfaFactor::Totp]));
}

rule_test! {
    mfa_on_vs_otp_first_factor: "mfa-on-vs-otp-first-factor",
    passes {
        "unset": |stack| { mfa(stack, MfaConfiguration::On); },
        "later": |stack| {
            stack.user_pool().mfa().configuration(Given::Later);
            stack.user_pool().allowed_first_auth_factors(list([Password, EmailOtp]));
        },
        "optional": |stack| {
            mfa(stack, MfaConfiguration::Optional);
            stack.user_pool().allowed_first_auth_factors(list([Password, EmailOtp]));
        },
    }
    fails {
        "e-mail": |stack| {
            mfa(stack, MfaConfiguration::On);
            stack.user_pool().allowed_first_auth_factors(list([Password, EmailOtp]));
        } at "user_pool.allowed_first_auth_factors[1]",
        "SMS": |stack| {
            mfa(stack, MfaConfiguration::On);
            stack.user_pool().allowed_first_auth_factors(list([SmsOtp, Password]));
        } at "user_pool.allowed_first_auth_factors[0]",
    }
}

fn passkeys(stack: &mut Stack, configuration: MfaConfiguration) {
    mfa(stack, configuration);
    stack
        .user_pool()
        .allowed_first_auth_factors(list([Password, WebAuthn]));
}

rule_test! {
    mfa_on_vs_webauthn_single: "mfa-on-vs-webauthn-single",
    passes {
        "unset": |stack| { mfa(stack, MfaConfiguration::On); },
        "later": |stack| {
            passkeys(stack, MfaConfiguration::On);
            stack.user_pool().web_authn().factor_configuration(Given::Later);
        },
        "optional": |stack| { passkeys(stack, MfaConfiguration::Optional); },
        "two factors": |stack| {
            passkeys(stack, MfaConfiguration::On);
            let two = WebAuthnFactor::MultiFactorWithUserVerification;
            stack.user_pool().web_authn().factor_configuration(known(two));
        },
    }
    fails {
        "one by default": |stack| { passkeys(stack, MfaConfiguration::On); }
            at "user_pool.allowed_first_auth_factors[1]",
        "one": |stack| {
            passkeys(stack, MfaConfiguration::On);
            stack.user_pool().web_authn().factor_configuration(known(WebAuthnFactor::SingleFactor));
        } at "user_pool.web_authn.factor_configuration",
    }
}
