//! One template for every stage: parameters, conditions, a mapping, and the functions of CloudFormation.
//!
//! ```sh
//! cargo run --example cloudformation_values
//! ```
//!
//! * CloudFormation finds a name that is not there when it is too late, or never: an unknown condition inside `Fn::If`
//!   stops the deployment, a wrong column of a mapping does too. Here each `ref`, `if` and `find` is looked up.
//! * A stage that is free text is `prod` today and `production` tomorrow. With `allowed_values` it is one of those.
//! * A secret in a parameter is read by everybody who may describe the stack, unless it has `no_echo`. Better still, it is
//!   never a parameter: `secret "…"` is read from Secrets Manager while the stack is deployed.
//! * The value of an `if` is checked on both sides.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for whichever stage the stack is deployed as.
    pub stack parameterized {
        description: "Sign-in for one stage of the app",

        parameter Stage: String { default: "test", allowed_values: ["test", "production"] }
        parameter SessionDays: Number { default: 30, min_value: 1, max_value: 365 }
        parameter CallbackUrls: CommaDelimitedList { default: "https://app.example.com/callback" }
        parameter GoogleClientId: SsmString { default: "/acme/google/client-id" }

        condition IsProduction: ref Stage == "production",
        condition IsFederated: IsProduction && !(ref AWS::Region == "eu-central-2"),

        mapping Senders {
            "us-east-1": { Identity: "arn:aws:ses:us-east-1:123456789012:identity/example.com" },
            "eu-west-1": { Identity: "arn:aws:ses:eu-west-1:123456789012:identity/example.com" },
        }

        user_pool {
            name: join "-" ["acme", ref Stage],
            mfa: if IsProduction { On } else { Optional } [Totp],
            deletion_protection: if IsProduction { Active } else { Inactive },
            email {
                source_arn: find Senders[ref AWS::Region, "Identity"],
                from: "Acme <noreply@example.com>",
            }
        }

        domain sub "acme-${Stage}"

        #[condition = IsFederated]
        identity_provider google: Google {
            client_id: ref GoogleClientId,
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email],
            attributes { email: email, email_verified: email_verified, username: sub }
        }

        client web {
            identity_providers: if IsFederated { [cognito, google] } else { [cognito] },
            refresh_token_validity: ref SessionDays,
            oauth {
                flows: [Code],
                scopes: [openid, email],
                callback_urls: ref CallbackUrls,
            }
        }

        output SignInUrl: sub "https://acme-${Stage}.auth.${AWS::Region}.amazoncognito.com/login" {
            description: "Where users sign in",
        }
    }
}

fn main() {
    println!("{}", parameterized());
}
