use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        client web {}
        identity_pool {
            push_sync { application_arns: ["acme"], role_arn: "arn:aws:iam::123456789012:role/notify" }
            cognito_streams { stream_name: "acme", role_arn: "writer", streaming_status: Enabled }
            provider_tags google: "accounts.google.com" { mail: email }
            provider_tags gmail: "accounts.google.com" { user: sub }
        }
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB);
}
