auth_stack::auth_stack! {
    pub stack acme {
        client app {
            explicit_auth_flows: [UserSrp, RefreshToken],
            refresh_token_rotation { retry_grace_period: 20s }
        }
    }
}
