use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            username_attributes: [email],
            alias_attributes: [email],
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
