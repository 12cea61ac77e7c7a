auth_stack::auth_stack! {
    pub stack acme {
        domain "sign-in.acme.com"
    }
}
