auth_stack::auth_stack! {
    pub stack acme {
        identity_pool { name: "Acme (users)!" }
    }
}
