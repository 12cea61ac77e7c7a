use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            triggers {
                pre_sign_up: "PreSignUp",
                post_confirmation: "arn:aws:s3:::acme-functions",
                pre_token_generation { version: V2 }
                kms_key: "alias/codes",
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::USER_POOL_ID);
}
