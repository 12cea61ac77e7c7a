auth_stack::auth_stack! {
    pub stack acme {
        identity_pool {
            principal_tags { user: sub }
            authenticated {
                policy Files { allow ["s3:GetObject"] on ["arn:aws:s3:::acme-files/${aws:PrincipalTag/user}/*"], }
            }
        }
    }
}
