use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            threat_protection { custom_auth_mode: Audit }
            key: CustomerManaged { kms_key_arn: "1234abcd" }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
