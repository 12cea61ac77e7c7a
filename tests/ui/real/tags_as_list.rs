//! The tags of a user pool are a map, not the list of keys and values that most resources have.

use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            name: "people",
            tags: [{ Key: "Team", Value: "identity" }, { Key: "Stage", Value: "test" }],
        }
    }
}

fn main() {
    let _ = auth();
}
