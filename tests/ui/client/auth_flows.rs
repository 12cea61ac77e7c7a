use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web { explicit_auth_flows: [UserSrp, LegacyUserPassword, LegacyAdminNoSrp] }
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB);
}
