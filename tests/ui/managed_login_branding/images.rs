use auth_stack::auth_stack;

auth_stack! {
    stack auth {
        domain "acme-auth" { managed_login_version: 2 }
        client web { oauth { flows: [Code], scopes: [openid], callback_urls: ["https://acme.com"] } }
        client app { oauth { flows: [Code], scopes: [openid], callback_urls: ["https://acme.com"] } }
        managed_login_branding web {
            use_cognito_provided_values: true,
            settings: { categories: {} },
            asset: FormLogo Ico { bytes: "logo.ico" }
            asset { resource_id: "a/b" }
        }
        managed_login_branding wab
    }
}

fn main() {
    let _ = (auth(), auth::clients::WEB);
}
