use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        group admins { precedence: -1, role_arn: "arn:aws:iam::123456789012:user/admin" }
        group staff = "all staff" { precedence: 4294967296 }
        group editors = "admins" {}
    }
}

fn main() {
    let _ = (auth(), auth::groups::ADMINS, auth::groups::EDITORS);
}
