use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            triggers {
                custom_email_sender: "arn:aws:lambda:us-east-1:123456789012:function:email",
                custom_sms_sender: Text.Arn,
            }
        }
        resource Text: "AWS::Lambda::Function" { Handler: "text.handler" }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ARN);
}
