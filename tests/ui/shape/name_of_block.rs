use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool main {}
        group { description: "Nobody" }
        resource_server { read: "Read" }
        identity_pool = "exact" {}
        client web { oauth web { flows: [Code] } }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
