auth_stack::auth_stack! {
    pub stack acme {
        client app { write_attributes: [email, email_verified] }
    }
}
