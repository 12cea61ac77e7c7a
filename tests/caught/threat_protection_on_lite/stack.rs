auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            feature_plan: Lite,
            threat_protection: Audit,
        }
    }
}
