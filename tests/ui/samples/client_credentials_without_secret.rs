use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth"
        resource_server api { read: "Read orders" }
        client server {
            oauth { flows: [ClientCredentials], scopes: [api/read] }
        }
        client both {
            generate_secret: true,
            oauth { flows: [Code, ClientCredentials], scopes: [api/read], callback_urls: ["https://acme.com"] }
        }
    }
}

fn main() {
    let _ = (auth(), auth::scopes::API_READ, auth::outputs::APP_CLIENT_ID_BOTH);
}
