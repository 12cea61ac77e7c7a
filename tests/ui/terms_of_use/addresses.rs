use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {}
        terms_of_use web {}
        privacy_policy web { default: "acme com", english: "" }
        privacy_policy wbe { default: "https://acme.com/privacy" }
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB);
}
