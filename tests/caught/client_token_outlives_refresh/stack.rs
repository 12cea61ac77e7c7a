auth_stack::auth_stack! {
    pub stack acme {
        client app {
            access_token_validity: 12h,
            refresh_token_validity: 2h,
        }
    }
}
