use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme"
        client web {}
        managed_login_branding web { settings: "{ \"components\": {} }" }
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB);
}
