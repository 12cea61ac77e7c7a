use auth_stack::auth_stack;

auth_stack! {
    user_pool {}
}

auth_stack! {
    pub stack
}

auth_stack! {
    pub stack auth;
}

auth_stack! {}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
