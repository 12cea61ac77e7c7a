use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            schema { level: Number(1..=5), team: String(2..=10) }
        }
        group admins {}
        user ann {
            attributes { email: "ann@acme.com", custom:level: "9", custom:tema: "a" }
            delivery: [Sms],
            groups: [admin],
        }
        user bob = "bob@acme.com" { attributes { email: "bob@acme", sub: "1234", custom:team: "a" } }
        user bobby = "bob@acme.com" {}
    }
}

auth_stack! {
    stack aliased {
        user_pool { alias_attributes: [email] }
        user cem = "cem@acme.com" {}
    }
}

fn main() {
    let _ = (auth(), auth::groups::ADMINS, aliased());
}
