use auth_stack::auth_stack;

auth_stack! {
    stack auth(stage: &str) {
        user_pool {
            name: #{ 5 },
            password_policy { minimum_length: #{ true } }
        }
        client web {
            access_token_validity: #{ 30 },
            oauth { flows: [Code], scopes: [openid], callback_urls: #{ stage } }
        }
        domain #{ stage }
    }
}

fn main() {
    let _ = (auth("dev").is_ok(), auth::outputs::APP_CLIENT_ID_WEB);
}
