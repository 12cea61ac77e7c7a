use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {
            generate_secret: false,
            enable_propagate_additional_user_context_data: true,
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
