use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        condition Empty,
        condition IsText: "prod",
        condition IsPool: CognitoUserPool.Arn == "x",
        condition IsProd: ref Stage == "prod" && IsLarge,
        mapping Regions {}
        mapping Sizes { small: 5, "us-east-1": { "a-b": 1, Ok: { deep: 1 } } }
        parameter Stage: String {}
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
