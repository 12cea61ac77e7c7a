use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool { web_authn { relying_party_id: "https://acme.com" } }
    }
}

auth_stack! {
    stack long {
        user_pool {
            web_authn { relying_party_id: "sign-in.accounts.customers.department.division.acme-corporation.com" }
        }
    }
}

fn main() {
    let _ = (auth(), long(), long::outputs::USER_POOL_ID);
}
