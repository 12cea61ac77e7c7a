auth_stack::auth_stack! {
    pub stack acme {
        user_pool { feature_plan: Plus }

        log_delivery {
            user_auth_events { log_group_arn: "arn:aws:logs:eu-central-1:123456789012:log-group:acme-sign-ins" }
        }
    }
}
