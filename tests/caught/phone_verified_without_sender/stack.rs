auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            username_attributes: [phone_number],
            auto_verified_attributes: [phone_number],
        }
    }
}
