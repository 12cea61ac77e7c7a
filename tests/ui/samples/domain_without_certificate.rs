use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "auth.acme.com"
    }
}

fn main() {
    let _ = (auth(), auth::outputs::COGNITO_USER_POOL_DOMAIN_URL);
}
