use super::*;
use crate::testing::{known, list, report, rule_test};
use crate::user_pool::{CustomAuthMode, EmailSendingAccount, MfaConfiguration, WebAuthnFactor};
use crate::value::Given;

use FirstAuthFactor::{EmailOtp, Password, WebAuthn};

fn plan(stack: &mut Stack, plan: FeaturePlan) {
    stack.user_pool().feature_plan(known(plan));
}

#[test]
fn a_plan_is_named_with_what_needs_it() {
    let report = report(|stack| {
        plan(stack, FeaturePlan::Lite);
        stack.user_pool().password_policy().history_size(known(5));
    });
    assert_eq!(
        report.to_string(),
        "user_pool.password_policy.history_size: a history of passwords needs the plan `Essentials`, the pool has \
         `Lite`; write `feature_plan: Essentials`, or leave this out [password-history-tier]"
    );
}

rule_test! {
    password_history_tier: "password-history-tier",
    passes {
        "unset": |stack| { plan(stack, FeaturePlan::Lite); },
        "later": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().password_policy().history_size(Given::Later);
        },
        "plan later": |stack| {
            stack.user_pool().feature_plan(Given::Later).password_policy().history_size(known(5));
        },
        "no plan": |stack| { stack.user_pool().password_policy().history_size(known(5)); },
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            stack.user_pool().password_policy().history_size(known(5));
        },
        "no history": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().password_policy().history_size(known(0));
        },
    }
    fails {
        "lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().password_policy().history_size(known(1));
        } at "user_pool.password_policy.history_size",
    }
}

rule_test! {
    first_factors_tier: "first-factors-tier",
    passes {
        "unset": |stack| { plan(stack, FeaturePlan::Lite); },
        "later": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().allowed_first_auth_factors(Given::Later);
        },
        "only passwords": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().allowed_first_auth_factors(list([Password]));
        },
        "no plan": |stack| { stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn])); },
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn]));
        },
    }
    fails {
        "lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn, EmailOtp]));
        } at "user_pool.allowed_first_auth_factors[1]",
    }
}

rule_test! {
    webauthn_factor_config: "webauthn-factor-config",
    passes {
        "unset": |stack| { plan(stack, FeaturePlan::Lite); },
        "later": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().web_authn().factor_configuration(Given::Later);
        },
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            stack.user_pool().web_authn().factor_configuration(known(WebAuthnFactor::SingleFactor));
        },
    }
    fails {
        "lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().web_authn().factor_configuration(known(WebAuthnFactor::SingleFactor));
        } at "user_pool.web_authn.factor_configuration",
    }
}

fn email_factor(stack: &mut Stack) {
    let pool = stack.user_pool();
    pool.mfa()
        .configuration(known(MfaConfiguration::Optional))
        .factors(list([MfaFactor::Totp, MfaFactor::Email]));
    pool.email()
        .sending_account(known(EmailSendingAccount::Developer));
}

rule_test! {
    email_mfa_tier: "email-mfa-tier",
    passes {
        "unset": |stack| { plan(stack, FeaturePlan::Lite); },
        "later": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().mfa().factors(Given::Later);
        },
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            email_factor(stack);
        },
        "another message": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().authentication_message().sms_message(known("Code: {####}"));
        },
    }
    fails {
        "lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            email_factor(stack);
        } at "user_pool.mfa.factors[1]",
        "a message": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().authentication_message().email_message(known("Code: {####}"));
        } at "user_pool.authentication_message.email_message",
    }
}

rule_test! {
    pretoken_version_tier: "pretoken-version-tier",
    passes {
        "unset": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().triggers().pre_token_generation();
        },
        "later": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().triggers().pre_token_generation().version(Given::Later);
        },
        "the first version": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().triggers().pre_token_generation().version(known(TokenEvent::V1));
        },
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            stack.user_pool().triggers().pre_token_generation().version(known(TokenEvent::V3));
        },
    }
    fails {
        "lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().triggers().pre_token_generation().version(known(TokenEvent::V2));
        } at "user_pool.triggers.pre_token_generation.version",
    }
}

rule_test! {
    user_auth_flow_tier: "user-auth-flow-tier",
    passes {
        "unset": |stack| { plan(stack, FeaturePlan::Lite); },
        "later": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.client(Some("web")).explicit_auth_flows(Given::Later);
        },
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserAuth]));
        },
        "another flow": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserSrp]));
        },
    }
    fails {
        "lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserSrp, AuthFlow::UserAuth]));
        } at "client.web.explicit_auth_flows[1]",
    }
}

rule_test! {
    domain_managed_login_tier: "domain-managed-login-tier",
    passes {
        "unset": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.domain(None);
        },
        "later": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.domain(None).managed_login_version(Given::Later);
        },
        "classic": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.domain(None).managed_login_version(known(1));
        },
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            stack.domain(None).managed_login_version(known(2));
        },
    }
    fails {
        "lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.domain(None).managed_login_version(known(2));
        } at "domain.managed_login_version",
    }
}

rule_test! {
    risk_mode_tier: "risk-mode-tier",
    passes {
        "unset": |stack| { plan(stack, FeaturePlan::Lite); },
        "later": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().threat_protection().mode(Given::Later);
        },
        "no plan": |stack| { stack.user_pool().threat_protection().mode(known(ThreatProtectionMode::Enforced)); },
        "plus": |stack| {
            plan(stack, FeaturePlan::Plus);
            stack.user_pool().threat_protection().mode(known(ThreatProtectionMode::Enforced));
        },
        "off": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().threat_protection().mode(known(ThreatProtectionMode::Off));
        },
    }
    fails {
        "lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().threat_protection().mode(known(ThreatProtectionMode::Enforced));
        } at "user_pool.threat_protection.mode",
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            stack.user_pool().threat_protection().mode(known(ThreatProtectionMode::Audit));
        } at "user_pool.threat_protection.mode",
        "custom authentication": |stack| {
            plan(stack, FeaturePlan::Essentials);
            let protection = stack.user_pool().threat_protection();
            protection.mode(known(ThreatProtectionMode::Off)).custom_auth_mode(known(CustomAuthMode::Audit));
        } at "user_pool.threat_protection.custom_auth_mode",
    }
}

rule_test! {
    user_auth_flow_for_choice: "user-auth-flow-for-choice",
    passes {
        "unset": |stack| { stack.client(Some("web")); },
        "later": |stack| {
            stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn]));
            stack.client(Some("web")).explicit_auth_flows(Given::Later);
        },
        "only passwords": |stack| { stack.user_pool().allowed_first_auth_factors(list([Password])); },
        "one of two clients": |stack| {
            stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn]));
            stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserAuth]));
            stack.client(Some("batch"));
        },
        "the default client": |stack| { stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn])); },
        "a client that does not say": |stack| {
            stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn]));
            stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserSrp]));
            stack.client(Some("app"));
        },
        "no choice with lite": |stack| {
            plan(stack, FeaturePlan::Lite);
            stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn]));
        },
        "a client in CloudFormation's spelling": |stack| {
            stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn]));
            stack.resource(Some("App")).kind(known("AWS::Cognito::UserPoolClient"));
        },
    }
    fails {
        "no client": |stack| {
            stack.user_pool().allowed_first_auth_factors(list([EmailOtp, Password]));
            stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserSrp]));
        } at "user_pool.allowed_first_auth_factors[0]",
    }
}

fn passkeys(stack: &mut Stack, party: Given<crate::Text>) {
    stack
        .user_pool()
        .allowed_first_auth_factors(list([Password, WebAuthn]));
    stack.user_pool().web_authn().relying_party_id(party);
    stack.domain(None).domain(known("auth.acme.com"));
    stack
        .client(Some("web"))
        .oauth()
        .flows(list([OAuthFlow::Code]));
}

rule_test! {
    webauthn_rp_id_custom_domain: "webauthn-rp-id-custom-domain",
    passes {
        "unset": |stack| { stack.user_pool().web_authn(); },
        "later": |stack| { passkeys(stack, Given::Later); },
        "the domain": |stack| { passkeys(stack, known("auth.acme.com")); },
        "the domain above": |stack| { passkeys(stack, known("acme.com")); },
        "no sign-in pages": |stack| {
            stack.user_pool().allowed_first_auth_factors(list([Password, WebAuthn]));
            stack.user_pool().web_authn().relying_party_id(known("acme.org"));
            stack.domain(None).domain(known("auth.acme.com"));
        },
    }
    fails {
        "another domain": |stack| { passkeys(stack, known("acme.org")); } at "user_pool.web_authn.relying_party_id",
    }
}

rule_test! {
    logs_auth_events_tier: "logs-auth-events-tier",
    passes {
        "unset": |stack| { stack.log_delivery(); },
        "other logs": |stack| { stack.log_delivery().user_notification().log_group_arn(Given::Later); },
        "later": |stack| {
            stack.user_pool().feature_plan(Given::Later);
            stack.log_delivery().user_auth_events().bucket_arn(Given::Later);
        },
        "plus": |stack| {
            plan(stack, FeaturePlan::Plus);
            stack.log_delivery().user_auth_events().bucket_arn(Given::Later);
        },
    }
    fails {
        "no plan": |stack| { stack.log_delivery().user_auth_events().bucket_arn(Given::Later); }
            at "log_delivery.user_auth_events",
        "essentials": |stack| {
            plan(stack, FeaturePlan::Essentials);
            stack.log_delivery().user_auth_events().bucket_arn(Given::Later);
        } at "log_delivery.user_auth_events",
    }
}
