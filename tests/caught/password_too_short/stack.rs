auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            password_policy { minimum_length: 5 }
        }
    }
}
