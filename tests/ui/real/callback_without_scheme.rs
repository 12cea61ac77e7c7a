//! Cognito returns to whole addresses, and a host name alone is none.

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "load-tests"
        client console {
            oauth {
                flows: [Code],
                scopes: [openid],
                callback_urls: ["tests.example.com", "tests.example.com/", "http://localhost:3000/callback"],
                logout_urls: ["tests.example.com"],
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::clients::CONSOLE);
}
