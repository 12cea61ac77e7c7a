//! A business application: passwords, Google, and the company's own SAML provider, with tenants and roles.
//!
//! ```sh
//! cargo run --example saml_and_google
//! ```
//!
//! * A client that names a provider which does not exist is refused, and one that is made before its provider is, too; a
//!   provider that no client names is never seen. Here clients name the blocks, and wait for them.
//! * What a provider fills in, the client must be able to write, or the sign-in fails. `custom:role` is what the company's
//!   directory says, so that the client of that directory may write it. That client is confidential and has no sign-up of
//!   its own: its secret stays on the server, which does not ask for `aws.cognito.signin.user.admin`, so that no user of it
//!   can change what the directory said. The public client cannot write the role at all.
//! * A text that a provider fills may be as long as AWS allows, 2048 characters: a longer value than the schema permits
//!   would end the sign-in.
//! * `custom:tenant_id` is set by the back end after the sign-up. Were it immutable, it could only be set at the sign-up,
//!   by the user.
//! * Each trigger is given its permission; `pre_token_generation` is `V2`, so that the access token gets the claims.
//! * Only a confidential client may pass the user's address on to threat protection.
//! * `DeletionProtection` hangs on a parameter with a list of allowed values: with a free text, `prod` instead of
//!   `production` would silently turn it off.
//! * The provider's addresses for single sign-on and sign-out are read from its metadata; they are no settings.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the customers and the staff of Acme.
    pub stack acme {
        parameter Environment: String {
            default: "production",
            allowed_values: ["production", "staging", "development"],
        }
        parameter CertificateArn: String { description: "An issued certificate for auth.example.com, in us-east-1" }
        parameter OktaMetadataUrl: String { description: "Where Okta publishes the metadata of the application" }

        condition IsProduction: ref Environment == "production",

        user_pool {
            name: sub "acme-${Environment}",
            username_attributes: [email],
            auto_verified_attributes: [email],
            mfa: Optional [Totp],
            account_recovery: [VerifiedEmail],
            deletion_protection: if IsProduction { Active } else { Inactive },
            threat_protection: Enforced,

            password_policy {
                minimum_length: 12,
                require: [Lowercase, Uppercase, Numbers, Symbols],
                temporary_password_validity: 7d,
            }
            email {
                source_arn: sub "arn:${AWS::Partition}:ses:${AWS::Region}:${AWS::AccountId}:identity/noreply@example.com",
                from: "noreply@example.com",
            }
            verification_message {
                default_email_option: ConfirmWithCode,
                email_subject: "Your verification code",
                email_message: "Your verification code is {####}",
            }
            schema {
                tenant_id: String(1..=256),
                role: String,
            }
            triggers {
                pre_sign_up: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:acme-pre-sign-up",
                post_confirmation: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:acme-post-confirmation",
                pre_token_generation: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:acme-pre-token" V2,
                custom_message: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:acme-custom-message",
                pre_authentication: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:acme-pre-authentication",
                post_authentication: sub "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:acme-post-authentication",
            }
            tags { Project: "acme", Environment: ref Environment }
        }

        domain "auth.example.com" {
            certificate: ref CertificateArn,
        }

        identity_provider google: Google {
            client_id: ssm "/acme/google/client-id",
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email, profile],
            attributes {
                email: email,
                email_verified: email_verified,
                given_name: given_name,
                family_name: family_name,
                username: sub,
            }
        }

        identity_provider okta: Saml {
            metadata_url: ref OktaMetadataUrl,
            identifiers: ["example.com"],
            attributes {
                email: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress",
                given_name: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname",
                family_name: "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname",
                custom:role: "role",
            }
        }

        /// Customers, in the browser.
        client web {
            identity_providers: [cognito, google],
            explicit_auth_flows: [UserSrp, RefreshToken],
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://app.example.com/callback"],
                logout_urls: ["https://app.example.com/"],
            }
            access_token_validity: 1h,
            id_token_validity: 1h,
            refresh_token_validity: 30d,
            read_attributes: [email, email_verified, given_name, family_name, custom:tenant_id, custom:role],
            write_attributes: [email, given_name, family_name],
        }

        /// Staff, through the server of the back office.
        client back_office {
            generate_secret: true,
            identity_providers: [okta],
            explicit_auth_flows: [RefreshToken],
            enable_propagate_additional_user_context_data: true,
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://office.example.com/callback"],
                logout_urls: ["https://office.example.com/"],
            }
            access_token_validity: 1h,
            id_token_validity: 1h,
            refresh_token_validity: 1d,
            read_attributes: [email, email_verified, given_name, family_name, custom:tenant_id, custom:role],
            write_attributes: [email, given_name, family_name, custom:role],
        }
    }
}

fn main() {
    println!("{}", acme());
}
