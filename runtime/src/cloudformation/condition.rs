//! A condition under which parts of a stack exist.

use crate::block::block;
use crate::cloudformation::function;
use crate::function::{Reference, references};
use crate::json::Json;
use crate::literal::Kept;
use crate::report::Report;
use crate::stack::Emission;
use crate::value::{Given, Value};

block! {
    /// A condition: `condition IsProd: ref Stage == "prod",`. `!`, `&&`, `||` and parentheses work as in Rust, and
    /// another condition stands by its name.
    pub struct Condition: Named, Part {
        settings {
            /// What must hold. Becomes the entry of `Conditions`.
            @Main test: Value<Json>,
        }
    }
}

/// The functions that are true or false.
const TESTS: [&str; 5] = ["Condition", "Fn::And", "Fn::Equals", "Fn::Not", "Fn::Or"];

impl Condition {
    /// The rulebook of a condition.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.is_a_test(report);
    }

    /// A condition tests something, and what it tests is known before any resource is made.
    fn is_a_test(&self, report: &mut Report) {
        let json = match self.test.given() {
            None => {
                report
                    .error(
                        self,
                        "cfn-condition-test",
                        format!("the condition `{}` tests nothing", self.ident()),
                    )
                    .help(format!(
                        "write `condition {}: ref Stage == \"prod\",`",
                        self.ident()
                    ));
                return;
            }
            Some(Given::Later | Given::Known(Kept::Json(Json::Null))) => return,
            Some(given) => given.json(),
        };
        let name = json.as_object().and_then(function);
        if !name.is_some_and(|name| TESTS.contains(&name)) {
            report
                .error(
                    &self.test,
                    "cfn-condition-test",
                    "a condition is true or false",
                )
                .help("compare something: `ref Stage == \"prod\"`, `!IsTest`, `IsProd && IsLarge`");
            return;
        }
        for reference in &references(&json) {
            if let Reference::Attribute(name, attribute) = reference {
                report
                    .error(
                        &self.test,
                        "cfn-condition-test",
                        format!("`{name}.{attribute}` is not known yet when conditions are tested"),
                    )
                    .help(
                        "compare a parameter, `ref AWS::Region` or its like, or a value of a mapping",
                    );
                return;
            }
        }
    }

    pub(crate) fn emit(&self, emission: &mut Emission) {
        let test = self.test.json_or(Json::Null);
        emission.condition(&self.meta, self.ident().to_owned().into(), test);
    }
}
