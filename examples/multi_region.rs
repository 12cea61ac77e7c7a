//! A user pool with a replica in another Region, and what the replica has of its own there.
//!
//! ```sh
//! cargo run --example multi_region
//! cargo run --example multi_region replica
//! ```
//!
//! The first prints the stack of the pool, for us-east-1, the second the one of the replica, for eu-west-1.
//!
//! * The pool is encrypted with a multi-Region key, which must have its copy in the other Region before the replica is made.
//! * `issuer: Updated` serves the keys of the tokens from several Regions. It changes the issuer in every token: decide before
//!   the first user signs in.
//! * A replica cannot be changed, only replaced: its tags are those it starts with.
//! * A new replica is inactive. Deploy the second stack once it is there, with the id of the pool, which its replica shares.
//! * Functions, mail and text messages are regional: the replica calls and sends only what its own stack says.

use auth_stack::auth_stack;

auth_stack! {
    /// The pool, in us-east-1.
    pub stack acme_primary {
        user_pool {
            feature_plan: Essentials,
            issuer: Updated,
            mfa: Optional [Totp],
            key { kms_key_arn: "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd12ab34cd56ef1234567890ab" }
            email {
                source_arn: "arn:aws:ses:us-east-1:123456789012:identity/acme.com",
                from: "Acme <noreply@acme.com>",
            }
            triggers { pre_sign_up: "arn:aws:lambda:us-east-1:123456789012:function:pre-sign-up" }
        }
        client web {}

        replica "eu-west-1" { tags { Team: "identity" } }
    }
}

auth_stack! {
    /// What the replica has of its own, in eu-west-1.
    pub stack acme_replica {
        parameter PoolId: String { description: "The output UserPoolId of the stack in us-east-1" }

        user_pool ref PoolId { issuer: Updated }

        regional_configuration {
            status: Active,
            email {
                source_arn: "arn:aws:ses:eu-west-1:123456789012:identity/acme.com",
                from: "Acme <noreply@acme.com>",
            }
            triggers { pre_sign_up: "arn:aws:lambda:eu-west-1:123456789012:function:pre-sign-up" }
            tags { Team: "identity" }
        }
    }
}

fn main() {
    if std::env::args().any(|argument| argument == "replica") {
        println!("{}", acme_replica());
    } else {
        println!("{}", acme_primary());
    }
}
