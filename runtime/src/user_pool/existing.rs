//! A pool that exists already: named by its id, and not declared here.

use crate::block::{Block, Class};
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::suggest::list;
use crate::user_pool::UserPool;

/// What may be said of a pool that is not made here: which it is, what its tokens look like, what is attached to it.
const SAID_OF_EXISTING: [&str; 3] = ["id", "issuer", "web_acl"];

impl UserPool {
    /// Whether the pool exists already, so that next to nothing is known of it.
    pub(crate) fn is_existing(&self) -> bool {
        self.id.is_set()
    }

    /// Nothing said here can change a pool that is declared elsewhere.
    pub(super) fn existing_is_as_it_is(&self, report: &mut Report) {
        let (mut keys, mut places): (Vec<&str>, Vec<&dyn Located>) = (Vec::new(), Vec::new());
        let mut look = |key, is_set: bool, place| {
            if is_set {
                keys.push(key);
                places.push(place);
            }
        };
        let written = <dyn Block>::written(self);
        for part in &written {
            let is_other = part.class != Some(Class::Resource);
            look(
                part.key,
                is_other && !SAID_OF_EXISTING.contains(&part.key),
                part,
            );
        }
        let meta = &self.meta;
        look("raw", meta.raw.is_set(), &meta.raw);
        look("#[logical_id]", meta.logical_id.is_set(), &meta.logical_id);
        look("#[depends_on]", meta.depends_on.is_set(), &meta.depends_on);
        look("#[condition]", meta.condition.is_set(), &meta.condition);
        let policy = &meta.deletion_policy;
        look("#[deletion_policy]", policy.is_set(), policy);
        let policy = &meta.update_replace_policy;
        look("#[update_replace_policy]", policy.is_set(), policy);
        if let Some(place) = places.first() {
            report
                .error(
                    *place,
                    "existing-pool-settings",
                    format!("an existing pool cannot be given {}", list(&keys)),
                )
                .help("write it in the stack that declares the pool, or leave out the id to declare a pool here");
        }
    }
}

rules! {
    "client-userpool-id" B: "The id of a user pool is its Region, `_` and letters and digits, at most 55 characters."
        prevents "Value at 'userPoolId' failed to satisfy constraint"
        source "CreateUserPoolClient, UserPoolId";
    "existing-pool-settings" D: "A pool that is named by its id gets no settings here; only its `issuer` may be told, and a `web_acl` attached."
        prevents "settings that are never in effect, because CloudFormation changes only what it has made"
        source "CloudFormation, resources of a stack";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::client::OAuthFlow;
    use crate::function::{equals, import, reference};
    use crate::json::Json;
    use crate::literal::Duration;
    use crate::testing::{known, list, report, rule_test, template, violations};
    use crate::user_pool::Issuer;
    use crate::value::Given;

    const ID: &str = "us-east-1_AbCdEfGhI";
    const UPDATED: &str = "https://issuer-cognito-idp.${AWS::Region}.${AWS::URLSuffix}/";

    rule_test! {
        client_userpool_id: "client-userpool-id",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| { stack.user_pool().id(Given::Later); },
            "a function": |stack| { stack.user_pool().id(Given::Intrinsic(import("Base:UserPoolId"))); },
            "an id": |stack| { stack.user_pool().id(known(ID)); },
            "longest": |stack| { stack.user_pool().id(known(format!("us-east-1_{}", "a".repeat(45)))); },
        }
        fails {
            "empty": |stack| { stack.user_pool().id(known("")); } at "user_pool.id",
            "a name": |stack| { stack.user_pool().id(known("acme-users")); } at "user_pool.id",
            "an ARN": |stack| {
                stack.user_pool().id(known("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbC"));
            } at "user_pool.id",
            "a hyphen at the end": |stack| { stack.user_pool().id(known("us-east-1_Ab-C")); } at "user_pool.id",
            "too long": |stack| { stack.user_pool().id(known(format!("us-east-1_{}", "a".repeat(46)))); }
                at "user_pool.id",
        }
    }

    rule_test! {
        existing_pool_settings: "existing-pool-settings",
        passes {
            "declared here": |stack| { stack.user_pool().name(known("users")); },
            "nothing": |stack| { stack.user_pool().id(known(ID)); },
            "what is known of it": |stack| { stack.user_pool().id(Given::Later).issuer(known(Issuer::Updated)); },
        }
        fails {
            "a setting": |stack| { stack.user_pool().id(Given::Later).name(known("users")); } at "user_pool.name",
            "a map": |stack| { stack.user_pool().id(known(ID)).tags("Team", known("users")); } at "user_pool.tags",
            "a block": |stack| { stack.user_pool().id(known(ID)).schema(); } at "user_pool.schema",
            "one error for all": |stack| {
                let pool = stack.user_pool();
                pool.id(known(ID)).case_sensitive(known(true)).password_policy();
                pool.meta().raw("NewProperty", Given::Later);
            } at "user_pool.case_sensitive",
            "a condition": |stack| {
                stack.condition(Some("IsProd")).test(known(equals("a".into(), "b".into())));
                stack.user_pool().id(known(ID)).meta().condition(known("IsProd"));
            } at "user_pool.condition",
            "raw": |stack| { stack.user_pool().id(known(ID)).meta().raw("NewProperty", Given::Later); }
                at "user_pool.raw",
        }
    }

    #[test]
    fn the_message_names_all_that_is_too_much() {
        let report = report(|stack| {
            let pool = stack.user_pool();
            pool.id(known(ID)).password_policy();
            pool.triggers();
        });
        assert_eq!(
            report.to_string(),
            "user_pool.password_policy: an existing pool cannot be given `password_policy` and `triggers`; write it in the \
             stack that declares the pool, or leave out the id to declare a pool here [existing-pool-settings]"
        );
    }

    #[test]
    fn all_that_belongs_to_the_pool_refers_to_its_id() {
        let template = template(|stack| {
            stack.user_pool().id(known(ID));
            stack.client(Some("web"));
            stack.group(Some("admins"));
            stack.domain(None).domain(known("acme"));
            stack
                .resource_server(Some("api"))
                .scopes("read", known("Read"));
            stack.identity_pool();
        });
        let resources = &template["Resources"];
        assert_eq!(resources.get("CognitoUserPool"), None);
        for id in [
            "AppClientWeb",
            "CognitoUserPoolGroupAdmins",
            "CognitoUserPoolDomain",
            "CognitoUserPoolResourceServerApi",
        ] {
            assert_eq!(resources[id]["Properties"]["UserPoolId"], ID, "{id}");
        }
        let provider =
            json!({"Fn::Sub": format!("cognito-idp.${{AWS::Region}}.${{AWS::URLSuffix}}/{ID}")});
        assert_eq!(
            resources["CognitoIdentityPool"]["Properties"]["CognitoIdentityProviders"][0]["ProviderName"],
            provider
        );
        assert_eq!(
            resources["CognitoIdentityPoolPrincipalTag"]["Properties"]["IdentityProviderName"],
            provider
        );
        let output = |name: &str| template["Outputs"][name]["Value"].clone();
        assert_eq!(output("UserPoolId"), ID);
        assert_eq!(
            output("UserPoolArn"),
            json!({"Fn::Sub": format!(
                "arn:${{AWS::Partition}}:cognito-idp:${{AWS::Region}}:${{AWS::AccountId}}:userpool/{ID}"
            )})
        );
        assert_eq!(
            output("IssuerUrl"),
            json!({"Fn::Sub": format!("https://cognito-idp.${{AWS::Region}}.${{AWS::URLSuffix}}/{ID}")})
        );
    }

    #[test]
    fn an_id_may_be_a_parameter_or_an_import() {
        let issuer = |id: Json| {
            let template = template(|stack| {
                stack.parameter(Some("PoolId"));
                let pool = stack.user_pool();
                pool.id(Given::Intrinsic(id)).issuer(known(Issuer::Updated));
            });
            template["Outputs"]["IssuerUrl"]["Value"].clone()
        };
        assert_eq!(
            issuer(reference("PoolId")),
            json!({"Fn::Sub": format!("{UPDATED}${{PoolId}}")})
        );
        assert_eq!(
            issuer(import("Base:UserPoolId")),
            json!({"Fn::Sub": [
                format!("{UPDATED}${{Value}}"),
                {"Value": {"Fn::ImportValue": "Base:UserPoolId"}},
            ]})
        );
    }

    #[test]
    fn no_client_is_made_unasked_and_none_writes_custom_attributes() {
        let template = template(|stack| {
            stack.user_pool().id(known(ID));
            stack.identity_pool();
        });
        let ids: Vec<&String> = template["Resources"].as_object().unwrap().keys().collect();
        assert!(
            !ids.iter()
                .any(|id| id.contains("Client") || id.contains("Tag")),
            "{ids:?}"
        );
        let template = crate::testing::template(|stack| {
            stack.user_pool().id(known(ID));
            stack.client(None);
        });
        let client = &template["Resources"]["CognitoUserPoolClient"]["Properties"];
        assert_eq!(client["WriteAttributes"].as_array().unwrap().len(), 17);
    }

    #[test]
    fn what_the_pool_may_have_is_not_missed() {
        let found = violations(|stack| {
            stack.user_pool().id(Given::Later);
            stack
                .resource_server(Some("api"))
                .scopes("read", known("Read"));
            let client = stack.client(Some("web"));
            client
                .identity_providers(list(["cognito", "Okta"]))
                .read_attributes(list(["email", "custom:tenant"]))
                .access_token_validity(known(Duration::minutes(5)));
            let oauth = client.oauth();
            oauth
                .flows(list([OAuthFlow::Code]))
                .callback_urls(list(["https://acme.com"]))
                .scopes(list(["openid", "api/read", "orders/read"]));
            stack
                .identity_pool()
                .principal_tags("tenant", known("custom:tenant"));
            for (ident, name) in [("ann", "Ann"), ("anna", "ann")] {
                let user = stack.user(Some(ident));
                user.attributes("custom:tenant", known("acme"));
                user.meta().exact(known(name));
            }
            stack.ui_customization(None).css(Given::Later);
            stack.replica(None).region(known("eu-west-1"));
        });
        assert_eq!(found, []);
        let found = violations(|stack| {
            stack.user_pool().id(known(ID));
            stack
                .resource_server(Some("api"))
                .scopes("read", known("Read"));
            let client = stack.client(Some("web"));
            client
                .identity_providers(list(["COGNITO"]))
                .write_attributes(list(["emial"]));
            let oauth = client.oauth();
            oauth
                .flows(list([OAuthFlow::Code]))
                .callback_urls(list(["https://acme.com"]))
                .scopes(list(["openid", "api/raed", "opneid"]));
        });
        let rules: Vec<&str> = found.iter().map(|(rule, _)| *rule).collect();
        assert_eq!(
            rules,
            [
                "oauth-scope-exists",
                "oauth-scope-exists",
                "attr-permission-names",
                "client-idp-names"
            ]
        );
    }
}
