use super::*;
use crate::testing::{known, list as listed, report, rule_test};
use crate::user_pool::AttributeType;
use crate::value::Given;

const ARN: &str = "arn:aws:lambda:us-east-1:123456789012:function:f";

fn custom(stack: &mut Stack, name: &'static str) {
    let schema = stack.user_pool().schema();
    schema
        .attribute(Some(name))
        .data_type(known(AttributeType::String));
}

fn require(stack: &mut Stack, name: &'static str) {
    stack
        .user_pool()
        .schema()
        .attribute(Some(name))
        .required(known(true));
}

fn write<const N: usize>(stack: &mut Stack, attributes: [&str; N]) {
    stack
        .client(Some("web"))
        .write_attributes(listed(attributes));
}

/// A provider, and a client that uses it.
fn provider<const N: usize>(stack: &mut Stack, attributes: [&'static str; N]) {
    let google = stack.identity_provider(Some("google"));
    for attribute in attributes {
        google.attributes(attribute, known("email"));
    }
}

fn uses_google(stack: &mut Stack) {
    stack
        .client(Some("web"))
        .identity_providers(listed(["google"]));
}

fn tag(stack: &mut Stack, claim: &'static str) {
    stack.identity_pool().principal_tags("tag", known(claim));
}

fn tokens(stack: &mut Stack) {
    stack
        .user_pool()
        .triggers()
        .pre_token_generation()
        .function(known(ARN));
}

#[test]
fn one_mistake_is_one_error() {
    let report = report(|stack| {
        require(stack, "email");
        write(stack, ["emial"]);
    });
    assert_eq!(
        report.to_string(),
        "client.web.write_attributes[0]: no attribute `emial` in this stack; did you mean `email`? \
         [attr-permission-names]"
    );
}

rule_test! {
    attr_permission_names: "attr-permission-names",
    passes {
        "unset": |stack| { stack.client(Some("web")); },
        "later": |stack| { stack.client(Some("web")).read_attributes(Given::Later); },
        "an element later": |stack| { stack.client(Some("web")).read_attributes(Given::Known(vec![Given::Later])); },
        "standard": |stack| { stack.client(Some("web")).read_attributes(listed(["email", "sub", "identities"])); },
        "declared": |stack| { custom(stack, "role"); write(stack, ["custom:role"]); },
    }
    fails {
        "misspelt": |stack| { write(stack, ["email", "nickame"]); } at "client.web.write_attributes[1]",
        "to read": |stack| { stack.client(Some("web")).read_attributes(listed(["custom:role"])); }
            at "client.web.read_attributes[0]",
        "on one side of a choice": |stack| {
            let sides = Given::Choice("IsProd".into(), Box::new([known("email"), known("emial")]));
            stack.client(Some("web")).write_attributes(Given::Known(vec![sides]));
        } at "client.web.write_attributes[0]",
        "without its prefix": |stack| { custom(stack, "role"); write(stack, ["role"]); } at "client.web.write_attributes[0]",
    }
}

rule_test! {
    attr_permission_empty: "attr-permission-empty",
    passes {
        "unset": |stack| { stack.client(Some("web")); },
        "later": |stack| { stack.client(Some("web")).write_attributes(Given::Later); },
        "one": |stack| { write(stack, ["email"]); },
    }
    fails {
        "to write": |stack| { write(stack, []); } at "client.web.write_attributes",
        "to read": |stack| { stack.client(Some("web")).read_attributes(listed::<Attribute>([""; 0])); }
            at "client.web.read_attributes",
    }
}

rule_test! {
    write_attr_not_readonly: "write-attr-not-readonly",
    passes {
        "unset": |stack| { stack.client(Some("web")); },
        "later": |stack| { stack.client(Some("web")).write_attributes(Given::Later); },
        "writable": |stack| { write(stack, ["email", "updated_at"]); },
        "to read": |stack| { stack.client(Some("web")).read_attributes(listed(["sub", "email_verified"])); },
    }
    fails {
        "sub": |stack| { write(stack, ["sub"]); } at "client.web.write_attributes[0]",
        "email_verified": |stack| { write(stack, ["email", "email_verified"]); } at "client.web.write_attributes[1]",
        "phone_number_verified": |stack| { write(stack, ["phone_number_verified"]); } at "client.web.write_attributes[0]",
    }
}

rule_test! {
    write_attr_include_required: "write-attr-include-required",
    passes {
        "unset": |stack| { require(stack, "email"); stack.client(Some("web")); },
        "later": |stack| { require(stack, "email"); stack.client(Some("web")).write_attributes(Given::Later); },
        "an element later": |stack| {
            require(stack, "email");
            stack.client(Some("web")).write_attributes(Given::Known(vec![known("name"), Given::Later]));
        },
        "included": |stack| { require(stack, "email"); write(stack, ["name", "email"]); },
        "not required": |stack| { write(stack, ["name"]); },
        "required later": |stack| {
            stack.user_pool().schema().attribute(Some("email")).required(Given::Later);
            write(stack, ["name"]);
        },
    }
    fails {
        "missing": |stack| { require(stack, "email"); require(stack, "name"); write(stack, ["name"]); }
            at "client.web.write_attributes",
    }
}

rule_test! {
    write_attr_include_mapped: "write-attr-include-mapped",
    passes {
        "no custom attributes": |stack| { provider(stack, ["email", "username"]); uses_google(stack); },
        "standard attributes": |stack| { custom(stack, "role"); provider(stack, ["email"]); uses_google(stack); },
        "later": |stack| {
            provider(stack, ["email"]);
            stack.client(Some("web")).identity_providers(listed(["google"])).write_attributes(Given::Later);
        },
        "included": |stack| {
            custom(stack, "role");
            provider(stack, ["email", "custom:role", "email_verified"]);
            stack.client(Some("web")).identity_providers(listed(["google"])).write_attributes(listed(["email", "custom:role"]));
        },
        "another client's provider": |stack| {
            custom(stack, "role");
            provider(stack, ["custom:role"]);
            stack.client(Some("web")).identity_providers(listed(["cognito"]));
        },
    }
    fails {
        "left out": |stack| {
            provider(stack, ["email", "name"]);
            stack.client(Some("web")).identity_providers(listed(["google"])).write_attributes(listed(["email"]));
        } at "client.web.write_attributes",
        "not in the default": |stack| { custom(stack, "role"); provider(stack, ["custom:role"]); uses_google(stack); }
            at "client.web",
    }
}

rule_test! {
    idp_mapping_keys: "idp-mapping-keys",
    passes {
        "unset": |stack| { stack.identity_provider(Some("google")); },
        "later": |stack| { stack.identity_provider(Some("google")).attributes("email", Given::Later); },
        "standard and username": |stack| { provider(stack, ["email", "username"]); },
        "declared": |stack| { custom(stack, "role"); provider(stack, ["custom:role"]); },
    }
    fails {
        "misspelt": |stack| { provider(stack, ["emial"]); } at "identity_provider.google.attributes.emial",
        "not declared": |stack| { provider(stack, ["custom:role"]); } at "identity_provider.google.attributes.custom:role",
    }
}

rule_test! {
    idp_mapping_mutable: "idp-mapping-mutable",
    passes {
        "unset": |stack| { custom(stack, "role"); provider(stack, ["custom:role"]); },
        "later": |stack| {
            stack.user_pool().schema().attribute(Some("email")).immutable(Given::Later);
            provider(stack, ["email"]);
        },
        "immutable, but not filled": |stack| {
            stack.user_pool().schema().attribute(Some("name")).immutable(known(true));
            provider(stack, ["email"]);
        },
    }
    fails {
        "immutable": |stack| {
            stack.user_pool().schema().attribute(Some("email")).immutable(known(true));
            provider(stack, ["email"]);
        } at "identity_provider.google.attributes.email",
        "sub": |stack| { provider(stack, ["sub"]); } at "identity_provider.google.attributes.sub",
    }
}

rule_test! {
    idp_mapping_required: "idp-mapping-required",
    passes {
        "none required": |stack| { provider(stack, ["name"]); },
        "required later": |stack| {
            stack.user_pool().schema().attribute(Some("email")).required(Given::Later);
            provider(stack, ["name"]);
        },
        "filled": |stack| { require(stack, "email"); provider(stack, ["email"]); },
        "filled by a trigger": |stack| {
            require(stack, "email");
            provider(stack, ["name"]);
            stack.user_pool().triggers().inbound_federation(known(ARN));
        },
        "in CloudFormation's spelling": |stack| {
            require(stack, "email");
            let mapping = crate::json::Object::new().with("email", "email");
            stack.identity_provider(Some("google")).meta().raw("AttributeMapping", Given::Known(mapping.into()));
        },
    }
    fails {
        "not filled": |stack| { require(stack, "email"); provider(stack, ["name"]); } at "identity_provider.google",
        "nothing filled": |stack| { require(stack, "email"); provider(stack, []); } at "identity_provider.google",
    }
}

rule_test! {
    tag_claim_exists: "tag-claim-exists",
    passes {
        "unset": |stack| { stack.identity_pool(); },
        "later": |stack| { stack.identity_pool().principal_tags("tag", Given::Later); },
        "attribute": |stack| { tag(stack, "email"); },
        "OIDC's own": |stack| { tag(stack, "aud"); },
        "Cognito's own": |stack| { tag(stack, "cognito:username"); },
        "declared": |stack| { custom(stack, "department"); tag(stack, "custom:department"); },
        "made by a trigger": |stack| { tag(stack, "plan"); tokens(stack); },
    }
    fails {
        "not declared": |stack| { tag(stack, "custom:department"); } at "identity_pool.principal_tags.tag",
        "without its prefix": |stack| { custom(stack, "department"); tag(stack, "department"); }
            at "identity_pool.principal_tags.tag",
        "misspelt": |stack| { tag(stack, "aund"); } at "identity_pool.principal_tags.tag",
    }
}

rule_test! {
    tag_attribute_not_writable: "tag-attribute-not-writable",
    passes {
        "by default": |stack| { custom(stack, "role"); tag(stack, "custom:role"); },
        "later": |stack| {
            custom(stack, "role");
            tag(stack, "custom:role");
            stack.client(Some("web")).write_attributes(Given::Later);
        },
        "left out": |stack| { custom(stack, "role"); tag(stack, "custom:role"); write(stack, ["email"]); },
        "no tag": |stack| { custom(stack, "role"); write(stack, ["custom:role"]); },
        "verified": |stack| { tag(stack, "email"); write(stack, ["email"]); },
        "required": |stack| { tag(stack, "locale"); require(stack, "locale"); write(stack, ["locale"]); },
        "filled by a provider": |stack| {
            custom(stack, "role");
            tag(stack, "custom:role");
            provider(stack, ["custom:role"]);
            stack.client(Some("app")).identity_providers(listed(["google"])).write_attributes(listed(["custom:role"]));
        },
    }
    fails {
        "custom": |stack| { custom(stack, "role"); tag(stack, "custom:role"); write(stack, ["email", "custom:role"]); }
            at "client.web.write_attributes[1]",
        "standard": |stack| { tag(stack, "profile"); write(stack, ["profile"]); } at "client.web.write_attributes[0]",
    }
}
