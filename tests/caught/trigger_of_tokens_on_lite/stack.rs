auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            feature_plan: Lite,
            triggers { pre_token_generation: "arn:aws:lambda:eu-central-1:123456789012:function:acme-welcome" V2 }
        }
    }
}
