use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema { email: required, name: required, department: String(2..=50), level: Number }
        }
        client web {
            read_attributes: [email, departement, custom:departement, level],
            write_attributes: [email, sub, email_verified],
        }
        client api { read_attributes: [], write_attributes: [email] }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::DEPARTMENT, auth::clients::WEB);
}
