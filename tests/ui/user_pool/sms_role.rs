use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool { sms { caller_arn: Sender.Arn, external_id: "acme" } }
        resource Sender: "AWS::IAM::Role" {
            AssumeRolePolicyDocument: {
                Statement: [{ Effect: "Allow", Principal: { Service: "lambda.amazonaws.com" }, Action: "sts:AssumeRole" }],
            },
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
