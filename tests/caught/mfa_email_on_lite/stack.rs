auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            feature_plan: Lite,
            mfa: Optional [Totp, Email],
            account_recovery: [VerifiedPhoneNumber, VerifiedEmail],
            email { source_arn: "arn:aws:ses:eu-central-1:123456789012:identity/acme.com" }
        }
    }
}
