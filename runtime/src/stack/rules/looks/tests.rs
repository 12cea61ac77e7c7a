//! The table tests of the rules on looks.

use crate::Stack;
use crate::client::OAuthFlow;
use crate::function::{equals, reference};
use crate::testing::{known, list, rule_test};
use crate::ui_customization::UiCustomization;
use crate::value::Given;

/// A stack with a domain, and a customization of its pages.
fn customized<'a>(stack: &'a mut Stack, name: Option<&'static str>) -> &'a mut UiCustomization {
    stack.domain(None).domain(known("acme"));
    stack.ui_customization(name)
}

rule_test! {
    uicust_domain_first: "uicust-domain-first",
    passes {
        "none": |stack| { stack.client(None); },
        "a domain": |stack| { customized(stack, None); },
        "a domain in CloudFormation's spelling": |stack| {
            stack.resource(Some("Pages")).kind(known("AWS::Cognito::UserPoolDomain"));
            stack.ui_customization(None);
        },
        "later": |stack| {
            stack.resource(Some("Pages")).kind(Given::Later);
            stack.ui_customization(None);
        },
        "of an existing pool": |stack| {
            stack.user_pool().id(Given::Later);
            stack.ui_customization(None);
        },
        "made by something else": |stack| {
            stack.resource(Some("Pages")).kind(known("Custom::Domain"));
            stack.ui_customization(None).meta().depends_on(list(["Pages"]));
        },
    }
    fails {
        "no domain": |stack| {
            stack.client(Some("web"));
            stack.ui_customization(None);
            stack.ui_customization(Some("web"));
        } at "ui_customization",
    }
}

/// A client whose users sign in at a domain with these pages.
fn people<'a>(
    stack: &'a mut Stack,
    name: Option<&'static str>,
    version: Given<i64>,
) -> &'a mut crate::client::Client {
    let domain = stack.domain(None);
    domain.domain(known("acme"));
    domain.managed_login_version(version);
    let client = stack.client(name);
    let oauth = client.oauth();
    oauth.flows(list([OAuthFlow::Code]));
    oauth.scopes(list(["openid"]));
    oauth.callback_urls(list(["https://acme.com/cb"]));
    client
}

fn conditions(stack: &mut Stack) {
    for name in ["IsProd", "IsTest"] {
        let test = equals("a".into(), "b".into());
        stack.condition(Some(name)).test(known(test));
    }
}

rule_test! {
    domain_v2_needs_branding: "domain-v2-needs-branding",
    passes {
        "classic": |stack| { people(stack, None, known(1)); },
        "unset": |stack| {
            stack.domain(None).domain(known("acme"));
            stack.client(None);
        },
        "later": |stack| { people(stack, None, Given::Later); },
        "branded": |stack| { people(stack, None, known(2)); stack.managed_login_branding(None); },
        "branded by its name": |stack| {
            people(stack, Some("web"), known(2));
            stack.managed_login_branding(Some("web"));
        },
        "branded by a reference": |stack| {
            people(stack, Some("web"), known(2));
            stack.managed_login_branding(Some("x")).meta().exact(Given::Intrinsic(reference("AppClientWeb")));
        },
        "branding later": |stack| {
            people(stack, Some("web"), known(2));
            stack.managed_login_branding(Some("x")).meta().exact(Given::Later);
        },
        "branded in CloudFormation's spelling": |stack| {
            people(stack, None, known(2));
            stack.resource(Some("Look")).kind(known("AWS::Cognito::ManagedLoginBranding"));
        },
        "no pages": |stack| {
            let domain = stack.domain(None);
            domain.domain(known("acme"));
            domain.managed_login_version(known(2));
            stack.client(None);
        },
        "a machine": |stack| {
            people(stack, None, known(2)).oauth().flows(list([OAuthFlow::ClientCredentials]));
        },
        "flows later": |stack| { people(stack, None, known(2)).oauth().flows(Given::Later); },
        "kept apart by conditions": |stack| {
            conditions(stack);
            people(stack, None, known(1)).meta().condition(known("IsProd"));
            let other = stack.domain(Some("other"));
            other.domain(known("acme-test"));
            other.managed_login_version(known(2));
            other.meta().condition(known("IsTest"));
        },
    }
    fails {
        "no branding": |stack| { people(stack, None, known(2)); } at "client",
        "of another client": |stack| {
            people(stack, Some("web"), known(2));
            stack.client(Some("app"));
            stack.managed_login_branding(Some("app"));
        } at "client.web",
        "of a client elsewhere": |stack| {
            people(stack, Some("web"), known(2));
            stack.managed_login_branding(Some("x")).meta().exact(known("3n4b5urk1ft4fl3mg5e62d9ado"));
        } at "client.web",
        "one side of a choice": |stack| {
            conditions(stack);
            people(stack, None, Given::Choice("IsProd".into(), Box::new([known(2), known(1)])));
        } at "client",
    }
}
