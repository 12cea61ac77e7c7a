use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool { mfa: Optional }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
