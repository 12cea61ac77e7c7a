use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_pool {
            authenticated {
                policy Empty {}
                policy Files = "my files" {
                    allow ["s3:GetObject"],
                    deny [] on ["acme-files"],
                    allow ["GetObject", "s3*:Get"] on ["*"] sid "read-all",
                    allow ["s3:GetObject"] on ["*"] when { StringEqual: { "aws:PrincipalTag/user": "a" } } sid "a",
                    allow ["s3:PutObject"] on ["*"] when { StringEquals: "a" } sid "a",
                    alow ["s3:ListBucket"] on ["*"],
                }
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}
