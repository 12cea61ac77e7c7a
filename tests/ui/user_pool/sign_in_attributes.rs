use auth_stack::auth_stack;

auth_stack! {
    stack named {
        user_pool {
            username_attributes: [email, name],
            auto_verified_attributes: [phone_number, nickname],
            verify_before_update: [email],
        }
    }
}

auth_stack! {
    stack aliased {
        user_pool {
            alias_attributes: [preferred_username, family_name],
            schema { preferred_username: required }
        }
    }
}

fn main() {
    let _ = (named(), aliased(), aliased::outputs::USER_POOL_ID);
}
