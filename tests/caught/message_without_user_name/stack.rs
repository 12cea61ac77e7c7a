auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            invitation { email_message: "Your password for Acme is {####}" }
        }
    }
}
