use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client both {
            analytics {
                application_arn: "arn:aws:mobiletargeting:us-east-1:123456789012:apps/1234abcd",
                application_id: "1234abcd",
            }
        }
        client part { analytics { application_id: "xyz", external_id: "acme" } }
        client none { analytics { user_data_shared: true } }
    }
}

fn main() {
    let _ = (auth(), auth::clients::BOTH, auth::clients::NONE);
}
