auth_stack::auth_stack! {
    pub stack acme {
        domain "sign-in.acme.com" {
            certificate: "arn:aws:acm:eu-central-1:123456789012:certificate/0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0",
        }
    }
}
