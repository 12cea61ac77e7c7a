use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {
            access_token_validity: 1min,
            id_token_validity: 48h,
            refresh_token_validity: 3651d,
            auth_session_validity: 20min,
        }
        client api {
            refresh_token_validity: 30min,
            auth_session_validity: 200s,
            explicit_auth_flows: [UserSrp, RefreshToken],
            refresh_token_rotation { retry_grace_period: 90s }
        }
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB, auth::clients::API);
}
