use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        grant find_users ["ListUsers"] to "arn:aws:iam::123456789012:role/finder",
        grant nobody ["cognito-idp:ListUsers"],
        grant nothing to "finder",
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
