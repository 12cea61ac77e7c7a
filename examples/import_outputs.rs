//! The stack of an application, which imports what the stack of its sign-in exports.
//!
//! ```sh
//! cargo run --example import_outputs
//! cargo run --example import_outputs application
//! ```
//!
//! The first prints the stack of the sign-in, to deploy as `acme-auth`, the second the one of the application.
//!
//! * The name of an export is a text in one template and the same text in another; a typo is found when the second is
//!   deployed. Here the names come from the sign-in stack: an output that is gone is a compile error.
//! * Each output is exported as `<stack>:<output>`, those of the identity pool included.
//! * CloudFormation keeps an output from changing while another stack imports it. What changes often belongs in a parameter
//!   of the Systems Manager store.

use auth_stack::{Object, Resource, Template, auth_stack};

auth_stack! {
    /// Sign-in for the app.
    pub stack auth {
        client {}
        client mcp_client {}
    }
}

/// The name under which the sign-in stack is deployed.
const AUTH_STACK: &str = "acme-auth";

/// The application's own stack: the settings it reads when it starts.
pub fn application() -> Template {
    let settings = [
        ("UserPoolId", auth::exports::user_pool_id(AUTH_STACK)),
        ("AppClientId", auth::exports::app_client_id(AUTH_STACK)),
        (
            "McpClientId",
            auth::exports::app_client_id_mcp_client(AUTH_STACK),
        ),
    ];
    let mut template = Template::new();
    for (name, export) in settings {
        let mut parameter = Resource::new("AWS::SSM::Parameter");
        parameter.properties = Object::new()
            .with("Name", format!("/acme/auth/{name}"))
            .with("Type", "String")
            .with("Value", Object::new().with("Fn::ImportValue", export));
        template.add_resource(name, parameter);
    }
    template
}

fn main() {
    if std::env::args().any(|argument| argument == "application") {
        println!("{}", application());
    } else {
        println!("{}", auth());
    }
}
