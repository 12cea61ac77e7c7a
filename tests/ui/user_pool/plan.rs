use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        user_pool {
            feature_plan: Lite,
            allowed_first_auth_factors: [Password, EmailOtp],
            password_policy { history_size: 5 }
            mfa: Optional [Totp, Email],
            web_authn { factor_configuration: MultiFactorWithUserVerification }
            email { source_arn: "arn:aws:ses:us-east-1:123456789012:identity/acme.com" }
            authentication_message { email_message: "Your code is {####}" }
            threat_protection: Audit,
            triggers { pre_token_generation: "arn:aws:lambda:us-east-1:123456789012:function:claims" V3 }
        }
        client web { explicit_auth_flows: [UserAuth] }
        domain "acme-auth" { managed_login_version: 2 }
    }
}

fn main() {
    let _ = (auth(), auth::outputs::APP_CLIENT_ID_WEB);
}
