//! Cognito has no trigger of this name, so the function would never be called.

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            triggers { one_trigger: "arn:aws:lambda:us-east-1:123456789012:function:check" }
        }
    }
}

fn main() {
    let _ = auth();
}
