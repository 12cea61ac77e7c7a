use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pools { schema { level: Number } }
        terraform { backend: "s3" }
        resource-server api { read: "Read" }
        domain "acme-auth"
        client my-web {
            oauth2 { flows: [ClientCredentials], scopes: [api/read] }
            generate_secret: true,
            group admins {}
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_MY_WEB, auth::attributes::LEVEL, auth::scopes::API_READ);
}
