use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth"
        resource_server api { read: "Read" }
        client empty { oauth {} }
        client many { oauth { flows: [Code, Code, Implicit, Code], scopes: [email, api/red], callback_urls: ["https://acme.com"] } }
        client machine {
            generate_secret: true,
            oauth { flows: [ClientCredentials], scopes: [openid, api/read, api] }
        }
    }
}

fn main() {
    let _ = (auth(), auth::scopes::API_READ, auth::clients::MACHINE);
}
