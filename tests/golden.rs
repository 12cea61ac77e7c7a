//! The templates a user gets, byte by byte, and the constants beside them.
//!
//! Each is compared with the file of the same name in `tests/golden/`. After a change that is meant:
//! `GOLDEN=overwrite cargo test --test golden`, then read the difference.

mod support;

/// One test an example: includes it, and compares the template of its stack and the names in it.
macro_rules! examples {
    ($($path:literal $example:ident => $stack:ident $arguments:tt $(.expect($why:literal))?;)+) => { $(
        #[allow(dead_code, unreachable_pub, missing_docs, reason = "an example is a program of its own")]
        #[path = $path]
        mod $example;

        #[test]
        fn $example() {
            compare!(stringify!($example), $example::$stack $arguments $(.expect($why))?);
        }
    )+ };
}

/// Compares the template of a stack and the constants of its module.
macro_rules! compare {
    ($name:expr, $example:ident::$stack:ident $arguments:tt $(.expect($why:literal))?) => {{
        use $example::$stack::{attributes, clients, groups, outputs, providers, scopes};
        let template = $example::$stack $arguments $(.expect($why))?;
        let names = serde_json::json!({
            "outputs": outputs::ALL,
            "scopes": scopes::ALL,
            "groups": groups::ALL,
            "attributes": attributes::ALL,
            "providers": providers::ALL,
            "clients": clients::ALL,
        });
        support::compare(concat!("examples/", $name), &template.to_json());
        let mut looked_into = template.clone();
        for (id, _) in template.resources() {
            assert!(looked_into.resource_mut(id).is_some(), "{id}");
        }
        assert_eq!(looked_into.to_json(), template.to_json());
        support::compare(concat!("names/", $name), &format!("{names:#}\n"));
    }};
}

examples! {
    "../examples/at_a_glance.rs" at_a_glance => acme_auth("staging").expect("every value is right");
    "../examples/back_office.rs" back_office => back_office();
    "../examples/build-script/stack.rs" build_script => acme_auth();
    "../examples/cloudformation_values.rs" cloudformation_values => parameterized();
    "../examples/custom_attributes.rs" custom_attributes => staff();
    "../examples/custom_domain.rs" custom_domain => branded();
    "../examples/default_stack.rs" default_stack => auth();
    "../examples/existing_pool.rs" existing_pool => orders();
    "../examples/external_roles.rs" external_roles => external();
    "../examples/hosted_sign_in.rs" hosted_sign_in => webapp_auth();
    "../examples/http_api_authorizer.rs" http_api_authorizer => http();
    "../examples/identity_pool.rs" identity_pool => folders();
    "../examples/import_outputs.rs" import_outputs => auth();
    "../examples/managed_login_branding.rs" managed_login_branding => acme_branded().expect("every value is right");
    "../examples/mcp_connector.rs" mcp_connector => connector();
    "../examples/multi_region.rs" multi_region => acme_primary();
    "../examples/multi_tenant.rs" multi_tenant => tenants();
    "../examples/prefix_domain.rs" prefix_domain => hosted();
    "../examples/principal_tags.rs" principal_tags => tagged();
    "../examples/quickstart.rs" quickstart => acme_auth();
    "../examples/resource_server.rs" resource_server => tools();
    "../examples/rest_api_authorizer.rs" rest_api_authorizer => rest();
    "../examples/rust_values.rs" rust_values => staged("production", &["https://production.example.com/callback".into()]).expect("every value is right");
    "../examples/saml_and_google.rs" saml_and_google => acme();
    "../examples/social_sign_in.rs" social_sign_in => social();
    "../examples/spa_and_server.rs" spa_and_server => prod_auth();
    "../examples/trigger_arns.rs" trigger_arns => triggered();
    "../examples/trigger_function.rs" trigger_function => greeted();
    "../examples/web_app.rs" web_app => my_auth();
}

#[test]
fn multi_region_replica() {
    compare!("multi_region_replica", multi_region::acme_replica());
}

#[test]
fn import_outputs_application() {
    support::compare(
        "examples/import_outputs_application",
        &import_outputs::application().to_json(),
    );
}
