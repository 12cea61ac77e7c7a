use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        group staff { role_arn: "arn:aws:iam::account:role/staff" }
    }
}

fn main() {
    let _ = (auth(), auth::groups::STAFF);
}
