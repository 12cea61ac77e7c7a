//! What the look of the sign-in pages asks of clients and domains.

use crate::client::{Client, OfClient as _};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn look_rules(&self, report: &mut Report) {
        self.managed_login_has_branding(report);
        self.customizations_have_a_domain(report);
    }

    /// Managed login shows an error to the users of a client without branding.
    fn managed_login_has_branding(&self, report: &mut Report) {
        if self.may_declare("AWS::Cognito::ManagedLoginBranding") {
            return;
        }
        let is_managed = |client: &Client| {
            self.domain.iter().any(|domain| {
                domain.managed_login_version.leaves().contains(&&2)
                    && super::oauth::may_meet(&client.meta, &domain.meta)
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
        self.managed_login_branding
            .iter()
            .any(|branding| match branding.client(self) {
                Some(branded) => branded.ident() == client.ident(),
                None => branding.meta.exact.is_unknown(),
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
    "domain-v2-needs-branding" B: "Each client whose users sign in at a domain with managed login has a branding."
        prevents "pages that only say they are not available"
        source "CreateUserPoolDomain, ManagedLoginVersion";
    "uicust-domain-first" A: "The classic pages are customized where the pool has a domain."
        prevents "There has to be an existing domain associated with this user pool"
        source "SetUICustomization, measured";
}

#[cfg(test)]
mod tests;
