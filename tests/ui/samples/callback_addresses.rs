use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth"
        client web {
            oauth {
                flows: [Code],
                scopes: [openid],
                callback_urls: ["http://acme.com/callback", "acme.com/callback", "https://acme.com/#done"],
                default_redirect_uri: "https://acme.com/done",
            }
        }
        client app {
            oauth { flows: [Code], scopes: [openid] }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_APP);
}
