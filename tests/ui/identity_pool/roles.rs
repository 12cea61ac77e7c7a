use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        identity_pool {
            authenticated {
                role: "arn:aws:iam::123456789012:role/members",
                managed_policies: ["ReadOnlyAccess"],
                policy Files { allow ["s3:GetObject"] on ["*"] }
            }
            unauthenticated {
                role_name: "guests & friends",
                path: "apps",
                max_session_duration: 13h,
                permissions_boundary: "arn:aws:iam::aws",
            }
        }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::IDENTITY_POOL_ID);
}
