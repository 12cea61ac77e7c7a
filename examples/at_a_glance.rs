//! Nearly everything the language has, in one stack.
//!
//! ```sh
//! cargo run --example at_a_glance
//! ```
//!
//! * A stack that grows loses track of its names: a scope here, a client there, an attribute in a policy. Each of them is
//!   declared once and looked up wherever it is used, and the program gets it as a constant.
//! * The stage is a parameter of the function, so that the values which depend on it are checked when the template is
//!   built; hence the `Result`.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the Acme web app.
    pub stack acme_auth(stage: &str) {
        parameter GoogleClientId: String { description: "OAuth client id from the Google console" }
        parameter LambdaS3Bucket: String { description: "The bucket with the code of the trigger" }
        parameter LambdaS3Key: String { description: "Its key in the bucket" }

        user_pool {
            username_attributes: [email],
            auto_verified_attributes: [email],
            deletion_protection: Active,
            mfa: Optional [Totp],
            account_recovery: [VerifiedEmail],

            password_policy {
                minimum_length: 12,
                require: [Lowercase, Uppercase, Numbers, Symbols],
                temporary_password_validity: 3d,
            }
            email {
                source_arn: "arn:aws:ses:us-east-1:123456789012:identity/acme.com",
                from: "Acme <noreply@acme.com>",
            }
            schema {
                email: required,
                department: String(2..=50),
                employee_id: Number(1000..=99999),
                tenant_id: String(1..=256) immutable,
            }
            triggers {
                pre_sign_up: "arn:aws:lambda:us-east-1:123456789012:function:pre-sign-up",
                post_confirmation: PostConfirmation.Arn,
            }
        }

        domain "acme-auth"

        resource_server mcp { access: "Access the MCP server" }

        identity_provider google: Google {
            client_id: ref GoogleClientId,
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email, profile],
            attributes { email: email, name: name, username: sub }
        }

        client {}
        client mcp_client {
            generate_secret: true,
            identity_providers: [cognito, google],
            oauth {
                flows: [Code],
                scopes: [openid, mcp/access],
                callback_urls: ["https://claude.ai/api/mcp/auth_callback", #{ format!("https://{stage}.acme.com/cb") }],
            }
            access_token_validity: 30min,
            refresh_token_validity: 30d,
        }

        group admins { description: "Back office", precedence: 1 }

        identity_pool {
            name: "Acme_IdentityPool",
            principal_tags { department: custom:department, user_id: sub }
            authenticated {
                policy S3Access {
                    allow ["s3:GetObject", "s3:PutObject"] on ["arn:aws:s3:::acme-files/${aws:PrincipalTag/user_id}/*"],
                }
            }
        }

        resource PostConfirmation: "AWS::Lambda::Function" {
            Handler: "triggers.postConfirmation",
            Runtime: "nodejs22.x",
            Role: "arn:aws:iam::123456789012:role/lambda-execution-role",
            Code: { S3Bucket: ref LambdaS3Bucket, S3Key: ref LambdaS3Key },
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let template = acme_auth("staging")?;
    println!("{template}");
    eprintln!(
        "the MCP server reads the output {}",
        acme_auth::outputs::APP_CLIENT_ID_MCP_CLIENT
    );
    Ok(())
}
