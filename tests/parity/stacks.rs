//! The configurations of the other generator, written in this language.
//!
//! A stack that takes over a live one writes out what the other generator has for defaults: `classic!` does, and takes what
//! else belongs to the user pool, the default client and the stack.

use auth_stack::auth_stack;

/// A stack with the settings of the other generator.
macro_rules! classic {
    ($name:ident { $($pool:tt)* } $($rest:tt)*) => {
        auth_stack! {
            pub stack $name {
                user_pool {
                    password_policy { minimum_length: 8, require: [], temporary_password_validity: 30d }
                    $($pool)*
                }
                client { prevent_user_existence_errors: Legacy }
                $($rest)*
            }
        }
    };
}

classic! {
    default { deletion_protection: Inactive }
}

classic! {
    deletion_protection { deletion_protection: Active }
}

classic! {
    phone_sign_in {
        deletion_protection: Inactive,
        username_attributes: [phone_number],
        auto_verified_attributes: [],
    }
}

classic! {
    schema_of_one {
        deletion_protection: Inactive,
        schema { team: String(1..=100) }
    }
}

classic! {
    schema_of_all_kinds {
        deletion_protection: Inactive,
        schema {
            badge: Number(1000..=99999) immutable,
            team: String(2..=50),
            email: String(0..=2048) required,
            tester: Boolean,
        }
    }
}

classic! {
    triggers_of_both_kinds {
        deletion_protection: Inactive,
        triggers {
            pre_sign_up: "arn:aws:lambda:us-east-1:123456789012:function:acme-pre-sign-up",
            post_confirmation: Welcome.Arn,
            pre_token_generation: Claims.Arn,
        }
    }
    resource Welcome: "AWS::Lambda::Function" {
        Handler: "triggers.welcome",
        Runtime: "nodejs22.x",
        Role: "arn:aws:iam::123456789012:role/acme-triggers",
        Code: { S3Bucket: "acme-code", S3Key: "triggers.zip" },
    }
    resource Claims: "AWS::Lambda::Function" {
        Handler: "triggers.claims",
        Runtime: "nodejs22.x",
        Role: "arn:aws:iam::123456789012:role/acme-triggers",
        Code: { S3Bucket: "acme-code", S3Key: "triggers.zip" },
    }
}

classic! {
    triggers_of_all_kinds {
        deletion_protection: Inactive,
        triggers {
            pre_sign_up: "arn:aws:lambda:us-east-1:123456789012:function:acme-PreSignUp",
            post_confirmation: "arn:aws:lambda:us-east-1:123456789012:function:acme-PostConfirmation",
            pre_authentication: "arn:aws:lambda:us-east-1:123456789012:function:acme-PreAuthentication",
            post_authentication: "arn:aws:lambda:us-east-1:123456789012:function:acme-PostAuthentication",
            define_auth_challenge: "arn:aws:lambda:us-east-1:123456789012:function:acme-DefineAuthChallenge",
            create_auth_challenge: "arn:aws:lambda:us-east-1:123456789012:function:acme-CreateAuthChallenge",
            verify_auth_challenge_response:
                "arn:aws:lambda:us-east-1:123456789012:function:acme-VerifyAuthChallengeResponse",
            pre_token_generation: "arn:aws:lambda:us-east-1:123456789012:function:acme-PreTokenGeneration",
            user_migration: "arn:aws:lambda:us-east-1:123456789012:function:acme-UserMigration",
            custom_message: "arn:aws:lambda:us-east-1:123456789012:function:acme-CustomMessage",
        }
    }
}

classic! {
    identity_pool { deletion_protection: Inactive }
    identity_pool {}
}

classic! {
    identity_pool_for_guests { deletion_protection: Inactive }
    identity_pool { name: "Acme_IdentityPool", allow_unauthenticated_identities: true }
}

classic! {
    identity_pool_with_policies { deletion_protection: Inactive }
    identity_pool {
        authenticated {
            policy FileAccess {
                allow ["s3:GetObject", "s3:PutObject"] on ["arn:aws:s3:::acme-files/${aws:PrincipalTag/userId}/*"],
            }
        }
    }
}

classic! {
    identity_pool_with_tags {
        deletion_protection: Inactive,
        schema { role: String(0..=2048), team: String(0..=2048) }
    }
    identity_pool { principal_tags { team: custom:team, role: custom:role, userId: sub } }
}

classic! {
    identity_pool_without_tags { deletion_protection: Inactive }
    identity_pool { principal_tags {} }
}

classic! {
    identity_pool_with_external_roles { deletion_protection: Inactive }
    identity_pool {
        authenticated { role: "arn:aws:iam::123456789012:role/acme-users" }
        unauthenticated { role: "arn:aws:iam::123456789012:role/acme-guests" }
    }
}

classic! {
    domain_prefix { deletion_protection: Inactive }
    domain "acme-sign-in"
}

classic! {
    domain_of_your_own { deletion_protection: Inactive }
    domain "auth.acme.com" {
        certificate: "arn:aws:acm:us-east-1:123456789012:certificate/1234abcd-12ab-34cd-56ef-1234567890ab",
    }
}

classic! {
    resource_server { deletion_protection: Inactive }
    domain "acme-sign-in"
    resource_server mcp "MCP Server" { access: "Call the tools" }
}

classic! {
    mcp_connector { deletion_protection: Inactive }
    domain "acme-sign-in"
    resource_server mcp "MCP Server" { access: "Call the tools" }
    client mcp_client {
        generate_secret: true,
        prevent_user_existence_errors: Legacy,
        oauth {
            flows: [Code],
            scopes: [openid, mcp/access],
            callback_urls: ["https://tools.acme.com/callback"],
        }
    }
}

classic! {
    two_clients_and_servers { deletion_protection: Inactive }
    domain "acme-sign-in"
    resource_server mcp "MCP Server" { access: "Call the tools" }
    resource_server billing_api "Billing" { read: "Read invoices", write: "Write invoices" }
    client mcp_client {
        generate_secret: true,
        prevent_user_existence_errors: Legacy,
        oauth {
            flows: [Code],
            scopes: [openid, mcp/access],
            callback_urls: ["https://tools.acme.com/callback"],
        }
    }
    client batch_worker = "batch_worker" {
        generate_secret: true,
        prevent_user_existence_errors: Legacy,
        oauth {
            flows: [ClientCredentials],
            scopes: [billing-api/read, billing-api/write],
            callback_urls: [],
        }
    }
}

classic! {
    everything {
        deletion_protection: Active,
        schema { team: String(1..=100) }
        triggers {
            pre_sign_up: "arn:aws:lambda:us-east-1:123456789012:function:acme-pre-sign-up",
            post_confirmation: Welcome.Arn,
        }
    }
    domain "acme-sign-in"
    resource_server mcp "MCP Server" { access: "Call the tools" }
    client mcp_client {
        generate_secret: true,
        prevent_user_existence_errors: Legacy,
        oauth {
            flows: [Code],
            scopes: [openid, mcp/access],
            callback_urls: ["https://tools.acme.com/callback"],
        }
    }
    identity_pool {
        name: "Acme_IdentityPool",
        principal_tags { team: custom:team, userId: sub }
    }
    resource Welcome: "AWS::Lambda::Function" {
        Handler: "triggers.welcome",
        Runtime: "nodejs22.x",
        Role: "arn:aws:iam::123456789012:role/acme-triggers",
        Code: { S3Bucket: "acme-code", S3Key: "triggers.zip" },
    }
}

classic! {
    custom_senders {
        deletion_protection: Inactive,
        triggers {
            custom_email_sender: "arn:aws:lambda:us-east-1:123456789012:function:acme-mail",
            custom_sms_sender: "arn:aws:lambda:us-east-1:123456789012:function:acme-text",
            kms_key: "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab",
        }
    }
}

auth_stack! {
    pub stack social_sign_in {
        user_pool {
            deletion_protection: Inactive,
            password_policy { minimum_length: 8, require: [], temporary_password_validity: 30d }
        }
        domain "acme-sign-in"
        identity_provider google: Google {
            client_id: "1234.apps.googleusercontent.com",
            client_secret: secret "acme/google:client_secret",
            scopes: [openid, email, profile],
            attributes { email: email }
        }
        client {
            identity_providers: [cognito, google],
            prevent_user_existence_errors: Legacy,
            oauth {
                flows: [Code],
                scopes: [openid, email, profile],
                callback_urls: ["https://app.acme.com/"],
            }
        }
    }
}

classic! {
    public_client { deletion_protection: Inactive }
    client mobile_app { generate_secret: false, prevent_user_existence_errors: Legacy }
}

auth_stack! {
    pub stack nothing_written_out {
        domain "acme-sign-in"
        identity_pool {}
    }
}
