use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {
            id_token_validity: 12h,
            access_token_validity: 1d,
            refresh_token_validity: 2h,
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
