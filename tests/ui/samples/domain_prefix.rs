use auth_stack::auth_stack;

auth_stack! {
    stack shouting {
        domain "Acme_Auth"
    }
}

auth_stack! {
    stack reserved {
        domain "acme-cognito-dev"
    }
}

fn main() {
    let _ = (shouting(), reserved(), reserved::outputs::COGNITO_USER_POOL_DOMAIN_URL);
}
