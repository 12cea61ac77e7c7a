//! The templates a user gets, byte by byte.
//!
//! Each is compared with the file of the same name in `tests/golden/`. After a change that is meant:
//! `GOLDEN=overwrite cargo test --test golden`, then read the difference.

mod support;

/// One test an example: includes it, and compares the template of its stack.
macro_rules! examples {
    ($($path:literal $example:ident => $template:expr;)+) => { $(
        #[allow(dead_code, unreachable_pub, missing_docs, reason = "an example is a program of its own")]
        #[path = $path]
        mod $example;

        #[test]
        fn $example() {
            support::compare(concat!("examples/", stringify!($example)), &$template);
        }
    )+ };
}

examples! {
    "../examples/at_a_glance.rs" at_a_glance => at_a_glance::acme_auth("staging").expect("every value is right");
    "../examples/back_office.rs" back_office => back_office::back_office();
    "../examples/build-script/stack.rs" build_script => build_script::acme_auth();
    "../examples/cloudformation_values.rs" cloudformation_values => cloudformation_values::parameterized();
    "../examples/custom_attributes.rs" custom_attributes => custom_attributes::staff();
    "../examples/custom_domain.rs" custom_domain => custom_domain::branded();
    "../examples/default_stack.rs" default_stack => default_stack::auth();
    "../examples/existing_pool.rs" existing_pool => existing_pool::orders();
    "../examples/external_roles.rs" external_roles => external_roles::external();
    "../examples/hosted_sign_in.rs" hosted_sign_in => hosted_sign_in::webapp_auth();
    "../examples/http_api_authorizer.rs" http_api_authorizer => http_api_authorizer::http();
    "../examples/identity_pool.rs" identity_pool => identity_pool::folders();
    "../examples/import_outputs.rs" import_outputs => import_outputs::application();
    "../examples/managed_login_branding.rs" managed_login_branding => managed_login_branding::acme_branded().expect("every value is right");
    "../examples/mcp_connector.rs" mcp_connector => mcp_connector::connector();
    "../examples/multi_region.rs" multi_region => multi_region::acme_primary();
    "../examples/multi_tenant.rs" multi_tenant => multi_tenant::tenants();
    "../examples/prefix_domain.rs" prefix_domain => prefix_domain::hosted();
    "../examples/principal_tags.rs" principal_tags => principal_tags::tagged();
    "../examples/quickstart.rs" quickstart => quickstart::acme_auth();
    "../examples/resource_server.rs" resource_server => resource_server::tools();
    "../examples/rest_api_authorizer.rs" rest_api_authorizer => rest_api_authorizer::rest();
    "../examples/rust_values.rs" rust_values => rust_values::staged("production", &["https://app.example.com/callback".into()]).expect("every value is right");
    "../examples/saml_and_google.rs" saml_and_google => saml_and_google::acme();
    "../examples/social_sign_in.rs" social_sign_in => social_sign_in::social();
    "../examples/spa_and_server.rs" spa_and_server => spa_and_server::prod_auth();
    "../examples/trigger_arns.rs" trigger_arns => trigger_arns::triggered();
    "../examples/trigger_function.rs" trigger_function => trigger_function::greeted();
    "../examples/web_app.rs" web_app => web_app::my_auth();
}

#[test]
fn multi_region_replica() {
    support::compare(
        "examples/multi_region_replica",
        &multi_region::acme_replica(),
    );
}
