use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool { feature_plan: Essentials }
        log_delivery {
            user_notification: "arn:aws:logs:us-east-1:123456789012:log-group:/acme/users:*",
            user_auth_events {
                log_group_arn: SignIns.Arn,
                bucket_arn: "acme-logs",
            }
        }
        resource SignIns: "AWS::Logs::LogGroup" {}
    }
}

auth_stack! {
    stack nowhere {
        log_delivery { user_notification {} user_auth_events {} }
    }
}

fn main() {
    let _ = (auth(), nowhere(), nowhere::outputs::USER_POOL_ID);
}
