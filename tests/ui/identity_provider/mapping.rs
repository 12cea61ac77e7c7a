use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema { email: required, tenant: String(1..=256) immutable }
        }
        identity_provider google: Google {
            client_id: "acme",
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email],
            attributes { username: email, tenant: hd, custom:tenant: hd, emial: email }
        }
        identity_provider okta: Saml {
            metadata_url: "https://acme.okta.com/metadata",
            attributes { name: name }
        }
    }
}

fn main() {
    let _ = (auth(), auth::providers::OKTA, auth::attributes::TENANT);
}
