use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client by_arn { analytics { application_arn: "arn:aws:s3:::figures" } }
        client by_id { analytics { application_id: "1234abcd", role_arn: "publisher", external_id: "acme" } }
    }
}

fn main() {
    let _ = (auth(), auth::clients::BY_ARN, auth::clients::BY_ID);
}
