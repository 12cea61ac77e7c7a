auth_stack::auth_stack! {
    pub stack acme {
        user_pool { allowed_first_auth_factors: [EmailOtp] }

        client app { explicit_auth_flows: [UserAuth, RefreshToken] }
    }
}
