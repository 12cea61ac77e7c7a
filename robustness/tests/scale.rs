//! Large stacks: what CloudFormation and Cognito take is accepted, and one more is refused, with what is too much.

use auth_stack_robustness::accepted::keep;
use auth_stack_robustness::judge::{Verdict, compiled, survives};
use auth_stack_robustness::scale::{
    attributes, clients, groups, mappings, parameters, providers, scopes, text,
};

fn verdict(source: &str) -> Verdict {
    survives(source.parse().expect("the source has balanced brackets"));
    let verdict = compiled(source).expect("a stack");
    assert!(!verdict.is_unreadable, "{source}");
    verdict
}

/// A stack that is accepted; how many resources, outputs and bytes its template has.
fn accepted(source: &str) -> (usize, usize, usize) {
    let verdict = verdict(source);
    assert_eq!(verdict.report.to_string(), "");
    let template = verdict.template;
    keep("large", &template);
    (
        template.resources().len(),
        template.outputs().len(),
        template.to_json().len(),
    )
}

/// What is said of a stack that is not.
fn refused(source: &str) -> String {
    verdict(source).report.to_string()
}

#[test]
fn hundreds_of_clients() {
    for count in [1, 10, 100, 400] {
        let (resources, ..) = accepted(&clients(count, 1));
        assert_eq!(resources, 1 + count, "the clients and their pool");
    }
}

#[test]
fn hundreds_of_providers() {
    assert_eq!(accepted(&providers(300)).0, 302);
}

#[test]
fn attributes_of_a_pool() {
    accepted(&attributes(50));
    assert_eq!(
        refused(&attributes(51)),
        "user_pool.schema: `schema` must have at most 50 attributes, not 51; leave 1 of them out [schema-max-50]"
    );
}

#[test]
fn scopes_of_a_resource_server() {
    accepted(&scopes(100));
    assert_eq!(
        refused(&scopes(103)),
        "resource_server.api.scopes: `scopes` must have at most 100 elements, not 103; leave out 3 elements [rs-scope-count]"
    );
}

#[test]
fn resources_of_a_template() {
    // A pool, a client and the groups.
    assert_eq!(accepted(&groups(498)).0, 500);
    assert_eq!(
        refused(&groups(500)),
        "the template has 502 resources, 2 more than CloudFormation takes; split the stack in two [cfn-resources-500]"
    );
}

#[test]
fn outputs_of_a_template() {
    // Four say where the pool is.
    assert_eq!(accepted(&clients(400, 196)).1, 200);
    assert_eq!(
        refused(&clients(400, 197)),
        "the template has 201 outputs, 1 more than CloudFormation takes; write `output: false` in the clients whose id \
         nobody imports [cfn-outputs-200]"
    );
}

#[test]
fn parameters_of_a_template() {
    accepted(&parameters(200));
    assert_eq!(
        refused(&parameters(205)),
        "the template has 205 parameters, 5 more than CloudFormation takes; put several values into one list [cfn-parameters-200]"
    );
}

#[test]
fn mappings_of_a_template() {
    accepted(&mappings(200));
    assert_eq!(
        refused(&mappings(201)),
        "the template has 201 mappings, 1 more than CloudFormation takes; put several tables into one mapping [cfn-mappings-200]"
    );
}

#[test]
fn bytes_of_a_template() {
    let (.., others) = accepted(&text(1));
    let most = 1_000_001 - others;
    assert_eq!(accepted(&text(most)).2, 1_000_000);
    assert_eq!(
        refused(&text(most + 7)),
        "the template has 1000007 bytes, 7 more than CloudFormation takes; split the stack in two [cfn-template-size]"
    );
}

#[test]
fn all_that_is_too_much_is_said_at_once() {
    let said = refused(&clients(600, 600));
    let rules: Vec<&str> = said
        .lines()
        .filter_map(|line| line.split(" [").last())
        .collect();
    assert_eq!(rules, ["cfn-resources-500]", "cfn-outputs-200]"], "{said}");
}
