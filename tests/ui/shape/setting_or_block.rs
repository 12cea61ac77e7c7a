use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool: {}
        client web {
            generate_secret { true }
            access_token_validity {}
            oauth: true,
            refresh_token_rotation: { feature: Enabled },
            id_token_validity: 1h { unit: "hours" }
        }
        description
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
