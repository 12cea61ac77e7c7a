use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool "us-east-1:AbCd" {
            mfa: Optional [Totp],
            web_acl: "arn:aws:wafv2:us-east-1:123456789012:global/webacl/name/id",
        }
        client web {}
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
