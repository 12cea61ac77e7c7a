//! An MCP server that Claude, or any other OAuth client, signs in to, from end to end.
//!
//! ```sh
//! cargo run --example mcp_connector
//! ```
//!
//! * The default client stays public, for the web application; the connector is a client of its own with a secret. The
//!   secret belongs in no output, where everybody who may see the stack reads it: it goes to Secrets Manager, and from
//!   there into the settings of the connector.
//! * The connector waits for the resource server whose scope it names.
//! * What the MCP server announces as its authorization server is the *issuer* (`IssuerUrl`), not the domain of the
//!   sign-in pages: the discovery document lies at `<issuer>/.well-known/openid-configuration`. It neither mentions PKCE
//!   (`code_challenge_methods_supported`), which Cognito does support, nor a place where clients register themselves; for
//!   a client that insists on these, the MCP server serves a copy with the missing lines added. The id and the secret of
//!   the connector are typed in.
//! * The MCP server checks signature, issuer, expiry, `token_use` = `access`, `client_id` and the scope; an access token
//!   has no `aud`.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for an app and its MCP server.
    pub stack connector {
        domain "acme-app"

        resource_server mcp: "MCP Server" { access: "Full MCP access" }

        client {}
        client mcp_client {
            generate_secret: true,
            explicit_auth_flows: [RefreshToken],
            oauth {
                flows: [Code],
                scopes: [openid, mcp/access],
                callback_urls: ["https://claude.ai/api/mcp/auth_callback"],
            }
        }

        resource McpClientSecret: "AWS::SecretsManager::Secret" {
            Description: "The secret of the app client of the MCP connector",
            SecretString: AppClientMcpClient.ClientSecret,
        }

        output McpClientSecretArn: ref McpClientSecret { description: "Where the secret of the connector is kept" }
    }
}

fn main() {
    println!("{}", connector());
    eprintln!(
        "the MCP server reads the outputs {} and {} and asks for the scope {}",
        connector::outputs::ISSUER_URL,
        connector::outputs::APP_CLIENT_ID_MCP_CLIENT,
        connector::scopes::MCP_ACCESS,
    );
}
