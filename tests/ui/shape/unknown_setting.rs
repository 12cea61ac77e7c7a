use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        type: "blue",
        colour: "blue",
        domain "acme-auth"
        user_pool {
            usernameAttributes: [email],
            password_minimum: 8,
            password_policy { minimum_lenght: 8 }
        }
        client web {
            secret: true,
            scopes: [openid],
            minimum_length: 8,
            oauth { flow: [Code], scope: [openid], callback_url: ["https://acme.com"] }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
