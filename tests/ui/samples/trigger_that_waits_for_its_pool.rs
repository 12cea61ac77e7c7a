use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            triggers { post_confirmation: AddToGroup.Arn }
        }
        resource AddToGroup: "AWS::Lambda::Function" {
            Environment: { Variables: { USER_POOL_ID: ref CognitoUserPool } },
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
