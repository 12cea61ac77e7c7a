use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_pool {
            allow_unauthenticated_identities: true,
            authenticated { role: "arn:aws:iam::123456789012:role/Members" }
            unauthenticated { role: "arn:aws:iam::123456789012:role:Guests" }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}
