use auth_stack::auth_stack;

auth_stack! {
    pub stack auth {
        client web {
            access_token_validity: 2d,
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
