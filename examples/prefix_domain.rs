//! Sign-in pages under a prefix of AWS: `https://acme-app.auth.<region>.amazoncognito.com`.
//!
//! ```sh
//! cargo run --example prefix_domain
//! ```
//!
//! * A prefix has lower-case letters, digits and hyphens, must not contain `aws`, `amazon` or `cognito`, and is taken as
//!   soon as anybody in the Region has it. The first two are checked here; the name of your company helps with the third.
//! * Pages that nobody can use are not worth having: the client says which flow, scopes and addresses it uses, and that
//!   users of the pool itself may sign in.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in pages for the app.
    pub stack hosted {
        domain "acme-app"

        client web {
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://app.example.com/callback"],
                logout_urls: ["https://app.example.com/"],
            }
        }
    }
}

fn main() {
    println!("{}", hosted());
}
