//! Rights by attribute: claims of the token become tags of the session, and policies compare them.
//!
//! ```sh
//! cargo run --example principal_tags
//! ```
//!
//! * A tag of an attribute that the pool does not declare is always empty. Tags here name attributes of the `schema`.
//! * A user who may write `custom:role` chooses their own rights with one call. No client of this stack may write it, nor
//!   the department, and one that says otherwise is an error.
//! * `dynamodb:LeadingKeys` has several values, and a plain `StringEquals` on it does not say what happens with the others:
//!   `ForAllValues:StringEquals` asks all of them. As that is also true of no value at all, the `Null` beside it wants one.

use auth_stack::auth_stack;

auth_stack! {
    /// Sign-in for employees, who see the rows of their own and the reports of their department.
    pub stack tagged {
        user_pool {
            schema {
                department: String(2..=50),
                role: String(2..=50),
            }
        }

        identity_pool {
            principal_tags {
                department: custom:department,
                role: custom:role,
                userId: sub,
            }
            authenticated {
                policy OwnRows {
                    allow ["dynamodb:Query"]
                        on [sub "arn:${AWS::Partition}:dynamodb:${AWS::Region}:${AWS::AccountId}:table/UserData"]
                        when {
                            "ForAllValues:StringEquals": { "dynamodb:LeadingKeys": ["${aws:PrincipalTag/userId}"] },
                            Null: { "dynamodb:LeadingKeys": "false" },
                        },
                }
                policy Reports {
                    allow ["s3:GetObject"] on ["arn:aws:s3:::acme-reports/${aws:PrincipalTag/department}/*"]
                        when { StringEquals: { "aws:PrincipalTag/role": "manager" } },
                }
            }
        }
    }
}

fn main() {
    println!("{}", tagged());
}
