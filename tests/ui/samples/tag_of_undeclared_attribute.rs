use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema { departement: String(2..=50) }
        }
        identity_pool {
            principal_tags { department: custom:department, role: custom:role, user: sub }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}
