use super::*;
use crate::client::UserExistenceErrors;
use crate::risk_configuration::TakeoverAction;
use crate::testing::{known, list, rule_test, violations};
use crate::user_pool::{
    AttributeType, DeletionProtection, EmailSendingAccount, FeaturePlan, FirstAuthFactor,
    MfaConfiguration, MfaFactor, ThreatProtectionMode,
};
use crate::value::Given;

const ARN: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";
const SES: &str = "arn:aws:ses:us-east-1:123456789012:identity/acme.com";

fn browser(stack: &mut Stack, url: &'static str) {
    stack.domain(None).domain(known("acme"));
    let oauth = stack.client(Some("web")).oauth();
    oauth
        .flows(list([OAuthFlow::Code]))
        .scopes(list(["openid"]))
        .callback_urls(list([url]));
}

rule_test! {
    no_mfa: "no-mfa",
    passes {
        "by choice": |stack| { stack.user_pool().mfa().configuration(known(MfaConfiguration::Optional)).factors(list([MfaFactor::Totp])); },
        "later": |stack| { stack.user_pool().mfa().configuration(Given::Later).factors(Given::Later); },
        "silenced": |stack| { stack.silence(list(["no-mfa"])); },
        "an existing pool": |stack| { stack.user_pool().id(Given::Later); },
        "no pool": |stack| { stack.identity_pool().clients(list(Vec::<&str>::new())); },
    }
    fails {
        "unset": |stack| { stack.user_pool(); } at "user_pool",
        "off": |stack| { stack.user_pool().mfa().configuration(known(MfaConfiguration::Off)); } at "user_pool",
    }
}

fn factors(stack: &mut Stack, factors: Given<Vec<Given<MfaFactor>>>) {
    let pool = stack.user_pool();
    pool.mfa()
        .configuration(known(MfaConfiguration::Optional))
        .factors(factors);
    pool.email()
        .source_arn(known(SES))
        .from(known("a@acme.com"));
    pool.username_attributes(list(["email", "phone_number"]));
}

rule_test! {
    email_only_mfa: "email-only-mfa",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { factors(stack, Given::Later); },
        "with another": |stack| { factors(stack, list([MfaFactor::Email, MfaFactor::Totp])); },
    }
    fails {
        "alone": |stack| { factors(stack, list([MfaFactor::Email])); } at "user_pool.mfa.factors",
    }
}

rule_test! {
    mfa_optional_vs_passwordless: "mfa-optional-vs-passwordless",
    passes {
        "unset": |stack| { factors(stack, list([MfaFactor::Totp])); },
        "passwords only": |stack| {
            factors(stack, list([MfaFactor::Totp]));
            stack.user_pool().allowed_first_auth_factors(list([FirstAuthFactor::Password]));
        },
        "later": |stack| {
            factors(stack, list([MfaFactor::Totp]));
            stack.user_pool().allowed_first_auth_factors(Given::Later);
        },
    }
    fails {
        "both": |stack| {
            factors(stack, list([MfaFactor::Totp]));
            stack.user_pool().allowed_first_auth_factors(list([FirstAuthFactor::Password, FirstAuthFactor::EmailOtp]));
            stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserAuth]));
        } at "user_pool.mfa.configuration",
    }
}

rule_test! {
    default_mailer: "default-mailer",
    passes {
        "an identity": |stack| { stack.user_pool().email().source_arn(known(SES)); },
        "later": |stack| { stack.user_pool().email().source_arn(Given::Later); },
        "a sender": |stack| {
            stack.user_pool().triggers().custom_email_sender(known(ARN)).kms_key(Given::Later);
        },
    }
    fails {
        "unset": |stack| { stack.user_pool(); } at "user_pool",
        "by name": |stack| { stack.user_pool().email().sending_account(known(EmailSendingAccount::CognitoDefault)); } at "user_pool",
    }
}

rule_test! {
    deletion_unprotected: "deletion-unprotected",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "later": |stack| { stack.user_pool().deletion_protection(Given::Later); },
    }
    fails {
        "inactive": |stack| { stack.user_pool().deletion_protection(known(DeletionProtection::Inactive)); }
            at "user_pool.deletion_protection",
    }
}

rule_test! {
    user_enumeration: "user-enumeration",
    passes {
        "unset": |stack| { stack.client(Some("web")); },
        "later": |stack| { stack.client(Some("web")).prevent_user_existence_errors(Given::Later); },
    }
    fails {
        "legacy": |stack| { stack.client(Some("web")).prevent_user_existence_errors(known(UserExistenceErrors::Legacy)); }
            at "client.web.prevent_user_existence_errors",
    }
}

rule_test! {
    password_flow: "password-flow",
    passes {
        "unset": |stack| { stack.client(Some("web")); },
        "later": |stack| { stack.client(Some("web")).explicit_auth_flows(Given::Later); },
        "with a secret": |stack| {
            stack.client(Some("web")).generate_secret(known(true)).explicit_auth_flows(list([AuthFlow::UserPassword]));
        },
    }
    fails {
        "public": |stack| { stack.client(Some("web")).explicit_auth_flows(list([AuthFlow::UserPassword])); }
            at "client.web.explicit_auth_flows[0]",
    }
}

rule_test! {
    long_access_token: "long-access-token",
    passes {
        "unset": |stack| { stack.client(Some("web")); },
        "later": |stack| { stack.client(Some("web")).access_token_validity(Given::Later); },
        "an hour": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::hours(1))); },
    }
    fails {
        "more": |stack| { stack.client(Some("web")).access_token_validity(known(Duration::seconds(3601))); }
            at "client.web.access_token_validity",
    }
}

rule_test! {
    implicit_flow: "implicit-flow",
    passes {
        "code": |stack| { browser(stack, "https://acme.com"); },
        "later": |stack| { browser(stack, "https://acme.com"); stack.client(Some("late")).oauth().flows(Given::Later).scopes(Given::Later); },
    }
    fails {
        "implicit": |stack| {
            stack.domain(None).domain(known("acme"));
            let oauth = stack.client(Some("web")).oauth();
            oauth.flows(list([OAuthFlow::Implicit])).scopes(list(["openid"])).callback_urls(list(["https://acme.com"]));
        } at "client.web.oauth.flows[0]",
    }
}

rule_test! {
    callback_no_wildcard: "callback-no-wildcard",
    passes {
        "none": |stack| { browser(stack, "https://acme.com/cb"); },
    }
    fails {
        "one": |stack| { browser(stack, "https://acme.com/*"); } at "client.web.oauth.callback_urls[0]",
    }
}

rule_test! {
    local_callback: "local-callback",
    passes {
        "none": |stack| { browser(stack, "https://acme.com/cb"); },
    }
    fails {
        "one": |stack| { browser(stack, "http://localhost:3000/cb"); } at "client.web.oauth.callback_urls[0]",
    }
}

fn machine(stack: &mut Stack, version: Given<TokenEvent>) {
    stack.domain(None).domain(known("acme"));
    stack
        .resource_server(Some("api"))
        .scopes("read", known("Read"));
    let client = stack.client(Some("job"));
    client.generate_secret(known(true));
    client
        .oauth()
        .flows(list([OAuthFlow::ClientCredentials]))
        .scopes(list(["api/read"]));
    stack
        .user_pool()
        .triggers()
        .pre_token_generation()
        .function(known(ARN))
        .version(version);
}

rule_test! {
    pretoken_v3_m2m: "pretoken-v3-m2m",
    passes {
        "no trigger": |stack| { stack.client(Some("web")); },
        "V3": |stack| { machine(stack, known(TokenEvent::V3)); },
        "later": |stack| { machine(stack, Given::Later); },
    }
    fails {
        "V2": |stack| { machine(stack, known(TokenEvent::V2)); } at "user_pool.triggers.pre_token_generation",
    }
}

fn mapped(stack: &mut Stack, most: i64) {
    let attribute = stack.user_pool().schema().attribute(Some("team"));
    attribute
        .data_type(known(AttributeType::String))
        .range(known(0..=most));
    let provider = stack.identity_provider(Some("okta"));
    provider
        .kind(known(crate::identity_provider::ProviderType::Saml))
        .metadata_url(known("https://acme.okta.com/x"));
    provider
        .attributes("custom:team", known("team"))
        .attributes("email", known("email"));
}

rule_test! {
    idp_mapping_length: "idp-mapping-length",
    passes {
        "no provider": |stack| { stack.user_pool(); },
        "2048": |stack| { mapped(stack, 2048); },
    }
    fails {
        "2047": |stack| { mapped(stack, 2047); } at "identity_provider.okta.attributes.custom:team",
    }
}

rule_test! {
    guest_access: "guest-access",
    passes {
        "unset": |stack| { stack.identity_pool(); },
        "later": |stack| { stack.identity_pool().allow_unauthenticated_identities(Given::Later); },
    }
    fails {
        "on": |stack| { stack.identity_pool().allow_unauthenticated_identities(known(true)); }
            at "identity_pool.allow_unauthenticated_identities",
    }
}

rule_test! {
    classic_flow: "classic-flow",
    passes {
        "unset": |stack| { stack.identity_pool(); },
        "later": |stack| { stack.identity_pool().allow_classic_flow(Given::Later); },
    }
    fails {
        "on": |stack| { stack.identity_pool().allow_classic_flow(known(true)); } at "identity_pool.allow_classic_flow",
    }
}

rule_test! {
    rm_token_needs_groups: "rm-token-needs-groups",
    passes {
        "no mapping": |stack| { stack.identity_pool(); },
        "a role": |stack| {
            stack.client(Some("web"));
            stack.group(Some("admins")).role_arn(known("arn:aws:iam::123456789012:role/admins"));
            stack.identity_pool().role_mapping(Some("web")).kind(known(RoleMappingType::Token));
        },
        "later": |stack| { stack.client(Some("web")); stack.identity_pool().role_mapping(Some("web")).kind(Given::Later); },
    }
    fails {
        "no role": |stack| {
            stack.client(Some("web"));
            stack.identity_pool().role_mapping(Some("web")).kind(known(RoleMappingType::Token));
        } at "identity_pool.role_mapping.web",
    }
}

rule_test! {
    terms_both_needed: "terms-both-needed",
    passes {
        "neither": |stack| { stack.user_pool(); },
        "both": |stack| {
            stack.terms_of_use(None).default(known("x"));
            stack.privacy_policy(Some("default")).default(Given::Later);
        },
        "another one later": |stack| {
            stack.terms_of_use(None).default(known("x"));
            stack.privacy_policy(Some("x")).default(known("x")).meta().exact(Given::Later);
        },
        "of an existing pool": |stack| {
            stack.user_pool().id(Given::Later);
            stack.terms_of_use(Some("web")).default(known("x")).meta().exact(known("1"));
            stack.client(None);
            stack.terms_of_use(None).default(known("x"));
        },
        "in CloudFormation's spelling": |stack| {
            stack.terms_of_use(None).default(known("x"));
            stack.resource(Some("Terms")).kind(known("AWS::Cognito::Terms"));
        },
    }
    fails {
        "one": |stack| { stack.terms_of_use(None).default(known("x")); } at "terms_of_use",
        "of another client": |stack| {
            stack.client(Some("web"));
            stack.client(Some("app"));
            stack.terms_of_use(Some("web")).default(known("x"));
            stack.privacy_policy(Some("web")).default(known("x"));
            stack.privacy_policy(Some("app")).default(known("x"));
        } at "privacy_policy.app",
    }
}

/// A pool with a plan, and what it does about risks.
fn risks(stack: &mut Stack, plan: FeaturePlan) {
    stack.user_pool().feature_plan(known(plan));
    stack.risk_configuration(None);
}

rule_test! {
    risk_needs_plus: "risk-needs-plus",
    passes {
        "unset": |stack| { stack.user_pool().feature_plan(known(FeaturePlan::Essentials)); },
        "later": |stack| { stack.user_pool().feature_plan(Given::Later); stack.risk_configuration(None); },
        "plus": |stack| { risks(stack, FeaturePlan::Plus); },
        "plus, because of threat protection": |stack| {
            stack.user_pool().threat_protection().mode(known(ThreatProtectionMode::Audit));
            stack.risk_configuration(None);
        },
        "threat protection later": |stack| {
            stack.user_pool().threat_protection().mode(Given::Later);
            stack.risk_configuration(None);
        },
        "an existing pool": |stack| { stack.user_pool().id(Given::Later); stack.risk_configuration(None); },
    }
    fails {
        "no plan": |stack| { stack.risk_configuration(None); } at "risk_configuration",
        "essentials, one line for all": |stack| {
            risks(stack, FeaturePlan::Essentials);
            stack.client(Some("web"));
            stack.risk_configuration(Some("web"));
        } at "risk_configuration",
        "lite, and threat protection is off": |stack| {
            risks(stack, FeaturePlan::Lite);
            stack.user_pool().threat_protection().mode(known(ThreatProtectionMode::Off));
        } at "risk_configuration",
    }
}

fn ask(stack: &mut Stack, action: Given<TakeoverAction>) {
    let takeover = stack.risk_configuration(None).account_takeover();
    takeover.high().event_action(action);
}

rule_test! {
    adaptive_auth_optional: "adaptive-auth-optional",
    passes {
        "unset": |stack| { stack.risk_configuration(None).account_takeover(); },
        "later": |stack| { ask(stack, Given::Later); },
        "factors later": |stack| {
            ask(stack, known(TakeoverAction::MfaRequired));
            stack.user_pool().mfa().configuration(Given::Later);
        },
        "by choice": |stack| {
            ask(stack, known(TakeoverAction::MfaRequired));
            stack.user_pool().mfa().configuration(known(MfaConfiguration::Optional));
        },
        "blocked": |stack| { ask(stack, known(TakeoverAction::Block)); },
        "an existing pool": |stack| {
            stack.user_pool().id(Given::Later);
            ask(stack, known(TakeoverAction::MfaRequired));
        },
    }
    fails {
        "required": |stack| { ask(stack, known(TakeoverAction::MfaRequired)); } at "risk_configuration.account_takeover.high.event_action",
        "if configured, and off": |stack| {
            ask(stack, known(TakeoverAction::MfaIfConfigured));
            stack.user_pool().mfa().configuration(known(MfaConfiguration::Off));
        } at "risk_configuration.account_takeover.high.event_action",
    }
}

/// A customization of the pages of one version.
fn customization(stack: &mut Stack, version: Given<i64>) {
    let domain = stack.domain(None);
    domain.domain(known("acme"));
    domain.managed_login_version(version);
    stack.ui_customization(None);
}

rule_test! {
    uicust_classic_only: "uicust-classic-only",
    passes {
        "unset": |stack| {
            stack.domain(None).domain(known("acme"));
            stack.ui_customization(None);
        },
        "later": |stack| { customization(stack, Given::Later); },
        "classic": |stack| { customization(stack, known(1)); },
        "classic, too": |stack| {
            customization(stack, known(2));
            stack.domain(Some("old")).domain(known("acme-old"));
        },
    }
    fails {
        "managed": |stack| { customization(stack, known(2)); } at "ui_customization",
    }
}

fn many(stack: &mut Stack, bytes: usize) {
    const NAMES: [&str; 20] = [
        "A", "B", "C", "D", "E", "F", "G", "H", "I", "J", "K", "L", "M", "N", "O", "P", "Q", "R",
        "S", "T",
    ];
    for name in NAMES {
        stack
            .resource(Some(name))
            .kind(known("A::B::C"))
            .properties("Text", known("x".repeat(bytes / 20)));
    }
}

rule_test! {
    large_template: "large-template",
    passes {
        "small": |stack| { many(stack, 1000); },
        "just below": |stack| { many(stack, 45_000); },
    }
    fails {
        "large": |stack| { many(stack, 52_000); } at "",
    }
}

#[test]
fn the_list_of_names_is_the_list_of_rules() {
    let rules = RULES.iter().chain(DOMAIN_RULES).chain(SIGN_IN_RULES);
    let names: Vec<&str> = rules.map(|rule| rule.id).collect();
    let mut sorted = names.clone();
    sorted.sort_unstable();
    assert_eq!(sorted, NAMES);
}

#[test]
fn what_is_silenced_is_not_said() {
    assert_eq!(
        violations(|stack| {
            stack.user_pool();
        }),
        [
            ("no-mfa", "user_pool".to_owned()),
            ("default-mailer", "user_pool".to_owned())
        ]
    );
    assert_eq!(
        violations(|stack| {
            stack.silence(list(["no-mfa", "default-mailer"]));
        }),
        []
    );
}
