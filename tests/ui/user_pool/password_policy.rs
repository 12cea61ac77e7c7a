use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            unused_account_validity: 7d,
            password_policy {
                minimum_length: 5,
                require: ref Classes,
                temporary_password_validity: 36h,
                history_size: 25,
            }
        }
        parameter Classes: CommaDelimitedList { default: "Lowercase" }
    }
}

auth_stack! {
    stack legacy {
        user_pool { unused_account_validity: 366d }
    }
}

fn main() {
    let _ = (auth(), legacy(), legacy::outputs::USER_POOL_ID);
}
