use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        silence: [no-mfa, no-mfaa],
        condition IsProd: ref AWS::Region == "us-east-1",
        domain "acme-auth"
        #[condition = IsProd]
        resource_server api { read: "Read" }
        #[condition = IsProd]
        identity_provider okta: Saml { metadata_url: "https://acme.okta.com/metadata" }
        client web {
            identity_providers: [cognito, okta],
            oauth { flows: [Code], scopes: [openid, api/read], callback_urls: ["https://acme.com"] }
        }
    }
}

fn main() {
    let _ = (auth(), auth::scopes::API_READ, auth::providers::OKTA);
}
