//! An identity pool with roles that are managed elsewhere, for users and for guests.
//!
//! ```sh
//! cargo run --example external_roles
//! ```
//!
//! * The ARN of a role has a slash after `role`; a colon is accepted by the template and refused by IAM.
//! * With tags of the session, which an identity pool here sends by default, the role must allow `sts:TagSession` beside
//!   `sts:AssumeRoleWithWebIdentity`, or nobody gets credentials. Nothing in this stack can see to that: the policies of
//!   these roles do not use tags, and so `principal_tags {}` turns them off.
//! * Both roles trust `cognito-identity.amazonaws.com` for the id of this pool (`…:aud`) and for what it says of the user
//!   (`…:amr`): `authenticated` for the one, `unauthenticated` for the other.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in with roles of the platform team.
    pub stack external {
        identity_pool {
            allow_unauthenticated_identities: true,
            principal_tags {}
            authenticated { role: "arn:aws:iam::123456789012:role/AuthenticatedRole" }
            unauthenticated { role: "arn:aws:iam::123456789012:role/UnauthenticatedRole" }
        }
    }
}

fn main() {
    println!("{}", external());
}
