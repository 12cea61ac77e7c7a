auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            verification_message { email_message: "Welcome to Acme" }
        }
    }
}
