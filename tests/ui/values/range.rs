use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema {
                department: String(2..51),
                level: Number(1.5..=9),
                team: String(5),
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::DEPARTMENT, auth::attributes::LEVEL, auth::attributes::TEAM);
}
