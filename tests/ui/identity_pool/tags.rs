use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {}
        identity_pool {
            clients: [],
            principal_tags { user: sub, role: "custom:rol" }
            supported_login_providers { "accounts.google.com": "1234.apps.googleusercontent.com" }
            provider_tags google { mail: email }
            provider_tags facebook: "graph.facebook.com" { "": email }
            authenticated {
                policy Files { allow ["s3:GetObject"] on ["arn:aws:s3:::acme/${aws:PrincipalTag/users}/*"] }
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}
