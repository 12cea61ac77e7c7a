use auth_stack::auth_stack;

macro_rules! deep {
    ($($inner:tt)*) => { auth_stack! { stack auth { resource Topic: "AWS::SNS::Topic" { Nested: $($inner)* } } } };
}

deep! {
    [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[
        "deep"
    ]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
