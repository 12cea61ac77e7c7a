use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        description: "Sign-in"
        user_pool {
            username_attributes: [email phone_number],
            tags { Team: "a" "cost center": "42" }
        }
        client web {
            generate_secret: true
            id_token_validity: 1h;
            access_token_validity: 1h
            oauth { flows: [Code], scopes: [openid], callback_urls: ["https://acme.com"] }
        }
        domain "acme-auth"
        output One: "one"
        output Two: "two"
        identity_provider okta: Saml { metadata_url: "https://acme.okta.com/metadata" }
        resource Topic: "AWS::SNS::Topic" { Tags: [{ Key: "a" Value: "b" }] }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
