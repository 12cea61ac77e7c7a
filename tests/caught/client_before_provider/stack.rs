auth_stack::auth_stack! {
    pub stack acme {
        identity_provider google: Google {
            client_id: "8051.apps.googleusercontent.com",
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email],
            attributes { email: email }
        }

        domain "acme-sign-in"

        client app {
            identity_providers: [cognito, google],
            oauth { flows: [Code], scopes: [openid], callback_urls: ["https://app.acme.com/signed-in"] }
        }
    }
}
