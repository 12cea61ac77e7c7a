auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            schema { preferred_delivery_window: String(1..=40) }
        }
    }
}
