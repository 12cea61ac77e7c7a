use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema {
                department: String(2..=4096),
                nickname: String(-1..=50),
                team: String(50..=2),
                level: Number(9..=1),
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::DEPARTMENT, auth::attributes::LEVEL);
}
