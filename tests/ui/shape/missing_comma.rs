use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        description: "Sign-in"
        user_pool {
            username_attributes: [email phone_number],
            tags { Team: "a" "cost center": "42" }
        }
        client web {
            generate_secret: true
            id_token_validity: 1h
        }
        resource Topic: "AWS::SNS::Topic" { Tags: [{ Key: "a" Value: "b" }] }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
