use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        resource_server api "Orders & Co" {
            read: "",
            "write all": "Write orders",
            "orders/delete": "Delete orders",
        }
        resource_server files = "https://api.acme.com/my files" { read: "Read files" }
    }
}

fn main() {
    let _ = (auth(), auth::scopes::API_READ, auth::scopes::FILES_READ);
}
