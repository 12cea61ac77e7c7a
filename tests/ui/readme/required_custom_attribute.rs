use auth_stack::auth_stack;

auth_stack! {
    pub stack auth {
        user_pool {
            schema {
                employee_id: Number(1000..=99999) required,
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::EMPLOYEE_ID);
}
