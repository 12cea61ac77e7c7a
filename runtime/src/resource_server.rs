//! An API with scopes of its own: `AWS::Cognito::UserPoolResourceServer`.

use heck::{ToKebabCase as _, ToUpperCamelCase as _};

use crate::block::block;
use crate::function::reference;
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, count, key, length, pattern};
use crate::literal::Scope;
use crate::pattern::{NAME, SCOPE_NAME};
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::value::{Map, Value};

block! {
    /// An API whose access is granted by scopes of its own, `<identifier>/<scope>`. It becomes an
    /// `AWS::Cognito::UserPoolResourceServer`.
    ///
    /// Each entry declares one scope with what it allows: `access: "Access the MCP server"`.
    pub struct ResourceServer: Named, Resource {
        settings {
            /// The name people see, 1 to 256 characters. Default: the name of the block, in words. Becomes `Name`.
            @Main name: Value<Text> where [length("rs-name", 1, 256), pattern("rs-name", &NAME)],
            /// A scope and what it allows, 1 to 256 characters; at most 100. Becomes `Scopes`.
            @Rest scopes: Map<Text> where [
                count("rs-scope-count", 0, 100),
                key("rs-scope-name", &Bound::Pattern(&SCOPE_NAME)),
                length("rs-scope-description", 1, 256),
            ],
        }
    }
}

impl ResourceServer {
    /// The rulebook of a resource server.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    /// The identifier AWS sees, unless it is not known yet.
    pub(crate) fn identifier_text(&self) -> Option<Text> {
        match self.meta.exact.given() {
            Some(exact) => exact.known().cloned(),
            None => Some(self.ident().to_kebab_case().into()),
        }
    }

    /// The scopes: the key, the text AWS sees, the path. None while the identifier is not known.
    pub(crate) fn scope_names(&self) -> impl Iterator<Item = (&str, Text, String)> {
        self.identifier_text().into_iter().flat_map(|identifier| {
            self.scopes.entries().map(move |entry| {
                (
                    entry.key.as_ref(),
                    Text::Owned(format!("{identifier}/{}", entry.key)),
                    entry.path(),
                )
            })
        })
    }

    pub(crate) fn logical_id(&self) -> Text {
        self.meta.logical_id_or(|| {
            format!(
                "CognitoUserPoolResourceServer{}",
                self.ident().to_upper_camel_case()
            )
            .into()
        })
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let scopes = self.scopes.entries().map(|entry| {
            Object::new()
                .with("ScopeName", entry.key.clone())
                .with("ScopeDescription", entry.given.json())
                .into()
        });
        let properties = Object::new()
            .with(
                "Identifier",
                self.meta.exact_or(self.ident().to_kebab_case()),
            )
            .with(
                "Name",
                self.name
                    .json_or(heck::AsTitleCase(self.ident()).to_string()),
            )
            .with("Scopes", Json::List(scopes.collect()))
            .with("UserPoolId", reference(stack.pool().logical_id()));
        emission.resource(
            self.logical_id(),
            &self.meta,
            "AWS::Cognito::UserPoolResourceServer",
            properties,
        );
    }
}

impl Stack {
    /// A scope as AWS sees it: the server's identifier, not its name in the stack.
    pub(crate) fn scope_text(&self, scope: &Scope) -> Text {
        scope
            .as_str()
            .rsplit_once('/')
            .and_then(|(server, name)| {
                let server = self
                    .resource_server
                    .iter()
                    .find(|known| known.ident() == server)?;
                Some(Text::Owned(format!("{}/{name}", server.identifier_text()?)))
            })
            .unwrap_or_else(|| scope.0.clone())
    }
}

rules! {
    "rs-name" B: "The name of a resource server has 1 to 256 letters, digits, spaces or `_+=,.@-`."
        prevents "Value at 'name' failed to satisfy constraint"
        source "CreateResourceServer, Name";
}
