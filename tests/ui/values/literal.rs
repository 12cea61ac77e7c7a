use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        description: 'a',
        user_pool {
            name: b"acme",
            password_policy { minimum_length: 99999999999999999999 }
        }
        group admins { precedence: 1u8, description: "a"suffix }
        client web { id_token_validity: 1.5h }
    }
}

fn main() {
    let _ = (auth(), auth::groups::ADMINS, auth::clients::WEB);
}
