//! A trigger in the same template: the function, its role, and the bucket its code comes from.
//!
//! ```sh
//! cargo run --example trigger_function
//! ```
//!
//! * The three parameters say where the code was uploaded. With the version of the object, new code under the same key is
//!   a change that CloudFormation notices.
//! * A function whose role is a placeholder cannot be made; here the role is part of the stack, and allows no more than
//!   writing logs.
//! * A function that knows its pool (an environment variable, a policy of its role) waits for the pool, which waits for the
//!   function: a circle, found while compiling. What the function needs is in every event: `event.userPoolId`. Rights on
//!   the pool are a `grant`, a policy beside the role, for which nothing waits.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in that runs code of its own once a user is confirmed: it puts the user into a group.
    pub stack greeted {
        parameter LambdaS3Bucket: String { description: "The bucket with the code of the triggers" }
        parameter LambdaS3Key: String { description: "Its key in the bucket" }
        parameter LambdaS3ObjectVersion: String { description: "The version of the object" }

        user_pool {
            triggers { post_confirmation: PostConfirmationFunction.Arn }
        }

        group members { description: "Everybody who has confirmed their address" }

        grant add_to_group ["cognito-idp:AdminAddUserToGroup"] to ref PostConfirmationRole,

        resource PostConfirmationFunction: "AWS::Lambda::Function" {
            Handler: "triggers.postConfirmation",
            Runtime: "nodejs22.x",
            Role: PostConfirmationRole.Arn,
            Code: {
                S3Bucket: ref LambdaS3Bucket,
                S3Key: ref LambdaS3Key,
                S3ObjectVersion: ref LambdaS3ObjectVersion,
            },
        }

        resource PostConfirmationRole: "AWS::IAM::Role" {
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
    }
}

fn main() {
    println!("{}", greeted());
}
