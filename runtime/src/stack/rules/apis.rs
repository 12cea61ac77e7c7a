//! What authorizers, routes and methods ask of the clients, the scopes and the pool.

use crate::authorizer::{Authorizer, Route};
use crate::client::Client;
use crate::cloudformation::CustomResource;
use crate::json::{Json, Text};
use crate::place::Located as _;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::stack::rules::triggers::resources;
use crate::suggest::{list, suggest};

/// The scope that each access token of a sign-in through the API has.
const API_SCOPE: &str = "aws.cognito.signin.user.admin";

impl Stack {
    /// The rulebook of this file.
    pub(super) fn api_rules(&self, report: &mut Report) {
        for authorizer in &self.authorizer {
            self.audience_exists(authorizer, report);
            if authorizer.is_http() {
                self.audience_is_right_in_size(authorizer, report);
                self.issuer_is_known(authorizer, report);
            }
            for &route in &authorizer.guarded() {
                self.route_scopes_exist(route, report);
                self.route_is_open_to_somebody(authorizer, route, report);
            }
        }
        self.routes_differ(report);
        for resource in &self.resource {
            self.written_scopes_exist(resource, report);
        }
    }

    /// The clients of an authorizer are clients of the stack.
    fn audience_exists(&self, authorizer: &Authorizer, report: &mut Report) {
        for &(place, name) in &authorizer.clients.possible() {
            if self.client_called(name).is_none() {
                report
                    .error(
                        &place,
                        "api-authorizer-clients",
                        format!("no client `{name}` in this stack"),
                    )
                    .help(suggest(name, &self.client_names()));
            }
        }
    }

    /// An HTTP API takes the tokens of 1 to 50 clients; lists that are written count themselves.
    fn audience_is_right_in_size(&self, authorizer: &Authorizer, report: &mut Report) {
        let number = self.client.len();
        if !authorizer.clients.is_set() && !(1..=50).contains(&number) {
            report
                .error(
                    authorizer,
                    "api-authorizer-audience",
                    format!("an HTTP API takes the tokens of 1 to 50 clients, and the stack has {number}"),
                )
                .help("write `clients: […]`; of an existing pool, their ids are clients too: `[ref ClientId]`");
        }
    }

    /// The issuer is compared to the letter, so its form is known.
    fn issuer_is_known(&self, authorizer: &Authorizer, report: &mut Report) {
        if self.pool().issuer_url().is_none() {
            report
                .error(
                    authorizer,
                    "api-authorizer-issuer",
                    "only the deployment knows the issuer of the pool's tokens",
                )
                .help("write `issuer: Original`, `issuer: Updated`, or a choice between the two by a condition");
        }
    }

    /// Every scope that a route asks for is a standard one or one of a resource server here.
    fn route_scopes_exist(&self, route: &Route, report: &mut Report) {
        for &(place, scope) in &route.scopes.possible() {
            if !self.has_scope(scope) {
                report
                    .error(
                        &place,
                        "api-scope-exists",
                        format!("no scope `{scope}` in this stack"),
                    )
                    .help(self.scope_help(scope));
            }
        }
    }

    /// Some client of the authorizer gets a token with one of the scopes of the route. A trigger may put in any scope.
    fn route_is_open_to_somebody(
        &self,
        authorizer: &Authorizer,
        route: &Route,
        report: &mut Report,
    ) {
        let triggers = self.pool().triggers.get();
        let is_changed = triggers.is_some_and(|triggers| triggers.pre_token_generation.is_set());
        let scopes = &route.scopes;
        if is_changed || self.pool().is_existing() || scopes.is_empty() || !scopes.is_known() {
            return;
        }
        let Some(clients) = authorizer.audience(self) else {
            return;
        };
        for (_, scope) in scopes.known() {
            let is_open = clients.iter().any(|client| self.may_grant(client, scope));
            // A scope that does not exist is reported as that.
            if is_open || !self.has_scope(scope.as_str()) {
                return;
            }
        }
        if !clients.is_empty() {
            let names = scopes.texts();
            report
                .error(
                    scopes,
                    "api-scope-granted",
                    format!(
                        "no client of `{}` gets {}",
                        authorizer.ident(),
                        list(&names)
                    ),
                )
                .help(format!("add `{}` to the `scopes` of a client", names[0]));
        }
    }

    /// Whether a client gets, or may get, tokens with a scope.
    fn may_grant(&self, client: &Client, scope: &Text) -> bool {
        if scope.as_str() == API_SCOPE || client.meta.raw.is_set() {
            return true;
        }
        let Some(oauth) = client.oauth.get() else {
            return false;
        };
        if oauth.meta.raw.is_set() || !oauth.scopes.is_known() {
            return true;
        }
        let asked = self.scope_json(scope);
        for (_, known) in oauth.scopes.known() {
            if self.scope_json(known) == asked {
                return true;
            }
        }
        false
    }

    /// No two routes of an API have the same key.
    fn routes_differ(&self, report: &mut Report) {
        let mut seen: Vec<(Json, &str, &str)> = Vec::new();
        for authorizer in &self.authorizer {
            let Some(api) = authorizer.api.json() else {
                continue;
            };
            if api == Json::Null {
                continue;
            }
            for &route in &authorizer.guarded() {
                if route.meta.condition.is_set() {
                    continue;
                }
                let key = route.ident();
                let is_same =
                    |(other, known, _): &&(Json, &str, &str)| *other == api && *known == key;
                if let Some((_, _, first)) = seen.iter().find(is_same) {
                    report
                        .error(
                            route,
                            "api-route-unique",
                            format!("`{first}` guards the route `{key}` already"),
                        )
                        .help("keep one of the two");
                }
                seen.push((api.clone(), key, authorizer.ident()));
            }
        }
    }

    /// The scopes of a method or route in CloudFormation's own spelling, where an authorizer of the stack guards it, are
    /// written as tokens have them.
    fn written_scopes_exist(&self, resource: &CustomResource, report: &mut Report) {
        const SCOPES: &str = "AuthorizationScopes";
        let Some(Json::List(written)) = resource.properties.known(SCOPES) else {
            return;
        };
        if !self.is_guarded(resource) {
            return;
        }
        for text in written {
            let Some(text) = text.as_str() else {
                continue;
            };
            let real = self.scope_json(&text.to_owned().into());
            let (fact, help) = match real.as_str() {
                _ if !self.has_scope(text) => (
                    format!("no scope `{text}` in this stack"),
                    self.scope_help(text),
                ),
                Some(real) if real != text => (
                    format!("`{text}` is the scope's name in this stack, not the one in tokens"),
                    format!("write `\"{real}\"`"),
                ),
                _ => continue,
            };
            report
                .error(
                    &resource.properties.path_of(SCOPES),
                    "api-scope-exists",
                    fact,
                )
                .help(help);
        }
    }

    /// Whether a resource is a method or route that an authorizer of the stack guards.
    fn is_guarded(&self, resource: &CustomResource) -> bool {
        const KINDS: [&str; 2] = ["AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Route"];
        let is_own = |id: &&str| self.authorizer.iter().any(|own| own.logical_id() == *id);
        let kind = match resource.kind.known() {
            Some(kind) => kind.as_str(),
            None => "",
        };
        match resource.properties.get("AuthorizerId") {
            Some(guard) if KINDS.contains(&kind) => resources(&guard.json()).iter().any(is_own),
            _ => false,
        }
    }
}

rules! {
    "api-authorizer-clients" D: "The clients of an authorizer are clients of the stack."
        prevents "tokens that are refused, because their client is not in the audience"
        source "API Gateway developer guide, JWT authorizers";
    "api-authorizer-audience" B: "An HTTP API takes the tokens of 1 to 50 clients."
        prevents "an authorizer that is refused: the audience is required, and its quota cannot be raised"
        source "CreateAuthorizer, JWTConfiguration; API Gateway, quotas of HTTP APIs";
    "api-authorizer-issuer" C: "Where an HTTP API checks tokens, the form of their issuer is known."
        prevents "Caught exception when connecting to … for issuer …, or tokens whose `iss` is another"
        source "API Gateway developer guide, JWT authorizers; public reports";
    "api-scope-exists" D: "Each scope of a route, or of a method that an authorizer of the stack guards, is a standard one or one of a resource server, as tokens have it."
        prevents "requests that are always refused"
        source "API Gateway developer guide, JWT authorizers and scopes of methods";
    "api-scope-granted" D: "A client of the authorizer gets one of the scopes that a route asks for, unless a trigger changes tokens."
        prevents "a route that is closed to everybody"
        source "API Gateway developer guide, JWT authorizers";
    "api-route-unique" B: "A route of an API is guarded once."
        prevents "ConflictException: Route with key … already exists for this API"
        source "CreateRoute, errors";
}

#[cfg(test)]
mod tests;
