use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web = "Web & Mobile" {}
        client größe {}
        client api = "" {}
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB, auth::clients::API);
}
