use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            feature_plan: Essentials,
            threat_protection: Enforced,
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
