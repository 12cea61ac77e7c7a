auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            mfa: On [Totp],
            allowed_first_auth_factors: [Password, EmailOtp],
        }

        client app { explicit_auth_flows: [UserAuth, RefreshToken] }
    }
}
