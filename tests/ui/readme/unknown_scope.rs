use auth_stack::auth_stack;

auth_stack! {
    pub stack auth {
        domain "acme-auth"
        resource_server orders { read: "Read orders" }
        client web {
            oauth {
                flows: [Code],
                scopes: [openid, orders/raed],
                callback_urls: ["https://app.acme.com/callback"],
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::scopes::ORDERS_READ);
}
