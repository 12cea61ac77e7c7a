use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        colour: "blue",
        user_pool {
            usernameAttributes: [email],
            password_minimum: 8,
            password_policy { minimum_lenght: 8 }
        }
        client web { secret: true }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
