//! The template in the types of `stratosphere`, which are generated from CloudFormation's specification.
//!
//! It has no words for a template's description, a resource's policies, and `DependsOn`.

use std::collections::BTreeMap;

use serde_json::{Value, json};
use stratosphere::Template;
use stratosphere::services::aws::{cognito, iam, lambda};
use stratosphere::value::{AWS_REGION, ExpString, get_att, get_att_arn};
use stratosphere::{fn_sub, template::LogicalResourceName};

use crate::json::{ARN, deny_all, trust};

/// What it cannot say.
pub const LEFT_OUT: [&str; 4] = [
    "Description",
    "DeletionPolicy",
    "UpdateReplacePolicy",
    "DependsOn",
];

/// The stack with this many clients.
pub fn template(clients: usize) -> Template<'static> {
    let template = &mut Template::new();
    let pool = &user_pool(template, clients > 0);
    template.output_export(
        "Region",
        "You use this value on Amplify Auth `region`.",
        AWS_REGION,
    );
    template.output_export(
        "UserPoolId",
        "You use this value on Amplify Auth `userPoolId`.",
        pool,
    );
    template.output_export(
        "UserPoolArn",
        "The ARN of the user pool, for IAM policies and API authorizers.",
        get_att_arn(pool),
    );
    template.output_export(
        "IssuerUrl",
        "The issuer (`iss`) of the tokens. Their keys are at `/.well-known/jwks.json` below it.",
        get_att(pool, "ProviderURL"),
    );
    if clients == 0 {
        let client = template.resource(
            "CognitoUserPoolClient",
            cognito::UserPoolClient! {
                user_pool_id: pool,
                supported_identity_providers: texts(["COGNITO"]),
                prevent_user_existence_errors: "ENABLED",
                enable_token_revocation: true,
            },
        );
        template.output_export(
            "AppClientId",
            "You use this value on Amplify Auth `userPoolWebClientId`.",
            client,
        );
    } else {
        around_clients(template, pool);
        let mut ids = Vec::with_capacity(clients);
        for number in 0..clients {
            ids.push(client(template, pool, number));
        }
        identity_pool(template, pool, &ids);
    }
    std::mem::take(template)
}

fn texts<const N: usize>(texts: [&str; N]) -> Vec<ExpString> {
    texts.map(ExpString::from).into()
}

fn user_pool(template: &mut Template, is_custom: bool) -> LogicalResourceName {
    let mut pool = cognito::UserPool! {
        auto_verified_attributes: texts(["email"]),
        policies: cognito::userpool::Policies! {
            password_policy: cognito::userpool::PasswordPolicy! {
                minimum_length: if is_custom { 14 } else { 12 },
                require_lowercase: true,
                require_numbers: true,
                require_symbols: true,
                require_uppercase: true,
                temporary_password_validity_days: 7,
            },
        },
        username_attributes: texts(["email"]),
        username_configuration: cognito::userpool::UsernameConfiguration! { case_sensitive: false },
        user_pool_name: stratosphere::value::AWS_STACK_NAME,
        deletion_protection: "ACTIVE",
    };
    if is_custom {
        let text = |name: &str, mutable: bool, min: &str, max: &str| {
            cognito::userpool::SchemaAttribute! {
                attribute_data_type: "String",
                mutable: mutable,
                name: name,
                required: false,
                string_attribute_constraints: cognito::userpool::StringAttributeConstraints! {
                    max_length: max,
                    min_length: min,
                },
            }
        };
        pool.schema = Some(vec![
            text("department", true, "2", "50"),
            text("tenant_id", false, "1", "256"),
            cognito::userpool::SchemaAttribute! {
                attribute_data_type: "Number",
                mutable: true,
                name: "employee_id",
                required: false,
                number_attribute_constraints: cognito::userpool::NumberAttributeConstraints! {
                    max_value: "9",
                    min_value: "1",
                },
            },
            text("plan", true, "1", "20"),
        ]);
        pool.lambda_config = Some(cognito::userpool::LambdaConfig! {
            pre_sign_up: function("a"),
            post_confirmation: function("b"),
            pre_authentication: function("c"),
            post_authentication: function("d"),
            custom_message: function("e"),
            user_migration: function("f"),
        });
        pool.mfa_configuration = Some("OPTIONAL".into());
        pool.enabled_mfas = Some(texts(["SOFTWARE_TOKEN_MFA"]));
    }
    template.resource("CognitoUserPool", pool)
}

fn function(name: &str) -> ExpString {
    ExpString::Literal(format!("{ARN}{name}"))
}

fn client(
    template: &mut Template,
    pool: &LogicalResourceName,
    number: usize,
) -> LogicalResourceName {
    let text = ExpString::Literal;
    let client = template.resource(
        format!("AppClientClient{number}").as_str(),
        cognito::UserPoolClient! {
            client_name: text(format!("client-{number}")),
            user_pool_id: pool,
            supported_identity_providers: texts(["COGNITO"]),
            prevent_user_existence_errors: "ENABLED",
            enable_token_revocation: true,
            access_token_validity: 30,
            refresh_token_validity: 30,
            token_validity_units: cognito::userpoolclient::TokenValidityUnits! {
                access_token: "minutes",
                refresh_token: "days",
            },
            write_attributes: texts([
                "address", "birthdate", "email", "family_name", "gender", "given_name", "locale", "middle_name", "name",
                "nickname", "phone_number", "picture", "preferred_username", "profile", "updated_at", "website", "zoneinfo",
            ]),
            allowed_o_auth_flows: texts(["code"]),
            allowed_o_auth_flows_user_pool_client: true,
            allowed_o_auth_scopes: texts(["openid", "email", "mcp/access"]),
            callback_ur_ls: vec![text(format!("https://app{number}.acme.com/callback"))],
            logout_ur_ls: vec![text(format!("https://app{number}.acme.com/bye"))],
        },
    );
    if number < 150 {
        template.output_export(
            format!("AppClientIdClient{number}").as_str(),
            &format!("App client ID for client-{number}."),
            &client,
        );
    }
    client
}

fn around_clients(template: &mut Template, pool: &LogicalResourceName) {
    for (trigger, name) in [
        ("PreSignUp", "a"),
        ("PostConfirmation", "b"),
        ("PreAuthentication", "c"),
        ("PostAuthentication", "d"),
        ("CustomMessage", "e"),
        ("UserMigration", "f"),
    ] {
        template.resource(
            format!("{trigger}PermissionForCognitoUserPool").as_str(),
            lambda::Permission! {
                action: "lambda:InvokeFunction",
                function_name: function(name),
                principal: "cognito-idp.amazonaws.com",
                source_arn: get_att_arn(pool),
            },
        );
    }
    template.resource(
        "CognitoUserPoolDomain",
        cognito::UserPoolDomain! { domain: "acme-auth", user_pool_id: pool },
    );
    template.output_export(
        "CognitoUserPoolDomainUrl",
        "The Cognito hosted UI domain URL.",
        fn_sub!("https://acme-auth.auth.${AWS::Region}.amazoncognito.com"),
    );
    for (identifier, name, scopes) in [
        ("mcp", "Mcp", [("access", "Access"), ("admin", "Admin")]),
        ("billing", "Billing", [("read", "Read"), ("write", "Write")]),
    ] {
        let scopes = scopes.map(|(name, text)| {
            cognito::userpoolresourceserver::ResourceServerScopeType! {
                scope_description: text,
                scope_name: name,
            }
        });
        template.resource(
            format!("CognitoUserPoolResourceServer{name}").as_str(),
            cognito::UserPoolResourceServer! {
                identifier: identifier,
                name: name,
                scopes: Vec::from(scopes),
                user_pool_id: pool,
            },
        );
    }
}

fn identity_pool(
    template: &mut Template,
    pool: &LogicalResourceName,
    clients: &[LogicalResourceName],
) {
    let provider = get_att(pool, "ProviderName");
    let mut providers = Vec::with_capacity(clients.len());
    for client in clients {
        providers.push(cognito::identitypool::CognitoIdentityProvider! {
            client_id: client,
            provider_name: provider.clone(),
        });
    }
    let identities = &template.resource(
        "CognitoIdentityPool",
        cognito::IdentityPool! {
            allow_unauthenticated_identities: false,
            cognito_identity_providers: providers,
        },
    );
    template.output_export(
        "IdentityPoolId",
        "You use this value on Amplify Auth `identityPoolId`.",
        identities,
    );
    let assume = "sts:AssumeRoleWithWebIdentity";
    let both = json!([assume, "sts:TagSession"]);
    let authenticated = role(template, "Authenticated", "authenticated", &both);
    let guests = role(
        template,
        "Unauthenticated",
        "unauthenticated",
        &json!(assume),
    );
    template.resource(
        "CognitoIdentityPoolRoleAttachment",
        cognito::IdentityPoolRoleAttachment! {
            identity_pool_id: identities,
            roles: BTreeMap::from([
                ("authenticated".to_owned(), get_att_arn(authenticated)),
                ("unauthenticated".to_owned(), get_att_arn(guests)),
            ]),
        },
    );
    template.resource(
        "CognitoIdentityPoolPrincipalTag",
        cognito::IdentityPoolPrincipalTag! {
            identity_pool_id: identities,
            identity_provider_name: provider,
            principal_tags: json!({"user_id": "sub"}),
            use_defaults: false,
        },
    );
}

fn role(template: &mut Template, kind: &str, amr: &str, action: &Value) -> LogicalResourceName {
    template.resource(
        format!("IdentityPool{kind}IAMRole").as_str(),
        iam::Role! {
            assume_role_policy_document: trust(action, amr),
            policies: vec![iam::role::Policy! {
                policy_document: deny_all(),
                policy_name: ExpString::Literal(format!("IdentityPool{kind}IAMRolePolicyName")),
            }],
        },
    )
}
