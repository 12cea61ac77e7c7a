use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool { account_recovery: [VerifiedEmail, AdminOnly] }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
