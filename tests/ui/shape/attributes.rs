use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        #[logical_ident = "Pool"]
        #[cfg(test)]
        user_pool {
            #[condition = IsProd]
            password_policy { minimum_length: 8 }
            #[depends_on(Topic)]
            name: "acme",
        }
        #[deletion_policy = Keep]
        #[condition]
        #[depends_on = Topic]
        #[]
        client web {}
        condition IsProd: ref AWS::Region == "us-east-1",
        resource Topic: "AWS::SNS::Topic" {}
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
