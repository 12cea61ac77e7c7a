//! What makes CloudFormation replace a resource, or Cognito refuse an update.

use serde_json::Value;

/// The properties that never change on a live resource: a change replaces it, or fails.
fn fixed(kind: &str) -> &'static [&'static str] {
    match kind {
        "AWS::Cognito::UserPool" => &[
            "UserPoolName",
            "UsernameAttributes",
            "AliasAttributes",
            "UsernameConfiguration",
        ],
        "AWS::Cognito::UserPoolClient" => &["UserPoolId", "GenerateSecret"],
        "AWS::Cognito::UserPoolDomain" => &["UserPoolId", "Domain"],
        "AWS::Cognito::UserPoolResourceServer" => &["UserPoolId", "Identifier"],
        "AWS::Cognito::UserPoolIdentityProvider" => &["UserPoolId", "ProviderName", "ProviderType"],
        "AWS::Cognito::IdentityPool" => &["DeveloperProviderName"],
        "AWS::Cognito::IdentityPoolRoleAttachment" => &["IdentityPoolId"],
        "AWS::Cognito::IdentityPoolPrincipalTag" => &["IdentityPoolId", "IdentityProviderName"],
        "AWS::IAM::Role" => &["RoleName", "Path"],
        "AWS::Lambda::Permission" => &[
            "Action",
            "EventSourceToken",
            "FunctionName",
            "FunctionUrlAuthType",
            "InvokedViaFunctionUrl",
            "Principal",
            "PrincipalOrgID",
            "SourceAccount",
            "SourceArn",
        ],
        "AWS::Lambda::Function" => &["FunctionName", "PackageType"],
        other => panic!("say which properties of {other} never change"),
    }
}

/// Each resource is still there, under its logical id, of its type, with what never changes as it was; the attributes of
/// users are those of before, and perhaps more.
pub fn nothing_is_replaced(before: &Value, after: &Value) {
    for (id, old) in before["Resources"].as_object().expect("an object") {
        let new = &after["Resources"][id];
        assert_eq!(new["Type"], old["Type"], "the type of {id}");
        for property in fixed(old["Type"].as_str().expect("a type")) {
            let value = |resource: &Value| resource["Properties"].get(property).cloned();
            assert_eq!(value(new), value(old), "{property} of {id}");
        }
        let attributes = |resource: &Value| {
            let schema = resource["Properties"]["Schema"].as_array();
            schema.cloned().unwrap_or_default()
        };
        assert!(
            attributes(new).starts_with(&attributes(old)),
            "the schema of {id}"
        );
    }
}
