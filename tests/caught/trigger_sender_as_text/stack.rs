auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            triggers {
                custom_email_sender: "arn:aws:lambda:eu-central-1:123456789012:function:acme-welcome",
                kms_key: "arn:aws:kms:eu-central-1:123456789012:key/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
            }
        }
    }
}
