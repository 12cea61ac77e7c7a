use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            mfa: Optinal [Otp, SOFTWARE_TOKEN_MFA],
            deletion_protection: "ACTIVE",
            feature_plan: Premium,
            password_policy { require: [Digits, Lowercase] }
            schema { department: Strng(2..=50), level: Number large }
        }
        identity_provider github: GitHub { client_id: "acme" }
        client web { explicit_auth_flows: [UserSrp, ALLOW_USER_PASSWORD_AUTH] }
    }
}

fn main() {
    let _ = (auth(), auth::attributes::DEPARTMENT, auth::clients::WEB);
}
