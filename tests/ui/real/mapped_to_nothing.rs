//! A mapping fills an attribute of the pool with a claim; here both sides were exchanged, and nothing declares the attribute.

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "shop-sign-in"
        identity_provider amazon: Amazon {
            client_id: "amzn1.application-oa2-client.1234",
            client_secret: secret "shop/amazon:secret",
            scopes: [profile],
            attributes { given_name: name, email: email, userId: custom:user_id }
        }
        client {
            identity_providers: [amazon, cognito],
            oauth { flows: [Code], scopes: [openid], callback_urls: ["https://shop.example.com"] }
        }
    }
}

fn main() {
    let _ = (auth(), auth::providers::AMAZON);
}
