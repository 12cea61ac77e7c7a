//! The template as one would write it by hand for speed: types that serde streams, filled in a loop.

use std::borrow::Cow;

use serde::{Serialize, Serializer};

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Template {
    #[serde(rename = "AWSTemplateFormatVersion")]
    version: &'static str,
    description: &'static str,
    #[serde(serialize_with = "entries")]
    resources: Vec<(String, Resource)>,
    #[serde(serialize_with = "entries")]
    outputs: Vec<(String, Output)>,
}

fn entries<S: Serializer, T: Serialize>(
    entries: &[(String, T)],
    serializer: S,
) -> Result<S::Ok, S::Error> {
    serializer.collect_map(entries.iter().map(|(key, value)| (key, value)))
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Resource {
    #[serde(rename = "Type")]
    kind: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    depends_on: Vec<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    deletion_policy: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    update_replace_policy: Option<&'static str>,
    properties: Properties,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Properties {
    UserPool(Box<UserPool>),
    Permission(Permission),
    Domain(Domain),
    ResourceServer(ResourceServer),
    DefaultClient(DefaultClient),
    Client(Box<Client>),
    IdentityPool(IdentityPool),
    Role(Role),
    RoleAttachment(RoleAttachment),
    PrincipalTag(PrincipalTag),
}

#[derive(Serialize)]
enum Function {
    Ref(Cow<'static, str>),
    #[serde(rename = "Fn::GetAtt")]
    GetAtt([&'static str; 2]),
    #[serde(rename = "Fn::Sub")]
    Sub(&'static str),
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct UserPool {
    auto_verified_attributes: [&'static str; 1],
    policies: Policies,
    username_attributes: [&'static str; 1],
    username_configuration: UsernameConfiguration,
    user_pool_name: Function,
    deletion_protection: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    schema: Vec<Attribute>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lambda_config: Option<LambdaConfig>,
    #[serde(skip_serializing_if = "Option::is_none")]
    mfa_configuration: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    enabled_mfas: Option<[&'static str; 1]>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Policies {
    password_policy: PasswordPolicy,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PasswordPolicy {
    minimum_length: i64,
    require_lowercase: bool,
    require_numbers: bool,
    require_symbols: bool,
    require_uppercase: bool,
    temporary_password_validity_days: i64,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct UsernameConfiguration {
    case_sensitive: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Attribute {
    attribute_data_type: &'static str,
    mutable: bool,
    name: &'static str,
    required: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    string_attribute_constraints: Option<Lengths>,
    #[serde(skip_serializing_if = "Option::is_none")]
    number_attribute_constraints: Option<Bounds>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Lengths {
    max_length: &'static str,
    min_length: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Bounds {
    max_value: &'static str,
    min_value: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct LambdaConfig {
    pre_sign_up: &'static str,
    post_confirmation: &'static str,
    pre_authentication: &'static str,
    post_authentication: &'static str,
    user_migration: &'static str,
    custom_message: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Permission {
    action: &'static str,
    function_name: &'static str,
    principal: &'static str,
    source_arn: Function,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Domain {
    domain: &'static str,
    user_pool_id: Function,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct ResourceServer {
    identifier: &'static str,
    name: &'static str,
    scopes: [Scope; 2],
    user_pool_id: Function,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Scope {
    scope_name: &'static str,
    scope_description: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct DefaultClient {
    user_pool_id: Function,
    supported_identity_providers: [&'static str; 1],
    prevent_user_existence_errors: &'static str,
    enable_token_revocation: bool,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Client {
    client_name: String,
    user_pool_id: Function,
    supported_identity_providers: [&'static str; 1],
    prevent_user_existence_errors: &'static str,
    enable_token_revocation: bool,
    access_token_validity: i64,
    refresh_token_validity: i64,
    token_validity_units: TokenValidityUnits,
    write_attributes: &'static [&'static str],
    #[serde(rename = "AllowedOAuthFlows")]
    flows: [&'static str; 1],
    #[serde(rename = "AllowedOAuthFlowsUserPoolClient")]
    uses_flows: bool,
    #[serde(rename = "AllowedOAuthScopes")]
    scopes: [&'static str; 3],
    #[serde(rename = "CallbackURLs")]
    callback_urls: [String; 1],
    #[serde(rename = "LogoutURLs")]
    logout_urls: [String; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct TokenValidityUnits {
    access_token: &'static str,
    refresh_token: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct IdentityPool {
    allow_unauthenticated_identities: bool,
    cognito_identity_providers: Vec<Provider>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Provider {
    client_id: Function,
    provider_name: Function,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Role {
    assume_role_policy_document: Document<Trust>,
    policies: [Policy; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Document<Statement> {
    version: &'static str,
    statement: [Statement; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Trust {
    effect: &'static str,
    principal: Federated,
    action: Actions,
    condition: Condition,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Federated {
    federated: &'static str,
}

#[derive(Serialize)]
#[serde(untagged)]
enum Actions {
    One(&'static str),
    Two([&'static str; 2]),
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Condition {
    string_equals: Audience,
    #[serde(rename = "ForAnyValue:StringLike")]
    any: Method,
}

#[derive(Serialize)]
struct Audience {
    #[serde(rename = "cognito-identity.amazonaws.com:aud")]
    aud: Function,
}

#[derive(Serialize)]
struct Method {
    #[serde(rename = "cognito-identity.amazonaws.com:amr")]
    amr: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Policy {
    policy_name: String,
    policy_document: Document<Denial>,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Denial {
    effect: &'static str,
    action: [&'static str; 1],
    resource: [&'static str; 1],
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct RoleAttachment {
    identity_pool_id: Function,
    roles: Roles,
}

#[derive(Serialize)]
struct Roles {
    authenticated: Function,
    unauthenticated: Function,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct PrincipalTag {
    identity_pool_id: Function,
    identity_provider_name: Function,
    principal_tags: Tags,
    use_defaults: bool,
}

#[derive(Serialize)]
struct Tags {
    user_id: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Output {
    description: String,
    value: Function,
    export: Export,
}

#[derive(Serialize)]
#[serde(rename_all = "PascalCase")]
struct Export {
    name: Join,
}

#[derive(Serialize)]
struct Join {
    #[serde(rename = "Fn::Join")]
    join: (&'static str, (Function, String)),
}

/// The attributes that users may write unless a client says otherwise.
const WRITABLE: &[&str] = &[
    "address",
    "birthdate",
    "email",
    "family_name",
    "gender",
    "given_name",
    "locale",
    "middle_name",
    "name",
    "nickname",
    "phone_number",
    "picture",
    "preferred_username",
    "profile",
    "updated_at",
    "website",
    "zoneinfo",
];

const POOL: &str = "CognitoUserPool";

/// The triggers, in CloudFormation's order, each with its function.
const TRIGGERS: [(&str, &str); 6] = [
    (
        "PreSignUp",
        "arn:aws:lambda:us-east-1:123456789012:function:a",
    ),
    (
        "PostConfirmation",
        "arn:aws:lambda:us-east-1:123456789012:function:b",
    ),
    (
        "PreAuthentication",
        "arn:aws:lambda:us-east-1:123456789012:function:c",
    ),
    (
        "PostAuthentication",
        "arn:aws:lambda:us-east-1:123456789012:function:d",
    ),
    (
        "UserMigration",
        "arn:aws:lambda:us-east-1:123456789012:function:f",
    ),
    (
        "CustomMessage",
        "arn:aws:lambda:us-east-1:123456789012:function:e",
    ),
];

/// The stack with this many clients.
pub fn template(clients: usize) -> Template {
    let mut template = Template {
        version: "2010-09-09",
        description: "Edition 0",
        resources: Vec::new(),
        outputs: Vec::new(),
    };
    template.user_pool(clients > 0);
    if clients == 0 {
        template.default_client();
        return template;
    }
    template.permissions();
    template.domain();
    template.resource_servers();
    for number in 0..clients {
        template.client(number);
    }
    template.identity_pool(clients);
    template
}

impl Template {
    fn push(
        &mut self,
        id: impl Into<String>,
        kind: &'static str,
        properties: Properties,
    ) -> &mut Resource {
        let resource = Resource {
            kind,
            depends_on: Vec::new(),
            deletion_policy: None,
            update_replace_policy: None,
            properties,
        };
        self.resources.push((id.into(), resource));
        &mut self.resources.last_mut().expect("pushed just now").1
    }

    fn output(&mut self, name: impl Into<String>, description: impl Into<String>, value: Function) {
        let name = name.into();
        let export = Export {
            name: Join {
                join: (":", (reference("AWS::StackName"), name.clone())),
            },
        };
        let output = Output {
            description: description.into(),
            value,
            export,
        };
        self.outputs.push((name, output));
    }

    fn user_pool(&mut self, is_custom: bool) {
        let mut pool = UserPool {
            auto_verified_attributes: ["email"],
            policies: Policies {
                password_policy: PasswordPolicy {
                    minimum_length: 12,
                    require_lowercase: true,
                    require_numbers: true,
                    require_symbols: true,
                    require_uppercase: true,
                    temporary_password_validity_days: 7,
                },
            },
            username_attributes: ["email"],
            username_configuration: UsernameConfiguration {
                case_sensitive: false,
            },
            user_pool_name: reference("AWS::StackName"),
            deletion_protection: "ACTIVE",
            schema: Vec::new(),
            lambda_config: None,
            mfa_configuration: None,
            enabled_mfas: None,
        };
        if is_custom {
            pool.policies.password_policy.minimum_length = 14;
            pool.schema = schema();
            pool.lambda_config = Some(LambdaConfig {
                pre_sign_up: TRIGGERS[0].1,
                post_confirmation: TRIGGERS[1].1,
                pre_authentication: TRIGGERS[2].1,
                post_authentication: TRIGGERS[3].1,
                user_migration: TRIGGERS[4].1,
                custom_message: TRIGGERS[5].1,
            });
            pool.mfa_configuration = Some("OPTIONAL");
            pool.enabled_mfas = Some(["SOFTWARE_TOKEN_MFA"]);
        }
        self.push(
            POOL,
            "AWS::Cognito::UserPool",
            Properties::UserPool(Box::new(pool)),
        )
        .keep();
        self.output(
            "Region",
            "You use this value on Amplify Auth `region`.",
            reference("AWS::Region"),
        );
        self.output(
            "UserPoolId",
            "You use this value on Amplify Auth `userPoolId`.",
            reference(POOL),
        );
        self.output(
            "UserPoolArn",
            "The ARN of the user pool, for IAM policies and API authorizers.",
            Function::GetAtt([POOL, "Arn"]),
        );
        self.output(
            "IssuerUrl",
            "The issuer (`iss`) of the tokens. Their keys are at `/.well-known/jwks.json` below it.",
            Function::GetAtt([POOL, "ProviderURL"]),
        );
    }

    fn permissions(&mut self) {
        for (trigger, function_name) in TRIGGERS {
            let permission = Permission {
                action: "lambda:InvokeFunction",
                function_name,
                principal: "cognito-idp.amazonaws.com",
                source_arn: Function::GetAtt([POOL, "Arn"]),
            };
            self.push(
                format!("{trigger}PermissionForCognitoUserPool"),
                "AWS::Lambda::Permission",
                Properties::Permission(permission),
            );
        }
    }

    fn domain(&mut self) {
        let domain = Domain {
            domain: "acme-auth",
            user_pool_id: reference(POOL),
        };
        self.push(
            "CognitoUserPoolDomain",
            "AWS::Cognito::UserPoolDomain",
            Properties::Domain(domain),
        );
        self.output(
            "CognitoUserPoolDomainUrl",
            "The Cognito hosted UI domain URL.",
            Function::Sub("https://acme-auth.auth.${AWS::Region}.amazoncognito.com"),
        );
    }

    fn resource_servers(&mut self) {
        for (identifier, name, scopes) in [
            ("mcp", "Mcp", [("access", "Access"), ("admin", "Admin")]),
            ("billing", "Billing", [("read", "Read"), ("write", "Write")]),
        ] {
            let scopes = scopes.map(|(scope_name, scope_description)| Scope {
                scope_name,
                scope_description,
            });
            let server = ResourceServer {
                identifier,
                name,
                scopes,
                user_pool_id: reference(POOL),
            };
            self.push(
                format!("CognitoUserPoolResourceServer{name}"),
                "AWS::Cognito::UserPoolResourceServer",
                Properties::ResourceServer(server),
            );
        }
    }

    fn default_client(&mut self) {
        let id = "CognitoUserPoolClient";
        let client = DefaultClient {
            user_pool_id: reference(POOL),
            supported_identity_providers: ["COGNITO"],
            prevent_user_existence_errors: "ENABLED",
            enable_token_revocation: true,
        };
        self.push(
            id,
            "AWS::Cognito::UserPoolClient",
            Properties::DefaultClient(client),
        );
        let description = "You use this value on Amplify Auth `userPoolWebClientId`.";
        self.output("AppClientId", description, reference(id));
    }

    fn client(&mut self, number: usize) {
        let client = Client {
            client_name: format!("client-{number}"),
            user_pool_id: reference(POOL),
            supported_identity_providers: ["COGNITO"],
            prevent_user_existence_errors: "ENABLED",
            enable_token_revocation: true,
            access_token_validity: 30,
            refresh_token_validity: 30,
            token_validity_units: TokenValidityUnits {
                access_token: "minutes",
                refresh_token: "days",
            },
            write_attributes: WRITABLE,
            flows: ["code"],
            uses_flows: true,
            scopes: ["openid", "email", "mcp/access"],
            callback_urls: [format!("https://app{number}.acme.com/callback")],
            logout_urls: [format!("https://app{number}.acme.com/bye")],
        };
        let id = format!("AppClientClient{number}");
        if number < 150 {
            self.output(
                format!("AppClientIdClient{number}"),
                format!("App client ID for client-{number}."),
                reference(id.clone()),
            );
        }
        let resource = self.push(
            id,
            "AWS::Cognito::UserPoolClient",
            Properties::Client(Box::new(client)),
        );
        resource.depends_on.push("CognitoUserPoolResourceServerMcp");
    }

    fn identity_pool(&mut self, clients: usize) {
        let id = "CognitoIdentityPool";
        let provider_name = || Function::GetAtt([POOL, "ProviderName"]);
        let providers = (0..clients).map(|number| Provider {
            client_id: reference(format!("AppClientClient{number}")),
            provider_name: provider_name(),
        });
        let pool = IdentityPool {
            allow_unauthenticated_identities: false,
            cognito_identity_providers: providers.collect(),
        };
        self.push(
            id,
            "AWS::Cognito::IdentityPool",
            Properties::IdentityPool(pool),
        )
        .keep();
        let assume = "sts:AssumeRoleWithWebIdentity";
        for (kind, amr, action) in [
            (
                "Authenticated",
                "authenticated",
                Actions::Two([assume, "sts:TagSession"]),
            ),
            ("Unauthenticated", "unauthenticated", Actions::One(assume)),
        ] {
            let role_id = format!("IdentityPool{kind}IAMRole");
            let role = role(format!("{role_id}PolicyName"), action, amr, reference(id));
            self.push(role_id, "AWS::IAM::Role", Properties::Role(role));
        }
        let attachment = RoleAttachment {
            identity_pool_id: reference(id),
            roles: Roles {
                authenticated: Function::GetAtt(["IdentityPoolAuthenticatedIAMRole", "Arn"]),
                unauthenticated: Function::GetAtt(["IdentityPoolUnauthenticatedIAMRole", "Arn"]),
            },
        };
        self.push(
            "CognitoIdentityPoolRoleAttachment",
            "AWS::Cognito::IdentityPoolRoleAttachment",
            Properties::RoleAttachment(attachment),
        );
        let tag = PrincipalTag {
            identity_pool_id: reference(id),
            identity_provider_name: provider_name(),
            principal_tags: Tags { user_id: "sub" },
            use_defaults: false,
        };
        self.push(
            "CognitoIdentityPoolPrincipalTag",
            "AWS::Cognito::IdentityPoolPrincipalTag",
            Properties::PrincipalTag(tag),
        );
        let description = "You use this value on Amplify Auth `identityPoolId`.";
        self.output("IdentityPoolId", description, reference(id));
    }
}

impl Resource {
    fn keep(&mut self) {
        self.deletion_policy = Some("RetainExceptOnCreate");
        self.update_replace_policy = Some("Retain");
    }
}

fn reference(name: impl Into<Cow<'static, str>>) -> Function {
    Function::Ref(name.into())
}

fn schema() -> Vec<Attribute> {
    let text = |name, mutable, min_length, max_length| Attribute {
        attribute_data_type: "String",
        mutable,
        name,
        required: false,
        string_attribute_constraints: Some(Lengths {
            max_length,
            min_length,
        }),
        number_attribute_constraints: None,
    };
    vec![
        text("department", true, "2", "50"),
        text("tenant_id", false, "1", "256"),
        Attribute {
            attribute_data_type: "Number",
            mutable: true,
            name: "employee_id",
            required: false,
            string_attribute_constraints: None,
            number_attribute_constraints: Some(Bounds {
                max_value: "9",
                min_value: "1",
            }),
        },
        text("plan", true, "1", "20"),
    ]
}

fn role(policy_name: String, action: Actions, amr: &'static str, pool: Function) -> Role {
    let trust = Trust {
        effect: "Allow",
        principal: Federated {
            federated: "cognito-identity.amazonaws.com",
        },
        action,
        condition: Condition {
            string_equals: Audience { aud: pool },
            any: Method { amr },
        },
    };
    let denial = Denial {
        effect: "Deny",
        action: ["*"],
        resource: ["*"],
    };
    Role {
        assume_role_policy_document: Document {
            version: "2012-10-17",
            statement: [trust],
        },
        policies: [Policy {
            policy_name,
            policy_document: Document {
                version: "2012-10-17",
                statement: [denial],
            },
        }],
    }
}
