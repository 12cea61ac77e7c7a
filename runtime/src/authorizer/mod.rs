//! APIs that only tokens of the pool open: authorizers of API Gateway, and the routes they guard.

mod route;

pub(crate) use route::RULES as ROUTE_RULES;
pub use route::{Route, Routes};

use crate::block::{Block, block};
use crate::client::Client;
use crate::json::{Json, Object, Text};
use crate::limit::{Pattern, count, lasting, length, pattern};
use crate::literal::{ClientName, Duration, words};
use crate::pattern::{ARN, parts};
use crate::report::Report;
use crate::rulebook::rules;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::suggest::list;
use crate::value::{Given, List, Value};

words! {
    /// The kind of API that is guarded.
    pub enum AuthorizerType {
        /// A REST API: `AWS::ApiGateway::RestApi`. It takes ID tokens where a method asks for no scope, access tokens where it
        /// does, of every client of the pool.
        Rest = "COGNITO_USER_POOLS",
        /// An HTTP API: `AWS::ApiGatewayV2::Api`. It takes ID and access tokens of the clients that are named, and access tokens
        /// alone where a route asks for a scope.
        Http = "JWT",
    }
}

/// The settings that only one kind has.
const REST_ONLY: [&str; 4] = [
    "provider_arns",
    "identity_validation_expression",
    "result_ttl",
    "auth_type",
];
const HTTP_ONLY: [&str; 2] = ["clients", "routes"];

/// The ARN of a user pool.
const POOL_ARN: Pattern = Pattern {
    noun: Some("the ARN of a user pool"),
    says: "the ARN of a user pool, like `arn:aws:cognito-idp:us-east-1:123456789012:userpool/us-east-1_AbCdEfGhI`",
    matches: |text| {
        let parts = parts(text);
        (ARN.matches)(text)
            && parts.len() == 6
            && parts[2] == "cognito-idp"
            && parts[5].starts_with("userpool/")
    },
};

block! {
    /// Lets only tokens of the pool through to an API of API Gateway: `authorizer orders: Http { api: ref OrdersApi }`. It
    /// becomes an `AWS::ApiGateway::Authorizer` or an `AWS::ApiGatewayV2::Authorizer`, with the logical id
    /// `ApiAuthorizer<Name>`: methods of a REST API name it, `AuthorizerId: ref ApiAuthorizerOrders`, and their
    /// `AuthorizationScopes` are looked up in the stack. Its name is the one of the block in kebab case, or `= "exact"`.
    pub struct Authorizer: Named, Resource, Exact {
        settings {
            /// The kind of API. Becomes `Type` or `AuthorizerType`.
            @Main kind: Value<AuthorizerType>,
            /// The API, by its id: `ref OrdersApi`. Changing it replaces the authorizer. Becomes `RestApiId` or `ApiId`.
            api: Value<Text>,
            /// Of an HTTP API, the clients whose tokens are taken, 1 to 50; `default` is the client without a name. Default:
            /// every client of the stack. Becomes `JwtConfiguration.Audience`.
            clients: List<ClientName> where [count("api-authorizer-audience", 1, 50)],
            /// Where the token is. Default: the header `Authorization`, which is `method.request.header.Authorization` in a REST
            /// API and `$request.header.Authorization` in an HTTP API. Becomes `IdentitySource`.
            identity_source: Value<Text>,
            /// Of a REST API, other pools whose tokens are taken besides, by ARN. Becomes `ProviderARNs`.
            provider_arns: List<Text> where [pattern("api-authorizer-pools", &POOL_ARN)],
            /// Of a REST API, a regular expression for the claim `aud` of an ID token. Becomes
            /// `IdentityValidationExpression`.
            identity_validation_expression: Value<Text>,
            /// Of a REST API, how long what was found out of a token is kept: at most 1 hour, `0s` for not at all. Default of
            /// AWS: 5 minutes. Becomes `AuthorizerResultTtlInSeconds`.
            result_ttl: Value<Duration> where [
                lasting("api-authorizer-ttl", Duration::seconds(0), Duration::hours(1)),
            ],
            /// Of a REST API, a word of yours that its exported definition shows. Becomes `AuthType`.
            auth_type: Value<Text>,
        }
        blocks {
            /// The routes of an HTTP API that are guarded: `routes { "GET /orders": ref OrdersIntegration [api/read] }`.
            routes: One<Routes>,
        }
    }
}

impl Authorizer {
    /// The rulebook of an authorizer.
    pub(crate) fn rules(&self, report: &mut Report) {
        self.has_a_name(report);
        self.has_a_type_and_an_api(report);
        self.settings_go_with_the_type(report);
        self.token_is_in_a_place_of_the_type(report);
    }

    /// The name has 1 to 128 characters.
    fn has_a_name(&self, report: &mut Report) {
        let limits = [length("api-authorizer-fields", 1, 128)];
        self.meta.check_exact(&limits, "name", report);
    }

    /// What is guarded is said, and written out where it decides over the resource.
    fn has_a_type_and_an_api(&self, report: &mut Report) {
        let (id, name) = ("api-authorizer-fields", self.ident());
        match self.kind.given() {
            None => report
                .error(self, id, format!("the authorizer `{name}` has no type"))
                .help(format!(
                    "write `authorizer {name}: Rest {{ … }}` or `authorizer {name}: Http {{ … }}`"
                )),
            Some(Given::Intrinsic(_) | Given::Choice(..)) => report
                .error(&self.kind, id, "CloudFormation takes no function here")
                .help("write `Rest` or `Http`"),
            Some(_) => {}
        }
        if !self.api.is_set() {
            report
                .error(self, id, format!("the authorizer `{name}` has no API"))
                .help("write `api: ref` and the logical id of the API");
        }
    }

    /// What only the other kind of API has is not written.
    fn settings_go_with_the_type(&self, report: &mut Report) {
        let (others, what, other) = match self.kind.known() {
            Some(AuthorizerType::Rest) => (&HTTP_ONLY[..], "a REST API", "Http"),
            Some(AuthorizerType::Http) => (&REST_ONLY[..], "an HTTP API", "Rest"),
            None => return,
        };
        for part in &<dyn Block>::written(self) {
            if others.contains(&part.key) {
                report
                    .error(
                        part,
                        "api-authorizer-kind",
                        format!("the authorizer of {what} has no `{}`", part.key),
                    )
                    .help(format!("leave it out, or write `{other}` as the type"));
            }
        }
    }

    /// The token is looked for where the kind of API has it.
    fn token_is_in_a_place_of_the_type(&self, report: &mut Report) {
        let (starts, example) = match self.kind.known() {
            Some(AuthorizerType::Rest) => (
                &["method.request.header."][..],
                "method.request.header.Authorization",
            ),
            Some(AuthorizerType::Http) => (
                &["$request.header.", "$request.querystring."][..],
                "$request.header.Authorization",
            ),
            None => return,
        };
        for &source in &self.identity_source.leaves() {
            let is_right = starts
                .iter()
                .any(|start| source.len() > start.len() && source.starts_with(start));
            if !is_right {
                report
                    .error(
                        &self.identity_source,
                        "api-authorizer-identity-source",
                        format!("`{source}` is no place of a token here"),
                    )
                    .help(format!(
                        "write `\"{example}\"`, or another after {}",
                        list(starts)
                    ));
            }
        }
    }

    /// Whether it is known to guard an HTTP API.
    pub(crate) fn is_http(&self) -> bool {
        self.kind.is(&AuthorizerType::Http)
    }

    /// The routes that it guards.
    pub(crate) fn guarded(&self) -> Vec<&Route> {
        match self.routes.get() {
            Some(routes) => routes.route.all(),
            None => Vec::new(),
        }
    }

    /// The clients whose tokens an HTTP API takes; nothing if one of them is not known, or not of this stack.
    pub(crate) fn audience<'a>(&self, stack: &'a Stack) -> Option<Vec<&'a Client>> {
        if !self.clients.is_set() {
            return Some(stack.client.all());
        }
        if !self.clients.is_known() {
            return None;
        }
        let mut clients = Vec::new();
        for (_, name) in self.clients.known() {
            clients.push(stack.client_called(name.as_str())?);
        }
        Some(clients)
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| {
            self.ident()
                .to_upper_camel_case_after("ApiAuthorizer")
                .into()
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let name = self.meta.exact_or(self.ident().to_kebab_case());
        let properties = Object::new().with("Name", name);
        let (kind, properties) = if self.is_http() {
            (
                "AWS::ApiGatewayV2::Authorizer",
                self.http(stack, properties),
            )
        } else {
            ("AWS::ApiGateway::Authorizer", self.rest(stack, properties))
        };
        emission.resource(self.logical_id(), &self.meta, kind, properties);
        for &route in &self.guarded() {
            route.emit(self, stack, emission);
        }
    }

    fn rest(&self, stack: &Stack, mut properties: Object) -> Object {
        let pool = stack.pool().arn();
        let pools = match self.provider_arns.json() {
            None => Json::List(vec![pool]),
            Some(Json::List(mut others)) => {
                others.insert(0, pool);
                Json::List(others)
            }
            Some(function) => function,
        };
        properties.set("RestApiId", self.api.json());
        properties.insert("Type", AuthorizerType::Rest.as_str());
        properties.insert(
            "IdentitySource",
            self.identity_source
                .json_or("method.request.header.Authorization"),
        );
        properties.insert("ProviderARNs", pools);
        properties.set(
            "IdentityValidationExpression",
            self.identity_validation_expression.json(),
        );
        properties.set(
            "AuthorizerResultTtlInSeconds",
            self.result_ttl.json_with(&|ttl| ttl.as_seconds().into()),
        );
        properties.set("AuthType", self.auth_type.json());
        properties
    }

    fn http(&self, stack: &Stack, mut properties: Object) -> Object {
        let written =
            self.clients
                .json_with(&|name: &Text| match stack.client_called(name.as_str()) {
                    Some(client) => client.reference_from(&self.meta),
                    None => Json::Null,
                });
        let audience = match written {
            Some(audience) => audience,
            None => {
                let mut all = Vec::with_capacity(stack.client.len());
                for client in &stack.client {
                    all.push(client.reference_from(&self.meta));
                }
                Json::List(all)
            }
        };
        let source = self
            .identity_source
            .json_or("$request.header.Authorization");
        properties.set("ApiId", self.api.json());
        properties.insert("AuthorizerType", AuthorizerType::Http.as_str());
        properties.insert("IdentitySource", Json::List(vec![source]));
        properties.insert(
            "JwtConfiguration",
            Object::new()
                .with("Audience", audience)
                .with("Issuer", stack.pool().issuer_url().unwrap_or(Json::Null)),
        );
        properties
    }
}

rules! {
    "api-authorizer-fields" B: "An authorizer has the type `Rest` or `Http`, an API, and a name of 1 to 128 characters."
        prevents "an authorizer without an API, or with a name that is refused"
        source "CreateAuthorizer of API Gateway, both versions";
    "api-authorizer-kind" B: "The clients and routes of an authorizer are those of an HTTP API; other pools, a cache and a regular expression those of a REST API."
        prevents "settings that are never in effect"
        source "AWS::ApiGateway::Authorizer; AWS::ApiGatewayV2::Authorizer";
    "api-authorizer-identity-source" C: "The token is in a header: `method.request.header.…` of a REST API, `$request.header.…` or `$request.querystring.…` of an HTTP API."
        prevents "Invalid token source expression: … The source must be a method request header"
        source "CreateAuthorizer of API Gateway, both versions, IdentitySource; public reports";
    "api-authorizer-pools" B: "Another pool whose tokens a REST API takes is named by its ARN."
        prevents "an authorizer that is refused"
        source "CreateAuthorizer of API Gateway, ProviderARNs";
    "api-authorizer-ttl" B: "What a REST API found out of a token is kept for at most 1 hour."
        prevents "an authorizer that is refused"
        source "CreateAuthorizer of API Gateway, AuthorizerResultTtlInSeconds";
}

#[cfg(test)]
mod tests;
