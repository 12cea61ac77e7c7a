use auth_stack::auth_stack;

auth_stack! {
    stack none {
        user_pool { allowed_first_auth_factors: [] }
    }
}

auth_stack! {
    stack codes {
        domain "auth.acme.com" { certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd" }
        user_pool {
            mfa: On [Totp],
            allowed_first_auth_factors: [EmailOtp, SmsOtp, WebAuthn],
            web_authn { relying_party_id: "acme.org", factor_configuration: SingleFactor }
        }
        client web {
            explicit_auth_flows: [UserSrp],
            oauth { flows: [Code], scopes: [openid], callback_urls: ["https://acme.com"] }
        }
    }
}

fn main() {
    let _ = (none(), codes(), codes::outputs::APP_CLIENT_ID_WEB);
}
