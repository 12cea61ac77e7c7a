use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_provider okta: Saml {
            metadata_url: "https://acme.okta.com/metadata",
            SLORedirectBindingURI: "https://acme.okta.com/slo",
            sso_redirect_binding_uri: "https://acme.okta.com/sso",
            attributes { email: email }
        }
    }
}

fn main() {
    let _ = (auth(), auth::providers::OKTA);
}
