//! A back office that nobody signs up to: its first administrator is invited, risky sign-ins are stopped, and all are logged.
//!
//! ```sh
//! cargo run --example back_office
//! ```
//!
//! * The invitation goes out by text message unless `delivery` says otherwise. `email_verified` lets the administrator reset a
//!   forgotten password by e-mail.
//! * The address is a parameter, so that the template names nobody. A change of it replaces the user; further people are
//!   invited from the back office itself.
//! * A risk configuration acts only where threat protection is `Enforced`, which needs the plan `Plus`. It holds for every
//!   client without one of its own.
//! * `MfaIfConfigured` lets a user without a second factor in; `MfaRequired` does not.
//! * The ARN of a log group that CloudFormation gives ends in `:*`, which Cognito refuses: `SignIns.Arn` is written without it.
//! * A log group is in the account and Region of the pool, and not encrypted with a key of your own: Cognito asks for that.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the back office.
    pub stack back_office {
        parameter AdminEmail: String { description: "The address of the first administrator" }

        user_pool {
            username_attributes: [email],
            allow_admin_create_user_only: true,
            feature_plan: Plus,
            threat_protection: Enforced,
            mfa: Optional [Totp],
            account_recovery: [VerifiedEmail],
            email {
                source_arn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
                from: "Back office <noreply@example.com>",
            }
            schema { desk: String(1..=20) }
        }

        domain "example-back-office"

        client web {
            oauth {
                flows: [Code],
                scopes: [openid, email],
                callback_urls: ["https://office.example.com/callback"],
            }
        }
        client kiosk { explicit_auth_flows: [UserSrp, RefreshToken] }

        group admins { description: "May do anything", precedence: 1 }
        group auditors { description: "May see anything", precedence: 2 }

        user administrator = ref AdminEmail {
            attributes {
                email: ref AdminEmail,
                email_verified: true,
                custom:desk: "HQ-1",
            }
            groups: [admins, auditors],
            delivery: [Email],
        }

        risk_configuration {
            account_takeover {
                low: NoAction,
                medium: MfaIfConfigured notify,
                high: Block notify,
                notification {
                    source_arn: "arn:aws:ses:us-east-1:123456789012:identity/example.com",
                    from: "Back office <security@example.com>",
                    block_email "We stopped a sign-in" {
                        html_body: "<p>Somebody in {city} tried to sign in as you.</p>",
                        text_body: "Somebody in {city} tried to sign in as you.",
                    }
                }
            }
            compromised_credentials: Block [SignIn, PasswordChange],
        }

        // The terminals in the office: always the same addresses, and no second factor.
        risk_configuration kiosk {
            account_takeover { low: NoAction, medium: Block, high: Block }
            compromised_credentials: Block,
            skipped_ip_ranges: ["203.0.113.0/24"],
        }

        log_delivery {
            user_notification: UndeliveredMessages.Arn,
            user_auth_events { log_group_arn: SignIns.Arn }
        }

        resource UndeliveredMessages: "AWS::Logs::LogGroup" {
            LogGroupName: "/aws/vendedlogs/back-office/messages",
            RetentionInDays: 30,
        }
        #[deletion_policy = Retain]
        #[update_replace_policy = Retain]
        resource SignIns: "AWS::Logs::LogGroup" {
            LogGroupName: "/aws/vendedlogs/back-office/sign-ins",
            RetentionInDays: 365,
        }
    }
}

fn main() {
    println!("{}", back_office());
}
