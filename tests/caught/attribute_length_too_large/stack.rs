auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            schema { biography: String(1..=4096) }
        }
    }
}
