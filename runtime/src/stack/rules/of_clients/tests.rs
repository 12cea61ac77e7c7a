//! The table tests of the rules on the clients of blocks.

use crate::Stack;
use crate::function::reference;
use crate::testing::{known, report, rule_test};
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
        "later": |stack| { stack.managed_login_branding(Some("x")).meta().exact(Given::Later); },
        "an id": |stack| { stack.managed_login_branding(Some("x")).meta().exact(known("a".repeat(128))); },
    }
    fails {
        "no client at all": |stack| {
            stack.user_pool().id(Given::Later);
            stack.managed_login_branding(Some("web"));
        } at "managed_login_branding.web",
        "no such client": |stack| { stack.client(Some("web")); stack.managed_login_branding(Some("wep")); }
            at "managed_login_branding.wep",
        "all have names": |stack| { stack.client(Some("web")); stack.managed_login_branding(None); }
            at "managed_login_branding",
        "two of one client": |stack| {
            stack.managed_login_branding(None);
            stack.managed_login_branding(Some("default"));
        } at "managed_login_branding.default",
        "no id": |stack| { stack.managed_login_branding(None).meta().exact(known("")); }
            at "managed_login_branding.exact",
        "a long id": |stack| { stack.managed_login_branding(None).meta().exact(known("a".repeat(129))); }
            at "managed_login_branding.exact",
        "a name as id": |stack| { stack.managed_login_branding(None).meta().exact(known("my-client")); }
            at "managed_login_branding.exact",
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
        "later": |stack| { stack.terms_of_use(Some("x")).default(known("x")).meta().exact(Given::Later); },
        "an id": |stack| { stack.terms_of_use(Some("x")).default(known("x")).meta().exact(known("a".repeat(128))); },
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
            other.default(known("x")).meta().exact(Given::Intrinsic(reference("CognitoUserPoolClient")));
        } at "terms_of_use.other",
        "no id": |stack| { stack.terms_of_use(None).default(known("x")).meta().exact(known("")); }
            at "terms_of_use.exact",
        "a long id": |stack| { stack.terms_of_use(None).default(known("x")).meta().exact(known("a".repeat(129))); }
            at "terms_of_use.exact",
        "a name as id": |stack| { stack.terms_of_use(None).default(known("x")).meta().exact(known("my-client")); }
            at "terms_of_use.exact",
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
        "later": |stack| { customized(stack, None).meta().exact(Given::Later); },
        "an id": |stack| { customized(stack, None).meta().exact(known("a".repeat(128))); },
    }
    fails {
        "no such client": |stack| { stack.client(Some("web")); customized(stack, Some("wep")); }
            at "ui_customization.wep",
        "no id": |stack| { customized(stack, None).meta().exact(known("")); } at "ui_customization.exact",
        "a long id": |stack| { customized(stack, None).meta().exact(known("a".repeat(129))); }
            at "ui_customization.exact",
        "a name as id": |stack| { customized(stack, None).meta().exact(known("my-client")); }
            at "ui_customization.exact",
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
    assert_eq!(
        help(Some("billing")),
        "write `managed_login_branding web_app`, or the id of a client: `managed_login_branding billing = \"…\"`"
    );
    assert_eq!(
        help(None),
        "write its name: `managed_login_branding web_app`"
    );
}
