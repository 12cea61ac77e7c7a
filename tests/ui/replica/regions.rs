use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool { feature_plan: Lite }
        replica "eu"
        replica one: "eu-west-1"
        replica two: "eu-west-1"
    }
}

auth_stack! {
    stack other {
        regional_configuration { status: Active }
    }
}

fn main() {
    let _ = (auth(), other(), auth::outputs::USER_POOL_ID);
}
