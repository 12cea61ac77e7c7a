use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        parameter Stage: String { default: "test", allowed_values: ["dev", "prod"], min_value: 3 }
        parameter Size: Number { default: "many", max_length: 5 }
        parameter Count: Number { default: 3, min_value: 5, max_value: 4 }
        parameter Days: Number { default: 3, min_value: 5 }
        parameter Name: String { default: ["a"], description: ref Stage }
        parameter Bare {}
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
