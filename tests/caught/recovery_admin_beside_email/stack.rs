auth_stack::auth_stack! {
    pub stack acme {
        user_pool { account_recovery: [VerifiedEmail, AdminOnly] }
    }
}
