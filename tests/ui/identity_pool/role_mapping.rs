use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {}
        client api {}
        identity_pool {
            clients: [web],
            role_mapping web: Rules {}
            role_mapping api: Token {}
            role_mapping ap: Token { rule { claim: sub, match_type: Equals, value: "a", role_arn: "arn:aws:iam::123456789012:role/a" } }
            role_mapping {}
            role_mapping google: Token { identity_provider: "accounts.google.com" }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}
