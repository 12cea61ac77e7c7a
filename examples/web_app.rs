//! The least a web application needs: sign-in by e-mail, one client with SRP.
//!
//! ```sh
//! cargo run --example web_app
//! ```
//!
//! * `auto_verified_attributes` sends a code to the address; the user is confirmed once they typed it in, not before.
//! * What is left out is not left to chance: where nothing is written, a client here answers an unknown user like a wrong
//!   password, and its tokens can be revoked.
//! * The outputs are what the application is configured with: `Region`, `UserPoolId`, `UserPoolArn`, `IssuerUrl` (with its
//!   `https://`, as tokens say it in `iss`), and `AppClientIdWebApp`.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for a web application.
    pub stack my_auth {
        user_pool {
            name: "my-auth",
            username_attributes: [email],
            auto_verified_attributes: [email],
        }

        client web_app {
            explicit_auth_flows: [UserSrp, RefreshToken],
        }
    }
}

fn main() {
    println!("{}", my_auth());
}
