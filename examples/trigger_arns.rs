//! Triggers that another stack deploys, by their ARNs.
//!
//! ```sh
//! cargo run --example trigger_arns
//! ```
//!
//! * Cognito may not call a function just because the pool names it: each needs a permission, or the first sign-up fails
//!   with `AccessDeniedException`. Each trigger here brings one, for this pool only.
//! * `pre_token_generation` without a version changes the ID token alone. APIs are called with the access token, whose
//!   claims change from `V2` on.
//! * An ARN has an account of 12 digits; one digit less is found while compiling. `sub` fills in the account of the stack.
//! * `post_confirmation` is called after a forgotten password, too: the function looks at `triggerSource` before it greets
//!   a new user.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in with functions that live elsewhere.
    pub stack triggered {
        user_pool {
            triggers {
                pre_sign_up: "arn:aws:lambda:us-east-1:123456789012:function:pre-sign-up",
                post_confirmation: "arn:aws:lambda:us-east-1:123456789012:function:post-confirmation",
                pre_token_generation: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:token-customizer" V2,
            }
        }
    }
}

fn main() {
    println!("{}", triggered());
}
