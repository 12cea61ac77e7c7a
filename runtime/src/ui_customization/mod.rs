//! The look of the classic sign-in pages: `AWS::Cognito::UserPoolUICustomizationAttachment`.

mod css;

use crate::block::{Meta, block};
use crate::client::OfClient;
use crate::function::{condition, or};
use crate::json::{Json, Object, Text};
use crate::limit::length;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::suggest::{list, nearest};
use crate::value::Value;

block! {
    /// The look of the classic sign-in pages, those with `managed_login_version: 1`: `ui_customization` of all clients
    /// without one of their own, `ui_customization web` of the client `web`, `ui_customization default` of the client
    /// without a name, `ui_customization partner = "1234abcd"` of a client outside of the stack, by its id. It becomes an `AWS::Cognito::UserPoolUICustomizationAttachment`, which waits for the domain.
    pub struct UiCustomization: Optional, Resource, Exact {
        settings {
            /// The style sheet, at most 131072 characters, with rules for the classes of the pages only:
            /// `.submitButton-customizable { background-color: #0b5; }`. Becomes `CSS`.
            css: Value<Text> where [length("uicust-css-size", 0, 131_072)],
        }
    }
}

impl UiCustomization {
    /// The rulebook of a customization.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.css_is_for_the_pages(report);
    }

    /// The style sheet has rules for the classes of the pages, and nothing else.
    fn css_is_for_the_pages(&self, report: &mut Report) {
        let id = "uicust-css-classes";
        for &text in &self.css.leaves() {
            let css::Mistakes {
                selectors,
                statements,
            } = css::mistakes(text);
            if !statements.is_empty() {
                report
                    .error(
                        &self.css,
                        id,
                        format!("the sign-in pages take no {}", list(&statements)),
                    )
                    .help("leave it out, and write plain rules");
            }
            if !selectors.is_empty() {
                let near = match selectors.as_slice() {
                    [one] => nearest(one, &css::CLASSES),
                    _ => None,
                };
                report
                    .error(
                        &self.css,
                        id,
                        format!("the sign-in pages have no class {}", list(&selectors)),
                    )
                    .help(match near {
                        Some(class) => format!("did you mean `.{class}`?"),
                        None => format!("write rules for {}", classes()),
                    });
            }
        }
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new()
            .with("UserPoolId", stack.pool().reference())
            .with("ClientId", self.client_json(stack));
        properties.set("CSS", self.css.json());
        let id = self.meta.logical_id_or(|| {
            let name = self.ident().to_upper_camel_case();
            format!("CognitoUserPoolUICustomization{name}").into()
        });
        let domains = domains(stack);
        let mut conditions = self.conditions(stack);
        if let Some(any) = any_of(&domains) {
            conditions.push(any);
        }
        let condition = emission.all_of(&self.meta, &id, conditions);
        let customization = emission.resource(
            id,
            &self.meta,
            "AWS::Cognito::UserPoolUICustomizationAttachment",
            properties,
        );
        customization.condition = condition;
        for (domain, meta) in &domains {
            customization.wait_for_block(domain.clone(), meta);
        }
    }
}

impl OfClient for UiCustomization {
    const MAY_BE_OF_ALL: bool = true;
}

/// The classes of the pages, as one writes them.
fn classes() -> String {
    let mut classes = Vec::new();
    for class in &css::CLASSES {
        classes.push(format!(".{class}"));
    }
    list(&classes)
}

/// The domains of the pool: their logical ids, and what is said of them.
fn domains(stack: &Stack) -> Vec<(Text, &Meta)> {
    let mut domains = Vec::new();
    for domain in &stack.domain {
        domains.push((domain.logical_id(), &domain.meta));
    }
    for resource in &stack.resource {
        if resource.kind.is(&"AWS::Cognito::UserPoolDomain".into()) {
            domains.push((resource.logical_id(), &resource.meta));
        }
    }
    domains
}

/// That one of the domains is there; nothing where that is always so.
fn any_of(domains: &[(Text, &Meta)]) -> Option<Json> {
    let mut any = None;
    for (_, meta) in domains {
        let own = condition(meta.condition.known()?.clone());
        any = Some(match any {
            Some(others) => or(others, own),
            None => own,
        });
    }
    any
}

rules! {
    "uicust-css-classes" A: "The style sheet of the classic pages has rules for their classes only, and no `@import`, `@media`, `@page` or `@supports`."
        prevents "The CSS class body is not in the list of allowed classes."
        source "Developer guide, classic branding; measured";
    "uicust-css-size" B: "The style sheet of the classic pages has at most 131072 characters."
        prevents "request parameters too large"
        source "SetUICustomization, CSS";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::equals;
    use crate::testing::{known, report, rule_test, template};
    use crate::value::Given;

    fn customization<'a>(
        stack: &'a mut Stack,
        name: Option<&'static str>,
    ) -> &'a mut UiCustomization {
        stack.domain(None).domain(known("acme"));
        stack.ui_customization(name)
    }

    rule_test! {
        uicust_css_classes: "uicust-css-classes",
        passes {
            "unset": |stack| { customization(stack, None); },
            "later": |stack| { customization(stack, None).css(Given::Later); },
            "a class": |stack| { customization(stack, None).css(known(".logo-customizable { max-width: 60% }")); },
        }
        fails {
            "an element": |stack| { customization(stack, None).css(known("body { color: red } p {}")); }
                at "ui_customization.css",
            "a statement": |stack| { customization(stack, None).css(known("@media print { body {} }")); }
                at "ui_customization.css",
            "one side of a choice": |stack| {
                let sides = Box::new([known(""), known("body {}")]);
                customization(stack, None).css(Given::Choice("IsProd".into(), sides));
            } at "ui_customization.css",
        }
    }

    rule_test! {
        uicust_css_size: "uicust-css-size",
        passes {
            "unset": |stack| { customization(stack, None); },
            "later": |stack| { customization(stack, None).css(Given::Later); },
            "empty": |stack| { customization(stack, None).css(known("")); },
            "longest": |stack| { customization(stack, None).css(known(" ".repeat(131_072))); },
        }
        fails {
            "too long": |stack| { customization(stack, None).css(known(" ".repeat(131_073))); }
                at "ui_customization.css",
        }
    }

    #[test]
    fn the_help_is_the_class_that_was_meant() {
        let help = |css: &'static str| {
            let report = report(|stack| {
                customization(stack, None).css(known(css));
            });
            report.violations()[0].help().to_owned()
        };
        assert_eq!(
            help(".submitbutton-customizable {}"),
            "did you mean `.submitButton-customizable`?"
        );
        assert!(help("body {}").starts_with("write rules for `.background-customizable`, "));
    }

    #[test]
    fn of_all_clients_and_of_one() {
        let template = template(|stack| {
            stack.client(None);
            stack.client(Some("web"));
            let own = stack.resource(Some("Own"));
            own.kind(known("AWS::Cognito::UserPoolDomain"));
            own.properties("Domain", known("acme-own"));
            customization(stack, None).css(known(".logo-customizable {}"));
            stack.ui_customization(Some("web"));
            stack.ui_customization(Some("default"));
        });
        let resources = &template["Resources"];
        assert_eq!(
            resources["CognitoUserPoolUICustomization"],
            json!({
                "Type": "AWS::Cognito::UserPoolUICustomizationAttachment",
                "DependsOn": ["CognitoUserPoolDomain", "Own"],
                "Properties": {
                    "UserPoolId": {"Ref": "CognitoUserPool"},
                    "ClientId": "ALL",
                    "CSS": ".logo-customizable {}",
                },
            })
        );
        let client = |id: &str| resources[id]["Properties"]["ClientId"]["Ref"].clone();
        assert_eq!(client("CognitoUserPoolUICustomizationWeb"), "AppClientWeb");
        assert_eq!(
            client("CognitoUserPoolUICustomizationDefault"),
            "CognitoUserPoolClient"
        );
    }

    #[test]
    fn a_customization_exists_with_a_domain_and_its_client() {
        let template = template(|stack| {
            for name in ["IsProd", "IsTest"] {
                stack
                    .condition(Some(name))
                    .test(known(equals("a".into(), "b".into())));
            }
            for (name, condition) in [("prod", "IsProd"), ("test", "IsTest")] {
                let domain = stack.domain(Some(name));
                domain.domain(known(name));
                domain.meta().condition(known(condition));
            }
            stack.client(None);
            stack.client(Some("web")).meta().condition(known("IsProd"));
            stack.ui_customization(None);
            stack.ui_customization(Some("web"));
        });
        let (resources, conditions) = (&template["Resources"], &template["Conditions"]);
        assert_eq!(
            resources["CognitoUserPoolUICustomization"]["Condition"],
            "CognitoUserPoolUICustomizationExists"
        );
        assert_eq!(
            conditions["CognitoUserPoolUICustomizationExists"],
            json!({"Fn::Or": [{"Condition": "IsProd"}, {"Condition": "IsTest"}]})
        );
        assert_eq!(
            resources["CognitoUserPoolUICustomization"]["Metadata"],
            json!({
                "CognitoUserPoolDomainProd": {"Fn::If": ["IsProd", {"Ref": "CognitoUserPoolDomainProd"}, ""]},
                "CognitoUserPoolDomainTest": {"Fn::If": ["IsTest", {"Ref": "CognitoUserPoolDomainTest"}, ""]},
            })
        );
        let either = conditions["CognitoUserPoolUICustomizationExists"].clone();
        assert_eq!(
            conditions["CognitoUserPoolUICustomizationWebExists"],
            json!({"Fn::And": [{"Condition": "IsProd"}, either]})
        );
    }
}
