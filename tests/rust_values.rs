//! Rust values in a stack: where they stand, and what the rules say of them when the program runs.

#![deny(missing_docs, unused, clippy::pedantic)]

#[path = "support/parsed.rs"]
mod parsed;

use auth_stack::words::{DeletionProtection, MfaFactor, OAuthFlow};
use auth_stack::{Duration, Report, auth_stack};
use serde_json::json;

use parsed::parsed;

#[test]
fn what_is_known_early_and_what_comes_late_make_the_same_template() {
    auth_stack! {
        stack early {
            user_pool { schema { role: String(1..=20) } }
            client web { write_attributes: [name] }
            resource Topic: "AWS::SNS::Topic" { Rate: 1.5, Names: ["a \"b\"", "ü"], None: {} }
        }
    }
    auth_stack! {
        stack late(attribute: &str) {
            user_pool { schema { role: String(1..=20) } }
            client web { write_attributes: #{ [attribute] } }
            resource Topic: "AWS::SNS::Topic" { Rate: 1.5, Names: ["a \"b\"", "ü"], None: {} }
        }
    }
    let (early, late) = (early(), late("name").expect("nothing is wrong"));
    assert_eq!(early.to_json(), late.to_json());
    assert_eq!(early, late);
}

#[test]
fn rust_values_see_the_scope_of_the_macro() {
    const DAYS: i64 = 5;

    fn name(stage: &str) -> String {
        format!("acme-{stage}")
    }

    auth_stack! {
        stack inner(stage: &str, callbacks: Vec<String>, keep: bool) {
            user_pool {
                name: #{ name(stage) },
                deletion_protection: #{ if keep { DeletionProtection::Active } else { DeletionProtection::Inactive } },
                mfa: Optional #{ vec![MfaFactor::Totp] },
                password_policy { temporary_password_validity: #{ Duration::days(DAYS) } }
                tags { Stage: #{ stage } }
            }
            domain #{ let prefix = name(stage); format!("{prefix}-login") }
            client web {
                oauth { flows: #{ [OAuthFlow::Code] }, scopes: [openid], callback_urls: #{ callbacks } }
                access_token_validity: #{ std::time::Duration::from_secs(600) },
            }
        }
    }

    let template =
        inner("test", vec!["https://acme.com/cb".to_owned()], false).expect("nothing is wrong");
    let resources = &parsed(&template)["Resources"];
    let pool = &resources["CognitoUserPool"]["Properties"];
    assert_eq!(pool["UserPoolName"], "acme-test");
    assert_eq!(pool["DeletionProtection"], "INACTIVE");
    assert_eq!(pool["EnabledMfas"], json!(["SOFTWARE_TOKEN_MFA"]));
    assert_eq!(
        pool["Policies"]["PasswordPolicy"]["TemporaryPasswordValidityDays"],
        5
    );
    assert_eq!(pool["UserPoolTags"]["Stage"], "test");
    assert_eq!(
        resources["CognitoUserPoolDomain"]["Properties"]["Domain"],
        "acme-test-login"
    );
    let client = &resources["AppClientWeb"]["Properties"];
    assert_eq!(client["CallbackURLs"], json!(["https://acme.com/cb"]));
    assert_eq!(
        (
            &client["AccessTokenValidity"],
            &client["TokenValidityUnits"]["AccessToken"]
        ),
        (&json!(10), &json!("minutes"))
    );
}

auth_stack! {
    stack late(callback: &str, length: i64, precedence: i64) {
        user_pool { password_policy { minimum_length: #{ length } } }
        domain "acme"
        client web {
            oauth { flows: [Code], scopes: [openid], callback_urls: ["https://acme.com/cb", #{ callback }] }
        }
        group admins { precedence: #{ precedence } }
    }
}

#[test]
fn late_values_break_the_same_rules_with_the_same_words_and_a_path() {
    late("https://acme.com/other", 6, 0).expect("nothing is wrong");
    let report: Report = late("http://acme.com/cb", 5, -1).expect_err("three things are wrong");
    let lines: Vec<String> = report.to_string().lines().map(str::to_owned).collect();
    assert_eq!(lines.len(), 3, "{report}");
    assert_eq!(
        report.violations()[0].path(),
        "user_pool.password_policy.minimum_length"
    );
    assert_eq!(
        report.violations()[1].path(),
        "client.web.oauth.callback_urls[1]"
    );
    assert_eq!(report.violations()[2].path(), "group.admins.precedence");
    assert_eq!(report.violations()[0].rule(), "password-min-length");
    for (line, violation) in lines.iter().zip(report.violations()) {
        assert!(
            line.starts_with(&format!("{}: {}", violation.path(), violation.message())),
            "{line}"
        );
        assert!(!violation.help().is_empty(), "{line}");
    }
}

auth_stack! {
    stack asked_again(name: &str, callback: &str, flow: OAuthFlow) {
        user_pool { password_policy { minimum_length: 14 } }
        domain "acme",
        resource_server api { read: "Read" }
        client web {
            oauth { flows: [Code], scopes: [openid], callback_urls: ["https://acme.com/cb"] }
        }
        client app = #{ name } {
            oauth { flows: [Code], scopes: [openid], callback_urls: [#{ callback }] }
        }
        client machine {
            oauth { flows: #{ [flow] }, scopes: [api/read], callback_urls: ["https://acme.com/cb"] }
        }
        group users {}
    }
}

#[test]
fn only_what_comes_late_is_asked_again() {
    let cb = "https://acme.com/cb";
    let broken = |name: &str, callback: &str, flow: OAuthFlow| {
        let report = asked_again(name, callback, flow).expect_err("something is wrong");
        let found = report.violations().iter();
        found
            .map(|found| format!("{} {}", found.path(), found.rule()))
            .collect::<Vec<_>>()
    };
    asked_again("App", cb, OAuthFlow::Code).expect("nothing is wrong");
    // In one block of two, and in what stands inside of it.
    assert_eq!(
        broken("(App)", cb, OAuthFlow::Code),
        ["client.app.exact client-name-format"]
    );
    assert_eq!(
        broken("App", "acme.com/cb", OAuthFlow::Code),
        ["client.app.oauth.callback_urls[0] callback-absolute"]
    );
    // A rule of the block around.
    assert_eq!(
        broken("App", cb, OAuthFlow::ClientCredentials),
        ["client.machine.oauth.flows[0] oauth-client-credentials-secret"]
    );
}
