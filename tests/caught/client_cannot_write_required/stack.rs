auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            schema { given_name: required }
        }

        client app { write_attributes: [email] }
    }
}
