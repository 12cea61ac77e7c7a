//! What identity providers and the clients that use them ask of each other.

use crate::function::reference;
use crate::identity_provider::{IdentityProvider, ProviderType};
use crate::json::{Json, Text};
use crate::literal::Kept;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::suggest;
use crate::value::{Given, Value};

impl Stack {
    /// The rulebook of this file.
    pub(super) fn provider_rules(&self, report: &mut Report) {
        self.provider_names_are_unique(report);
        self.identifiers_are_unique(report);
        self.clients_name_providers(report);
        self.secrets_stay_out_of_the_template(report);
    }

    /// Two providers of a pool have two names.
    fn provider_names_are_unique(&self, report: &mut Report) {
        self.compare_providers(&mut |provider, earlier| {
            let (Some(name), Some(other)) = (provider.name(), earlier.name()) else {
                return;
            };
            if name != other {
                return;
            }
            report
                .error(
                    provider.meta.place_of_name(),
                    "idp-name-unique",
                    format!(
                        "the provider `{}` is already called `{name}`",
                        earlier.ident()
                    ),
                )
                .help(
                    match provider.kind.known().and_then(|kind| kind.fixed_name()) {
                        Some(_) => format!("keep one of the two: a pool has one provider `{name}`"),
                        None => format!("give it another name, after `{} =`", provider.ident()),
                    },
                );
        });
    }

    /// An identifier leads to one provider of the pool.
    fn identifiers_are_unique(&self, report: &mut Report) {
        self.compare_providers(&mut |provider, earlier| {
            for (element, identifier) in provider.identifiers.known() {
                if earlier.identifiers.contains(identifier) {
                    report
                        .error(
                            &element,
                            "idp-identifiers",
                            format!(
                                "`{identifier}` already leads to the provider `{}`",
                                earlier.ident()
                            ),
                        )
                        .help("leave it out of one of the two");
                }
            }
        });
    }

    /// Compares each provider with each one before it that may exist in the same deployed stack.
    fn compare_providers(&self, look: &mut dyn FnMut(&IdentityProvider, &IdentityProvider)) {
        let providers = self.identity_provider.all();
        for (index, &provider) in providers.iter().enumerate() {
            for &earlier in &providers[..index] {
                let conditions = (&provider.meta.condition, &earlier.meta.condition);
                let may_meet = match (conditions.0.known(), conditions.1.known()) {
                    (Some(one), Some(other)) => one == other,
                    _ => true,
                };
                if may_meet {
                    look(provider, earlier);
                }
            }
        }
    }

    /// A client names the providers of the stack as the stack does, and the user pool `cognito`.
    fn clients_name_providers(&self, report: &mut Report) {
        for client in &self.client {
            for element in client.identity_providers.elements() {
                for &provider in &element.given.possible() {
                    self.provider_is_known(provider, &element, report);
                }
            }
        }
    }

    fn provider_is_known(&self, written: &str, place: &dyn Located, report: &mut Report) {
        if written == "cognito" || self.identity_provider.called(written).is_some() {
            return;
        }
        let named = self
            .identity_provider
            .iter()
            .find(|known| known.name().as_deref() == Some(written));
        let own = match named {
            Some(named) => Some(named.ident()),
            None => written.eq_ignore_ascii_case("cognito").then_some("cognito"),
        };
        if let Some(own) = own {
            report
                .error(
                    place,
                    "client-idp-names",
                    format!("`{written}` is the name AWS sees, not the one in this stack"),
                )
                .help(format!("write `{own}`"));
            return;
        }
        // An existing pool may have it, under the very name that is written.
        if self.pool().is_existing() {
            return;
        }
        let social = ProviderType::TABLE
            .words
            .iter()
            .find(|word| word.aws == written && word.aws != "SAML" && word.aws != "OIDC");
        let help = if let Some(word) = social {
            let ident = word.rust.to_lowercase();
            format!(
                "declare it, `identity_provider {ident}: {} {{ … }}`, and write `{ident}`",
                word.rust
            )
        } else {
            let mut known = self.identity_provider.names();
            known.push("cognito");
            suggest(written, &known)
        };
        report
            .error(
                place,
                "client-idp-exists",
                format!("no identity provider `{written}` in this stack"),
            )
            .help(help);
    }

    /// A secret is not readable in the template, nor wherever the parameters of the stack are shown.
    fn secrets_stay_out_of_the_template(&self, report: &mut Report) {
        for provider in &self.identity_provider {
            self.secret_is_hidden("client_secret", &provider.client_secret, report);
            self.secret_is_hidden("private_key", &provider.private_key, report);
        }
    }

    fn secret_is_hidden(&self, key: &str, secret: &Value<Text>, report: &mut Report) {
        let Some(given) = secret.given() else { return };
        // What is empty is reported as missing.
        let literal = |text: &&Text| !text.is_empty() && !text.contains("{{resolve:");
        if secret.leaves().iter().any(literal) {
            report
                .error(
                    secret,
                    "idp-secret-in-template",
                    format!("`{key}` would be readable in the template"),
                )
                .help(format!(
                    "write `{key}: secret \"name:key\"`, or `ref` a parameter with `no_echo: true`"
                ));
        }
        let functions = functions(given);
        let shown = self.parameter.iter().find(|parameter| {
            parameter.no_echo.known_or(false) == Some(false)
                && functions.contains(&&reference(parameter.ident().to_owned()))
        });
        if let Some(parameter) = shown {
            report
                .error(
                    secret,
                    "idp-secret-in-template",
                    format!(
                        "the parameter `{}` is shown to all who see the stack",
                        parameter.ident()
                    ),
                )
                .help(format!(
                    "add `no_echo: true` to `parameter {}`",
                    parameter.ident()
                ));
        }
    }
}

/// The functions that may come to stand here: both sides of a choice.
fn functions(given: &Given<Kept>) -> Vec<&Json> {
    match given {
        Given::Intrinsic(json) => vec![json],
        Given::Choice(_, sides) => {
            let mut both = functions(&sides[0]);
            both.append(&mut functions(&sides[1]));
            both
        }
        Given::Known(_) | Given::Later => Vec::new(),
    }
}

rules! {
    "idp-name-unique" B: "No two providers of a pool have the same name."
        prevents "DuplicateProviderException"
        source "CreateIdentityProvider, errors";
    "client-idp-exists" A: "Each provider that a client names is one of the stack, or `cognito`."
        prevents "The provider Google does not exist for User Pool us-east-1_Example."
        source "CreateUserPoolClient, SupportedIdentityProviders";
    "client-idp-names" B: "A client names a provider as the stack does; AWS's name for it is put into the template."
        prevents "a name that is spelled twice, and once differently"
        source "CreateUserPoolClient, SupportedIdentityProviders";
    "idp-secret-in-template" D: "A client secret or private key does not stand in the template, nor in a parameter without `no_echo`."
        prevents "a secret that everybody who may see the stack can read"
        source "CloudFormation user guide, dynamic references and NoEcho";
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::function::secret;
    use crate::testing::{known, list, report, rule_test};

    fn google(stack: &mut Stack) -> &mut IdentityProvider {
        let google = stack.identity_provider(Some("google"));
        google.kind(known(ProviderType::Google));
        google
    }

    fn parameter(no_echo: Option<Given<bool>>) -> impl FnOnce(&mut Stack) {
        |stack| {
            let parameter = stack.parameter(Some("GoogleSecret"));
            if let Some(no_echo) = no_echo {
                parameter.no_echo(no_echo);
            }
            google(stack).client_secret(Given::Intrinsic(reference("GoogleSecret")));
        }
    }

    rule_test! {
        idp_name_unique: "idp-name-unique",
        passes {
            "different": |stack| {
                google(stack);
                stack.identity_provider(Some("okta")).kind(known(ProviderType::Oidc));
            },
            "later": |stack| {
                google(stack);
                stack.identity_provider(Some("other")).kind(Given::Later);
            },
            "never both": |stack| {
                google(stack).meta().condition(known("IsProd"));
                let other = stack.identity_provider(Some("google_test"));
                other.kind(known(ProviderType::Google));
                other.meta().condition(known("IsTest"));
            },
        }
        fails {
            "two of Google": |stack| {
                google(stack);
                stack.identity_provider(Some("other")).kind(known(ProviderType::Google));
            } at "identity_provider.other",
            "the same exact name": |stack| {
                stack.identity_provider(Some("okta")).kind(known(ProviderType::Oidc));
                let other = stack.identity_provider(Some("other"));
                other.kind(known(ProviderType::Saml));
                other.meta().exact(known("Okta"));
            } at "identity_provider.other.exact",
        }
    }

    rule_test! {
        client_idp_exists: "client-idp-exists",
        passes {
            "unset": |stack| { stack.client(Some("web")); },
            "later": |stack| { stack.client(Some("web")).identity_providers(Given::Later); },
            "one later": |stack| { stack.client(Some("web")).identity_providers(Given::Known(vec![Given::Later])); },
            "declared": |stack| {
                google(stack);
                stack.client(Some("web")).identity_providers(list(["cognito", "google"]));
            },
        }
        fails {
            "misspelled": |stack| {
                google(stack);
                stack.client(Some("web")).identity_providers(list(["cognito", "gogle"]));
            } at "client.web.identity_providers[1]",
            "AWS's name, not declared": |stack| {
                stack.client(Some("web")).identity_providers(list(["Google"]));
            } at "client.web.identity_providers[0]",
        }
    }

    rule_test! {
        client_idp_names: "client-idp-names",
        passes {
            "declared": |stack| {
                google(stack);
                stack.client(Some("web")).identity_providers(list(["cognito", "google"]));
            },
        }
        fails {
            "AWS's name": |stack| {
                google(stack);
                stack.client(Some("web")).identity_providers(list(["Google"]));
            } at "client.web.identity_providers[0]",
            "AWS's name of the pool": |stack| { stack.client(Some("web")).identity_providers(list(["COGNITO"])); }
                at "client.web.identity_providers[0]",
        }
    }

    rule_test! {
        idp_secret_in_template: "idp-secret-in-template",
        passes {
            "unset": |stack| { google(stack); },
            "later": |stack| { google(stack).client_secret(Given::Later); },
            "secret": |stack| { google(stack).client_secret(Given::Intrinsic(secret("acme/google:secret"))); },
            "secret, spelled out": |stack| {
                google(stack).client_secret(known("{{resolve:secretsmanager:acme/google:SecretString:secret}}"));
            },
            "hidden parameter": |stack| { parameter(Some(known(true)))(stack) },
            "perhaps hidden": |stack| { parameter(Some(Given::Later))(stack) },
            "a parameter in the name": |stack| {
                stack.parameter(Some("Stage"));
                google(stack).client_secret(Given::Intrinsic(crate::function::sub(
                    "{{resolve:secretsmanager:${Stage}/google:SecretString:secret}}",
                )));
            },
        }
        fails {
            "literal": |stack| { google(stack).client_secret(known("GOCSPX-1")); } at "identity_provider.google.client_secret",
            "literal key": |stack| { google(stack).private_key(known("-----BEGIN PRIVATE KEY-----")); }
                at "identity_provider.google.private_key",
            "one side of a choice": |stack| {
                google(stack).client_secret(Given::Choice("IsProd".into(), Box::new([Given::Later, known("GOCSPX-1")])));
            } at "identity_provider.google.client_secret",
            "parameter": |stack| { parameter(None)(stack) } at "identity_provider.google.client_secret",
            "parameter that is shown": |stack| { parameter(Some(known(false)))(stack) }
                at "identity_provider.google.client_secret",
        }
    }

    #[test]
    fn the_help_says_what_to_write() {
        let help = |written: &'static str, rule: &str| {
            let report = report(|stack| {
                stack
                    .identity_provider(Some("acme_ad"))
                    .kind(known(ProviderType::Saml));
                stack
                    .client(Some("web"))
                    .identity_providers(list([written]));
            });
            let violation = report
                .violations()
                .iter()
                .find(|violation| violation.rule() == rule);
            violation.expect("it is broken").help().to_owned()
        };
        assert_eq!(help("AcmeAd", "client-idp-names"), "write `acme_ad`");
        assert_eq!(help("COGNITO", "client-idp-names"), "write `cognito`");
        assert_eq!(
            help("acme_add", "client-idp-exists"),
            "did you mean `acme_ad`?"
        );
        assert_eq!(
            help("SignInWithApple", "client-idp-exists"),
            "declare it, `identity_provider apple: Apple { … }`, and write `apple`"
        );
    }
}
