use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        #[logical_id = "My-Pool"]
        user_pool {}
        client größe {}
        parameter Stage_Name: String {}
        resource My_Topic: "AWS::SNS::Topic" {}
        output my_url: "https://acme.com" {}
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
