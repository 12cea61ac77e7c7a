//! An account has 12 digits, so nobody has the role that would send the messages.

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            mfa: Off,
            sms { caller_arn: "arn:aws:iam::12345678901:role/service-role/texts" }
        }
    }
}

fn main() {
    let _ = auth();
}
