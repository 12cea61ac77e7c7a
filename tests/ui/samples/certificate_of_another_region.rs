use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "auth.acme.com" { certificate: "arn:aws:acm:eu-west-1:123456789012:certificate/1234abcd" }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::COGNITO_USER_POOL_DOMAIN_CLOUD_FRONT_DISTRIBUTION);
}
