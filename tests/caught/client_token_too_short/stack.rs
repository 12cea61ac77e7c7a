auth_stack::auth_stack! {
    pub stack acme {
        client app { access_token_validity: 2min }
    }
}
