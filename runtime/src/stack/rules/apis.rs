//! What authorizers, routes and methods ask of the clients, the scopes and the pool.

use crate::authorizer::{Authorizer, Route};
use crate::client::Client;
use crate::cloudformation::CustomResource;
use crate::function::{Reference, references};
use crate::json::Json;
use crate::literal::Scope;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::{list, suggest};
use crate::value::Given;

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
            for route in authorizer.guarded() {
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
        for (leaf, name) in authorizer.clients.leaves() {
            if self.client_called(name.as_str()).is_none() {
                report
                    .error(
                        &leaf,
                        "api-authorizer-clients",
                        format!("no client `{}` in this stack", name.as_str()),
                    )
                    .help(suggest(name.as_str(), self.client_names()));
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
        for (leaf, scope) in route.scopes.leaves() {
            if !self.has_scope(scope) {
                report
                    .error(
                        &leaf,
                        "api-scope-exists",
                        format!("no scope `{}` in this stack", scope.as_str()),
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
        let scopes: Vec<&Scope> = route.scopes.known().map(|(_, scope)| scope).collect();
        let is_clear = route.scopes.is_known() && scopes.iter().all(|scope| self.has_scope(scope));
        if is_changed || self.pool().is_existing() || scopes.is_empty() || !is_clear {
            return;
        }
        let Some(clients) = authorizer.audience(self) else {
            return;
        };
        let is_open = clients
            .iter()
            .any(|client| scopes.iter().any(|scope| self.may_grant(client, scope)));
        if !is_open && !clients.is_empty() {
            let names: Vec<&str> = scopes.iter().map(|scope| scope.as_str()).collect();
            report
                .error(
                    &route.scopes,
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
    fn may_grant(&self, client: &Client, scope: &Scope) -> bool {
        if scope.as_str() == API_SCOPE || client.meta.raw.is_set() {
            return true;
        }
        let asked = self.scope_json(scope);
        client.oauth.get().is_some_and(|oauth| {
            let mut scopes = oauth
                .scopes
                .known()
                .map(|(_, known)| self.scope_json(known));
            oauth.meta.raw.is_set()
                || !oauth.scopes.is_known()
                || scopes.any(|known| known == asked)
        })
    }

    /// No two routes of an API have the same key.
    fn routes_differ(&self, report: &mut Report) {
        let mut seen: Vec<(Json, &str, &Authorizer)> = Vec::new();
        for authorizer in &self.authorizer {
            let Some(api) = authorizer.api.json().filter(|api| *api != Json::Null) else {
                continue;
            };
            for route in authorizer
                .guarded()
                .filter(|route| !route.meta.condition.is_set())
            {
                let first = seen
                    .iter()
                    .find(|(other, key, _)| *other == api && *key == route.ident());
                if let Some((_, key, first)) = first {
                    report
                        .error(
                            route,
                            "api-route-unique",
                            format!("`{}` guards the route `{key}` already", first.ident()),
                        )
                        .help("keep one of the two");
                }
                seen.push((api.clone(), route.ident(), authorizer));
            }
        }
    }

    /// The scopes of a method or route in CloudFormation's own spelling, where an authorizer of the stack guards it, are
    /// written as tokens have them.
    fn written_scopes_exist(&self, resource: &CustomResource, report: &mut Report) {
        const GUARDED: [&str; 2] = ["AWS::ApiGateway::Method", "AWS::ApiGatewayV2::Route"];
        let kind = resource.kind.known().map(AsRef::as_ref);
        if !kind.is_some_and(|kind| GUARDED.contains(&kind)) {
            return;
        }
        let guard = resource.properties.get("AuthorizerId").map(Given::json);
        let is_own = guard.as_ref().is_some_and(|guard| {
            references(guard).into_iter().any(|reference| {
                matches!(reference, Reference::Name(id) | Reference::Attribute(id, _)
                    if self.authorizer.iter().any(|authorizer| authorizer.logical_id() == id))
            })
        });
        let scopes = resource
            .properties
            .entries()
            .find(|entry| entry.key == "AuthorizationScopes");
        let (true, Some(scopes)) = (is_own, scopes) else {
            return;
        };
        let Some(Json::List(written)) = scopes.given.known() else {
            return;
        };
        for text in written.iter().filter_map(Json::as_text) {
            let scope = Scope(text.to_owned().into());
            let real = self.scope_json(&scope);
            let message = if !self.has_scope(&scope) {
                (
                    format!("no scope `{text}` in this stack"),
                    self.scope_help(&scope),
                )
            } else if real.as_text().is_some_and(|real| real != text) {
                let real = real.as_text().unwrap_or_default();
                (
                    format!("`{text}` is the scope's name in this stack, not the one in tokens"),
                    format!("write `\"{real}\"`"),
                )
            } else {
                continue;
            };
            report
                .error(&scopes, "api-scope-exists", message.0)
                .help(message.1);
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
