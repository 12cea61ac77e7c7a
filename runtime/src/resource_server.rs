//! An API with scopes of its own: `AWS::Cognito::UserPoolResourceServer`.

use crate::block::block;
use crate::function::sub;
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, Limit, Subject, check_value, count, key, length, pattern};
use crate::pattern::{NAME, SCOPE, SCOPE_NAME};
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::{Map, Value};

block! {
    /// An API whose access is granted by scopes of its own, `<identifier>/<scope>`. It becomes an
    /// `AWS::Cognito::UserPoolResourceServer`.
    ///
    /// The identifier is the name of the block in kebab case, or the text after `=`, such as the address of the API. A
    /// change of it replaces the server. Each entry declares one scope with what it allows:
    /// `access: "Access the MCP server"`.
    pub struct ResourceServer: Named, Resource, Exact {
        settings {
            /// The name people see, 1 to 256 characters. Default: the name of the block, in words. Becomes `Name`.
            @Main name: Value<Text> where [length("rs-name", 1, 256), pattern("rs-name", &NAME)],
            /// A scope and what it allows, 1 to 256 characters each; at most 100. Becomes `Scopes`.
            @Rest scopes: Map<Text> where [
                count("rs-scope-count", 0, 100),
                key("rs-scope-name", &Bound::Length(1, 256)),
                key("rs-scope-name", &Bound::Pattern(&SCOPE_NAME)),
                length("rs-scope-description", 1, 256),
            ],
        }
    }
}

const IDENTIFIER_LIMITS: [Limit; 2] = [
    length("rs-identifier", 1, 256),
    pattern("rs-identifier", &SCOPE),
];

impl ResourceServer {
    /// The rulebook of a resource server.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.identifier_is_one_of_aws(report);
        self.default_name_is_one_of_aws(report);
    }

    /// The identifier, written or made from the name of the block, has characters that AWS takes.
    fn identifier_is_one_of_aws(&self, report: &mut Report) {
        let (limits, noun) = (&IDENTIFIER_LIMITS, "identifier");
        self.meta.check_exact(limits, noun, report);
        if !self.meta.exact.is_set() {
            let identifier = Text::from(self.ident().to_kebab_case());
            check_value(limits, &identifier, self, Subject::Value(noun), report);
        }
    }

    /// So has the name people see, where it is made from the name of the block.
    fn default_name_is_one_of_aws(&self, report: &mut Report) {
        // Without an exact identifier, the identifier was reported for the same characters.
        if self.meta.exact.is_set() && !self.name.is_set() {
            let limits = [length("rs-name", 1, 256), pattern("rs-name", &NAME)];
            check_value(
                &limits,
                &self.default_name(),
                self,
                Subject::Value("name"),
                report,
            );
        }
    }

    fn default_name(&self) -> Text {
        self.ident().to_title_case().into()
    }

    /// The identifier AWS sees, unless it is not known yet.
    pub(crate) fn identifier_text(&self) -> Option<Text> {
        if self.meta.exact.is_set() {
            return self.meta.exact.known().cloned();
        }
        Some(self.ident().to_kebab_case().into())
    }

    /// Visits the scopes: the key, the text AWS sees, the path. None while the identifier is not known.
    pub(crate) fn each_scope(&self, visit: &mut dyn FnMut(&str, Text, String)) {
        if let Some(identifier) = self.identifier_text() {
            for entry in self.scopes.entries() {
                let scope = [&identifier, "/", entry.key].concat().into();
                visit(entry.key, scope, entry.path());
            }
        }
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| {
            let name = self.ident();
            name.to_upper_camel_case_after("CognitoUserPoolResourceServer")
                .into()
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new()
            .with(
                "Identifier",
                self.meta.exact_or(self.ident().to_kebab_case()),
            )
            .with("Name", self.name.json_or(self.default_name()));
        if !self.scopes.is_empty() {
            let mut scopes = Vec::with_capacity(self.scopes.len());
            for entry in self.scopes.entries() {
                let scope = Object::of("ScopeName", entry.key.clone());
                scopes.push(scope.with("ScopeDescription", entry.given.json()).into());
            }
            properties.insert("Scopes", Json::List(scopes));
        }
        properties.insert("UserPoolId", stack.pool().reference());
        emission.resource(
            self.logical_id(),
            &self.meta,
            "AWS::Cognito::UserPoolResourceServer",
            properties,
        );
    }
}

impl Stack {
    /// The resource servers that a scope belongs to, and what it is called there. The name in the stack goes before the
    /// identifier, which only conditions allow to be there twice.
    pub(crate) fn servers_of<'a>(&'a self, scope: &'a str) -> Vec<(&'a ResourceServer, &'a str)> {
        let Some((server, name)) = scope.rsplit_once('/') else {
            return Vec::new();
        };
        if let Some(known) = self.resource_server.called(server) {
            return vec![(known, name)];
        }
        let mut servers = Vec::new();
        for known in &self.resource_server {
            if known.identifier_text().is_some_and(|text| text == server) {
                servers.push((known, name));
            }
        }
        servers
    }

    /// A scope as AWS sees it: with the server's identifier, not its name in the stack.
    pub(crate) fn scope_json(&self, scope: &Text) -> Json {
        match self.servers_of(scope.as_str()).first() {
            Some((server, name)) => match server.identifier_text() {
                Some(identifier) => [identifier.as_str(), "/", name].concat().into(),
                None => sub(format!("${{{}}}/{name}", server.logical_id())),
            },
            None => scope.clone().into(),
        }
    }
}

rules! {
    "rs-identifier" A: "The identifier of a resource server has 1 to 256 printable ASCII characters, without spaces, `\"` and `\\`."
        prevents "Value at 'identifier' failed to satisfy constraint"
        source "CreateResourceServer, Identifier; measured";
    "rs-name" B: "The name of a resource server has 1 to 256 letters, digits, spaces or `_+=,.@-`."
        prevents "Value at 'name' failed to satisfy constraint"
        source "CreateResourceServer, Name";
    "rs-scope-count" A: "A resource server has at most 100 scopes."
        prevents "Member must have length less than or equal to 100"
        source "CreateResourceServer, Scopes; measured";
    "rs-scope-name" A: "The name of a scope has 1 to 256 printable ASCII characters, without spaces, `\"`, `\\` and `/`."
        prevents "Value at 'scopes.1.member.scopeName' failed to satisfy constraint"
        source "CreateResourceServer, ResourceServerScopeType; measured";
    "rs-scope-description" B: "The description of a scope has 1 to 256 characters."
        prevents "Value at 'scopes.1.member.scopeDescription' failed to satisfy constraint"
        source "CreateResourceServer, ResourceServerScopeType";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::reference;
    use crate::testing::{known, list, rule_test, template};
    use crate::value::Given;

    rule_test! {
        rs_identifier: "rs-identifier",
        passes {
            "unset": |stack| { stack.resource_server(Some("billing_api")); },
            "later": |stack| { stack.resource_server(Some("api")).meta().exact(Given::Later); },
            "an address": |stack| { stack.resource_server(Some("api")).meta().exact(known("https://api.acme.com")); },
            "upper bound": |stack| { stack.resource_server(Some("api")).meta().exact(known("a".repeat(256))); },
        }
        fails {
            "empty": |stack| { stack.resource_server(Some("api")).meta().exact(known("")); } at "resource_server.api.exact",
            "too long": |stack| { stack.resource_server(Some("api")).meta().exact(known("a".repeat(257))); }
                at "resource_server.api.exact",
            "a space": |stack| { stack.resource_server(Some("api")).meta().exact(known("my api")); } at "resource_server.api.exact",
            "a name AWS does not take": |stack| { stack.resource_server(Some("größe")); } at "resource_server.größe",
        }
    }

    rule_test! {
        rs_name: "rs-name",
        passes {
            "unset": |stack| { stack.resource_server(Some("billing_api")); },
            "later": |stack| { stack.resource_server(Some("api")).name(Given::Later); },
            "lower bound": |stack| { stack.resource_server(Some("api")).name(known("A")); },
            "upper bound": |stack| { stack.resource_server(Some("api")).name(known("a".repeat(256))); },
            "a name of the block that was reported as identifier": |stack| { stack.resource_server(Some("größe")); },
        }
        fails {
            "empty": |stack| { stack.resource_server(Some("api")).name(known("")); } at "resource_server.api.name",
            "too long": |stack| { stack.resource_server(Some("api")).name(known("a".repeat(257))); } at "resource_server.api.name",
            "another character": |stack| { stack.resource_server(Some("api")).name(known("A/B")); } at "resource_server.api.name",
            "made from the name of the block": |stack| { stack.resource_server(Some("größe")).meta().exact(known("groesse")); }
                at "resource_server.größe",
        }
    }

    fn add_scopes(server: &mut ResourceServer, names: impl IntoIterator<Item = String>) {
        for name in names {
            server.scopes(name.leak(), known("What it allows"));
        }
    }

    rule_test! {
        rs_scope_count: "rs-scope-count",
        passes {
            "unset": |stack| { stack.resource_server(Some("api")); },
            "upper bound": |stack| { add_scopes(stack.resource_server(Some("api")), (0..100).map(|n| n.to_string())); },
        }
        fails {
            "above": |stack| { add_scopes(stack.resource_server(Some("api")), (0..101).map(|n| n.to_string())); }
                at "resource_server.api.scopes",
        }
    }

    rule_test! {
        rs_scope_name: "rs-scope-name",
        passes {
            "unset": |stack| { stack.resource_server(Some("api")); },
            "every kind of character": |stack| { add_scopes(stack.resource_server(Some("api")), ["orders:read.all!~".into()]); },
            "upper bound": |stack| { add_scopes(stack.resource_server(Some("api")), ["a".repeat(256)]); },
        }
        fails {
            "empty": |stack| { add_scopes(stack.resource_server(Some("api")), [String::new()]); } at "resource_server.api.scopes.",
            "a slash": |stack| { add_scopes(stack.resource_server(Some("api")), ["a/b".into()]); }
                at "resource_server.api.scopes.a/b",
            "a space": |stack| { add_scopes(stack.resource_server(Some("api")), ["a b".into()]); }
                at "resource_server.api.scopes.a b",
        }
    }

    #[test]
    fn a_scope_name_has_256_characters_at_most() {
        let found = crate::testing::violations(|stack| {
            add_scopes(stack.resource_server(Some("api")), ["a".repeat(257)]);
        });
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].0, "rs-scope-name");
    }

    rule_test! {
        rs_scope_description: "rs-scope-description",
        passes {
            "unset": |stack| { stack.resource_server(Some("api")); },
            "later": |stack| { stack.resource_server(Some("api")).scopes("read", Given::Later); },
            "lower bound": |stack| { stack.resource_server(Some("api")).scopes("read", known("R")); },
            "upper bound": |stack| { stack.resource_server(Some("api")).scopes("read", known("a".repeat(256))); },
        }
        fails {
            "empty": |stack| { stack.resource_server(Some("api")).scopes("read", known("")); } at "resource_server.api.scopes.read",
            "too long": |stack| { stack.resource_server(Some("api")).scopes("read", known("a".repeat(257))); }
                at "resource_server.api.scopes.read",
        }
    }

    #[test]
    fn a_server_with_scopes() {
        let template = template(|stack| {
            let server = stack.resource_server(Some("billing_api"));
            server.name(known("Billing"));
            server.scopes("read", known("Read"));
            server.scopes("write", known("Write"));
        });
        assert_eq!(
            template["Resources"]["CognitoUserPoolResourceServerBillingApi"],
            json!({
                "Type": "AWS::Cognito::UserPoolResourceServer",
                "Properties": {
                    "Identifier": "billing-api",
                    "Name": "Billing",
                    "Scopes": [
                        {"ScopeName": "read", "ScopeDescription": "Read"},
                        {"ScopeName": "write", "ScopeDescription": "Write"},
                    ],
                    "UserPoolId": {"Ref": "CognitoUserPool"},
                },
            })
        );
    }

    #[test]
    fn a_server_without_scopes_says_nothing_of_them() {
        let template = template(|stack| {
            let server = stack.resource_server(Some("orders"));
            server.meta().exact(known("https://orders.acme.com"));
        });
        assert_eq!(
            template["Resources"]["CognitoUserPoolResourceServerOrders"]["Properties"],
            json!({
                "Identifier": "https://orders.acme.com",
                "Name": "Orders",
                "UserPoolId": {"Ref": "CognitoUserPool"},
            })
        );
    }

    #[test]
    fn a_scope_is_known_by_the_name_of_its_server_and_by_the_identifier() {
        let mut stack = Stack::named("test");
        let server = stack.resource_server(Some("orders"));
        server.meta().exact(known("https://api.acme.com/orders"));
        stack
            .resource_server(Some("audit"))
            .meta()
            .exact(Given::Intrinsic(reference("Url")));
        for (written, expected) in [
            ("openid", json!("openid")),
            ("orders/read", json!("https://api.acme.com/orders/read")),
            (
                "https://api.acme.com/orders/read",
                json!("https://api.acme.com/orders/read"),
            ),
            (
                "audit/read",
                json!({"Fn::Sub": "${CognitoUserPoolResourceServerAudit}/read"}),
            ),
            ("other/read", json!("other/read")),
        ] {
            let json = serde_json::Value::from(stack.scope_json(&written.into()));
            assert_eq!(json, expected, "{written}");
        }
    }

    #[test]
    fn the_scopes_of_a_client_are_those_of_aws() {
        let template = template(|stack| {
            stack.domain(None).domain(known("acme"));
            let server = stack.resource_server(Some("orders"));
            server.meta().exact(known("https://api.acme.com"));
            server.scopes("read", known("Read"));
            let oauth = stack.client(Some("web")).oauth();
            oauth.flows(list([crate::client::OAuthFlow::Code]));
            oauth.callback_urls(list(["https://acme.com"]));
            oauth.scopes(list(["orders/read"]));
        });
        assert_eq!(
            template["Resources"]["AppClientWeb"]["Properties"]["AllowedOAuthScopes"],
            json!(["https://api.acme.com/read"])
        );
    }
}
