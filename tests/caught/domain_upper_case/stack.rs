auth_stack::auth_stack! {
    pub stack acme {
        domain "Acme_Login"
    }
}
