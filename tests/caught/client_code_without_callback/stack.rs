auth_stack::auth_stack! {
    pub stack acme {
        domain "acme-sign-in"

        client app {
            oauth { flows: [Code], scopes: [openid] }
        }
    }
}
