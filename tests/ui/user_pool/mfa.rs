use auth_stack::auth_stack;

auth_stack! {
    stack off {
        user_pool { mfa: Off [Totp] }
    }
}

auth_stack! {
    stack empty {
        user_pool { mfa: On [] }
    }
}

auth_stack! {
    stack passkey {
        user_pool {
            mfa: Optional,
            web_authn { factor_configuration: MultiFactorWithUserVerification }
        }
    }
}

auth_stack! {
    stack unsent {
        user_pool { mfa: Optional [Sms, Email] }
    }
}

fn main() {
    let _ = (off(), empty(), passkey(), unsent(), unsent::outputs::USER_POOL_ID);
}
