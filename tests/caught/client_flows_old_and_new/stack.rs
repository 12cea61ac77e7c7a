auth_stack::auth_stack! {
    pub stack acme {
        client app { explicit_auth_flows: [LegacyUserPassword, RefreshToken] }
    }
}
