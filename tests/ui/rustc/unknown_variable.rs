use auth_stack::auth_stack;

auth_stack! {
    stack auth(stage: &str) {
        user_pool { name: #{ format!("acme-{stag}") } }
    }
}

fn main() {
    let _ = (auth("dev").is_ok(), auth::outputs::USER_POOL_ID);
}
