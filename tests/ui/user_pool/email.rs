use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            email {
                source_arn: "arn:aws:ses:us-east-1:123456789012:acme.com",
                from: "Acme, noreply@acme.com, or so",
                reply_to: "help",
                configuration_set: "my set",
            }
        }
    }
}

auth_stack! {
    stack unnamed {
        user_pool {
            email { sending_account: Developer, from: "zoë@acme.com" }
        }
    }
}

auth_stack! {
    stack elsewhere {
        user_pool {
            email { source_arn: "arn:aws:ses:ap-east-1:123456789012:identity/acme.com" }
        }
    }
}

fn main() {
    let _ = (auth(), unnamed(), elsewhere(), elsewhere::outputs::USER_POOL_ID);
}
