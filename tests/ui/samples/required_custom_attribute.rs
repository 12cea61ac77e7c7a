use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema {
                department: String(2..=50),
                employee_id: Number(1000..=99999) required,
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::EMPLOYEE_ID);
}
