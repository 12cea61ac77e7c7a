use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_pool {
            role_mapping: Rules {
                rule { claim: email, match_type: Equals }
                rule { claim: email, match_type: Equal, value: "", role_arn: "role" }
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}
