use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth"
        client server {
            generate_secret: true,
            oauth { flows: [ClientCredentials], scopes: [api/read, api/write] }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_SERVER);
}
