use auth_stack::auth_stack;

auth_stack! {
    stack auth { client web {} }
    stack other {}
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
