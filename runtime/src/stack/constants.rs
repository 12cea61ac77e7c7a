//! The names a stack gives to the program: outputs, exports, scopes, groups, attributes, providers, clients.

use crate::json::Text;
use crate::place::Located;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};

/// One module of constants.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Module {
    /// The name of the module.
    pub name: &'static str,
    /// What its constants are.
    pub doc: &'static str,
    /// The constants.
    pub constants: Vec<Constant>,
}

/// One constant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Constant {
    /// Its Rust name.
    pub ident: String,
    /// The text it stands for.
    pub value: Text,
    /// What it is, where the user wrote no documentation.
    pub doc: String,
    /// The path of what declares it.
    pub path: String,
}

impl Module {
    /// The constant for what is called `name` inside the stack: `custom:tenant_id`, `mcp/access`.
    pub fn constant(&self, name: &str) -> Option<&Constant> {
        let own = name.rsplit(':').next().unwrap_or(name);
        let ident = ident(own);
        self.constants
            .iter()
            .find(|constant| constant.ident == ident)
    }
}

impl Constant {
    fn new(value: impl Into<Text>, name: &str, doc: impl Into<String>, path: String) -> Self {
        Self {
            ident: ident(name),
            value: value.into(),
            doc: doc.into(),
            path,
        }
    }
}

/// `custom:tenant-id` → `TENANT_ID`; what no identifier can start with gets an underscore before it.
fn ident(name: &str) -> String {
    let ident: String = name
        .to_shouty_snake_case()
        .chars()
        .filter(|c| c.is_ascii_alphanumeric() || *c == '_')
        .collect();
    match ident.chars().next() {
        Some(first) if !first.is_ascii_digit() => ident,
        _ => format!("_{ident}"),
    }
}

impl Stack {
    /// The modules of constants. A text that is not known yet has none.
    pub(crate) fn modules(&self, emission: &Emission) -> Vec<Module> {
        let outputs = emission.outputs().iter().map(|(name, path)| {
            Constant::new(
                name.clone(),
                name,
                format!("The name of the output `{name}`."),
                path.clone(),
            )
        });
        let scopes = self.resource_server.iter().flat_map(|server| {
            server.scope_names().map(move |(ident, scope, path)| {
                Constant::new(
                    scope.clone(),
                    &format!("{}_{ident}", server.ident()),
                    format!("The scope `{scope}`."),
                    path,
                )
            })
        });
        let groups = self.group.iter().filter_map(|group| {
            let name = group.name()?;
            Some(Constant::new(
                name.clone(),
                group.ident(),
                format!("The group `{name}`."),
                group.path(),
            ))
        });
        let attributes = self.pool().custom_attributes().map(|(name, path)| {
            Constant::new(
                format!("custom:{name}"),
                name,
                format!("The attribute `custom:{name}`."),
                path,
            )
        });
        let providers = self.identity_provider.iter().filter_map(|provider| {
            let name = provider.name()?;
            Some(Constant::new(
                name.clone(),
                provider.ident(),
                format!("The identity provider `{name}`."),
                provider.path(),
            ))
        });
        let clients = self
            .client
            .iter()
            .filter(|client| !client.ident().is_empty())
            .filter_map(|client| {
                let name = client.name()?;
                Some(Constant::new(
                    name.clone(),
                    client.ident(),
                    format!("The name of the client `{name}`."),
                    client.path(),
                ))
            });
        let modules: [(&'static str, &'static str, Vec<Constant>); 6] = [
            (
                "outputs",
                "The names of the stack's outputs.",
                outputs.collect(),
            ),
            (
                "scopes",
                "The OAuth scopes of the stack's resource servers.",
                scopes.collect(),
            ),
            (
                "groups",
                "The names of the stack's groups.",
                groups.collect(),
            ),
            (
                "attributes",
                "The custom attributes of users.",
                attributes.collect(),
            ),
            (
                "providers",
                "The names of the stack's identity providers.",
                providers.collect(),
            ),
            (
                "clients",
                "The names of the stack's app clients.",
                clients.collect(),
            ),
        ];
        modules
            .into_iter()
            .map(|(name, doc, constants)| Module {
                name,
                doc,
                constants,
            })
            .collect()
    }
}
