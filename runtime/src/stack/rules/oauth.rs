//! What clients, resource servers and domains ask of each other.

use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn oauth_rules(&self, report: &mut Report) {
        self.oauth_scopes_exist(report);
    }

    /// Every scope that a client asks for is a standard one or one of a resource server here.
    fn oauth_scopes_exist(&self, report: &mut Report) {
        let own: Vec<String> = self
            .resource_server
            .iter()
            .flat_map(|server| server.scope_names().map(|(_, scope, _)| scope.into_owned()))
            .collect();
        let unknown_server = self
            .resource_server
            .iter()
            .any(|server| server.identifier_text().is_none());
        for client in &self.client {
            let Some(oauth) = client.oauth.get() else {
                continue;
            };
            for (element, scope) in oauth.scopes.known() {
                let known = crate::client::STANDARD_SCOPES
                    .iter()
                    .copied()
                    .chain(own.iter().map(String::as_str));
                if unknown_server || known.clone().any(|known| self.scope_text(scope) == known) {
                    continue;
                }
                report
                    .error(
                        &element,
                        "oauth-scope-exists",
                        format!("no scope `{}` in this stack", scope.as_str()),
                    )
                    .help(crate::suggest::suggest(scope.as_str(), known));
            }
        }
    }
}

rules! {
    "oauth-scope-exists" A: "Each scope of a client is a standard one, or `<server>/<scope>` of a resource server of the stack."
        prevents "Invalid scope requested: api/read (ScopeDoesNotExistException)"
        source "CreateUserPoolClient, AllowedOAuthScopes";
}
