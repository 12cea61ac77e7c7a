//! The default stack: a user pool and one public client, with nothing written.
//!
//! ```sh
//! cargo run --example default_stack
//! ```
//!
//! A bare pool of CloudFormation tells `Ann@acme.com` and `ann@acme.com` apart, says of each address whether it has an
//! account, and is gone with all its users as soon as it leaves the stack. Two of these can never be changed on a live
//! pool. Here the defaults are the safe side of each choice: sign-in with a verified e-mail address in any case,
//! passwords of 12 characters of all four classes, the same answer for an unknown user and a wrong password, and a pool
//! that is protected and kept.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in as it comes.
    pub stack auth {}
}

fn main() {
    println!("{}", auth());
}
