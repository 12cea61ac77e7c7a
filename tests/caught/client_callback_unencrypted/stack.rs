auth_stack::auth_stack! {
    pub stack acme {
        domain "acme-sign-in"

        client app {
            oauth { flows: [Code], scopes: [openid], callback_urls: ["http://app.acme.com/signed-in"] }
        }
    }
}
