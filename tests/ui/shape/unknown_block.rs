use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pools {}
        terraform { backend: "s3" }
        client web {
            oauth2 { flows: [Code] }
            group admins {}
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
