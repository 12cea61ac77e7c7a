auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            mfa: Optional [Totp, Email],
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
        }
    }
}
