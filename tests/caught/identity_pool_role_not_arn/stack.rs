auth_stack::auth_stack! {
    pub stack acme {
        identity_pool {
            allow_unauthenticated_identities: true,
            unauthenticated { role: "arn:aws:iam::123456789012:role:acme-guests" }
        }
    }
}
