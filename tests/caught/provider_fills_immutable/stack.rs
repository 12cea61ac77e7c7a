auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            schema { email: required immutable }
        }

        identity_provider google: Google {
            client_id: "8051.apps.googleusercontent.com",
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email],
            attributes { email: email }
        }
    }
}
