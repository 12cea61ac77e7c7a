//! The documents that users see before they sign up: `AWS::Cognito::Terms`.

use crate::block::block;
use crate::client::OfClient;
use crate::json::{Object, Text};
use crate::limit::{length, pattern};
use crate::pattern::VISIBLE;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::Value;

block! {
    /// The terms of use or the privacy policy that the managed login pages of one client link to where users sign up:
    /// `terms_of_use web { default: "https://…" }` of the client `web`, `terms_of_use { … }` of the client without a name,
    /// `terms_of_use partner = "1234abcd" { … }` of a client outside of the stack, by its id.
    /// Users see the address for their language, or the default. The pages show the two documents together, so that a
    /// client has both or none to see. It becomes an `AWS::Cognito::Terms`.
    pub struct Terms: Optional, Resource, Exact {
        settings {
            /// The address for all other languages, 1 to 1024 characters like each of them. Becomes
            /// `Links.cognito:default`.
            default: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in English. Becomes `Links.cognito:english`.
            english: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in French. Becomes `Links.cognito:french`.
            french: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in Spanish. Becomes `Links.cognito:spanish`.
            spanish: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in German. Becomes `Links.cognito:german`.
            german: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in Indonesian. Becomes `Links.cognito:bahasa-indonesia`.
            bahasa_indonesia: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in Italian. Becomes `Links.cognito:italian`.
            italian: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in Japanese. Becomes `Links.cognito:japanese`.
            japanese: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in Korean. Becomes `Links.cognito:korean`.
            korean: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in Brazilian Portuguese. Becomes `Links.cognito:portuguese-brazil`.
            portuguese_brazil: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in simplified Chinese. Becomes `Links.cognito:chinese-simplified`.
            chinese_simplified: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
            /// The address in traditional Chinese. Becomes `Links.cognito:chinese-traditional`.
            chinese_traditional: Value<Text> where [length("terms-shape", 1, 1024), pattern("terms-shape", &VISIBLE)],
        }
    }
}

/// Which of the two documents a block is.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Document {
    TermsOfUse,
    PrivacyPolicy,
}

impl Document {
    /// AWS's name of it.
    fn name(self) -> &'static str {
        match self {
            Self::TermsOfUse => "terms-of-use",
            Self::PrivacyPolicy => "privacy-policy",
        }
    }
}

impl Terms {
    /// The rulebook of a document.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_an_address(report);
    }

    /// A document is somewhere.
    fn has_an_address(&self, report: &mut Report) {
        let is_somewhere = self.links().iter().any(|(_, link)| link.is_set());
        if !is_somewhere && self.meta.raw.get("Links").is_none() {
            report
                .error(self, "terms-shape", "the document has no address")
                .help("add `default: \"https://…\"`");
        }
    }

    /// The addresses by AWS's names of the languages.
    fn links(&self) -> [(&'static str, &Value<Text>); 12] {
        [
            ("cognito:default", &self.default),
            ("cognito:english", &self.english),
            ("cognito:french", &self.french),
            ("cognito:spanish", &self.spanish),
            ("cognito:german", &self.german),
            ("cognito:bahasa-indonesia", &self.bahasa_indonesia),
            ("cognito:italian", &self.italian),
            ("cognito:japanese", &self.japanese),
            ("cognito:korean", &self.korean),
            ("cognito:portuguese-brazil", &self.portuguese_brazil),
            ("cognito:chinese-simplified", &self.chinese_simplified),
            ("cognito:chinese-traditional", &self.chinese_traditional),
        ]
    }

    pub(crate) fn emit(&self, document: Document, stack: &Stack, emission: &mut Emission) {
        let mut links = Object::new();
        for &(language, link) in &self.links() {
            links.set(language, link.json());
        }
        let name = document.name();
        let properties = Object::new()
            .with("UserPoolId", stack.pool().reference())
            .with("ClientId", self.client_json(stack))
            .with("TermsName", name)
            .with("TermsSource", "LINK")
            .with("Enforcement", "NONE")
            .with("Links", links);
        let id = self.meta.logical_id_or(|| {
            let (kind, name) = (
                name.to_upper_camel_case(),
                self.ident().to_upper_camel_case(),
            );
            format!("Cognito{kind}{name}").into()
        });
        let condition = emission.all_of(&self.meta, &id, self.conditions(stack));
        emission
            .resource(id, &self.meta, "AWS::Cognito::Terms", properties)
            .condition = condition;
    }
}

impl OfClient for Terms {
    const MAY_BE_OF_ALL: bool = false;
}

rules! {
    "terms-shape" B: "A document has an address in at least one language, each of 1 to 1024 visible characters without spaces."
        prevents "Model validation failed (#/Links: minimum size: [1], found: [0])"
        source "Resource schema of AWS::Cognito::Terms; CreateTerms, Links";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::testing::{known, rule_test, template};
    use crate::value::Given;

    rule_test! {
        terms_shape: "terms-shape",
        passes {
            "later": |stack| { stack.terms_of_use(None).default(Given::Later); },
            "one language": |stack| { stack.terms_of_use(None).korean(known("https://acme.com/ko")); },
            "shortest": |stack| { stack.privacy_policy(None).default(known("x")); },
            "longest": |stack| { stack.privacy_policy(None).default(known("x".repeat(1024))); },
            "in CloudFormation's spelling": |stack| {
                stack.terms_of_use(None).meta().raw("Links", known(json!({"cognito:default": "https://acme.com"})));
            },
        }
        fails {
            "unset": |stack| { stack.terms_of_use(None); } at "terms_of_use",
            "empty": |stack| { stack.terms_of_use(None).default(known("")); } at "terms_of_use.default",
            "too long": |stack| { stack.terms_of_use(None).french(known("x".repeat(1025))); } at "terms_of_use.french",
            "a space": |stack| { stack.privacy_policy(None).german(known("https://acme.com/a b")); }
                at "privacy_policy.german",
        }
    }

    #[test]
    fn two_documents_of_a_client() {
        let template = template(|stack| {
            stack.client(Some("web"));
            stack
                .terms_of_use(Some("web"))
                .default(known("https://acme.com/terms"))
                .portuguese_brazil(known("https://acme.com/br/termos"));
            stack
                .privacy_policy(Some("web"))
                .default(known("https://acme.com/privacy"));
        });
        assert_eq!(
            template["Resources"]["CognitoTermsOfUseWeb"],
            json!({
                "Type": "AWS::Cognito::Terms",
                "Properties": {
                    "UserPoolId": {"Ref": "CognitoUserPool"},
                    "ClientId": {"Ref": "AppClientWeb"},
                    "TermsName": "terms-of-use",
                    "TermsSource": "LINK",
                    "Enforcement": "NONE",
                    "Links": {
                        "cognito:default": "https://acme.com/terms",
                        "cognito:portuguese-brazil": "https://acme.com/br/termos",
                    },
                },
            })
        );
        let policy = &template["Resources"]["CognitoPrivacyPolicyWeb"]["Properties"];
        assert_eq!(policy["TermsName"], "privacy-policy");
        assert_eq!(
            policy["Links"],
            json!({"cognito:default": "https://acme.com/privacy"})
        );
    }

    #[test]
    fn each_language_has_its_name() {
        let template = template(|stack| {
            let terms = stack.terms_of_use(None);
            for set in [
                super::Terms::default,
                super::Terms::english,
                super::Terms::french,
                super::Terms::spanish,
                super::Terms::german,
                super::Terms::bahasa_indonesia,
                super::Terms::italian,
                super::Terms::japanese,
                super::Terms::korean,
                super::Terms::portuguese_brazil,
                super::Terms::chinese_simplified,
                super::Terms::chinese_traditional,
            ] {
                set(terms, known("x"));
            }
        });
        let links = &template["Resources"]["CognitoTermsOfUse"]["Properties"]["Links"];
        let names: Vec<&str> = links
            .as_object()
            .expect("an object")
            .keys()
            .map(String::as_str)
            .collect();
        assert_eq!(names.len(), 12);
        assert!(names.iter().all(|name| name.starts_with("cognito:")));
    }

    #[test]
    fn a_document_exists_with_its_client() {
        let template = template(|stack| {
            let test = crate::function::equals("a".into(), "b".into());
            stack.condition(Some("IsProd")).test(known(test));
            stack.client(None).meta().condition(known("IsProd"));
            stack.terms_of_use(None).default(known("https://acme.com"));
        });
        assert_eq!(
            template["Resources"]["CognitoTermsOfUse"]["Condition"],
            "IsProd"
        );
    }
}
