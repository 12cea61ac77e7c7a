auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            email { sending_account: Developer }
        }
    }
}
