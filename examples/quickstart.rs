//! Prints the template of a small stack.
use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the Acme web app.
    pub stack acme_auth {
        user_pool {
            username_attributes: [email],
            mfa: Optional [Totp],
            schema {
                email: required,
                department: String(2..=50),
                tenant_id: String(1..=256) immutable,
            }
            tags { Team: "identity", "cost center": "42" }
        }
        domain "acme-auth"
        resource_server mcp "MCP Server" { access: "Access the MCP server" }
        client {}
        client mcp_client {
            generate_secret: true,
            oauth {
                flows: [Code],
                scopes: [openid, mcp/access],
                callback_urls: ["https://claude.ai/api/mcp/auth_callback"],
            }
            access_token_validity: 30min,
        }
        group admins { description: "Back office", precedence: 1 }
        parameter Stage: String { default: "dev" }
        condition IsProd: ref Stage == "prod" && !(ref AWS::Region == "us-east-1"),
    }
}

fn main() {
    println!("{}", acme_auth());
    eprintln!(
        "{:?} {}",
        acme_auth::outputs::ALL,
        acme_auth::scopes::MCP_ACCESS
    );
}
