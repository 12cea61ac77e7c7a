//! A web application with passwords, Google and GitHub.
//!
//! ```sh
//! cargo run --example social_sign_in
//! ```
//!
//! * GitHub signs users in with OAuth, but not with OIDC: it has no discovery document and no ID token, so that Cognito
//!   cannot use it as it is. A small service in front of it that speaks OIDC, at `https://github-oidc.example.com` here,
//!   makes it an `Oidc` provider like any other. Without such a service, leave the provider out.
//! * Who signs in with an e-mail address wants `username_attributes`: with an alias, users have a user name besides, which
//!   must not look like an address.
//! * What a provider fills in, such as `picture`, the client must be able to write, or the sign-in fails. An address that a
//!   provider fills in counts as unverified, unless `email_verified` is filled in too.
//! * `custom:plan` and `custom:organization_id` can be read by the application, not written: users would choose their plan.
//! * The password goes over the wire as it is with `UserPassword`; `UserSrp` never sends it.
//! * `localhost` is an address of the developers' client, which production does not have.
//! * A trigger whose answer has claims for the access token is a `V2` one.
//! * Custom attributes can be added to a live pool, but never changed or taken away.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the app.
    pub stack social {
        parameter Environment: String {
            default: "production",
            allowed_values: ["production", "staging", "development"],
        }

        condition IsDevelopment: ref Environment == "development",

        user_pool {
            name: sub "app-${Environment}",
            username_attributes: [email],
            auto_verified_attributes: [email],
            case_sensitive: false,
            mfa: Optional [Totp],
            account_recovery: [VerifiedEmail],

            password_policy {
                minimum_length: 12,
                require: [Lowercase, Uppercase, Numbers],
                temporary_password_validity: 7d,
            }
            verification_message {
                default_email_option: ConfirmWithCode,
                email_subject: "Your verification code",
                email_message: "Your verification code is {####}",
            }
            email {
                source_arn: sub "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/example.com",
                from: "noreply@example.com",
            }
            schema {
                plan: String(0..=50),
                organization_id: String(0..=50),
            }
            triggers {
                pre_sign_up: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:app-pre-sign-up",
                post_confirmation: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:app-post-confirmation",
                pre_token_generation: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:app-pre-token" V2,
            }
            tags { Application: "app", Environment: ref Environment }
        }

        domain sub "acme-app-${Environment}"

        identity_provider google: Google {
            client_id: ssm "/app/google/client-id",
            client_secret: secret "app/google:client_secret",
            scopes: [openid, email, profile],
            attributes {
                email: email,
                email_verified: email_verified,
                name: name,
                picture: picture,
                username: sub,
            }
        }

        identity_provider github = "GitHub": Oidc {
            issuer: "https://github-oidc.example.com",
            client_id: ssm "/app/github/client-id",
            client_secret: secret "app/github:client_secret",
            scopes: [openid, "read:user", "user:email"],
            attributes {
                email: email,
                email_verified: email_verified,
                name: name,
                picture: picture,
                username: sub,
            }
        }

        /// The application: public, with PKCE.
        client web {
            identity_providers: [cognito, google, github],
            explicit_auth_flows: [UserSrp, RefreshToken],
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://app.example.com/auth/callback"],
                logout_urls: ["https://app.example.com"],
            }
            access_token_validity: 60min,
            id_token_validity: 60min,
            refresh_token_validity: 30d,
            read_attributes: [email, email_verified, name, picture, custom:plan, custom:organization_id],
            write_attributes: [email, name, picture],
        }

        /// The same, on the machine of a developer.
        #[condition = IsDevelopment]
        client local {
            identity_providers: [cognito, google, github],
            explicit_auth_flows: [UserSrp, RefreshToken],
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["http://localhost:3000/auth/callback"],
                logout_urls: ["http://localhost:3000"],
            }
            read_attributes: [email, email_verified, name, picture, custom:plan, custom:organization_id],
            write_attributes: [email, name, picture],
        }
    }
}

fn main() {
    println!("{}", social());
}
