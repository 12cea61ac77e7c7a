auth_stack::auth_stack! {
    pub stack acme {
        domain "acme-sign-in"

        resource_server orders { read: "Read orders" }

        client app {
            oauth { flows: [ClientCredentials], scopes: [orders/read] }
        }
    }
}
