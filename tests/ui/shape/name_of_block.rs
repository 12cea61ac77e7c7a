use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool main { mfa Optional [Totp], }
        group { description: "Nobody" }
        resource_server { read: "Read" }
        identity_pool = "exact" {}
        client web { refresh_token_rotation web {} }
        domain own = "acme-auth" { managed_login_version: 2 }
        parameter Stage = "stage": String,
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
