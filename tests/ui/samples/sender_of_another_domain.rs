use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            email {
                source_arn: "arn:aws:ses:us-east-1:123456789012:identity/acme.com",
                from: "Acme <noreply@acme.example>",
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
