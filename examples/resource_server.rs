//! An API with scopes of its own.
//!
//! ```sh
//! cargo run --example resource_server
//! ```
//!
//! * A scope is `<identifier>/<name>`, and a client that names one that no resource server has is refused. Here a scope is
//!   a name that is looked up: a typo is an error with a suggestion.
//! * CloudFormation sees no connection between a client and the server of its scopes, and makes them in any order. The
//!   client waits for the server here (`DependsOn`).
//! * The program that checks the scope needs the same text: it is `tools::scopes::MCP_ACCESS`.

use auth_stack::auth_stack;

auth_stack! {
    /// An MCP server, and a web application that may use it.
    pub stack tools {
        domain "acme-tools"

        resource_server mcp: "MCP Server" { access: "Access the MCP server" }

        client web {
            oauth {
                flows: [Code],
                scopes: [openid, mcp/access],
                callback_urls: ["https://app.example.com/callback"],
            }
        }
    }
}

fn main() {
    println!("{}", tools());
    eprintln!("the API asks for the scope {}", tools::scopes::MCP_ACCESS);
}
