use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_provider google = "MyGoogle": Google { client_id: "acme", client_secret: secret "google", scopes: [openid] }
        identity_provider apple: Apple { client_id: "a", team_id: "b", key_id: "c", private_key: secret "apple" }
        identity_provider second: Apple { client_id: "a", team_id: "b", key_id: "c", private_key: secret "apple" }
        identity_provider cognito: Saml { metadata_url: "https://acme.com/xml" }
        identity_provider okta = "my_okta": Saml { metadata_url: "https://acme.com/xml" }
        identity_provider entra = "Okta": Saml { metadata_url: "https://acme.com/xml", identifiers: ["acme.com", ""] }
        identity_provider adfs = "Okta": Saml { metadata_url: "https://acme.com/xml", identifiers: ["acme.com", "a/b"] }
        identity_provider ok: Saml { metadata_url: "https://acme.com/xml" }
    }
}

fn main() {
    let _ = (auth(), auth::providers::GOOGLE, auth::providers::ADFS);
}
