auth_stack::auth_stack! {
    pub stack acme {
        group editors { role_arn: "arn:aws:iam::123456789012:role:acme-editors" }
    }
}
