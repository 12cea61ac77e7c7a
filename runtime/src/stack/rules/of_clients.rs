//! What the blocks of one client ask of the clients.

use crate::block::Many;
use crate::client::OfClient;
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
        self.clients_exist(&self.managed_login_branding, BRANDING, report);
        self.clients_exist(&self.terms_of_use, TERMS_OF_USE, report);
        self.clients_exist(&self.privacy_policy, PRIVACY_POLICY, report);
        self.clients_exist(&self.ui_customization, CUSTOMIZATION, report);
        self.clients_exist(&self.risk_configuration, RISKS, report);
        self.clients_differ(&self.managed_login_branding, BRANDING, report);
        self.clients_differ(&self.terms_of_use, TERMS_OF_USE, report);
        self.clients_differ(&self.privacy_policy, PRIVACY_POLICY, report);
    }

    /// A block is of a client of the stack, unless it has the id of one.
    fn clients_exist<B: OfClient>(
        &self,
        blocks: &Many<B>,
        (kind, rule): (&str, &'static str),
        report: &mut Report,
    ) {
        for block in blocks {
            block.client_id_is_one_of_aws(rule, report);
            let Some(name) = block.client_name() else {
                continue;
            };
            if self.client_called(name).is_some() {
                continue;
            }
            let near = suggest(name, self.client_names());
            let by_id = format!("`{kind} {name} = \"…\"`");
            let is_named = block.meta_ref().name.is_some();
            let (fact, help): (String, String) = match self.client_names().next() {
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
            report.error(block, rule, fact).help(help);
        }
    }

    /// AWS takes one of them for a client.
    fn clients_differ<B: OfClient>(
        &self,
        blocks: &Many<B>,
        (kind, rule): (&str, &'static str),
        report: &mut Report,
    ) {
        let mut seen: Vec<&str> = Vec::new();
        for block in blocks {
            let Some(client) = block.client(self) else {
                continue;
            };
            if seen.contains(&client.ident()) {
                report
                    .error(block, rule, format!("a second `{kind}` of the same client"))
                    .help("keep one of the two");
            }
            seen.push(client.ident());
        }
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
