//! What the look of the sign-in pages asks of clients and domains.

use crate::block::Many;
use crate::client::{Client, OfClient};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::suggest;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn look_rules(&self, report: &mut Report) {
        self.clients_exist(
            &self.managed_login_branding,
            "managed_login_branding",
            "branding-client-required",
            report,
        );
        self.clients_exist(
            &self.ui_customization,
            "ui_customization",
            "uicust-client-id",
            report,
        );
        for (documents, kind) in [
            (&self.terms_of_use, "terms_of_use"),
            (&self.privacy_policy, "privacy_policy"),
        ] {
            self.clients_exist(documents, kind, "terms-client-required", report);
        }
        self.managed_login_has_branding(report);
        self.customizations_have_a_domain(report);
    }

    /// Each block is of a client of the stack, and of another one than the block before.
    fn clients_exist<B: OfClient>(
        &self,
        blocks: &Many<B>,
        kind: &str,
        rule: &'static str,
        report: &mut Report,
    ) {
        let mut seen: Vec<&str> = Vec::new();
        for block in blocks {
            match (block.client(self), block.client_name()) {
                (Some(client), _) => {
                    if seen.contains(&client.ident()) {
                        report
                            .error(block, rule, format!("a second `{kind}` of the same client"))
                            .help("keep one of the two");
                    }
                    seen.push(client.ident());
                }
                (None, Some(name)) => self.no_client(block, name, kind, rule, report),
                (None, None) => {}
            }
        }
    }

    /// Says that there is no client of the name, or none without one.
    fn no_client(
        &self,
        block: &impl OfClient,
        name: &str,
        kind: &str,
        rule: &'static str,
        report: &mut Report,
    ) {
        let is_named = block.meta_ref().name.is_some();
        let fact = if is_named {
            format!("no client `{name}` in this stack")
        } else {
            "every client of this stack has a name".to_owned()
        };
        let help = match (
            suggest(name, self.client_names()),
            self.client_names().next(),
        ) {
            (near, _) if is_named && near.starts_with("did") => near,
            (_, Some(client)) => format!(
                "name it like the client, as in `{kind} {client}`, or write its `client_id`"
            ),
            (_, None) => "write its `client_id`".to_owned(),
        };
        report.error(block, rule, fact).help(help);
    }

    /// Managed login shows an error to the users of a client without branding.
    fn managed_login_has_branding(&self, report: &mut Report) {
        if self.may_declare("AWS::Cognito::ManagedLoginBranding") {
            return;
        }
        let is_managed = |client: &Client| {
            self.domain.iter().any(|domain| {
                let versions = domain.managed_login_version.given();
                versions.is_some_and(|given| given.leaves().contains(&&2))
                    && super::oauth::may_meet(client, domain)
            })
        };
        for client in &self.client {
            let has_pages = client
                .oauth
                .get()
                .is_some_and(|oauth| oauth.flow_of_people().is_some());
            if has_pages && is_managed(client) && !self.may_be_branded(client) {
                let (fact, help) = match client.ident() {
                    "" => (
                        "the client has no branding".to_owned(),
                        "managed_login_branding {}".to_owned(),
                    ),
                    name => (
                        format!("the client `{name}` has no branding"),
                        format!("managed_login_branding {name}"),
                    ),
                };
                report
                    .error(
                        client,
                        "domain-v2-needs-branding",
                        format!("{fact}, so managed login shows its users an error"),
                    )
                    .help(format!("add `{help}` to the stack"));
            }
        }
    }

    /// Whether a branding is of the client, or may be of any.
    fn may_be_branded(&self, client: &Client) -> bool {
        self.managed_login_branding.iter().any(|branding| {
            branding.client(self).map_or_else(
                || branding.client_id.is_unknown(),
                |branded| branded.ident() == client.ident(),
            )
        })
    }

    /// The classic pages can only be customized once they are served.
    fn customizations_have_a_domain(&self, report: &mut Report) {
        if !self.domain.is_empty() || self.may_have("AWS::Cognito::UserPoolDomain") {
            return;
        }
        let mut blocks = self.ui_customization.iter();
        // One domain serves all clients, so one error says it all. What the user has it wait for may make the domain.
        if let Some(block) = blocks.find(|block| !block.meta.depends_on.is_set()) {
            report
                .error(
                    block,
                    "uicust-domain-first",
                    "`ui_customization` needs a domain, which serves the pages",
                )
                .help("add `domain \"acme-auth\"` to the stack");
        }
    }
}

rules! {
    "branding-client-required" B: "A branding is of one client of the stack, which has no other, or names the client by its id."
        prevents "ManagedLoginBrandingExistsException, or a missing ClientId"
        source "CreateManagedLoginBranding, ClientId";
    "uicust-client-id" B: "A customization of the classic pages is of all clients, of one of the stack, or names the client by its id."
        prevents "ResourceNotFoundException"
        source "SetUICustomization, ClientId";
    "terms-client-required" B: "A document is of one client of the stack, which has no other of its kind, or names the client by its id."
        prevents "TermsExistsException, or a missing ClientId"
        source "CreateTerms, ClientId";
    "domain-v2-needs-branding" B: "Each client whose users sign in at a domain with managed login has a branding."
        prevents "pages that only say they are not available"
        source "CreateUserPoolDomain, ManagedLoginVersion";
    "uicust-domain-first" A: "The classic pages are customized where the pool has a domain."
        prevents "There has to be an existing domain associated with this user pool"
        source "SetUICustomization, measured";
}

#[cfg(test)]
mod tests;
