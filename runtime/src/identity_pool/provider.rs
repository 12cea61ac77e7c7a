//! Whose tokens an identity pool takes: the clients of this stack's user pool, and those of others.

use super::IdentityPool;
use crate::block::block;
use crate::client::Client;
use crate::function::choice;
use crate::function::reference;
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, length, pattern};
use crate::literal::Kept;
use crate::pattern::each;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::value::{Given, Value};

/// `[\w_]`: the id of an app client.
const CLIENT_ID: Pattern = Pattern {
    noun: Some("the id of an app client"),
    says: "the id of an app client, like `3n4b5urk1ft4fl3mg5e62d9ado`",
    matches: |text| each(text, |c| c.is_ascii_alphanumeric() || c == '_'),
};

/// How a user pool is called as a provider: not by its id alone, nor by its ARN.
const POOL_NAME: Pattern = Pattern {
    noun: Some("the name of a user pool as a provider"),
    says: "the name of a user pool as a provider, like `cognito-idp.us-east-1.amazonaws.com/us-east-1_Example`",
    matches: |text| {
        text.split_once('/').is_some_and(|(host, id)| {
            host.starts_with("cognito-idp.")
                && host.contains(".amazonaws.com")
                && id.contains('_')
                && each(id, |c| c.is_ascii_alphanumeric() || "_-".contains(c))
        })
    },
};

block! {
    /// A client of a user pool outside of this stack, whose users get credentials too.
    pub struct CognitoIdentityProvider: Unnamed, Part {
        settings {
            /// The id of the client, 1 to 128 characters. Becomes `ClientId`.
            client_id: Value<Text> where [length("ip-provider-fields", 1, 128), pattern("ip-provider-fields", &CLIENT_ID)],
            /// The user pool: `cognito-idp.<region>.amazonaws.com/<id>`. Becomes `ProviderName`.
            provider_name: Value<Text> where [pattern("ip-provider-name", &POOL_NAME)],
            /// Whether the user pool is asked if the user still exists and is signed in. Default of AWS `false`. Becomes
            /// `ServerSideTokenCheck`.
            server_side_token_check: Value<bool>,
        }
    }
}

impl CognitoIdentityProvider {
    /// The rulebook of a provider outside of the stack.
    pub(crate) fn rules(&self, report: &mut Report) {
        for &(key, is_set) in &[
            ("client_id", self.client_id.is_set()),
            ("provider_name", self.provider_name.is_set()),
        ] {
            if !is_set {
                report
                    .error(
                        self,
                        "ip-provider-fields",
                        format!("a provider lacks `{key}`"),
                    )
                    .help(format!("write `{key}: \"…\"`"));
            }
        }
    }

    fn emit(&self) -> Json {
        let mut object = Object::new();
        object.set("ClientId", self.client_id.json());
        object.set("ProviderName", self.provider_name.json());
        object.set("ServerSideTokenCheck", self.server_side_token_check.json());
        self.meta.add_raw(&mut object);
        object.into()
    }
}

impl Stack {
    /// The client that a name means: `default` is the one without a name, unless a client has that name.
    pub(crate) fn client_called(&self, name: &str) -> Option<&Client> {
        match self.client.called(name) {
            None if name == "default" => self.client.called(""),
            client => client,
        }
    }

    /// What to call the clients by.
    pub(crate) fn client_names(&self) -> Vec<&str> {
        let mut names = self.client.names();
        for name in &mut names {
            if name.is_empty() {
                *name = "default";
            }
        }
        names
    }
}

impl IdentityPool {
    /// The clients of this stack whose users get credentials, as far as they are known.
    pub(crate) fn linked<'a>(&self, stack: &'a Stack) -> Vec<&'a Client> {
        if !self.clients.is_set() {
            return match stack.client.called("") {
                Some(unnamed) => vec![unnamed],
                None => stack.client.all(),
            };
        }
        let mut linked = Vec::new();
        for element in self.clients.elements() {
            for &name in &element.given.possible() {
                if let Some(client) = stack.client_called(name) {
                    linked.push(client);
                }
            }
        }
        linked
    }

    /// `CognitoIdentityProviders`, if there is any.
    pub(super) fn providers(&self, stack: &Stack) -> Option<Json> {
        let mut others = Vec::new();
        for other in &self.cognito_identity_provider {
            others.push(other.emit());
        }
        let all = if let Some(given) = self.clients.given() {
            self.written_list(given, &others, stack)
        } else {
            let mut own = Vec::new();
            for &client in &self.linked(stack) {
                own.push(self.client(client, stack));
            }
            own.append(&mut others);
            Json::List(own)
        };
        (all != Json::List(Vec::new())).then_some(all)
    }

    /// What stands for `clients`, with the other providers behind.
    fn written_list(
        &self,
        given: &Given<Vec<Given<Kept>>>,
        others: &[Json],
        stack: &Stack,
    ) -> Json {
        match given {
            Given::Known(items) => {
                let mut all = Vec::new();
                for item in items {
                    all.push(self.written(item, stack));
                }
                all.extend_from_slice(others);
                Json::List(all)
            }
            Given::Later => Json::Null,
            Given::Intrinsic(json) => json.clone(),
            Given::Choice(condition, sides) => choice(
                condition.clone(),
                self.written_list(&sides[0], others, stack),
                self.written_list(&sides[1], others, stack),
            ),
        }
    }

    /// What stands for an element of `clients`; a function is the id of a client.
    fn written(&self, given: &Given<Kept>, stack: &Stack) -> Json {
        match given {
            Given::Known(name) => match stack.client_called(name.name()) {
                Some(client) => self.client(client, stack),
                None => Json::Null,
            },
            Given::Later => Json::Null,
            Given::Intrinsic(id) => self.provider(id.clone(), stack),
            Given::Choice(condition, sides) => choice(
                condition.clone(),
                self.written(&sides[0], stack),
                self.written(&sides[1], stack),
            ),
        }
    }

    fn client(&self, client: &Client, stack: &Stack) -> Json {
        self.meta.where_exists(
            &client.meta,
            self.provider(reference(client.logical_id()), stack),
        )
    }

    fn provider(&self, client_id: Json, stack: &Stack) -> Json {
        let mut provider = Object::new()
            .with("ClientId", client_id)
            .with("ProviderName", stack.pool().provider_name());
        provider.set("ServerSideTokenCheck", self.server_side_token_check.json());
        provider.into()
    }
}

rules! {
    "ip-provider-fields" B: "A provider outside of the stack has the id of a client, 1 to 128 letters, digits or `_`, and the name of its user pool."
        prevents "Required properties: ClientId, ProviderName"
        source "CreateIdentityPool, CognitoIdentityProviders";
    "ip-provider-name" A: "A user pool is called `cognito-idp.<region>.amazonaws.com/<id>` as a provider."
        prevents "Invalid Cognito Identity Provider"
        source "CreateIdentityPool, CognitoIdentityProviders";
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use crate::literal::ClientName;
    use crate::stack::Stack;
    use crate::testing::{known, list, rule_test, template};
    use crate::value::Given;

    const POOL: &str = "cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123";

    rule_test! {
        ip_provider_fields: "ip-provider-fields",
        passes {
            "none": |stack| { stack.identity_pool(); },
            "later": |stack| {
                stack.identity_pool().cognito_identity_provider(None).client_id(Given::Later).provider_name(Given::Later);
            },
            "longest": |stack| {
                let provider = stack.identity_pool().cognito_identity_provider(None);
                provider.client_id(known("x".repeat(128))).provider_name(known(POOL));
            },
        }
        fails {
            "no client": |stack| { stack.identity_pool().cognito_identity_provider(None).provider_name(known(POOL)); }
                at "identity_pool.cognito_identity_provider[0]",
            "no pool": |stack| { stack.identity_pool().cognito_identity_provider(None).client_id(known("abc")); }
                at "identity_pool.cognito_identity_provider[0]",
            "too long": |stack| {
                let provider = stack.identity_pool().cognito_identity_provider(None);
                provider.client_id(known("x".repeat(129))).provider_name(known(POOL));
            } at "identity_pool.cognito_identity_provider[0].client_id",
            "a dash": |stack| {
                let provider = stack.identity_pool().cognito_identity_provider(None);
                provider.client_id(known("web-client")).provider_name(known(POOL));
            } at "identity_pool.cognito_identity_provider[0].client_id",
        }
    }

    rule_test! {
        ip_provider_name: "ip-provider-name",
        passes {
            "later": |stack| { stack.identity_pool().cognito_identity_provider(None).provider_name(Given::Later); },
            "the name": |stack| { stack.identity_pool().cognito_identity_provider(None).provider_name(known(POOL)); },
            "China": |stack| {
                let provider = stack.identity_pool().cognito_identity_provider(None);
                provider.provider_name(known("cognito-idp.cn-north-1.amazonaws.com.cn/cn-north-1_Abc123"));
            },
        }
        fails {
            "the id alone": |stack| {
                stack.identity_pool().cognito_identity_provider(None).provider_name(known("us-east-1_Abc123"));
            } at "identity_pool.cognito_identity_provider[0].provider_name",
            "an address": |stack| {
                let provider = stack.identity_pool().cognito_identity_provider(None);
                provider.provider_name(known("https://cognito-idp.us-east-1.amazonaws.com/us-east-1_Abc123"));
            } at "identity_pool.cognito_identity_provider[0].provider_name",
            "the ARN": |stack| {
                let provider = stack.identity_pool().cognito_identity_provider(None);
                provider.provider_name(known("arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_Abc123"));
            } at "identity_pool.cognito_identity_provider[0].provider_name",
        }
    }

    fn own_client(id: &str) -> Value {
        json!({ "ClientId": { "Ref": id }, "ProviderName": { "Fn::GetAtt": ["CognitoUserPool", "ProviderName"] } })
    }

    fn providers(build: impl FnOnce(&mut Stack)) -> Value {
        template(build)["Resources"]["CognitoIdentityPool"]["Properties"]["CognitoIdentityProviders"]
            .clone()
    }

    #[test]
    fn the_client_without_a_name_or_all() {
        let unnamed = providers(|stack| {
            stack.client(Some("web"));
            stack.client(None);
            stack.identity_pool();
        });
        assert_eq!(unnamed, json!([own_client("CognitoUserPoolClient")]));
        let all = providers(|stack| {
            stack.client(Some("web"));
            stack.client(Some("app"));
            stack.identity_pool();
        });
        assert_eq!(
            all,
            json!([own_client("AppClientWeb"), own_client("AppClientApp")])
        );
        let chosen = providers(|stack| {
            stack.client(None);
            stack.client(Some("web"));
            stack.client(Some("app"));
            stack.identity_pool().clients(list(["app", "default"]));
        });
        assert_eq!(
            chosen,
            json!([
                own_client("AppClientApp"),
                own_client("CognitoUserPoolClient")
            ])
        );
        let none = providers(|stack| {
            stack
                .identity_pool()
                .clients(list::<ClientName>(Vec::<&str>::new()));
        });
        assert_eq!(none, Value::Null);
    }

    #[test]
    fn a_choice_of_clients() {
        let chosen = providers(|stack| {
            stack.client(Some("web"));
            stack.client(Some("app"));
            let condition = stack.condition(Some("IsProd"));
            condition.test(known(json!({ "Fn::Equals": ["a", "b"] })));
            let sides = [list(["web"]), list(["web", "app"])];
            stack
                .identity_pool()
                .clients(Given::Choice("IsProd".into(), Box::new(sides)));
        });
        let (web, app) = (own_client("AppClientWeb"), own_client("AppClientApp"));
        assert_eq!(chosen, json!({ "Fn::If": ["IsProd", [web], [web, app]] }));
    }
}
