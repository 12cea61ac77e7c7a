//! AWS credentials for signed-in users: each may reach a folder of a bucket.
//!
//! ```sh
//! cargo run --example identity_pool
//! ```
//!
//! * A role that trusts every identity pool can be taken through anybody's. The role here trusts this pool, and signed-in
//!   users only.
//! * `${aws:PrincipalTag/userId}` is empty, and the folder is nobody's, unless the claim `sub` is made a tag and the role
//!   may be tagged (`sts:TagSession`). The default tags `userId` and `appClientId` see to both.
//! * Guests are off, and the role for guests, which AWS wants all the same, denies everything.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in with a folder for each user.
    pub stack folders {
        identity_pool {
            name: "MyApp_IdentityPool",
            allow_unauthenticated_identities: false,
            authenticated {
                policy S3Access {
                    allow ["s3:GetObject", "s3:PutObject"] on ["arn:aws:s3:::acme-files/${aws:PrincipalTag/userId}/*"],
                }
            }
        }
    }
}

fn main() {
    println!("{}", folders());
}
