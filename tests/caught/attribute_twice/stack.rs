auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            schema {
                plan: String(1..=20),
                plan: Number(1..=20),
            }
        }
    }
}
