//! The stack of the README: prints its template.
//!
//! ```sh
//! cargo run --example quickstart
//! ```

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the Acme web app.
    pub stack acme_auth {
        user_pool {
            mfa: Optional [Totp],
            schema {
                department: String(2..=50),
                tenant_id: String(1..=256) immutable,
            }
        }

        domain "acme-auth"

        resource_server mcp { access: "Access the MCP server" }

        client web {                                        // a public client: no secret
            oauth {
                flows: [Code],
                scopes: [openid, email, mcp/access],
                callback_urls: ["https://app.acme.com/callback"],
            }
            access_token_validity: 30min,
        }

        group admins { description: "Back office" }
    }
}

fn main() {
    println!("{}", acme_auth());
}
