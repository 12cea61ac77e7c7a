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
    /// What one of them is, before its text.
    noun: &'static str,
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
    /// The path of what declares it.
    pub path: String,
}

impl Module {
    fn new(name: &'static str, doc: &'static str, noun: &'static str) -> Self {
        Self {
            name,
            doc,
            noun,
            constants: Vec::new(),
        }
    }

    fn add(&mut self, value: Text, name: &str, path: String) {
        let ident = ident(name);
        self.constants.push(Constant { ident, value, path });
    }

    /// The constant for what is called `name` inside the stack: `custom:tenant_id`, `mcp/access`.
    pub fn constant(&self, name: &str) -> Option<&Constant> {
        let own = name.rsplit(':').next().unwrap_or(name);
        let ident = ident(own);
        self.constants
            .iter()
            .find(|constant| constant.ident == ident)
    }

    /// What a constant is, where the user wrote no documentation.
    pub fn doc_of(&self, constant: &Constant) -> String {
        format!("The {} `{}`.", self.noun, constant.value)
    }
}

/// `custom:tenant-id` → `TENANT_ID`; what no identifier can start with gets an underscore before it.
fn ident(name: &str) -> String {
    let mut ident = name.to_shouty_snake_case();
    if !ident.is_ascii() {
        ident.retain(|c| c.is_ascii_alphanumeric() || c == '_');
    }
    match ident.bytes().next() {
        Some(first) if !first.is_ascii_digit() => ident,
        _ => format!("_{ident}"),
    }
}

impl Stack {
    /// The modules of constants. A text that is not known yet has none.
    pub(crate) fn modules(&self, emission: &Emission) -> Vec<Module> {
        let mut outputs = Module::new(
            "outputs",
            "The names of the stack's outputs.",
            "name of the output",
        );
        for (name, path) in emission.outputs() {
            outputs.add(name.to_owned().into(), name, path.to_owned());
        }
        let mut scopes = Module::new(
            "scopes",
            "The OAuth scopes of the stack's resource servers.",
            "scope",
        );
        for server in &self.resource_server {
            for (ident, scope, path) in server.scope_names() {
                scopes.add(scope, &[server.ident(), "_", ident].concat(), path);
            }
        }
        let mut groups = Module::new("groups", "The names of the stack's groups.", "group");
        for group in &self.group {
            if let Some(name) = group.name() {
                groups.add(name, group.ident(), group.path());
            }
        }
        let mut attributes =
            Module::new("attributes", "The custom attributes of users.", "attribute");
        for (name, path) in self.pool().custom_attributes() {
            attributes.add(["custom:", name].concat().into(), name, path);
        }
        let mut providers = Module::new(
            "providers",
            "The names of the stack's identity providers.",
            "identity provider",
        );
        for provider in &self.identity_provider {
            if let Some(name) = provider.name() {
                providers.add(name, provider.ident(), provider.path());
            }
        }
        let mut clients = Module::new(
            "clients",
            "The names of the stack's app clients.",
            "name of the client",
        );
        for client in &self.client {
            if let Some(name) = client.name().filter(|_| !client.ident().is_empty()) {
                clients.add(name, client.ident(), client.path());
            }
        }
        vec![outputs, scopes, groups, attributes, providers, clients]
    }
}
