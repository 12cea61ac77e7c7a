use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth"
        client web {
            oauth {
                flows: [Code],
                scopes: [openid],
                callback_urls: ["", "https://acme.com/call back", "http://localhost.evil.com", "/callback"],
                logout_urls: ["http://localhost:3000", "https://acme.com#bye"],
                default_redirect_uri: "https://acme.com/done",
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB);
}
