auth_stack::auth_stack! {
    pub stack acme {
        user_pool {
            triggers { post_confirmation: Welcome.Arn }
        }

        resource Welcome: "AWS::Lambda::Function" {
            Role: "arn:aws:iam::123456789012:role/acme-triggers",
            Code: { S3Bucket: "acme-code", S3Key: "triggers.zip" },
            Handler: "index.welcome",
            Runtime: "nodejs22.x",
            Environment: { Variables: { USERS: ref CognitoUserPool } },
        }
    }
}
