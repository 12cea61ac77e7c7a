//! What clients, resource servers and domains ask of each other.

use crate::block::Meta;
use crate::client::{OAuth, STANDARD_SCOPES};
use crate::domain::Domain;
use crate::names::texts;
use crate::pattern::{each, starts_with_letter};
use crate::report::Report;
use crate::resource_server::ResourceServer;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::suggest;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn oauth_rules(&self, report: &mut Report) {
        for client in &self.client {
            if let Some(oauth) = client.oauth.get() {
                self.scopes_exist(oauth, report);
            }
        }
        for client in &self.client {
            if let Some(oauth) = client.oauth.get() {
                self.scopes_are_short_enough(oauth, report);
            }
        }
        self.identifiers_differ(report);
        self.domains_differ_in_kind(report);
    }

    /// Every scope that a client asks for is a standard one or one of a resource server here.
    fn scopes_exist(&self, oauth: &OAuth, report: &mut Report) {
        for &(place, scope) in &oauth.scopes.possible() {
            if self.has_scope(scope) {
                continue;
            }
            report
                .error(
                    &place,
                    "oauth-scope-exists",
                    format!("no scope `{scope}` in this stack"),
                )
                .help(self.scope_help(scope));
        }
    }

    /// Whether a scope is a standard one, or one of a resource server of the stack, or may be one of another server.
    pub(super) fn has_scope(&self, scope: &str) -> bool {
        if STANDARD_SCOPES.contains(&scope) {
            return true;
        }
        let servers = self.servers_of(scope);
        if servers.is_empty() {
            return scope.contains('/') && self.may_have_other_servers();
        }
        servers
            .iter()
            .any(|(server, name)| server.scopes.get(name).is_some())
    }

    /// Whether the pool may have resource servers that are not known here.
    fn may_have_other_servers(&self) -> bool {
        self.may_have("AWS::Cognito::UserPoolResourceServer")
            || self
                .resource_server
                .iter()
                .any(|server| server.identifier_text().is_none())
    }

    /// The nearest scope, as one writes it here; otherwise how to declare the one that was written.
    pub(super) fn scope_help(&self, scope: &str) -> String {
        let servers = self.servers_of(scope);
        let server = servers.first();
        let written = match server {
            Some((server, name)) => format!("{}/{name}", server.ident()),
            None => scope.to_owned(),
        };
        let mut known = Vec::new();
        for scope in STANDARD_SCOPES {
            known.push(scope.to_owned());
        }
        for server in &self.resource_server {
            for entry in server.scopes.entries() {
                known.push(format!("{}/{}", server.ident(), entry.key));
            }
        }
        let near = suggest(&written, &texts(&known));
        if near.starts_with("did you mean") {
            return near;
        }
        match (server, written.rsplit_once('/')) {
            (Some((server, name)), _) => declaration(server.ident(), name),
            (None, Some((server, name))) if is_name(server) => declaration(server, name),
            (None, Some((server, name))) => declaration(&format!("api = \"{server}\""), name),
            (None, None) => near,
        }
    }

    /// A scope that a client asks for has at most 256 characters, with the identifier of its server.
    fn scopes_are_short_enough(&self, oauth: &OAuth, report: &mut Report) {
        for &(place, scope) in &oauth.scopes.possible() {
            let servers = self.servers_of(scope);
            let Some((server, name)) = servers.first() else {
                continue;
            };
            let Some(identifier) = server.identifier_text() else {
                continue;
            };
            let number = identifier.chars().count() + 1 + name.chars().count();
            if number > 256 {
                report
                    .error(
                        &place,
                        "oauth-custom-scope-length",
                        format!(
                            "a scope has at most 256 characters with its identifier, not {number}"
                        ),
                    )
                    .help(
                        "shorten the identifier of the resource server, or the name of the scope",
                    );
            }
        }
    }

    /// No two resource servers have the same identifier.
    fn identifiers_differ(&self, report: &mut Report) {
        let servers = self.resource_server.all();
        for (index, &server) in servers.iter().enumerate() {
            let Some(identifier) = server.identifier_text() else {
                continue;
            };
            let is_same = |first: &&&ResourceServer| {
                first.identifier_text().as_ref() == Some(&identifier)
                    && may_meet(&first.meta, &server.meta)
            };
            let Some(first) = servers[..index].iter().find(is_same) else {
                continue;
            };
            report
                .error(
                    server.meta.place_of_name(),
                    "rs-duplicate",
                    format!(
                        "`{identifier}` is already the identifier of `resource_server {}`",
                        first.ident()
                    ),
                )
                .help(format!(
                    "write another one: `resource_server {} = \"…\"`",
                    server.ident()
                ));
        }
    }

    /// A pool has one prefix and one domain of its own.
    fn domains_differ_in_kind(&self, report: &mut Report) {
        for &(kind, message) in &[
            (false, "a pool has only one prefix domain"),
            (true, "a pool has only one domain of its own"),
        ] {
            let mut first: Option<&Domain> = None;
            for domain in &self.domain {
                if domain.is_custom() != Some(kind) {
                    continue;
                }
                match first {
                    None => first = Some(domain),
                    Some(first) if may_meet(&first.meta, &domain.meta) => report
                        .error(&domain.domain, "domain-one-per-kind", message)
                        .help("leave one of them out"),
                    Some(_) => {}
                }
            }
        }
    }

    /// Whether the pool may have a resource of a type besides those of the stack's blocks.
    pub(crate) fn may_have(&self, kind: &str) -> bool {
        self.pool().is_existing() || self.may_declare(kind)
    }

    /// Whether a resource in CloudFormation's own spelling is of a type, or may be.
    pub(super) fn may_declare(&self, kind: &str) -> bool {
        self.resource
            .iter()
            .any(|resource| resource.kind.known().is_none_or(|known| known == kind))
    }
}

/// How a scope is declared.
fn declaration(server: &str, scope: &str) -> String {
    let quote = if is_name(scope) { "" } else { "\"" };
    format!("declare it: `resource_server {server} {{ {quote}{scope}{quote}: \"…\" }}`")
}

/// Whether a text can be written as a name.
fn is_name(text: &str) -> bool {
    starts_with_letter(text) && each(text, |c| c.is_ascii_alphanumeric() || c == '_')
}

/// Whether two blocks can be in one deployment: conditions may keep them apart.
pub(super) fn may_meet(a: &Meta, b: &Meta) -> bool {
    !a.condition.is_set() || !b.condition.is_set()
}

rules! {
    "oauth-scope-exists" A: "Each scope of a client is a standard one, or `<server>/<scope>` of a resource server of the stack."
        prevents "Invalid scope requested: api/read (ScopeDoesNotExistException)"
        source "CreateUserPoolClient, AllowedOAuthScopes; measured";
    "oauth-custom-scope-length" B: "A scope of a client has at most 256 characters, with the identifier of its server."
        prevents "Value at 'allowedOAuthScopes' failed to satisfy constraint"
        source "CreateUserPoolClient, AllowedOAuthScopes";
    "rs-duplicate" C: "No two resource servers of a pool have the same identifier."
        prevents "<identifier> already exists in user pool <pool>."
        source "CreateResourceServer; public reports";
    "domain-one-per-kind" C: "A pool has at most one prefix and at most one domain of its own."
        prevents "User pool already has a domain configured."
        source "CreateUserPoolDomain; public reports";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{known, list, report, rule_test};
    use crate::value::Given;

    /// A client that asks for one scope, beside a server with a scope.
    fn ask(stack: &mut Stack, scope: &str) {
        let server = stack.resource_server(Some("orders"));
        server.meta().exact(known("https://api.acme.com"));
        server.scopes("read", known("Read"));
        let oauth = stack.client(Some("web")).oauth();
        oauth.scopes(list([scope]));
    }

    rule_test! {
        oauth_scope_exists: "oauth-scope-exists",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().scopes(Given::Known(vec![Given::Later])); },
            "standard": |stack| { stack.client(Some("web")).oauth().scopes(list(STANDARD_SCOPES)); },
            "by the name of the server": |stack| { ask(stack, "orders/read"); },
            "by the identifier": |stack| { ask(stack, "https://api.acme.com/read"); },
            "of a server whose identifier comes later": |stack| {
                stack.resource_server(Some("mcp")).meta().exact(Given::Later);
                ask(stack, "https://mcp.acme.com/read");
            },
            "by name, identifier later": |stack| {
                let server = stack.resource_server(Some("mcp"));
                server.meta().exact(Given::Later);
                server.scopes("read", Given::Later);
                ask(stack, "mcp/read");
            },
            "of a server in CloudFormation's spelling": |stack| {
                stack.resource(Some("Server")).kind(known("AWS::Cognito::UserPoolResourceServer"));
                ask(stack, "billing/read");
            },
        }
        fails {
            "no such server": |stack| { ask(stack, "billing/read"); } at "client.web.oauth.scopes[0]",
            "no such scope": |stack| { ask(stack, "orders/write"); } at "client.web.oauth.scopes[0]",
            "no such scope, by identifier": |stack| { ask(stack, "https://api.acme.com/write"); } at "client.web.oauth.scopes[0]",
            "not standard": |stack| { ask(stack, "open_id"); } at "client.web.oauth.scopes[0]",
            "no such scope, identifier later": |stack| {
                stack.resource_server(Some("mcp")).meta().exact(Given::Later);
                ask(stack, "mcp/read");
            } at "client.web.oauth.scopes[0]",
            "not standard, identifier later": |stack| {
                stack.resource_server(Some("mcp")).meta().exact(Given::Later);
                ask(stack, "offline_access");
            } at "client.web.oauth.scopes[0]",
            "one side of a choice": |stack| {
                ask(stack, "openid");
                let sides = Box::new([list(["openid"]), list(["opened"])]);
                stack.client(Some("app")).oauth().scopes(Given::Choice("Prod".into(), sides));
            } at "client.app.oauth.scopes",
        }
    }

    #[test]
    fn the_help_is_spelled_as_the_user_would() {
        for (scope, expected) in [
            ("open_id", "did you mean `openid`?"),
            ("order/read", "did you mean `orders/read`?"),
            ("https://api.acme.com/raed", "did you mean `orders/read`?"),
            (
                "orders/delete_all",
                "declare it: `resource_server orders { delete_all: \"…\" }`",
            ),
            (
                "billing/invoices",
                "declare it: `resource_server billing { invoices: \"…\" }`",
            ),
            (
                "https://billing.acme.com/invoices",
                "declare it: `resource_server api = \"https://billing.acme.com\" { invoices: \"…\" }`",
            ),
            (
                "billing-2/items.read",
                "declare it: `resource_server api = \"billing-2\" { \"items.read\": \"…\" }`",
            ),
            (
                "administrator",
                "known here: `aws.cognito.signin.user.admin`, `email`, `openid`, `orders/read`, `phone` and `profile`",
            ),
        ] {
            let report = report(|stack| ask(stack, scope));
            let found = report
                .violations()
                .iter()
                .find(|violation| violation.rule() == "oauth-scope-exists");
            assert_eq!(
                found.map(crate::report::Violation::help),
                Some(expected),
                "{scope}"
            );
        }
    }

    /// A client that asks for `read` of a server with an identifier of so many characters.
    fn ask_long(stack: &mut Stack, length: usize) {
        let server = stack.resource_server(Some("long"));
        server.meta().exact(known("a".repeat(length)));
        server.scopes("read", known("Read"));
        stack
            .client(Some("web"))
            .oauth()
            .scopes(list(["openid", "long/read"]));
    }

    rule_test! {
        oauth_custom_scope_length: "oauth-custom-scope-length",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().scopes(Given::Later); },
            "upper bound": |stack| { ask_long(stack, 251); },
            "not asked for": |stack| {
                let server = stack.resource_server(Some("long"));
                server.meta().exact(known("a".repeat(256)));
                server.scopes("read", known("Read"));
            },
        }
        fails {
            "above": |stack| { ask_long(stack, 252); } at "client.web.oauth.scopes[1]",
        }
    }

    rule_test! {
        rs_duplicate: "rs-duplicate",
        passes {
            "one": |stack| { stack.resource_server(Some("mcp")); },
            "two": |stack| {
                stack.resource_server(Some("mcp"));
                stack.resource_server(Some("mcp_two"));
            },
            "later": |stack| {
                stack.resource_server(Some("mcp"));
                stack.resource_server(Some("other")).meta().exact(Given::Later);
            },
            "kept apart by conditions": |stack| {
                stack.resource_server(Some("mcp")).meta().condition(known("Prod"));
                let other = stack.resource_server(Some("other")).meta();
                other.exact(known("mcp"));
                other.condition(known("Dev"));
            },
        }
        fails {
            "the same, exactly": |stack| {
                stack.resource_server(Some("mcp"));
                stack.resource_server(Some("other")).meta().exact(known("mcp"));
            } at "resource_server.other.exact",
            "the same, by name": |stack| {
                stack.resource_server(Some("other")).meta().exact(known("mcp-two"));
                stack.resource_server(Some("mcp_two"));
            } at "resource_server.mcp_two",
            "one of them always there": |stack| {
                stack.resource_server(Some("mcp"));
                let other = stack.resource_server(Some("other")).meta();
                other.exact(known("mcp"));
                other.condition(known("Dev"));
            } at "resource_server.other.exact",
        }
    }

    rule_test! {
        domain_one_per_kind: "domain-one-per-kind",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "one of each": |stack| {
                stack.domain(None).domain(known("acme"));
                stack.domain(Some("own")).domain(known("auth.acme.com"));
            },
            "later": |stack| {
                stack.domain(None).domain(known("acme"));
                stack.domain(Some("other")).domain(Given::Later);
            },
            "kept apart by conditions": |stack| {
                let one = stack.domain(None);
                one.domain(known("acme"));
                one.meta().condition(known("Prod"));
                let other = stack.domain(Some("other"));
                other.domain(known("acme-dev"));
                other.meta().condition(known("Dev"));
            },
        }
        fails {
            "two prefixes": |stack| {
                stack.domain(None).domain(known("acme"));
                stack.domain(Some("other")).domain(known("acme-two"));
            } at "domain.other.domain",
            "two domains": |stack| {
                stack.domain(None).domain(known("auth.acme.com"));
                stack.domain(Some("other")).domain(known("login.acme.com"));
            } at "domain.other.domain",
        }
    }
}
