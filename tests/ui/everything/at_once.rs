use auth_stack::auth_stack;

auth_stack! {
    /// One stack with all kinds of mistakes, each told once, in the order they stand here.
    pub stack auth {
        descripton: "Sign-in",
        parameter Stage: String { default: "test", allowed_values: ["dev", "prod"] }
        condition IsProd: ref Stagee == "prod",
        user_pool {
            username_attributes: email,
            mfa: Optional [Otp],
            deletion_protection: "ACTIVE",
            account_recovery: [VerifiedEmail, AdminOnly],
            password_policy { minimum_length: 5, temporary_password_validity: 36h }
            email { from: "noreply" }
            schema {
                department: String(2..51),
                tenant_id: String(1..=4096) immutable,
                employee_id: Number(1000..=99999) required,
            }
            tags { "aws:team": "identity" }
            triggers {
                pre_sign_up: "arn:aws:lambda:us-east-1:123456789:function:PreSignUp",
                post_confirmation: PostConfirmation.Arn,
            }
        }
        domain "Acme_Auth"
        resource_server mcp = "https://mcp.acme.com" { access: "", access: "Access the server" }
        identity_provider google: Google {
            client_id: "acme",
            client_secret: "GOCSPX-1234",
            scopes: [openid, email],
            attributes { emial: email }
        }
        client web {
            generate_secret: yes
            access_token_validity: 2d,
            id_token_validity: 30minutes,
            identity_providers: [cognito, gogle],
            write_attributes: [email, custom:departement],
            oauth {
                flows: [Code],
                scopes: [openid, mcp/acces],
                callback_urls: ["http://acme.com/callback", "https://acme.com/#done"],
                default_redirect_uri: "https://shop.example",
            }
        }
        client machine {
            oauth { flows: [ClientCredentials], scopes: [openid] }
        }
        client Machine {}
        group admins { precedence: -1 }
        group {}
        identity_pool {
            principal_tags { department: custom:departmnet }
            authenticated {
                policy Files { allow ["GetObject"] on ["arn:aws:s3:::acme/${aws:PrincipalTag/user}/*"] }
            }
        }
        output Url: ApiGateway.Url {}
        #[depends_on(Topc)]
        resource Topic: "SNS::Topic" {}
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB, auth::scopes::MCP_ACCESS, auth::groups::ADMINS, auth::attributes::TENANT_ID);
}
