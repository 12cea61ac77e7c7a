use super::*;
use crate::Stack;
use crate::function::{equals, get_att, not, reference};
use crate::testing::{known, list, rule_test};

fn parameter(stack: &mut Stack, kind: ParameterType) -> &mut Parameter {
    stack.parameter(Some("Size")).kind(known(kind))
}

fn text(stack: &mut Stack) -> &mut Parameter {
    parameter(stack, ParameterType::String)
}

fn number(stack: &mut Stack) -> &mut Parameter {
    parameter(stack, ParameterType::Number)
}

fn row(column: &'static str, value: impl Into<Json>) -> Given<Json> {
    known(Json::from(Object::new().with(column, value)))
}

fn test(stack: &mut Stack, json: Json) {
    stack.condition(Some("IsProd")).test(Given::Intrinsic(json));
}

fn bounds<T>(min: T, max: T) -> (Given<T>, Given<T>) {
    (Given::Known(min), Given::Known(max))
}

fn is_prod() -> Json {
    equals(reference("AWS::Region"), "us-east-1".into())
}

rule_test! {
    cfn_literal: "cfn-literal",
    passes {
        "unset": |stack| { text(stack); },
        "later": |stack| { text(stack).default(Given::Later).description(Given::Later); },
        "written out": |stack| { text(stack).default(known("a")); },
        "in a store": |stack| { text(stack).default(Given::Intrinsic(crate::function::ssm("/acme/stage"))); },
        "value of an output": |stack| { stack.output(Some("Out")).value(Given::Intrinsic(reference("AWS::Region"))); },
    }
    fails {
        "default": |stack| { text(stack).default(Given::Intrinsic(reference("AWS::Region"))); } at "parameter.Size.default",
        "allowed value": |stack| {
            text(stack).allowed_values(Given::Known(vec![known("a"), Given::Intrinsic(reference("AWS::Region"))]));
        } at "parameter.Size.allowed_values[1]",
        "row": |stack| { stack.mapping(Some("Map")).rows("a", Given::Intrinsic(reference("AWS::Region"))); }
            at "mapping.Map.rows.a",
        "column": |stack| { stack.mapping(Some("Map")).rows("a", row("b", reference("AWS::Region"))); } at "mapping.Map.rows.a",
        "element": |stack| {
            stack.mapping(Some("Map")).rows("a", row("b", Json::List(vec![reference("AWS::Region")])));
        } at "mapping.Map.rows.a",
        "description of an output": |stack| {
            stack.output(Some("Out")).value(known("x")).description(Given::Intrinsic(reference("AWS::Region")));
        } at "output.Out.description",
        "description of the template": |stack| { stack.description(Given::Intrinsic(reference("AWS::Region"))); }
            at "description",
        "type of a resource": |stack| { stack.resource(Some("Fn")).kind(Given::Intrinsic(reference("AWS::Region"))); }
            at "resource.Fn.kind",
    }
}

rule_test! {
    cfn_parameter_description: "cfn-parameter-description",
    passes {
        "unset": |stack| { text(stack); },
        "later": |stack| { text(stack).description(Given::Later); },
        "longest": |stack| { text(stack).description(known("x".repeat(4000))); },
    }
    fails {
        "too long": |stack| { text(stack).description(known("x".repeat(4001))); } at "parameter.Size.description",
    }
}

rule_test! {
    cfn_parameter_default_type: "cfn-parameter-default-type",
    passes {
        "unset": |stack| { number(stack); },
        "later": |stack| { number(stack).default(Given::Later); },
        "text": |stack| { text(stack).default(known("a")); },
        "flag": |stack| { text(stack).default(known(true)); },
        "number": |stack| { number(stack).default(known(5)); },
        "number as a text": |stack| { number(stack).default(known("5.5")); },
        "numbers": |stack| { parameter(stack, ParameterType::NumberList).default(known("1, 2")); },
    }
    fails {
        "list": |stack| { text(stack).default(known(Json::from(["a", "b"]))); } at "parameter.Size.default",
        "not a number": |stack| { number(stack).default(known("five")); } at "parameter.Size.default",
        "not all numbers": |stack| { parameter(stack, ParameterType::NumberList).default(known("1,b")); }
            at "parameter.Size.default",
    }
}

rule_test! {
    cfn_parameter_default_allowed: "cfn-parameter-default-allowed",
    passes {
        "unset": |stack| { text(stack).allowed_values(list(["a", "b"])); },
        "later": |stack| { text(stack).default(Given::Later).allowed_values(list(["a", "b"])); },
        "anything allowed": |stack| { text(stack).default(known("c")); },
        "allowed values later": |stack| { text(stack).default(known("c")).allowed_values(Given::Later); },
        "one of them later": |stack| {
            text(stack).default(known("c")).allowed_values(Given::Known(vec![known("a"), Given::Later]));
        },
        "among them": |stack| { text(stack).default(known("b")).allowed_values(list(["a", "b"])); },
        "each among them": |stack| {
            parameter(stack, ParameterType::CommaDelimitedList).default(known("b,a")).allowed_values(list(["a", "b"]));
        },
        "the same number": |stack| { number(stack).default(known("5.0")).allowed_values(list([5, 6])); },
    }
    fails {
        "not among them": |stack| { text(stack).default(known("c")).allowed_values(list(["a", "b"])); }
            at "parameter.Size.default",
        "a number that is a text, written in another way": |stack| {
            text(stack).default(known("5.0")).allowed_values(list(["5"]));
        } at "parameter.Size.default",
        "one not among them": |stack| {
            parameter(stack, ParameterType::CommaDelimitedList).default(known("a,c")).allowed_values(list(["a", "b"]));
        } at "parameter.Size.default",
    }
}

rule_test! {
    cfn_parameter_default_bounds: "cfn-parameter-default-bounds",
    passes {
        "unset": |stack| { number(stack).min_value(known(5)); },
        "later": |stack| { number(stack).default(Given::Later).min_value(known(5)); },
        "a bound later": |stack| { number(stack).default(known(1)).min_value(Given::Later); },
        "lower bound": |stack| { number(stack).default(known(5)).min_value(known(5)).max_value(known(9)); },
        "upper bound": |stack| { number(stack).default(known("9.0")).min_value(known(5)).max_value(known(9)); },
        "shortest": |stack| { text(stack).default(known("é")).min_length(known(1)); },
        "longest": |stack| { text(stack).default(known("éé")).max_length(known(2)); },
    }
    fails {
        "below": |stack| { number(stack).default(known(4)).min_value(known(5)); } at "parameter.Size.default",
        "above": |stack| { number(stack).default(known("9.5")).max_value(known(9)); } at "parameter.Size.default",
        "too short": |stack| { text(stack).default(known("")).min_length(known(1)); } at "parameter.Size.default",
        "too long": |stack| { text(stack).default(known("abc")).max_length(known(2)); } at "parameter.Size.default",
    }
}

rule_test! {
    cfn_parameter_bounds_type: "cfn-parameter-bounds-type",
    passes {
        "unset": |stack| { text(stack); },
        "type later": |stack| { stack.parameter(Some("Size")).kind(Given::Later).min_value(known(1)); },
        "length of a text": |stack| { text(stack).min_length(known(1)).max_length(known(2)); },
        "value of a number": |stack| { number(stack).min_value(known(1)).max_value(known(2)); },
    }
    fails {
        "value of a text": |stack| { text(stack).max_value(known(1)); } at "parameter.Size.max_value",
        "without a type": |stack| { stack.parameter(Some("Size")).min_value(Given::Later); } at "parameter.Size.min_value",
        "length of a number": |stack| { number(stack).min_length(known(1)); } at "parameter.Size.min_length",
    }
}

rule_test! {
    cfn_parameter_bounds_order: "cfn-parameter-bounds-order",
    passes {
        "unset": |stack| { number(stack).min_value(known(1)); },
        "later": |stack| { number(stack).min_value(known(1)).max_value(Given::Later); },
        "equal": |stack| {
            let (min, max) = bounds(5, 5);
            number(stack).min_value(min).max_value(max);
        },
    }
    fails {
        "values": |stack| {
            let (min, max) = bounds(6, 5);
            number(stack).min_value(min).max_value(max);
        } at "parameter.Size.min_value",
        "lengths": |stack| {
            let (min, max) = bounds(6, 5);
            text(stack).min_length(min).max_length(max);
        } at "parameter.Size.min_length",
    }
}

rule_test! {
    cfn_condition_test: "cfn-condition-test",
    passes {
        "later": |stack| { stack.condition(Some("IsProd")).test(Given::Later); },
        "comparison": |stack| { test(stack, is_prod()); },
        "another condition": |stack| {
            stack.condition(Some("Other")).test(Given::Intrinsic(is_prod()));
            test(stack, not(crate::function::condition("Other")));
        },
    }
    fails {
        "unset": |stack| { stack.condition(Some("IsProd")); } at "condition.IsProd",
        "a text": |stack| { stack.condition(Some("IsProd")).test(known("prod")); } at "condition.IsProd.test",
        "a value": |stack| { test(stack, reference("AWS::Region")); } at "condition.IsProd.test",
        "a choice": |stack| {
            stack.condition(Some("Other")).test(Given::Intrinsic(is_prod()));
            let sides = [Given::Intrinsic(is_prod()), Given::Intrinsic(is_prod())];
            stack.condition(Some("IsProd")).test(Given::Choice("Other".into(), Box::new(sides)));
        } at "condition.IsProd.test",
        "an attribute": |stack| { test(stack, equals(get_att("CognitoUserPool", "Arn"), "x".into())); }
            at "condition.IsProd.test",
    }
}

rule_test! {
    cfn_mapping_shape: "cfn-mapping-shape",
    passes {
        "later": |stack| { stack.mapping(Some("Map")).rows("a", Given::Later); },
        "a value later": |stack| { stack.mapping(Some("Map")).rows("a", row("b", Json::Null)); },
        "text": |stack| { stack.mapping(Some("Map")).rows("us-east-1", row("Bucket", "acme")); },
        "list": |stack| { stack.mapping(Some("Map")).rows("a", row("b", ["c", "d"])); },
    }
    fails {
        "no rows": |stack| { stack.mapping(Some("Map")); } at "mapping.Map",
        "no columns": |stack| { stack.mapping(Some("Map")).rows("a", known("b")); } at "mapping.Map.rows.a",
        "empty": |stack| { stack.mapping(Some("Map")).rows("a", known(Json::from(Object::new()))); } at "mapping.Map.rows.a",
        "name of a column": |stack| { stack.mapping(Some("Map")).rows("a", row("b-c", "d")); } at "mapping.Map.rows.a.b-c",
        "another level": |stack| { stack.mapping(Some("Map")).rows("a", row("b", Object::new().with("c", "d"))); }
            at "mapping.Map.rows.a.b",
    }
}

rule_test! {
    cfn_output_value: "cfn-output-value",
    passes {
        "later": |stack| { stack.output(Some("Out")).value(Given::Later); },
        "text": |stack| { stack.output(Some("Out")).value(known("x")); },
        "function": |stack| { stack.output(Some("Out")).value(Given::Intrinsic(reference("AWS::Region"))); },
        "function of Rust": |stack| { stack.output(Some("Out")).value(known(reference("AWS::Region"))); },
    }
    fails {
        "unset": |stack| { stack.output(Some("Out")); } at "output.Out",
        "list": |stack| { stack.output(Some("Out")).value(known(Json::from(["a"]))); } at "output.Out.value",
        "object": |stack| { stack.output(Some("Out")).value(row("a", "b")); } at "output.Out.value",
    }
}

rule_test! {
    cfn_output_description: "cfn-output-description",
    passes {
        "unset": |stack| { stack.output(Some("Out")).value(known("x")); },
        "later": |stack| { stack.output(Some("Out")).value(known("x")).description(Given::Later); },
        "longest": |stack| { stack.output(Some("Out")).value(known("x")).description(known("x".repeat(1024))); },
    }
    fails {
        "too long": |stack| { stack.output(Some("Out")).value(known("x")).description(known("é".repeat(513))); }
            at "output.Out.description",
    }
}

rule_test! {
    cfn_resource_type: "cfn-resource-type",
    passes {
        "later": |stack| { stack.resource(Some("Fn")).kind(Given::Later); },
        "AWS": |stack| { stack.resource(Some("Fn")).kind(known("AWS::Lambda::Function")); },
        "custom": |stack| { stack.resource(Some("Fn")).kind(known("Custom::My_Thing@1-2")); },
        "module": |stack| { stack.resource(Some("Fn")).kind(known("Acme::S3::Bucket::MODULE")); },
    }
    fails {
        "unset": |stack| { stack.resource(Some("Fn")); } at "resource.Fn",
        "two parts": |stack| { stack.resource(Some("Fn")).kind(known("AWS::Lambda")); } at "resource.Fn.kind",
        "one colon": |stack| { stack.resource(Some("Fn")).kind(known("AWS:Lambda:Function")); } at "resource.Fn.kind",
        "an empty part": |stack| { stack.resource(Some("Fn")).kind(known("AWS::::Function")); } at "resource.Fn.kind",
    }
}
