//! What is meant to be different from the other generator; `docs/migration.md` lists the same.

use serde_json::{Map, Value, json};

use crate::classic::output;

/// One difference that is meant.
pub struct Difference {
    /// Its name, in the table of `docs/migration.md` too.
    pub id: &'static str,
    /// Makes it, in a template of the other generator.
    pub apply: fn(&mut Value),
}

/// All of them. What comes later sees what came before.
pub const DIFFERENCES: [Difference; 11] = [
    Difference {
        id: "keep-users",
        apply: keep_users,
    },
    Difference {
        id: "deletion-protection",
        apply: deletion_protection,
    },
    Difference {
        id: "user-existence-errors",
        apply: user_existence_errors,
    },
    Difference {
        id: "token-revocation",
        apply: token_revocation,
    },
    Difference {
        id: "declared-attributes",
        apply: declared_attributes,
    },
    Difference {
        id: "write-attributes",
        apply: write_attributes,
    },
    Difference {
        id: "client-order",
        apply: client_order,
    },
    Difference {
        id: "custom-senders",
        apply: custom_senders,
    },
    Difference {
        id: "identity-pool-export",
        apply: identity_pool_export,
    },
    Difference {
        id: "pool-outputs",
        apply: pool_outputs,
    },
    Difference {
        id: "domain-target",
        apply: domain_target,
    },
];

const POOL: &str = "AWS::Cognito::UserPool";
const CLIENT: &str = "AWS::Cognito::UserPoolClient";

/// Every attribute of OIDC that users may write.
const WRITABLE: [&str; 17] = [
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

/// The key of the custom senders.
const SENDER_KEY: &str =
    "arn:aws:kms:us-east-1:123456789012:key/1234abcd-12ab-34cd-56ef-1234567890ab";

/// The resources of a type.
fn each<'a>(template: &'a mut Value, kind: &'a str) -> impl Iterator<Item = &'a mut Value> {
    let resources = template["Resources"].as_object_mut();
    resources
        .into_iter()
        .flat_map(Map::values_mut)
        .filter(move |resource| resource["Type"] == kind)
}

/// What holds users stays when it leaves the stack.
fn keep_users(template: &mut Value) {
    for kind in [POOL, "AWS::Cognito::IdentityPool"] {
        for resource in each(template, kind) {
            resource["DeletionPolicy"] = json!("RetainExceptOnCreate");
            resource["UpdateReplacePolicy"] = json!("Retain");
        }
    }
}

/// The protection is always written.
fn deletion_protection(template: &mut Value) {
    for pool in each(template, POOL) {
        let properties = pool["Properties"].as_object_mut().expect("an object");
        properties
            .entry("DeletionProtection")
            .or_insert_with(|| json!("INACTIVE"));
    }
}

/// What an unknown user is told is always written.
fn user_existence_errors(template: &mut Value) {
    for client in each(template, CLIENT) {
        client["Properties"]["PreventUserExistenceErrors"] = json!("LEGACY");
    }
}

/// Tokens can be revoked.
fn token_revocation(template: &mut Value) {
    for client in each(template, CLIENT) {
        client["Properties"]["EnableTokenRevocation"] = json!(true);
    }
}

/// A custom attribute of which a tag is made is in the schema.
fn declared_attributes(template: &mut Value) {
    let declared: Vec<Value> = each(template, POOL)
        .filter_map(|pool| pool.pointer("/Properties/Schema")?.as_array().cloned())
        .flatten()
        .collect();
    let missing: Vec<Value> = each(template, "AWS::Cognito::IdentityPoolPrincipalTag")
        .filter_map(|tags| tags.pointer("/Properties/PrincipalTags")?.as_object())
        .flat_map(Map::values)
        .filter_map(|claim| claim.as_str()?.strip_prefix("custom:"))
        .filter(|name| !declared.iter().any(|attribute| attribute["Name"] == **name))
        .map(|name| {
            json!({
                "Name": name,
                "AttributeDataType": "String",
                "Mutable": true,
                "Required": false,
                "StringAttributeConstraints": {"MinLength": "0", "MaxLength": "2048"},
            })
        })
        .collect();
    if !missing.is_empty() {
        for pool in each(template, POOL) {
            pool["Properties"]["Schema"] = [declared.clone(), missing.clone()].concat().into();
        }
    }
}

/// Where there are custom attributes, users write the standard ones only.
fn write_attributes(template: &mut Value) {
    let has_custom = each(template, POOL).any(|pool| {
        let schema = pool["Properties"]["Schema"].as_array();
        let mut names = schema
            .into_iter()
            .flatten()
            .map(|attribute| &attribute["Name"]);
        names.any(|name| !WRITABLE.contains(&name.as_str().expect("a name")))
    });
    if has_custom {
        for client in each(template, CLIENT) {
            client["Properties"]["WriteAttributes"] = json!(WRITABLE);
        }
    }
}

/// A client is made after the resource servers of its scopes.
fn client_order(template: &mut Value) {
    let resources = template["Resources"].as_object().expect("an object");
    let servers: Vec<(String, String)> = resources
        .iter()
        .filter_map(|(id, resource)| {
            let identifier = resource["Properties"]["Identifier"].as_str()?;
            Some((format!("{identifier}/"), id.clone()))
        })
        .collect();
    for client in each(template, CLIENT) {
        let scopes = client.pointer("/Properties/AllowedOAuthScopes");
        let scopes = scopes.and_then(Value::as_array).into_iter().flatten();
        let scopes: Vec<&str> = scopes.filter_map(Value::as_str).collect();
        let needed: Vec<&String> = servers
            .iter()
            .filter(|(prefix, _)| scopes.iter().any(|scope| scope.starts_with(prefix)))
            .map(|(_, id)| id)
            .collect();
        if !needed.is_empty() {
            client["DependsOn"] = json!(needed);
        }
    }
}

/// A custom sender has a version, and a key that encrypts what it is given.
fn custom_senders(template: &mut Value) {
    for config in each(template, POOL).filter_map(|pool| {
        pool.pointer_mut("/Properties/LambdaConfig")?
            .as_object_mut()
    }) {
        for sender in ["CustomEmailSender", "CustomSMSSender"] {
            if let Some(function) = config.get_mut(sender) {
                *function = json!({"LambdaArn": function, "LambdaVersion": "V1_0"});
                config.insert("KMSKeyID".to_owned(), json!(SENDER_KEY));
            }
        }
    }
}

/// The identity pool is exported under the name of its output.
fn identity_pool_export(template: &mut Value) {
    if let Some(output) = template["Outputs"].get_mut("IdentityPoolId") {
        output["Export"]["Name"]["Fn::Join"][1][1] = json!("IdentityPoolId");
    }
}

/// Two more outputs of the user pool.
fn pool_outputs(template: &mut Value) {
    for (name, description, attribute) in [
        (
            "UserPoolArn",
            "The ARN of the user pool, for IAM policies and API authorizers.",
            "Arn",
        ),
        (
            "IssuerUrl",
            "The issuer (`iss`) of the tokens. Their keys are at `/.well-known/jwks.json` below it.",
            "ProviderURL",
        ),
    ] {
        let value = json!({"Fn::GetAtt": ["CognitoUserPool", attribute]});
        template["Outputs"][name] = output(description, &value, name);
    }
}

/// A domain of your own says where its DNS record points to.
fn domain_target(template: &mut Value) {
    let is_custom = each(template, "AWS::Cognito::UserPoolDomain")
        .any(|domain| domain["Properties"].get("CustomDomainConfig").is_some());
    if is_custom {
        let name = "CognitoUserPoolDomainCloudFrontDistribution";
        let value = json!({"Fn::GetAtt": ["CognitoUserPoolDomain", "CloudFrontDistribution"]});
        let description =
            "The CloudFront distribution that the DNS record of the domain points to.";
        template["Outputs"][name] = output(description, &value, name);
    }
}
