auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            allowed_first_auth_factors: [Password, WebAuthn],
            web_authn { relying_party_id: "https://sign-in.acme.com" }
        }

        client app { explicit_auth_flows: [UserAuth, RefreshToken] }
    }
}
