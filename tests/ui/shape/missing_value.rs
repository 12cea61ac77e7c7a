use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        description: ,
        user_pool {
            name:
        }
        client web {
            generate_secret,
            id_token_validity:,
            explicit_auth_flows: [UserSrp, , RefreshToken],
        }
        group admins { tags { Team } }
        mapping Regions { east: { Bucket } }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB, auth::groups::ADMINS);
}
