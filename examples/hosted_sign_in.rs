//! A web application that signs users in on Cognito's pages, with the authorization code flow.
//!
//! ```sh
//! cargo run --example hosted_sign_in
//! ```
//!
//! * Without `identity_providers` the API makes a client whose sign-in page has nobody to sign in with. Here users of the
//!   pool are always meant, unless the client says otherwise.
//! * Addresses are compared to the letter, and must be `https://`; `http://` is for `localhost` alone.
//! * The prefix is taken by whoever comes first in the Region: the name of the company and the stage belong in it.
//! * The pages are at `CognitoUserPoolDomainUrl`, the issuer of the tokens is not: that is `IssuerUrl`.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the staging web application.
    pub stack webapp_auth {
        user_pool {
            name: "webapp-auth",
            username_attributes: [email],
            auto_verified_attributes: [email],
            account_recovery: [VerifiedEmail],
            password_policy {
                minimum_length: 10,
                require: [Lowercase, Uppercase, Numbers],
            }
        }

        domain "acme-staging-auth"

        client web_app {
            explicit_auth_flows: [UserSrp, RefreshToken],
            enable_token_revocation: true,
            prevent_user_existence_errors: Enabled,
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://staging.example.com/callback"],
                logout_urls: ["https://staging.example.com/logout"],
            }
        }
    }
}

fn main() {
    println!("{}", webapp_auth());
}
