use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            triggers {
                pre_sign_up: "arn:aws:lambda:us-east-1:123456789:function:PreSignUp",
                post_confirmation: PostConfirmation.Arn,
            }
        }
        resource PostConfirmation: "AWS::Lambda::Function" { Handler: "index.handler" }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
