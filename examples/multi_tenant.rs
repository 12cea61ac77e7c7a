//! A pool for many tenants: a second factor, a tenant on each user, groups, and triggers in the same template that set both.
//!
//! ```sh
//! cargo run --example multi_tenant
//! ```
//!
//! * `custom:tenant_id` separates tenants only as long as users cannot write it. The trigger after the confirmation sets it,
//!   from what it knows of the address, and adds the user to a group; both groups are declared.
//! * That trigger needs a policy which names the pool, while the pool names the trigger: a circle, if the policy is part of
//!   the role. As a resource of its own (`TriggerPolicy`) it is made last, and nothing waits for it.
//! * Each standard attribute of the template has its data type: without it the pool can be made, but never updated.
//! * An address is a proof only when it is verified: a trigger that confirms users by their domain lets anybody in who
//!   types that domain.
//! * Users sign in with their address, whatever its case, and get back in through it.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for the tenants of the app.
    pub stack tenants {
        parameter LambdaS3Bucket: String { description: "The bucket with the code of the triggers" }
        parameter LambdaS3Key: String { description: "Its key in the bucket" }

        user_pool {
            name: "my-user-pool",
            username_attributes: [email],
            auto_verified_attributes: [email],
            mfa: Optional [Totp],
            account_recovery: [VerifiedEmail],
            password_policy {
                minimum_length: 12,
                require: [Lowercase, Uppercase, Numbers, Symbols],
            }
            schema {
                email: required,
                tenant_id: String(1..=256),
            }
            triggers {
                pre_sign_up: PreSignUpFunction.Arn,
                post_confirmation: PostConfirmationFunction.Arn,
            }
        }

        client my_app_client {
            explicit_auth_flows: [UserSrp, RefreshToken],
            access_token_validity: 60min,
            id_token_validity: 60min,
            refresh_token_validity: 30d,
        }

        group admins = "Admins" { description: "Administrators of a tenant", precedence: 1 }
        group users = "Users" { description: "Everybody else", precedence: 10 }

        resource PreSignUpFunction: "AWS::Lambda::Function" {
            Handler: "triggers.pre_signup",
            Runtime: "python3.13",
            Role: TriggerRole.Arn,
            Code: { S3Bucket: ref LambdaS3Bucket, S3Key: ref LambdaS3Key },
        }

        resource PostConfirmationFunction: "AWS::Lambda::Function" {
            Handler: "triggers.post_confirmation",
            Runtime: "python3.13",
            Role: TriggerRole.Arn,
            Code: { S3Bucket: ref LambdaS3Bucket, S3Key: ref LambdaS3Key },
        }

        resource TriggerRole: "AWS::IAM::Role" {
            AssumeRolePolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Principal: { Service: "lambda.amazonaws.com" },
                    Action: "sts:AssumeRole",
                }],
            },
            ManagedPolicyArns: [sub "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole"],
        }

        resource TriggerPolicy: "AWS::IAM::RolePolicy" {
            RoleName: ref TriggerRole,
            PolicyName: "SetUpUsers",
            PolicyDocument: {
                Version: "2012-10-17",
                Statement: [{
                    Effect: "Allow",
                    Action: ["cognito-idp:AdminAddUserToGroup", "cognito-idp:AdminUpdateUserAttributes"],
                    Resource: CognitoUserPool.Arn,
                }],
            },
        }
    }
}

fn main() {
    println!("{}", tenants());
}
