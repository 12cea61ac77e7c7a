auth_stack::auth_stack! {
    pub stack acme {
        domain "acme-sign-in"

        resource_server orders { read: "Read orders" }

        client app {
            generate_secret: true,
            oauth { flows: [Code, ClientCredentials], scopes: [orders/read], callback_urls: ["https://app.acme.com/signed-in"] }
        }
    }
}
