use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        description: #{},
        user_pool { name: # "acme", tags: #{ [("Team", "identity")] } }
        group admins { precedence: #(5) }
    }
}

fn main() {
    let _ = (auth().is_ok(), auth::groups::ADMINS);
}
