use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        , ;
        client web { generate_secret: true;, => 5 }
        group admins { description: @, precedence: 1 2 }
        #[condition = Missing]
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB, auth::groups::ADMINS);
}
