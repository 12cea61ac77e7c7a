use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            feature_plan: Lite,
            triggers { pre_token_generation: Customizer.Arn V2 }
        }
        resource Customizer: "AWS::Lambda::Function" { Handler: "index.handler" }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
