auth_stack::auth_stack! {
    pub stack acme {
        user_pool { mfa: Off [Totp] }
    }
}
