use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_provider google: Google { client_id: "acme", team_id: "A1B2C3D4E5" }
        identity_provider apple: Apple { client_id: "com.acme" }
        identity_provider facebook: Facebook {}
        identity_provider login: Oidc { client_id: "acme", issuer: "http://login.acme.com", scopes: [email] }
        identity_provider bare: Oidc { client_id: "acme" }
        identity_provider okta: Saml { metadata_file: "okta.xml" }
        identity_provider adfs: Saml { metadata_url: "https://acme.com/xml", metadata_file: "<xml/>" }
        identity_provider entra: Saml {}
        identity_provider unknown {}
    }
}

fn main() {
    let _ = (auth(), auth::providers::GOOGLE, auth::providers::ENTRA);
}
