use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth" { alias "Z0123456789ABCDEFGHIJ" }
        domain own: "auth.acme.com" {
            certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd",
            alias { hosted_zone_name: "acme.org" }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::COGNITO_USER_POOL_DOMAIN_URL_OWN);
}
