use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        resource_server orders = "https://api.acme.com" { read: "Read orders" }
        resource_server files = "https://api.acme.com" { read: "Read files" }
        resource_server größe { read: "Read" }
        resource_server empty = "" "" {}
        client web {}
    }
}

fn main() {
    let _ = (auth(), auth::scopes::ORDERS_READ, auth::scopes::FILES_READ);
}
