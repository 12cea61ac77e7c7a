use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool: { mfa: Off, tags: { Team: "a" } }
        domain: "acme-auth"
        client web {
            generate_secret { true }
            access_token_validity {}
            oauth: { flows: [Code], scopes: [openid], callback_urls: ["https://acme.com"] },
            refresh_token_rotation: true,
            id_token_validity: 1h { unit: "hours" }
            output = false,
            enable_token_revocation true,
        }
        description
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
