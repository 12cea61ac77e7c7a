auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            triggers { custom_email_sender: "arn:aws:lambda:eu-central-1:123456789012:function:acme-welcome" }
        }
    }
}
