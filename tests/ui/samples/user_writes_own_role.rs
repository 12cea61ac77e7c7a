use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema { role: String(1..=50) }
        }
        client web { write_attributes: [email, custom:role] }
        identity_pool {
            principal_tags { role: custom:role }
        }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::ROLE, auth::clients::WEB);
}
