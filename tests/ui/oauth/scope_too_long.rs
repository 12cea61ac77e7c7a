use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth"
        resource_server api = "https://0123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456" { read: "Read" }
        client machine {
            generate_secret: true,
            oauth { flows: [ClientCredentials], scopes: [api/read] }
        }
    }
}

fn main() {
    let _ = (auth(), auth::scopes::API_READ);
}
