use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {
            access_token_validity: 30minutes,
            id_token_validity: 1day,
            refresh_token_validity: 4w,
            auth_session_validity: 5 minutes,
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
