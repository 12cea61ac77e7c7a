auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            feature_plan: Lite,
            allowed_first_auth_factors: [Password, EmailOtp],
        }
    }
}
