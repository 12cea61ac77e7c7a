use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        description: 5,
        user_pool {
            name: Acme,
            case_sensitive: "true",
            username_attributes: email,
            alias_attributes: [5],
            password_policy { minimum_length: "12", history_size: 1.5 }
            tags: "identity",
            schema { level: Number("1") }
        }
        client web {
            generate_secret: yes,
            access_token_validity: 3600,
            output: { on: true },
            explicit_auth_flows: "UserSrp",
            prevent_user_existence_errors: true,
        }
        parameter Stage: "String" { default: [1..=5, 1h] }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID, auth::attributes::LEVEL, auth::clients::WEB);
}
