use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        description: sub ref Stage,
        user_pool {
            name: ref,
            tags {
                A: join ",",
                B: if IsProd { "x" },
                C: find Regions["x"],
                D: secret 5,
                E: if IsProd { "x" "y" } else { "z" },
                F: import,
            }
        }
        group admins { description: ref "Stage" }
        condition IsProd: ref AWS::Region == "us-east-1",
        mapping Regions { x: { y: "z" } }
    }
}

fn main() {
    let _ = (auth(), auth::groups::ADMINS);
}
