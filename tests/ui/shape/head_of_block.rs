use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool "acme" {}
        client web: true { generate_secret: true }
        group admins "Back office" {}
        domain 5
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB, auth::groups::ADMINS);
}
