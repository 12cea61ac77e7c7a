use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_provider google: Google {
            client_id: "acme",
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email, profile],
            attributes { email: email, name: name, picture: picture }
        }
        client web {
            identity_providers: [google],
            write_attributes: [email, name],
        }
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB);
}
