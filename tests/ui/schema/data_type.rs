use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema {
                email: Number required,
                name: required developer_only,
                department,
                team: required,
                level: (1..=5),
                active: Boolean(0..=1),
                birthdate: DateTime(10..=10),
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::TEAM, auth::attributes::LEVEL, auth::attributes::ACTIVE);
}
