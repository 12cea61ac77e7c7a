use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool main { mfa Optional [Totp], }
        group { description: "Nobody" }
        resource_server { read: "Read" }
        identity_pool = "exact" {}
        client web { refresh_token_rotation web {} }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
