use auth_stack::auth_stack;

auth_stack! {
    stack auth(stage: &str) {
        user_pool { name: #{ stage } }
    }
}

fn main() {
    let _ = (auth("dev").to_json(), auth().is_ok());
}
