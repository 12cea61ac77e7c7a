auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            schema { plan: String(40..=4) }
        }
    }
}
