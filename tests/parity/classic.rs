//! What the other generator emits, described in a few words.

use serde_json::{Map, Value, json};

/// A template of the other generator.
pub struct Classic {
    resources: Map<String, Value>,
    outputs: Map<String, Value>,
}

/// The policy of a role for which no policies are written.
fn deny_all(role: &str) -> Value {
    json!([{
        "PolicyName": format!("{role}PolicyName"),
        "PolicyDocument": {
            "Version": "2012-10-17",
            "Statement": [{"Effect": "Deny", "Action": ["*"], "Resource": ["*"]}],
        },
    }])
}

/// The name under which the stack exports a value.
fn export(name: &str) -> Value {
    json!({"Name": {"Fn::Join": [":", [{"Ref": "AWS::StackName"}, name]]}})
}

/// An exported output.
pub fn output(description: &str, value: &Value, name: &str) -> Value {
    json!({"Description": description, "Value": value, "Export": export(name)})
}

impl Classic {
    /// The template without any option: a pool, a public client, three outputs.
    pub fn new() -> Self {
        let mut classic = Self {
            resources: Map::new(),
            outputs: Map::new(),
        };
        let pool = json!({
            "UserPoolName": {"Ref": "AWS::StackName"},
            "UsernameAttributes": ["email"],
            "UsernameConfiguration": {"CaseSensitive": false},
            "AutoVerifiedAttributes": ["email"],
            "Policies": {"PasswordPolicy": {
                "MinimumLength": 8,
                "RequireLowercase": false,
                "RequireNumbers": false,
                "RequireSymbols": false,
                "RequireUppercase": false,
                "TemporaryPasswordValidityDays": 30,
            }},
        });
        classic.add("CognitoUserPool", "AWS::Cognito::UserPool", pool);
        let client = json!({
            "UserPoolId": {"Ref": "CognitoUserPool"},
            "SupportedIdentityProviders": ["COGNITO"],
        });
        classic.add(
            "CognitoUserPoolClient",
            "AWS::Cognito::UserPoolClient",
            client,
        );
        let amplify = |setting| format!("You use this value on Amplify Auth `{setting}`.");
        for (name, setting, value) in [
            ("Region", "region", "AWS::Region"),
            ("UserPoolId", "userPoolId", "CognitoUserPool"),
            (
                "AppClientId",
                "userPoolWebClientId",
                "CognitoUserPoolClient",
            ),
        ] {
            classic.output(name, &amplify(setting), &json!({"Ref": value}), name);
        }
        classic
    }

    fn add(&mut self, id: &str, kind: &str, properties: Value) {
        let mut resource = json!({"Type": kind});
        resource["Properties"] = properties;
        self.resources.insert(id.to_owned(), resource);
    }

    fn output(&mut self, name: &str, description: &str, value: &Value, exported: &str) {
        let output = output(description, value, exported);
        self.outputs.insert(name.to_owned(), output);
    }

    fn properties(&mut self, id: &str) -> &mut Map<String, Value> {
        self.resources[id]["Properties"]
            .as_object_mut()
            .expect("properties are an object")
    }

    /// Sets a property of the user pool.
    pub fn pool(mut self, property: &str, value: Value) -> Self {
        self.properties("CognitoUserPool")
            .insert(property.to_owned(), value);
        self
    }

    /// Triggers, each with the permission that lets the pool call it.
    pub fn triggers(mut self, triggers: &[(&str, Value)]) -> Self {
        for (trigger, function) in triggers {
            let permission = json!({
                "Action": "lambda:InvokeFunction",
                "FunctionName": function,
                "Principal": "cognito-idp.amazonaws.com",
                "SourceArn": {"Fn::GetAtt": ["CognitoUserPool", "Arn"]},
            });
            let id = format!("{trigger}PermissionForCognitoUserPool");
            self.add(&id, "AWS::Lambda::Permission", permission);
        }
        let config: Map<String, Value> = triggers
            .iter()
            .map(|(trigger, function)| ((*trigger).to_owned(), function.clone()))
            .collect();
        self.pool("LambdaConfig", config.into())
    }

    /// An identity pool with two roles that deny everything, and the tags of its users.
    pub fn identity_pool(mut self) -> Self {
        let provider = json!({"Fn::GetAtt": ["CognitoUserPool", "ProviderName"]});
        let pool = json!({
            "AllowUnauthenticatedIdentities": false,
            "CognitoIdentityProviders": [
                {"ClientId": {"Ref": "CognitoUserPoolClient"}, "ProviderName": provider},
            ],
        });
        self.add("CognitoIdentityPool", "AWS::Cognito::IdentityPool", pool);
        self.add(
            "CognitoIdentityPoolRoleAttachment",
            "AWS::Cognito::IdentityPoolRoleAttachment",
            json!({"IdentityPoolId": {"Ref": "CognitoIdentityPool"}, "Roles": {}}),
        );
        let assume = "sts:AssumeRoleWithWebIdentity";
        self.role("authenticated", &json!([assume, "sts:TagSession"]));
        self.role("unauthenticated", &json!(assume));
        let tags = json!({
            "IdentityPoolId": {"Ref": "CognitoIdentityPool"},
            "IdentityProviderName": provider,
            "PrincipalTags": {"appClientId": "aud", "userId": "sub"},
            "UseDefaults": false,
        });
        self.add(
            "CognitoIdentityPoolPrincipalTag",
            "AWS::Cognito::IdentityPoolPrincipalTag",
            tags,
        );
        self.output(
            "IdentityPoolId",
            "You use this value on Amplify Auth `identityPoolId`.",
            &json!({"Ref": "CognitoIdentityPool"}),
            "CognitoIdentityPoolId",
        );
        self
    }

    fn role(&mut self, who: &str, actions: &Value) {
        let id = role_id(who);
        let trust = json!({
            "Effect": "Allow",
            "Principal": {"Federated": "cognito-identity.amazonaws.com"},
            "Action": actions,
            "Condition": {
                "StringEquals": {"cognito-identity.amazonaws.com:aud": {"Ref": "CognitoIdentityPool"}},
                "ForAnyValue:StringLike": {"cognito-identity.amazonaws.com:amr": who},
            },
        });
        let properties = json!({
            "AssumeRolePolicyDocument": {"Version": "2012-10-17", "Statement": [trust]},
            "Policies": deny_all(id),
        });
        self.add(id, "AWS::IAM::Role", properties);
        self.attach(who, json!({"Fn::GetAtt": [id, "Arn"]}));
    }

    fn attach(&mut self, who: &str, role: Value) {
        let roles = &mut self.properties("CognitoIdentityPoolRoleAttachment")["Roles"];
        roles[who] = role;
    }

    /// Sets a property of the identity pool.
    pub fn identity(mut self, property: &str, value: Value) -> Self {
        self.properties("CognitoIdentityPool")
            .insert(property.to_owned(), value);
        self
    }

    /// Policies for the role of signed-in users.
    pub fn policies(mut self, policies: Value) -> Self {
        self.properties(role_id("authenticated"))
            .insert("Policies".to_owned(), policies);
        self
    }

    /// A role made elsewhere.
    pub fn external_role(mut self, who: &str, arn: &str) -> Self {
        self.resources.remove(role_id(who));
        self.attach(who, json!(arn));
        self
    }

    /// Other tags, or none.
    pub fn principal_tags(mut self, tags: Option<Value>) -> Self {
        let id = "CognitoIdentityPoolPrincipalTag";
        match tags {
            Some(tags) => {
                self.properties(id).insert("PrincipalTags".to_owned(), tags);
            }
            None => {
                self.resources.remove(id);
            }
        }
        self
    }

    /// A domain: a prefix, or one with a certificate.
    pub fn domain(mut self, domain: &str, certificate: Option<&str>) -> Self {
        let mut properties = json!({"Domain": domain, "UserPoolId": {"Ref": "CognitoUserPool"}});
        let url = match certificate {
            Some(certificate) => {
                properties["CustomDomainConfig"] = json!({"CertificateArn": certificate});
                json!(format!("https://{domain}"))
            }
            None => {
                json!({"Fn::Sub": format!("https://{domain}.auth.${{AWS::Region}}.amazoncognito.com")})
            }
        };
        self.add(
            "CognitoUserPoolDomain",
            "AWS::Cognito::UserPoolDomain",
            properties,
        );
        let name = "CognitoUserPoolDomainUrl";
        self.output(name, "The Cognito hosted UI domain URL.", &url, name);
        self
    }

    /// A resource server; `pascal` is its identifier as the logical id has it.
    pub fn resource_server(
        mut self,
        pascal: &str,
        identifier: &str,
        name: &str,
        scopes: &[(&str, &str)],
    ) -> Self {
        let scopes: Vec<Value> = scopes
            .iter()
            .map(|(name, description)| json!({"ScopeName": name, "ScopeDescription": description}))
            .collect();
        let properties = json!({
            "Identifier": identifier,
            "Name": name,
            "Scopes": scopes,
            "UserPoolId": {"Ref": "CognitoUserPool"},
        });
        self.add(
            &format!("CognitoUserPoolResourceServer{pascal}"),
            "AWS::Cognito::UserPoolResourceServer",
            properties,
        );
        self
    }

    /// A client; `pascal` is its name as the logical id has it. Whether there is a secret is always said.
    pub fn client(mut self, pascal: &str, name: &str, has_secret: bool) -> Self {
        let properties = json!({
            "ClientName": name,
            "UserPoolId": {"Ref": "CognitoUserPool"},
            "SupportedIdentityProviders": ["COGNITO"],
            "GenerateSecret": has_secret,
        });
        let id = format!("AppClient{pascal}");
        self.add(&id, "AWS::Cognito::UserPoolClient", properties);
        let output = format!("AppClientId{pascal}");
        let description = format!("App client ID for {name}.");
        self.output(&output, &description, &json!({"Ref": id}), &output);
        self
    }

    /// What a client may do at the OAuth endpoints.
    pub fn oauth(
        mut self,
        client: &str,
        flow: &str,
        scopes: &[&str],
        callback_urls: &[&str],
    ) -> Self {
        let oauth = json!({
            "AllowedOAuthFlows": [flow],
            "AllowedOAuthFlowsUserPoolClient": true,
            "AllowedOAuthScopes": scopes,
            "CallbackURLs": callback_urls,
        });
        let oauth = oauth.as_object().expect("an object").clone();
        self.properties(client).extend(oauth);
        self
    }

    /// Google, and the default client with it.
    pub fn google(mut self, client_id: &str, client_secret: &str) -> Self {
        let id = "CognitoUserPoolIdentityProviderGoogle";
        let properties = json!({
            "ProviderName": "Google",
            "ProviderType": "Google",
            "UserPoolId": {"Ref": "CognitoUserPool"},
            "ProviderDetails": {
                "client_id": client_id,
                "client_secret": client_secret,
                "authorize_scopes": "openid email profile",
            },
            "AttributeMapping": {"email": "email"},
        });
        self.add(id, "AWS::Cognito::UserPoolIdentityProvider", properties);
        self.resources["CognitoUserPoolClient"]["DependsOn"] = json!([id]);
        self.properties("CognitoUserPoolClient")["SupportedIdentityProviders"] =
            json!(["COGNITO", "Google"]);
        self
    }

    /// A resource that the user adds to the template.
    pub fn resource(mut self, id: &str, kind: &str, properties: Value) -> Self {
        self.add(id, kind, properties);
        self
    }

    /// The whole template.
    pub fn template(self) -> Value {
        json!({
            "AWSTemplateFormatVersion": "2010-09-09",
            "Resources": self.resources,
            "Outputs": self.outputs,
        })
    }
}

/// The logical id of a role.
fn role_id(who: &str) -> &'static str {
    match who {
        "authenticated" => "IdentityPoolAuthenticatedIAMRole",
        _ => "IdentityPoolUnauthenticatedIAMRole",
    }
}
