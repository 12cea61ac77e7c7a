use auth_stack::auth_stack;

auth_stack! {
    stack empty {
        user_pool { sms {} }
    }
}

auth_stack! {
    stack both {
        user_pool {
            sms {
                caller_arn: "arn:aws:iam::123456789012:user/sms",
                external_id: "1",
                region: "eu",
                eums { region: "us" }
            }
        }
    }
}

fn main() {
    let _ = (empty(), both(), both::outputs::USER_POOL_ID);
}
