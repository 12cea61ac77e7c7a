//! One mistake in what was written costs one error.

use super::errors;

#[test]
fn a_function_says_what_it_takes() {
    let found = |value: &str| errors(&format!("stack s {{ user_pool {{ name: {value}, }} }}"));
    for (value, expected) in [
        (
            "join \",\"",
            "1:37: `join` takes a list after the separator\nhelp: write `join \",\" [a, b]`",
        ),
        (
            "join \",\" \"a\"",
            "1:38: `join` takes a list after the separator\nhelp: write `join \",\" [a, b]`",
        ),
        (
            "split ref AWS::StackId",
            "1:35: `split` takes a text\nhelp: write `split \",\" ref Name`",
        ),
        (
            "select 0 \"a\"",
            "1:38: `select` takes a list after the number\nhelp: write `select 0 [a, b]`",
        ),
        (
            "sub \"${A}${B}\" with { A: \"a\" }",
            "1:29: no parameter or resource `B` in this stack\nhelp: declare it: `parameter B: String,`\nrule: cfn-reference",
        ),
    ] {
        assert_eq!(found(value), [expected], "{value}");
    }
}

#[test]
fn what_is_unknown_is_told_with_the_block_around_it() {
    for (source, expected) in [
        ("bogus: 1,", "a stack has no setting `bogus`"),
        ("client { bogus: 1 }", "`client` has no setting `bogus`"),
        ("client web { bogus: 1 }", "`client` has no setting `bogus`"),
        (
            "user_pool { triggers { bogus: 1 } }",
            "`triggers` has no setting `bogus`",
        ),
        (
            "identity_pool { role_mapping web: Token { bogus: 1 } }",
            "`role_mapping` has no setting `bogus`",
        ),
        (
            "identity_pool { role_mapping: Token { bogus: 1 } }",
            "`role_mapping` has no setting `bogus`",
        ),
    ] {
        let found = errors(&format!("stack s {{ {source} }}"));
        assert!(
            found.iter().any(|text| text.contains(expected)),
            "{found:?}"
        );
    }
}

#[test]
fn an_exact_name_in_the_wrong_place_costs_one_error() {
    let source = "stack s { resource_server api \"API\" = \"https://acme.com\" { read: \"Read\" }
        client web { oauth { flows: [Code], scopes: [api/read], callback_urls: [\"https://acme.com\"] } } }";
    assert_eq!(
        errors(source),
        [
            "1:39: the exact name stands right after the name\nhelp: write `resource_server name = \"exact\" …`"
        ]
    );
}

#[test]
fn a_forgotten_comma_costs_one_error() {
    assert_eq!(
        errors("stack s {\n  client web {\n    generate_secret: true\n    output: false,\n  }\n}"),
        ["4:5: expected a comma\nhelp: write `,` after each setting"]
    );
    for next in [
        "user_pool { name: \"a\" }",
        "client web {}",
        "domain \"acme\"",
        "parameter Other: String,",
        "mapping Sizes { dev: { Length: 8 } }",
    ] {
        assert_eq!(
            errors(&format!("stack s {{ parameter Stage: String\n {next} }}")),
            ["2:2: expected a comma\nhelp: write `,` after each setting"],
            "{next}"
        );
    }
}

#[test]
fn a_setting_one_block_too_high_is_not_missed_where_it_belongs() {
    let source = "stack s { domain \"acme\" client web {
 scopes: [openid],
 oauth { flows: [Code], callback_urls: [\"https://acme.com\"] } } }";
    assert_eq!(
        errors(source),
        ["2:2: `client` has no setting `scopes`\nhelp: write it in `oauth { … }`"]
    );
}

#[test]
fn a_half_typed_word_costs_no_more_than_itself() {
    for next in [
        "client web { generate_secret: true }",
        "client {}",
        "group admins {} client {}",
        "domain \"acme-auth\"",
        "description: \"Sign-in\"",
        "client description: \"Sign-in\"",
        "parameter Stage: String { default: \"test\" }",
        "/// Documented. \n client web {}",
    ] {
        let found = errors(&format!("stack s {{ gr {next} }}"));
        let [error] = found.as_slice() else {
            panic!("{next}: {found:?}");
        };
        assert!(
            error.starts_with("1:11: a stack has no block `gr`"),
            "{error}"
        );
    }
    let nested = errors("stack s { client web { secre generate_secret: true, } }");
    assert_eq!(nested.len(), 1, "{nested:?}");
}
