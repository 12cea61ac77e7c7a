//! What the blocks of one client ask of the clients.

use crate::client::{OfClient as _, Owner};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::suggest;

const BRANDING: (&str, &str) = ("managed_login_branding", "branding-client-required");
const TERMS_OF_USE: (&str, &str) = ("terms_of_use", "terms-client-required");
const PRIVACY_POLICY: (&str, &str) = ("privacy_policy", "terms-client-required");
const CUSTOMIZATION: (&str, &str) = ("ui_customization", "uicust-client-id");
const RISKS: (&str, &str) = ("risk_configuration", "risk-client-id");

impl Stack {
    /// The rulebook of this file.
    pub(super) fn of_client_rules(&self, report: &mut Report) {
        for block in &self.managed_login_branding {
            self.client_exists(block.owner(), BRANDING, report);
        }
        for block in &self.terms_of_use {
            self.client_exists(block.owner(), TERMS_OF_USE, report);
        }
        for block in &self.privacy_policy {
            self.client_exists(block.owner(), PRIVACY_POLICY, report);
        }
        for block in &self.ui_customization {
            self.client_exists(block.owner(), CUSTOMIZATION, report);
        }
        for block in &self.risk_configuration {
            self.client_exists(block.owner(), RISKS, report);
        }
        let mut seen = Vec::new();
        for block in &self.managed_login_branding {
            self.client_differs(block.owner(), BRANDING, &mut seen, report);
        }
        let mut seen = Vec::new();
        for block in &self.terms_of_use {
            self.client_differs(block.owner(), TERMS_OF_USE, &mut seen, report);
        }
        let mut seen = Vec::new();
        for block in &self.privacy_policy {
            self.client_differs(block.owner(), PRIVACY_POLICY, &mut seen, report);
        }
    }

    /// A block is of a client of the stack, unless it has the id of one.
    fn client_exists(
        &self,
        block: Owner<'_>,
        (kind, rule): (&str, &'static str),
        report: &mut Report,
    ) {
        block.id_is_one_of_aws(rule, report);
        let Some(name) = block.name() else {
            return;
        };
        if self.client_called(name).is_some() {
            return;
        }
        let known = self.client_names();
        let near = suggest(name, &known);
        let by_id = format!("`{kind} {name} = \"…\"`");
        let is_named = block.meta.name.is_some();
        let (fact, help): (String, String) = match known.first() {
            None => (
                "this stack has no client".into(),
                format!("write the id of one: {by_id}"),
            ),
            Some(client) if !is_named => (
                "every client of this stack has a name".into(),
                format!("write its name: `{kind} {client}`"),
            ),
            Some(_) if near.starts_with("did") => {
                (format!("no client `{name}` in this stack"), near)
            }
            Some(client) => (
                format!("no client `{name}` in this stack"),
                format!("write `{kind} {client}`, or the id of a client: {by_id}"),
            ),
        };
        report.error(&block.meta.place, rule, fact).help(help);
    }

    /// AWS takes one of them for a client; `seen` are the clients of those before.
    fn client_differs<'a>(
        &'a self,
        block: Owner<'_>,
        (kind, rule): (&str, &'static str),
        seen: &mut Vec<&'a str>,
        report: &mut Report,
    ) {
        let Some(client) = block.client(self) else {
            return;
        };
        if seen.contains(&client.ident()) {
            report
                .error(
                    &block.meta.place,
                    rule,
                    format!("a second `{kind}` of the same client"),
                )
                .help("keep one of the two");
        }
        seen.push(client.ident());
    }
}

rules! {
    "branding-client-required" B: "A branding is of one client of the stack, or of the id of a client, 1 to 128 letters, digits, `_` or `+`; a client has one."
        prevents "ManagedLoginBrandingExistsException, or a missing ClientId"
        source "CreateManagedLoginBranding, ClientId";
    "terms-client-required" B: "A document is of one client of the stack, or of the id of a client, 1 to 128 letters, digits, `_` or `+`; a client has one of each kind."
        prevents "TermsExistsException, or a missing ClientId"
        source "CreateTerms, ClientId";
    "uicust-client-id" B: "A customization of the classic pages is of all clients, of one of the stack, or of the id of a client, 1 to 128 letters, digits, `_` or `+`."
        prevents "ResourceNotFoundException"
        source "SetUICustomization, ClientId";
}

#[cfg(test)]
mod tests;
