use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema {
                "": String,
                "custom:role": String,
                dev:level: Number,
                a_very_long_attribute_name: String,
                "cost center": String,
                sub: required,
                "department\u{200B}": String,
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
