auth_stack::auth_stack! {
    pub stack acme {
        domain "acme-sign-in"

        client app {
            generate_secret: true,
            oauth { flows: [ClientCredentials], scopes: [openid] }
        }
    }
}
