auth_stack::auth_stack! {
    pub stack acme {
        group editors { precedence: -1 }
    }
}
