//! What exists under a condition is only named where the condition holds.

use crate::block::Meta;
use crate::client::Client;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn condition_rules(&self, report: &mut Report) {
        for client in &self.client {
            self.providers_are_there(client, report);
            self.servers_are_there(client, report);
        }
    }

    /// A client names a provider with a condition only under that condition.
    fn providers_are_there(&self, client: &Client, report: &mut Report) {
        for (element, name) in client.identity_providers.known() {
            if let Some(provider) = self.identity_provider.called(name.as_str()) {
                is_there(client, &provider.meta, &element, name.as_str(), report);
            }
        }
    }

    /// A client asks for a scope of a resource server with a condition only under that condition.
    fn servers_are_there(&self, client: &Client, report: &mut Report) {
        let Some(oauth) = client.oauth.get() else {
            return;
        };
        for (element, scope) in oauth.scopes.known() {
            let Some((server, _)) = scope.as_str().split_once('/') else {
                continue;
            };
            if let Some(server) = self.resource_server.called(server) {
                is_there(client, &server.meta, &element, scope.as_str(), report);
            }
        }
    }
}

fn is_there(client: &Client, named: &Meta, place: &dyn Located, name: &str, report: &mut Report) {
    let Some(condition) = named.condition.known() else {
        return;
    };
    if client.meta.condition.known() != Some(condition) {
        report
            .error(
                place,
                "conditional-reference",
                format!("`{name}` exists only if `{condition}` holds"),
            )
            .help(format!(
                "write `if {condition} {{ {name} }} else {{ ref AWS::NoValue }}`"
            ));
    }
}

rules! {
    "conditional-reference" A: "A client names a provider or scope that has a condition only where the condition holds."
        prevents "The provider Google does not exist for User Pool"
        source "CreateUserPoolClient, SupportedIdentityProviders and AllowedOAuthScopes";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::client::OAuthFlow;
    use crate::function::reference;
    use crate::identity_provider::ProviderType;
    use crate::literal::Provider;
    use crate::testing::{known, list, rule_test};
    use crate::value::Given;

    fn okta(stack: &mut Stack) {
        stack
            .condition(Some("Fed"))
            .test(Given::Intrinsic(crate::function::equals(
                "a".into(),
                "a".into(),
            )));
        let provider = stack.identity_provider(Some("okta"));
        provider
            .kind(known(ProviderType::Saml))
            .metadata_url(known("https://acme.okta.com/x"));
        provider
            .attributes("email", known("email"))
            .meta()
            .condition(known("Fed"));
    }

    fn choice() -> Given<Provider> {
        Given::Choice(
            "Fed".into(),
            Box::new([known("okta"), Given::Intrinsic(reference("AWS::NoValue"))]),
        )
    }

    rule_test! {
        conditional_reference: "conditional-reference",
        passes {
            "no condition": |stack| {
                okta(stack);
                stack.client(Some("web"));
            },
            "later": |stack| { okta(stack); stack.client(Some("web")).identity_providers(Given::Later); },
            "chosen": |stack| {
                okta(stack);
                stack.client(Some("web")).identity_providers(Given::Known(vec![known("cognito"), choice()]));
            },
            "the same condition": |stack| {
                okta(stack);
                let client = stack.client(Some("web"));
                client.identity_providers(list(["okta"])).meta().condition(known("Fed"));
            },
        }
        fails {
            "a provider": |stack| { okta(stack); stack.client(Some("web")).identity_providers(list(["cognito", "okta"])); }
                at "client.web.identity_providers[1]",
            "a scope": |stack| {
                okta(stack);
                stack.domain(None).domain(known("acme"));
                stack.resource_server(Some("api")).scopes("read", known("Read")).meta().condition(known("Fed"));
                let oauth = stack.client(Some("web")).oauth();
                oauth.flows(list([OAuthFlow::Code])).scopes(list(["openid", "api/read"])).callback_urls(list(["https://acme.com"]));
            } at "client.web.oauth.scopes[1]",
        }
    }
}
