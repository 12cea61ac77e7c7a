auth_stack::auth_stack! {
    pub stack acme {
        domain "acme-cognito-login"
    }
}
