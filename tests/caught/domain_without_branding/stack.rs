auth_stack::auth_stack! {
    pub stack acme {
        domain "acme-sign-in" { managed_login_version: 2 }

        client app {
            oauth { flows: [Code], scopes: [openid], callback_urls: ["https://app.acme.com/signed-in"] }
        }
    }
}
