//! The table tests of the rules on looks.

use crate::Stack;
use crate::client::OAuthFlow;
use crate::function::{equals, reference};
use crate::testing::{known, list, report, rule_test};
use crate::value::Given;

rule_test! {
    branding_client_required: "branding-client-required",
    passes {
        "none": |stack| { stack.client(Some("web")); },
        "of the client without a name": |stack| { stack.managed_login_branding(None); },
        "by its name": |stack| { stack.client(Some("web")); stack.managed_login_branding(Some("web")); },
        "each": |stack| {
            stack.client(None);
            stack.client(Some("web"));
            stack.managed_login_branding(None);
            stack.managed_login_branding(Some("web"));
        },
        "later": |stack| { stack.managed_login_branding(Some("x")).client_id(Given::Later); },
        "an id": |stack| { stack.managed_login_branding(Some("x")).client_id(known("a".repeat(128))); },
    }
    fails {
        "no such client": |stack| { stack.client(Some("web")); stack.managed_login_branding(Some("wep")); }
            at "managed_login_branding.wep",
        "all have names": |stack| { stack.client(Some("web")); stack.managed_login_branding(None); }
            at "managed_login_branding",
        "two of one client": |stack| {
            stack.managed_login_branding(None);
            stack.managed_login_branding(Some("default"));
        } at "managed_login_branding.default",
        "no id": |stack| { stack.managed_login_branding(None).client_id(known("")); }
            at "managed_login_branding.client_id",
        "a long id": |stack| { stack.managed_login_branding(None).client_id(known("a".repeat(129))); }
            at "managed_login_branding.client_id",
        "a name as id": |stack| { stack.managed_login_branding(None).client_id(known("my-client")); }
            at "managed_login_branding.client_id",
    }
}

rule_test! {
    terms_client_required: "terms-client-required",
    passes {
        "none": |stack| { stack.client(Some("web")); },
        "both documents": |stack| {
            stack.terms_of_use(None).default(known("x"));
            stack.privacy_policy(None).default(known("x"));
        },
        "later": |stack| { stack.terms_of_use(Some("x")).default(known("x")).client_id(Given::Later); },
        "an id": |stack| { stack.terms_of_use(Some("x")).default(known("x")).client_id(known("a".repeat(128))); },
    }
    fails {
        "no such client": |stack| { stack.privacy_policy(Some("web")).default(known("x")); } at "privacy_policy.web",
        "two of one client": |stack| {
            stack.terms_of_use(None).default(known("x"));
            stack.terms_of_use(Some("default")).default(known("x"));
        } at "terms_of_use.default",
        "two of one client, by a reference": |stack| {
            stack.terms_of_use(None).default(known("x"));
            let other = stack.terms_of_use(Some("other"));
            other.default(known("x")).client_id(Given::Intrinsic(reference("CognitoUserPoolClient")));
        } at "terms_of_use.other",
        "no id": |stack| { stack.terms_of_use(None).default(known("x")).client_id(known("")); }
            at "terms_of_use.client_id",
        "a long id": |stack| { stack.terms_of_use(None).default(known("x")).client_id(known("a".repeat(129))); }
            at "terms_of_use.client_id",
        "a name as id": |stack| { stack.terms_of_use(None).default(known("x")).client_id(known("my-client")); }
            at "terms_of_use.client_id",
    }
}

/// A stack with a domain, and a customization of its pages.
fn customized<'a>(
    stack: &'a mut Stack,
    name: Option<&'static str>,
) -> &'a mut crate::ui_customization::UiCustomization {
    stack.domain(None).domain(known("acme"));
    stack.ui_customization(name)
}

rule_test! {
    uicust_client_id: "uicust-client-id",
    passes {
        "none": |stack| { stack.client(Some("web")); },
        "of all": |stack| { stack.client(Some("web")); customized(stack, None); },
        "of all and one": |stack| { customized(stack, None); customized(stack, Some("default")); },
        "of one": |stack| { stack.client(Some("web")); customized(stack, Some("web")); },
        "later": |stack| { customized(stack, None).client_id(Given::Later); },
        "an id": |stack| { customized(stack, None).client_id(known("a".repeat(128))); },
    }
    fails {
        "no such client": |stack| { stack.client(Some("web")); customized(stack, Some("wep")); }
            at "ui_customization.wep",
        "no id": |stack| { customized(stack, None).client_id(known("")); } at "ui_customization.client_id",
        "a long id": |stack| { customized(stack, None).client_id(known("a".repeat(129))); }
            at "ui_customization.client_id",
        "a name as id": |stack| { customized(stack, None).client_id(known("my-client")); }
            at "ui_customization.client_id",
    }
}

#[test]
fn the_help_is_the_nearest_client_or_how_to_name_it() {
    let help = |name: Option<&'static str>| {
        let report = report(|stack| {
            stack.client(Some("web_app"));
            stack.managed_login_branding(name);
        });
        report.violations()[0].help().to_owned()
    };
    assert_eq!(help(Some("webapps")), "did you mean `web_app`?");
    for name in [None, Some("billing")] {
        assert_eq!(
            help(name),
            "name it like the client, as in `managed_login_branding web_app`, or write its `client_id`"
        );
    }
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
            stack.managed_login_branding(Some("x")).client_id(Given::Intrinsic(reference("AppClientWeb")));
        },
        "branding later": |stack| {
            people(stack, Some("web"), known(2));
            stack.managed_login_branding(Some("x")).client_id(Given::Later);
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
            stack.managed_login_branding(Some("x")).client_id(known("3n4b5urk1ft4fl3mg5e62d9ado"));
        } at "client.web",
        "one side of a choice": |stack| {
            conditions(stack);
            people(stack, None, Given::Choice("IsProd".into(), Box::new([known(2), known(1)])));
        } at "client",
    }
}
