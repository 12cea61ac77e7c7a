use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        resource Topic: "AWS::SNS::Topic" { Name: ref Queue }
        resource Queue: "AWS::SQS::Queue" { Name: sub "${Topic}-queue" }
        #[depends_on(Own)]
        resource Own: "AWS::SNS::Topic" {}
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
