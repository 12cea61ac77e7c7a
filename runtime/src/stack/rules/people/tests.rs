use crate::block::Block;
use crate::function::{reference, sub};
use crate::json::{Json, Object};
use crate::literal::{Attribute, Raw};
use crate::stack::Stack;
use crate::testing::{known, list, rule_test};
use crate::user::{DeliveryMedium, MessageAction, User};
use crate::user_pool::AttributeType;
use crate::value::Given;

/// A user of a pool whose users sign in with their address.
fn alice(stack: &mut Stack) -> &mut User {
    named(stack, "alice@acme.com")
}

fn named<'a>(stack: &'a mut Stack, name: &str) -> &'a mut User {
    let user = stack.user(Some("alice"));
    user.meta().exact(known(name));
    user
}

/// A pool whose users have names of their own.
fn own_names(stack: &mut Stack) -> &mut Stack {
    stack
        .user_pool()
        .username_attributes(Given::Known(Vec::new()));
    stack
}

fn signs_in_with<'a, const N: usize>(stack: &'a mut Stack, attributes: [&str; N]) -> &'a mut Stack {
    stack
        .user_pool()
        .username_attributes(list::<Attribute>(attributes));
    stack
}

fn aliases<'a, const N: usize>(stack: &'a mut Stack, attributes: [&str; N]) -> &'a mut Stack {
    stack
        .user_pool()
        .alias_attributes(list::<Attribute>(attributes));
    stack
}

rule_test! {
    user_username: "user-username",
    passes {
        "an address": |stack| { alice(stack); },
        "later": |stack| { stack.user(Some("alice")).meta().exact(Given::Later); },
        "a function": |stack| { stack.user(Some("alice")).meta().exact(Given::Intrinsic(sub("${AWS::StackName}@acme.com"))); },
        "a number": |stack| { named(signs_in_with(stack, ["phone_number"]), "+15555550100"); },
        "either": |stack| { named(signs_in_with(stack, ["phone_number", "email"]), "alice@acme.com"); },
        "it is not known what users sign in with": |stack| {
            stack.user_pool().username_attributes(Given::Later);
            stack.user(Some("alice"));
        },
        "the name of the block": |stack| { own_names(stack).user(Some("build_bot")); },
        "shortest": |stack| { named(own_names(stack), "日"); },
        "longest": |stack| { named(own_names(stack), &"x".repeat(128)); },
        "longest number": |stack| { named(signs_in_with(stack, ["phone_number"]), "+155555501001234"); },
        "an address where names are free": |stack| { named(own_names(stack), "alice@acme.com"); },
        "different in case, where that counts": |stack| {
            own_names(stack).user_pool().case_sensitive(known(true));
            named(stack, "ann");
            stack.user(Some("ann")).meta().exact(known("Ann"));
        },
        "kept apart by a condition": |stack| {
            let test = crate::function::equals("a".into(), "b".into());
            stack.condition(Some("IsProd")).test(known(test));
            alice(stack);
            let other = stack.user(Some("other")).meta();
            other.exact(known("alice@acme.com"));
            other.condition(known("IsProd"));
        },
    }
    fails {
        "no address": |stack| { stack.user(Some("alice")); } at "user.alice",
        "a name for an address": |stack| { named(stack, "alice"); } at "user.alice.exact",
        "one side of a choice": |stack| {
            let test = crate::function::equals("a".into(), "b".into());
            stack.condition(Some("IsProd")).test(known(test));
            let name = Given::Choice("IsProd".into(), Box::new([known("alice@acme.com"), known("alice")]));
            stack.user(Some("alice")).meta().exact(name);
        } at "user.alice.exact",
        "an address for a number": |stack| { named(signs_in_with(stack, ["phone_number"]), "alice@acme.com"); }
            at "user.alice.exact",
        "a number with spaces": |stack| { named(signs_in_with(stack, ["phone_number"]), "+1-555-555-0100"); }
            at "user.alice.exact",
        "a long number": |stack| { named(signs_in_with(stack, ["phone_number"]), "+1555555010012345"); }
            at "user.alice.exact",
        "neither": |stack| { named(signs_in_with(stack, ["phone_number", "email"]), "alice"); } at "user.alice.exact",
        "empty": |stack| { named(own_names(stack), ""); } at "user.alice.exact",
        "too long": |stack| { named(own_names(stack), &"x".repeat(129)); } at "user.alice.exact",
        "a space": |stack| { named(own_names(stack), "Alice Miller"); } at "user.alice.exact",
        "twice": |stack| { alice(stack); stack.user(Some("bob")).meta().exact(known("Alice@acme.com")); }
            at "user.bob.exact",
    }
}

rule_test! {
    user_username_not_alias: "user-username-not-alias",
    passes {
        "no alias": |stack| { named(own_names(stack), "alice@acme.com"); },
        "another alias": |stack| { named(aliases(stack, ["preferred_username", "phone_number"]), "alice@acme.com"); },
        "a name": |stack| { named(aliases(stack, ["email", "phone_number"]), "alice"); },
        "an address that is none": |stack| { named(aliases(stack, ["email"]), "alice@acme"); },
        "a number that is none": |stack| { named(aliases(stack, ["phone_number"]), "+1"); },
        "later": |stack| { aliases(stack, ["email"]).user(Some("alice")).meta().exact(Given::Later); },
        "aliases later": |stack| {
            stack.user_pool().alias_attributes(Given::Known(vec![Given::Later]));
            alice(stack);
        },
    }
    fails {
        "an address": |stack| { alice(aliases(stack, ["email"])); } at "user.alice.exact",
        "a number": |stack| { named(aliases(stack, ["email", "phone_number"]), "+15555550100"); }
            at "user.alice.exact",
    }
}

/// A pool with an attribute of each kind that has bounds.
fn with_schema(stack: &mut Stack) -> &mut Stack {
    let schema = stack.user_pool().schema();
    let bounds = |min, max| {
        known(crate::literal::Range {
            min: Some(min),
            max: Some(max),
        })
    };
    schema
        .attribute(Some("plan"))
        .data_type(known(AttributeType::String))
        .range(bounds(2, 5));
    schema
        .attribute(Some("seats"))
        .data_type(known(AttributeType::Number))
        .range(bounds(1, 9));
    schema
        .attribute(Some("level"))
        .data_type(known(AttributeType::Number));
    stack
}

rule_test! {
    user_attributes: "user-attributes",
    passes {
        "unset": |stack| { alice(stack); },
        "later": |stack| { alice(stack).attributes("phone_number", Given::Later); },
        "a function": |stack| { alice(stack).attributes("email", Given::Intrinsic(reference("AWS::StackName"))); },
        "what users must have may come later": |stack| {
            stack.user_pool().schema().attribute(Some("family_name")).required(known(true));
            alice(stack);
        },
        "standard ones": |stack| {
            alice(stack).attributes("email", known("Alice@acme.com")).attributes("name", known("Alice"))
                .attributes("phone_number", known("+15555550100")).attributes("email_verified", known(true));
        },
        "verified as the name": |stack| { alice(stack).attributes("email_verified", known("true")); },
        "another thing that is verified": |stack| {
            let schema = stack.user_pool().schema();
            schema.attribute(Some("id_verified")).data_type(known(AttributeType::Boolean));
            alice(stack).attributes("custom:id_verified", known(true));
        },
        "not verified": |stack| { alice(stack).attributes("phone_number_verified", known(false)); },
        "lower bounds": |stack| {
            alice(with_schema(stack)).attributes("custom:plan", known("ab")).attributes("custom:seats", known(1));
        },
        "upper bounds": |stack| {
            alice(with_schema(stack)).attributes("custom:plan", known("abcde")).attributes("custom:seats", known("9"))
                .attributes("custom:level", known(-1));
        },
        "longest": |stack| { alice(stack).attributes("name", known("x".repeat(2048))); },
        "another address, where names are free": |stack| {
            named(own_names(stack), "alice@acme.com").attributes("email", known("a@acme.com"));
        },
        "validation data": |stack| {
            alice(stack).validation_data("abcdefghijklmnopqrstuvwxyzabcdef", known("x".repeat(2048)));
        },
    }
    fails {
        "not declared": |stack| { alice(stack).attributes("custom:plan", known("pro")); }
            at "user.alice.attributes.custom:plan",
        "without the prefix": |stack| { alice(with_schema(stack)).attributes("plan", known("pro")); }
            at "user.alice.attributes.plan",
        "sub": |stack| { alice(stack).attributes("sub", known("1234")); } at "user.alice.attributes.sub",
        "no address": |stack| { named(own_names(stack), "alice").attributes("email", known("alice")); }
            at "user.alice.attributes.email",
        "a number without country": |stack| { alice(stack).attributes("phone_number", known("5555550100")); }
            at "user.alice.attributes.phone_number",
        "a number with spaces": |stack| { alice(stack).attributes("phone_number", known("+1 555 555 0100")); }
            at "user.alice.attributes.phone_number",
        "another address": |stack| { alice(stack).attributes("email", known("a@acme.com")); }
            at "user.alice.attributes.email",
        "verified without a number": |stack| { alice(stack).attributes("phone_number_verified", known(true)); }
            at "user.alice.attributes.phone_number_verified",
        "verified without an address": |stack| {
            named(own_names(stack), "alice").attributes("email_verified", known("true"));
        } at "user.alice.attributes.email_verified",
        "below the length": |stack| { alice(with_schema(stack)).attributes("custom:plan", known("a")); }
            at "user.alice.attributes.custom:plan",
        "above the length": |stack| { alice(with_schema(stack)).attributes("custom:plan", known("abcdef")); }
            at "user.alice.attributes.custom:plan",
        "below the value": |stack| { alice(with_schema(stack)).attributes("custom:seats", known(0)); }
            at "user.alice.attributes.custom:seats",
        "above the value": |stack| { alice(with_schema(stack)).attributes("custom:seats", known("10")); }
            at "user.alice.attributes.custom:seats",
        "no number": |stack| { alice(with_schema(stack)).attributes("custom:level", known("high")); }
            at "user.alice.attributes.custom:level",
        "too long": |stack| { alice(stack).attributes("name", known("x".repeat(2049))); }
            at "user.alice.attributes.name",
        "a list": |stack| { alice(stack).attributes("name", Given::Known(Json::List(Vec::new()))); }
            at "user.alice.attributes.name",
        "a map": |stack| { alice(stack).attributes("name", Given::Known(Object::new().with("first", "Alice").into())); }
            at "user.alice.attributes.name",
        "validation data without a key": |stack| { alice(stack).validation_data("", known("x")); }
            at "user.alice.validation_data.",
        "validation data that is too long": |stack| { alice(stack).validation_data("a", known("x".repeat(2049))); }
            at "user.alice.validation_data.a",
    }
}

rule_test! {
    user_delivery: "user-delivery",
    passes {
        "unset": |stack| { alice(stack); },
        "later": |stack| { alice(stack).delivery(Given::Later); },
        "the name is the address": |stack| { alice(stack).delivery(list([DeliveryMedium::Email])); },
        "the name is the number": |stack| {
            named(signs_in_with(stack, ["phone_number", "email"]), "+15555550100").delivery(list([DeliveryMedium::Sms]));
        },
        "a name that is not known": |stack| {
            let user = stack.user(Some("alice"));
            user.meta().exact(Given::Later);
            user.delivery(list([DeliveryMedium::Email]));
        },
        "an address": |stack| {
            let user = named(own_names(stack), "alice");
            user.attributes("email", Given::Later).delivery(list([DeliveryMedium::Email]));
        },
        "no invitation": |stack| {
            let user = named(own_names(stack), "alice").message_action(known(MessageAction::Suppress));
            user.delivery(list([DeliveryMedium::Email]));
        },
        "perhaps no invitation": |stack| {
            let user = named(own_names(stack), "alice").message_action(Given::Later);
            user.delivery(list([DeliveryMedium::Email]));
        },
        "attributes in CloudFormation's spelling": |stack| {
            let user = named(own_names(stack), "alice").delivery(list([DeliveryMedium::Email]));
            user.meta().raw("UserAttributes", Given::Later);
        },
    }
    fails {
        "no address": |stack| { named(own_names(stack), "alice").delivery(list([DeliveryMedium::Email])); }
            at "user.alice.delivery[0]",
        "no number": |stack| { alice(stack).delivery(list([DeliveryMedium::Email, DeliveryMedium::Sms])); }
            at "user.alice.delivery[1]",
        "an address where a number is needed": |stack| {
            let user = named(signs_in_with(stack, ["phone_number", "email"]), "alice@acme.com");
            user.delivery(list([DeliveryMedium::Sms]));
        } at "user.alice.delivery[0]",
    }
}

fn groups(stack: &mut Stack, names: &Raw) {
    stack.group(Some("admins"));
    <dyn Block>::fill(alice(stack), "groups", None, names);
}

rule_test! {
    user_group_exists: "user-group-exists",
    passes {
        "unset": |stack| { alice(stack); },
        "later": |stack| { alice(stack).groups(Given::Later); },
        "a group of the stack": |stack| { groups(stack, &Raw::List(vec![Raw::Name("admins".into())])); },
        "a text": |stack| { groups(stack, &Raw::List(vec![Raw::Text("Testers".into())])); },
        "a function": |stack| {
            groups(stack, &Raw::List(vec![Raw::Intrinsic(reference("AWS::StackName"))]));
        },
    }
    fails {
        "no group": |stack| { groups(stack, &Raw::List(vec![Raw::Name("admins".into()), Raw::Name("admin".into())])); }
            at "user.alice.groups[1]",
        "one side of a choice": |stack| {
            let test = crate::function::equals("a".into(), "b".into());
            stack.condition(Some("IsProd")).test(known(test));
            let sides = [Raw::Name("admins".into()), Raw::Name("others".into())];
            groups(stack, &Raw::List(vec![Raw::Choice("IsProd".into(), Box::new(sides))]));
        } at "user.alice.groups[0]",
        "all of them a function": |stack| { groups(stack, &Raw::Intrinsic(reference("AWS::StackName"))); }
            at "user.alice.groups",
    }
}
