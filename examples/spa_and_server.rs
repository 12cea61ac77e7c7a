//! A production pool with a second factor, mail through SES, a public single-page application and a server that signs in
//! as itself.
//!
//! ```sh
//! cargo run --example spa_and_server
//! ```
//!
//! * A second factor that is optional or on needs a factor to be: `mfa: Optional [Totp]` says both at once.
//! * The scopes of a machine are those of a resource server; without one, `api/read` does not exist and the client is
//!   refused.
//! * A client with `ClientCredentials` has a secret and no other flow. Neither SRP nor another sign-in of users belongs to
//!   it: it may refresh, which it never does, and nothing else.
//! * The secret is no output: everybody who may look at the stack would read it, and it would stay in its history. It goes
//!   to Secrets Manager, where the server reads it, and where access is a matter of policies.
//! * The domain of a prefix has no CloudFront distribution to point a record at. Only a domain of one's own does, and then
//!   there is an output for it; see `custom_domain`.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for Acme's platform.
    pub stack prod_auth {
        user_pool {
            name: "prod-auth",
            username_attributes: [email],
            auto_verified_attributes: [email],
            mfa: Optional [Totp],
            account_recovery: [VerifiedEmail],
            deletion_protection: Active,
            password_policy {
                minimum_length: 12,
                require: [Lowercase, Uppercase, Numbers, Symbols],
                temporary_password_validity: 3d,
            }
            email {
                source_arn: "arn:aws:ses:us-east-1:123456789012:identity/noreply@example.com",
                from: "Acme <noreply@example.com>",
            }
        }

        domain "acme-prod-auth"

        resource_server api {
            read: "Read everything the platform knows",
            write: "Change it",
        }

        client web_spa {
            explicit_auth_flows: [UserSrp, RefreshToken],
            enable_token_revocation: true,
            prevent_user_existence_errors: Enabled,
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://app.example.com/callback"],
                logout_urls: ["https://app.example.com/logout"],
            }
            access_token_validity: 60min,
            id_token_validity: 60min,
            refresh_token_validity: 30d,
        }

        client api_server {
            generate_secret: true,
            explicit_auth_flows: [RefreshToken],
            enable_token_revocation: true,
            prevent_user_existence_errors: Enabled,
            oauth {
                flows: [ClientCredentials],
                scopes: [api/read, api/write],
            }
            access_token_validity: 30min,
        }

        resource ApiServerSecret: "AWS::SecretsManager::Secret" {
            Description: "The secret of the app client of the API server",
            SecretString: AppClientApiServer.ClientSecret,
        }

        output ApiServerSecretArn: ref ApiServerSecret { description: "Where the secret of the API server is kept" }
    }
}

fn main() {
    println!("{}", prod_auth());
}
