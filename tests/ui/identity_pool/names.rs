use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_pool {
            name: "Acme/Web",
            developer_provider_name: "acme login",
            supported_login_providers { "accounts.google.com": "acme app", "": "1234" }
            saml_provider_arns: ["okta"],
            tags { "": "a" }
            clients: [web, ap],
            cognito_identity_provider { client_id: "a-b" }
            cognito_identity_provider { client_id: "3n4b5urk1ft4fl3mg5e62d9ado", provider_name: "us-east-1_Example" }
        }
        client web {}
        client api {}
    }
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}
