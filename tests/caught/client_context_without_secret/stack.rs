auth_stack::auth_stack! {
    pub stack acme {
        client app { enable_propagate_additional_user_context_data: true }
    }
}
