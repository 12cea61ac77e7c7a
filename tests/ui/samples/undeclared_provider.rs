use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_provider google: Google {
            client_id: "acme",
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email],
            attributes { email: email }
        }
        client web { identity_providers: [cognito, google, Facebook, github] }
        client legacy { identity_providers: ["COGNITO", Google] }
    }
}

fn main() {
    let _ = (auth(), auth::providers::GOOGLE, auth::outputs::APP_CLIENT_ID_LEGACY);
}
