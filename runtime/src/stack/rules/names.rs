//! Names that collide, and CloudFormation's own limits.

use std::fmt;

use crate::cloudformation::is_literal;
use crate::place::{Located, Place};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::index::Index;
use crate::stack::rules::circles::nothing_depends_on_itself;
use crate::stack::{Emission, Module, Stack, Uses};
use crate::template::Template;

impl Stack {
    /// The rulebook of this file.
    pub(crate) fn name_rules(
        &self,
        emission: &Emission,
        uses: &Uses<'_>,
        modules: &[Module],
        report: &mut Report,
    ) {
        logical_ids_are_alphanumeric(emission, report);
        names_are_unique(emission, uses, modules, report);
        self.template_keeps_to_the_limits(emission.template(), report);
        let reported = self.triggers_are_no_circle(emission, report);
        nothing_depends_on_itself(emission, uses, reported, report);
    }

    /// A template has at most 500 resources, 200 outputs, parameters and mappings, a megabyte, and a description of 1024
    /// bytes.
    fn template_keeps_to_the_limits(&self, template: &Template, report: &mut Report) {
        let mut limit = |rule, count: usize, most: usize, what: &str, help: &str| {
            if count > most {
                let over = count - most;
                report
                    .error(
                        &self.meta.place,
                        rule,
                        format!(
                            "the template has {count} {what}, {over} more than CloudFormation takes"
                        ),
                    )
                    .help(help);
            }
        };
        limit(
            "cfn-resources-500",
            template.resources().len(),
            500,
            "resources",
            "split the stack in two",
        );
        limit(
            "cfn-outputs-200",
            template.outputs().len(),
            200,
            "outputs",
            "write `output: false` in the clients whose id nobody imports",
        );
        limit(
            "cfn-parameters-200",
            template.parameters().len(),
            200,
            "parameters",
            "put several values into one list",
        );
        limit(
            "cfn-mappings-200",
            template.mappings().len(),
            200,
            "mappings",
            "put several tables into one mapping",
        );
        limit(
            "cfn-template-size",
            template.text().len(),
            1_000_000,
            "bytes",
            "split the stack in two",
        );
        is_literal(&self.description, report);
        if let Some(description) = self.description.known()
            && description.len() > 1024
        {
            report
                .error(
                    &self.description,
                    "cfn-description",
                    format!("`description` has {} bytes", description.len()),
                )
                .help("write at most 1024");
        }
    }
}

/// No two declarations make the same resource, output or constant.
fn names_are_unique(emission: &Emission, uses: &Uses<'_>, modules: &[Module], report: &mut Report) {
    let mut conditions = Vec::new();
    for section in &emission.sections() {
        if !section.1.as_str().starts_with("mapping.") {
            conditions.push(*section);
        }
    }
    let reported = &mut Vec::new();
    if uses.declared.has_twins() {
        names_differ(format_args!("name `"), &emission.names(), reported, report);
    }
    names_differ(
        format_args!("output `"),
        &emission.outputs(),
        reported,
        report,
    );
    names_differ(format_args!("condition `"), &conditions, reported, report);
    for module in modules {
        let mut constants = Vec::with_capacity(module.constants.len());
        for constant in &module.constants {
            constants.push((constant.ident.as_str(), &constant.place));
        }
        names_differ(
            format_args!("constant `{}::", module.name),
            &constants,
            reported,
            report,
        );
    }
}

/// No two of `names` are the same, unless one block declares them both; `reported` are the blocks that collide.
fn names_differ<'a>(
    what: fmt::Arguments<'_>,
    names: &[(&'a str, &'a Place)],
    reported: &mut Vec<&'a str>,
    report: &mut Report,
) {
    let mut different = Vec::with_capacity(names.len());
    for (name, _) in names {
        different.push(*name);
    }
    if !Index::of(different).has_twins() {
        return;
    }
    for (index, (name, place)) in names.iter().enumerate() {
        let Some((_, first)) = names[..index].iter().find(|(other, _)| other == name) else {
            continue;
        };
        // Two clients that collide in the resource collide in the output and the constant as well, and two resource
        // servers in their scopes: once is enough.
        let path = place.as_str();
        let is_reported = reported.iter().any(|around| {
            path.strip_prefix(*around)
                .is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
        });
        if first != place && !is_reported {
            reported.push(path);
            let (a, b) = (shown(first.as_str()), shown(path));
            report
                .error(
                    *place,
                    "names-collide",
                    format!("{a} and {b} both make the {what}{name}`"),
                )
                .help("give one of the two another name");
        }
    }
}

/// The block as the user wrote it: `client.web_app` is `` `client web_app` ``.
fn shown(path: &str) -> String {
    let mut words = Vec::new();
    for word in path.split('.') {
        words.push(word);
    }
    match words.as_slice() {
        [] | [""] => "the stack".to_owned(),
        [rest @ .., kind, name] if !rest.is_empty() || !kind.is_empty() => {
            format!("`{kind} {name}`")
        }
        _ => format!("`{path}`"),
    }
}

/// Logical ids and the names of parameters and conditions have letters and digits only.
fn logical_ids_are_alphanumeric(emission: &Emission, report: &mut Report) {
    for names in &[emission.names(), emission.outputs(), emission.sections()] {
        for &(name, place) in names {
            let is_right = is_alphanumeric(name)
                // Of underscores in conditions that is not established.
                || place.as_str().starts_with("condition.") && is_alphanumeric(&name.replace('_', "x"));
            if !is_right {
                id_is_wrong(name, place, emission, report);
            }
        }
    }
}

fn is_alphanumeric(name: &str) -> bool {
    let mut is_right = (1..=255).contains(&name.len());
    for byte in name.as_bytes() {
        is_right &= byte.is_ascii_alphanumeric();
    }
    is_right
}

fn id_is_wrong(name: &str, place: &Place, emission: &Emission, report: &mut Report) {
    let own_id = place.path_of("logical_id");
    // One word in the source makes several names: once is enough.
    let is_told = report.violations().iter().any(|told| {
        ["cfn-logical-id", "client-name-format", "rs-identifier"].contains(&told.rule())
            && [place.as_str(), own_id.as_str()].contains(&told.path())
    });
    if is_told {
        return;
    }
    let mut fixed = String::new();
    for c in heck::AsUpperCamelCase(name).to_string().chars() {
        if c.is_ascii_alphanumeric() {
            fixed.push(c);
        }
    }
    let at: &dyn Located = if emission.is_own_id(name) {
        &own_id
    } else {
        place
    };
    report
        .error(
            at,
            "cfn-logical-id",
            format!("`{name}` is no name for CloudFormation"),
        )
        .help(format!(
            "write ASCII letters and digits only, like `{fixed}`"
        ));
}

rules! {
    "names-collide" A: "No two declarations make the same logical id, output or constant."
        prevents "Template format error, or one resource silently standing for two"
        source "CloudFormation, template anatomy";
    "advice-name" D: "What is silenced is a piece of advice."
        prevents "Advice that is still given"
        source "The list of advice in the rules";
    "cfn-reference" B: "Each `ref`, condition and mapping names something that the stack declares."
        prevents "Template format error: Unresolved resource dependencies [X]"
        source "CloudFormation, template anatomy";
    "cfn-getatt-valid" B: "`Resource.Attribute` names an attribute that the resource type has."
        prevents "Template error: resource X does not support attribute type Y in Fn::GetAtt"
        source "CloudFormation, resource type reference";
    "cfn-logical-id" B: "Names in a template have 1 to 255 letters and digits."
        prevents "Template format error: Resource name X is non alphanumeric."
        source "CloudFormation, resources section";
    "cfn-resources-500" B: "A template has at most 500 resources."
        prevents "Template format error: Number of resources, 501, is greater than maximum allowed, 500"
        source "CloudFormation, quotas";
    "cfn-outputs-200" B: "A template has at most 200 outputs."
        prevents "Template format error: Number of outputs is greater than maximum allowed, 200"
        source "CloudFormation, quotas";
    "cfn-parameters-200" B: "A template has at most 200 parameters."
        prevents "Template format error: Number of parameters is greater than maximum allowed, 200"
        source "CloudFormation, quotas";
    "cfn-mappings-200" B: "A template has at most 200 mappings."
        prevents "Template format error: Number of mappings is greater than maximum allowed, 200"
        source "CloudFormation, quotas";
    "cfn-template-size" B: "A template has at most one megabyte."
        prevents "Template may not exceed 1000000 bytes in size."
        source "CloudFormation, quotas";
    "cfn-description" B: "The description of a template has at most 1024 bytes."
        prevents "Template format error: 'Description' length is greater than 1024."
        source "CloudFormation, quotas";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::function::{choice, find_in_map, get_att, reference};
    use crate::json::Json;
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    const MANY: [&str; 201] = names();

    /// Different names, known when the test is compiled: two letters each.
    const fn names() -> [&'static str; 201] {
        const LETTERS: &str = "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz";
        let mut names = [""; 201];
        let mut index = 0;
        while index < names.len() {
            names[index] = LETTERS.split_at(index + 1).0;
            index += 1;
        }
        names
    }

    rule_test! {
        names_collide: "names-collide",
        passes {
            "one": |stack| { stack.client(Some("web_app")); },
            "different": |stack| { stack.client(Some("web")); stack.client(Some("api")); },
            "later": |stack| { stack.client(Some("web")).meta().exact(Given::Later); stack.client(Some("api")); },
            "own id": |stack| {
                stack.client(Some("web_app")).output(known(false)).meta().logical_id(known("Web"));
                stack.client(Some("webApi"));
            },
        }
        fails {
            "after conversion": |stack| { stack.client(Some("web_app")); stack.client(Some("webApp")); }
                at "client.webApp",
            "logical id": |stack| { stack.client(Some("web")); stack.group(Some("a")).meta().logical_id(known("AppClientWeb")); }
                at "group.a",
        }
    }

    rule_test! {
        cfn_logical_id: "cfn-logical-id",
        passes {
            "letters": |stack| { stack.parameter(Some("Stage")); },
            "own id": |stack| { stack.client(Some("web")).meta().logical_id(known("Web1")); },
            "later": |stack| { stack.client(Some("web")).meta().exact(Given::Later); },
        }
        fails {
            "underscore": |stack| { stack.parameter(Some("google_id")); } at "parameter.google_id",
            "own id": |stack| { stack.client(Some("web")).meta().logical_id(known("My-Web")); } at "client.web.logical_id",
            "mapping": |stack| { stack.mapping(Some("my_map")); } at "mapping.my_map",
        }
    }

    rule_test! {
        cfn_parameters_200: "cfn-parameters-200",
        passes {
            "none": |stack| { stack.user_pool(); },
            "200": |stack| { for name in &MANY[..200] { stack.parameter(Some(name)); } },
        }
        fails {
            "201": |stack| { for name in MANY { stack.parameter(Some(name)); } } at "",
        }
    }

    rule_test! {
        cfn_mappings_200: "cfn-mappings-200",
        passes {
            "200": |stack| { for name in &MANY[..200] { stack.mapping(Some(name)); } },
        }
        fails {
            "201": |stack| { for name in MANY { stack.mapping(Some(name)); } } at "",
        }
    }

    rule_test! {
        cfn_outputs_200: "cfn-outputs-200",
        passes {
            "no output": |stack| { for name in MANY { stack.client(Some(name)).output(known(false)); } },
        }
        fails {
            "one each": |stack| { for name in MANY { stack.client(Some(name)); } } at "",
        }
    }

    rule_test! {
        cfn_resources_500: "cfn-resources-500",
        passes {
            "201": |stack| { for name in MANY { stack.client(Some(name)); } },
        }
        fails {
            "603": |stack| {
                for name in MANY {
                    stack.client(Some(name));
                    stack.group(Some(name));
                    stack.resource(Some(name));
                }
            } at "",
        }
    }

    rule_test! {
        cfn_template_size: "cfn-template-size",
        passes {
            "later": |stack| { stack.output(Some("Text")).value(Given::Later); },
            "small": |stack| { stack.output(Some("Text")).value(known("x".repeat(900_000))); },
        }
        fails {
            "large": |stack| { stack.output(Some("Text")).value(known("x".repeat(1_000_000))); } at "",
        }
    }

    rule_test! {
        advice_name: "advice-name",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| { stack.silence(Given::Later); },
            "known": |stack| { stack.silence(crate::testing::list(["no-mfa"])); },
        }
        fails {
            "a typo": |stack| { stack.silence(crate::testing::list(["no-mfaa"])); } at "silence[0]",
        }
    }

    rule_test! {
        cfn_description: "cfn-description",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| { stack.description(Given::Later); },
            "1024": |stack| { stack.description(known("x".repeat(1024))); },
        }
        fails {
            "1025": |stack| { stack.description(known("x".repeat(1025))); } at "description",
            "bytes, not characters": |stack| { stack.description(known("é".repeat(513))); } at "description",
        }
    }

    fn output(stack: &mut Stack, value: Json) {
        stack.output(Some("Text")).value(Given::Intrinsic(value));
    }

    rule_test! {
        cfn_reference: "cfn-reference",
        passes {
            "later": |stack| { stack.output(Some("Text")).value(Given::Later); },
            "a parameter": |stack| { stack.parameter(Some("Stage")); output(stack, reference("Stage")); },
            "a resource": |stack| { output(stack, reference("CognitoUserPool")); },
            "a pseudo parameter": |stack| { output(stack, reference("AWS::Region")); },
        }
        fails {
            "a parameter that is not there": |stack| { output(stack, reference("Stage")); } at "Outputs.Text",
            "a resource that is not there": |stack| { output(stack, get_att("Stage", "Arn")); } at "Outputs.Text",
            "a pseudo parameter that is not there": |stack| { output(stack, reference("AWS::Regio")); } at "Outputs.Text",
            "a mapping": |stack| { output(stack, find_in_map("M", "a".into(), "b".into())); } at "Outputs.Text",
            "a condition": |stack| { output(stack, choice("C", "a".into(), "b".into())); } at "Outputs.Text",
            "in a property": |stack| { stack.resource(Some("A")).properties("Other", Given::Intrinsic(reference("Stage"))); }
                at "Resources.A.Properties.Other",
            "in a condition": |stack| { stack.condition(Some("C")).test(Given::Intrinsic(reference("Stage"))); }
                at "Conditions.C",
        }
    }

    rule_test! {
        cfn_getatt_valid: "cfn-getatt-valid",
        passes {
            "an attribute of the pool": |stack| { output(stack, get_att("CognitoUserPool", "Arn")); },
            "a type of others": |stack| { stack.resource(Some("A")).kind(known("X::Y::Z")); output(stack, get_att("A", "Any")); },
        }
        fails {
            "a typo": |stack| { output(stack, get_att("CognitoUserPool", "Arm")); } at "Outputs.Text",
        }
    }
}
