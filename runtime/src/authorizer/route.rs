//! Routes of an HTTP API that an authorizer guards: `AWS::ApiGatewayV2::Route`.

use super::Authorizer;
use crate::block::block;
use crate::function::{ending_in, reference};
use crate::json::{Object, Text};
use crate::limit::{count, length};
use crate::literal::Scope;
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::suggest::suggest;
use crate::value::{List, Value};

/// The methods of a route; `ANY` is each that has no route of its own.
const METHODS: [&str; 8] = [
    "ANY", "DELETE", "GET", "HEAD", "OPTIONS", "PATCH", "POST", "PUT",
];

block! {
    /// The guarded routes: each by its key, its integration, and the scopes of which a token needs one.
    pub struct Routes: Unnamed, Part {
        blocks {
            /// A route.
            @Rest route: Many<Route>,
        }
    }
}

impl Routes {
    /// Each route has its own rules.
    #[allow(clippy::unused_self, reason = "every block has rules")]
    pub(crate) fn rules(&self, _: &mut Report) {}
}

block! {
    /// A guarded route: `"GET /orders": ref OrdersIntegration [orders/read],`. Its key is a method and a path, or
    /// `"$default"`. It becomes an `AWS::ApiGatewayV2::Route` with the logical id `ApiRoute<Authorizer><Key>`, letters and
    /// digits only.
    pub struct Route: Named, Resource {
        settings {
            /// What answers, by its id: `ref OrdersIntegration`. Becomes `Target`, `integrations/<id>`.
            @Main integration: Value<Text>,
            /// The scopes of which an access token needs one, at most 10. Without any, each token of the authorizer's clients
            /// will do, ID tokens too. Becomes `AuthorizationScopes`.
            @Extra scopes: List<Scope> where [count("api-route-scopes", 0, 10)],
            /// A name of yours for the operation, 1 to 64 characters. Becomes `OperationName`.
            operation_name: Value<Text> where [length("api-route-fields", 1, 64)],
        }
    }
}

impl Route {
    /// The rulebook of a route.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.key_is_a_method_and_a_path(report);
        self.has_an_integration(report);
    }

    /// The key of a route is a method and a path.
    fn key_is_a_method_and_a_path(&self, report: &mut Report) {
        let key = self.ident();
        let (method, path) = key.split_once(' ').unwrap_or((key, ""));
        let help = if METHODS.contains(&method) {
            "write a path that starts with `/` after the method, like `\"GET /orders\"`".to_owned()
        } else {
            match suggest(&method.to_ascii_uppercase(), &METHODS) {
                near if near.starts_with("did you mean") => near,
                _ => "write a method and a path, like `\"GET /orders\"`, or `\"$default\"`"
                    .to_owned(),
            }
        };
        let is_path = path.starts_with('/') && !path.contains(char::is_whitespace);
        if key != "$default" && !(METHODS.contains(&method) && is_path) {
            report
                .error(self, "api-route-key", format!("`{key}` is no route"))
                .help(help);
        }
    }

    /// A route leads somewhere.
    fn has_an_integration(&self, report: &mut Report) {
        if !self.integration.is_set() && self.meta.raw.get("Target").is_none() {
            report
                .error(self, "api-route-fields", "the route has no integration")
                .help(format!(
                    "write `\"{}\": ref` and the logical id of the integration",
                    self.ident()
                ));
        }
    }

    fn logical_id(&self, authorizer: &Authorizer) -> Text {
        self.meta.logical_id_or(|| {
            format!(
                "ApiRoute{}{}",
                authorizer.ident().to_upper_camel_case(),
                self.ident().to_upper_camel_case()
            )
            .into()
        })
    }

    pub(super) fn emit(&self, authorizer: &Authorizer, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new();
        properties.set("ApiId", authorizer.api.json());
        properties.insert("RouteKey", self.ident().to_owned());
        properties.insert("AuthorizationType", super::AuthorizerType::Http.as_str());
        properties.insert("AuthorizerId", reference(authorizer.logical_id()));
        properties.set(
            "AuthorizationScopes",
            self.scopes.json_with(&|scope| stack.scope_json(scope)),
        );
        properties.set("OperationName", self.operation_name.json());
        properties.set(
            "Target",
            self.integration
                .json()
                .map(|id| ending_in("integrations/", id)),
        );
        let route = emission.resource(
            self.logical_id(authorizer),
            &self.meta,
            "AWS::ApiGatewayV2::Route",
            properties,
        );
        if route.condition.is_none() {
            route.condition = authorizer.meta.condition.known().cloned();
        }
    }
}

rules! {
    "api-route-key" B: "The key of a route is a method and a path that starts with `/`, or `$default`."
        prevents "a route that is refused"
        source "CreateRoute, RouteKey";
    "api-route-fields" B: "A route has an integration, and if any a name of its operation with 1 to 64 characters."
        prevents "a route that nobody answers"
        source "CreateRoute, Target and OperationName";
    "api-route-scopes" B: "A route asks for at most 10 scopes."
        prevents "a quota of API Gateway that cannot be raised"
        source "API Gateway, quotas of HTTP APIs";
}
