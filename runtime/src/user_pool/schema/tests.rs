use serde_json::json;

use super::*;
use crate::Stack;
use crate::testing::{known, rule_test, template};

fn range(min: Option<i64>, max: Option<i64>) -> Given<Range> {
    Given::Known(Range { min, max })
}

fn attribute<'a>(stack: &'a mut Stack, name: &'static str) -> &'a mut SchemaAttribute {
    stack.user_pool().schema().attribute(Some(name))
}

fn text<'a>(stack: &'a mut Stack, name: &'static str) -> &'a mut SchemaAttribute {
    attribute(stack, name).data_type(known(AttributeType::String))
}

fn number<'a>(stack: &'a mut Stack, name: &'static str) -> &'a mut SchemaAttribute {
    attribute(stack, name).data_type(known(AttributeType::Number))
}

fn emitted(build: impl FnOnce(&mut Stack)) -> serde_json::Value {
    template(build)["Resources"]["CognitoUserPool"]["Properties"]["Schema"].clone()
}

#[test]
fn entries_say_everything() {
    let schema = emitted(|stack| {
        number(stack, "employee_id")
            .range(range(Some(1000), Some(99_999)))
            .immutable(known(true));
        text(stack, "department").range(range(Some(2), Some(50)));
        text(stack, "email")
            .range(range(Some(0), Some(2048)))
            .required(known(true));
        attribute(stack, "beta").data_type(known(AttributeType::Boolean));
    });
    assert_eq!(
        schema.to_string(),
        json!([
            {
                "AttributeDataType": "Number", "Mutable": false, "Name": "employee_id", "Required": false,
                "NumberAttributeConstraints": {"MaxValue": "99999", "MinValue": "1000"}
            },
            {
                "AttributeDataType": "String", "Mutable": true, "Name": "department", "Required": false,
                "StringAttributeConstraints": {"MaxLength": "50", "MinLength": "2"}
            },
            {
                "AttributeDataType": "String", "Mutable": true, "Name": "email", "Required": true,
                "StringAttributeConstraints": {"MaxLength": "2048", "MinLength": "0"}
            },
            {"AttributeDataType": "Boolean", "Mutable": true, "Name": "beta", "Required": false}
        ])
        .to_string()
    );
}

#[test]
fn a_custom_text_without_bounds_gets_the_widest_ones() {
    let widest = json!({"MaxLength": "2048", "MinLength": "0"});
    let schema = emitted(|stack| {
        text(stack, "plain");
        text(stack, "open").range(range(None, None));
        text(stack, "half").range(range(Some(2), None));
        attribute(stack, "email").required(known(true));
        number(stack, "level");
        text(stack, "legacy").developer_only(known(true));
    });
    assert_eq!(schema[0]["StringAttributeConstraints"], widest);
    assert_eq!(schema[1].get("StringAttributeConstraints"), None);
    assert_eq!(
        schema[2]["StringAttributeConstraints"],
        json!({"MinLength": "2"})
    );
    assert_eq!(
        schema[3],
        json!({"AttributeDataType": "String", "Mutable": true, "Name": "email", "Required": true})
    );
    assert_eq!(schema[4].get("NumberAttributeConstraints"), None);
    assert_eq!(schema[5]["DeveloperOnlyAttribute"], true);
}

#[test]
fn a_range_of_rust_is_a_range() {
    let schema = emitted(|stack| {
        text(stack, "department").range(known(2..=50));
        number(stack, "level").range(known(-1_i64..=1));
    });
    assert_eq!(
        schema[0]["StringAttributeConstraints"],
        json!({"MaxLength": "50", "MinLength": "2"})
    );
    assert_eq!(
        schema[1]["NumberAttributeConstraints"],
        json!({"MaxValue": "1", "MinValue": "-1"})
    );
}

#[test]
fn standard_types_stand_by_themselves() {
    let schema = emitted(|stack| {
        attribute(stack, "updated_at");
        attribute(stack, "email_verified");
    });
    assert_eq!(schema[0]["AttributeDataType"], "Number");
    assert_eq!(schema[1]["AttributeDataType"], "Boolean");
}

#[test]
fn an_empty_schema_is_none() {
    assert!(
        emitted(|stack| {
            stack.user_pool().schema();
        })
        .is_null()
    );
}

#[test]
fn a_misspelt_standard_attribute_is_one_mistake() {
    let report = crate::testing::report(|stack| {
        attribute(stack, "emial").required(known(true));
    });
    assert_eq!(
        report.to_string(),
        "user_pool.schema.attribute.emial: the custom attribute `emial` needs a type; did you mean `email`? \
         [custom-needs-datatype]"
    );
}

/// Names of their own for any number of attributes.
fn many(stack: &mut Stack, number: usize) {
    const NAMES: [&str; 51] = [
        "a0", "a1", "a2", "a3", "a4", "a5", "a6", "a7", "a8", "a9", "b0", "b1", "b2", "b3", "b4",
        "b5", "b6", "b7", "b8", "b9", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9",
        "d0", "d1", "d2", "d3", "d4", "d5", "d6", "d7", "d8", "d9", "e0", "e1", "e2", "e3", "e4",
        "e5", "e6", "e7", "e8", "e9", "f0",
    ];
    for name in &NAMES[..number] {
        text(stack, name);
    }
}

rule_test! {
    schema_max_50: "schema-max-50",
    passes {
        "unset": |stack| { stack.user_pool(); },
        "empty": |stack| { stack.user_pool().schema(); },
        "at the bound": |stack| { many(stack, 50); },
    }
    fails {
        "above": |stack| { many(stack, 51); } at "user_pool.schema",
    }
}

rule_test! {
    schema_name_length: "schema-name-length",
    passes {
        "shortest": |stack| { text(stack, "a"); },
        "longest": |stack| { text(stack, "abcdefghijklmnopqrst"); },
        "any letters and punctuation": |stack| { text(stack, "größe/日本"); },
        "standard": |stack| { attribute(stack, "preferred_username"); },
    }
    fails {
        "too long": |stack| { text(stack, "abcdefghijklmnopqrstu"); } at "user_pool.schema.attribute.abcdefghijklmnopqrstu",
        "with a space": |stack| { text(stack, "a b"); } at "user_pool.schema.attribute.a b",
        "standard, but too long for a schema": |stack| { attribute(stack, "phone_number_verified"); }
            at "user_pool.schema.attribute.phone_number_verified",
    }
}

rule_test! {
    schema_name_no_prefix: "schema-name-no-prefix",
    passes {
        "none": |stack| { text(stack, "customer"); },
    }
    fails {
        "custom": |stack| { text(stack, "custom:role"); } at "user_pool.schema.attribute.custom:role",
        "dev": |stack| { text(stack, "dev:role"); } at "user_pool.schema.attribute.dev:role",
    }
}

rule_test! {
    sub_immutable: "sub-immutable",
    passes {
        "another": |stack| { text(stack, "subject"); },
    }
    fails {
        "sub": |stack| { attribute(stack, "sub").required(known(true)); } at "user_pool.schema.attribute.sub",
    }
}

rule_test! {
    standard_datatype_fixed: "standard-datatype-fixed",
    passes {
        "unset": |stack| { attribute(stack, "email"); },
        "later": |stack| { attribute(stack, "email").data_type(Given::Later).developer_only(Given::Later); },
        "its own": |stack| { text(stack, "email"); },
        "not a text": |stack| { number(stack, "updated_at"); },
        "custom": |stack| { number(stack, "e_mail").developer_only(known(true)); },
        "not for developers only": |stack| { attribute(stack, "email").developer_only(known(false)); },
    }
    fails {
        "another": |stack| { number(stack, "email"); } at "user_pool.schema.attribute.email.data_type",
        "on one side of a choice": |stack| {
            let sides = [known(AttributeType::String), known(AttributeType::Number)];
            attribute(stack, "email").data_type(Given::Choice("IsProd".into(), Box::new(sides)));
        } at "user_pool.schema.attribute.email.data_type",
        "for developers only": |stack| { attribute(stack, "email").developer_only(known(true)); }
            at "user_pool.schema.attribute.email.developer_only",
    }
}

rule_test! {
    custom_needs_datatype: "custom-needs-datatype",
    passes {
        "standard": |stack| { attribute(stack, "email"); },
        "later": |stack| { attribute(stack, "role").data_type(Given::Later); },
        "set": |stack| { text(stack, "role"); },
    }
    fails {
        "unset": |stack| { attribute(stack, "role"); } at "user_pool.schema.attribute.role",
    }
}

rule_test! {
    custom_not_required: "custom-not-required",
    passes {
        "unset": |stack| { text(stack, "role"); },
        "later": |stack| { text(stack, "role").required(Given::Later); },
        "standard": |stack| { attribute(stack, "email").required(known(true)); },
        "off": |stack| { text(stack, "role").required(known(false)); },
    }
    fails {
        "on": |stack| { text(stack, "role").required(known(true)); } at "user_pool.schema.attribute.role.required",
    }
}

rule_test! {
    constraint_matches_type: "constraint-matches-type",
    passes {
        "unset": |stack| { attribute(stack, "beta").data_type(known(AttributeType::Boolean)); },
        "later": |stack| { attribute(stack, "beta").data_type(Given::Later).range(range(Some(1), None)); },
        "text": |stack| { text(stack, "role").range(range(Some(1), Some(9))); },
        "number": |stack| { number(stack, "level").range(range(Some(1), Some(9))); },
        "standard": |stack| { attribute(stack, "email").range(range(Some(1), Some(9))); },
    }
    fails {
        "flag": |stack| { attribute(stack, "beta").data_type(known(AttributeType::Boolean)).range(range(Some(1), None)); }
            at "user_pool.schema.attribute.beta.range",
        "time": |stack| { attribute(stack, "since").data_type(known(AttributeType::DateTime)).range(range(Some(1), None)); }
            at "user_pool.schema.attribute.since.range",
        "standard flag": |stack| { attribute(stack, "email_verified").range(range(Some(1), None)); }
            at "user_pool.schema.attribute.email_verified.range",
        "type as a function": |stack| {
            attribute(stack, "role").data_type(Given::Intrinsic(reference("Type"))).range(range(Some(1), None));
        } at "user_pool.schema.attribute.role.range",
    }
}

rule_test! {
    string_max_2048: "string-max-2048",
    passes {
        "unset": |stack| { text(stack, "role"); },
        "later": |stack| { text(stack, "role").range(Given::Later); },
        "both bounds": |stack| { text(stack, "role").range(range(Some(0), Some(2048))); },
        "number": |stack| { number(stack, "level").range(range(Some(-5), Some(5000))); },
    }
    fails {
        "below": |stack| { text(stack, "role").range(range(Some(-1), Some(5))); } at "user_pool.schema.attribute.role.range",
        "above": |stack| { text(stack, "role").range(range(None, Some(2049))); } at "user_pool.schema.attribute.role.range",
        "standard": |stack| { attribute(stack, "email").range(range(None, Some(2049))); }
            at "user_pool.schema.attribute.email.range",
    }
}

rule_test! {
    string_len_order: "string-len-order",
    passes {
        "unset": |stack| { text(stack, "role"); },
        "later": |stack| { text(stack, "role").range(Given::Later); },
        "equal": |stack| { text(stack, "role").range(range(Some(5), Some(5))); },
        "open": |stack| { text(stack, "role").range(range(Some(5), None)); },
    }
    fails {
        "above": |stack| { text(stack, "role").range(range(Some(6), Some(5))); } at "user_pool.schema.attribute.role.range",
    }
}

rule_test! {
    number_order: "number-order",
    passes {
        "unset": |stack| { number(stack, "level"); },
        "later": |stack| { number(stack, "level").range(Given::Later); },
        "equal": |stack| { number(stack, "level").range(range(Some(-5), Some(-5))); },
    }
    fails {
        "above": |stack| { number(stack, "level").range(range(Some(1), Some(-1))); } at "user_pool.schema.attribute.level.range",
    }
}
