auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            triggers { post_confirmation: "arn:aws:lambda:eu-central-1:12345678901:function:acme-welcome" }
        }
    }
}
