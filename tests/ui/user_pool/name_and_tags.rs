use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            name: "Acme & Co",
            tags { "aws:team": "a", "": "b", "cost,center": "c" }
        }
    }
}

auth_stack! {
    stack long {
        user_pool {
            name: "",
            tags { Team: "01234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789012345678901234567890123456789" }
        }
    }
}

fn main() {
    let _ = (auth(), long::outputs::USER_POOL_ID);
}
