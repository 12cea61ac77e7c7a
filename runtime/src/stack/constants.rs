//! The names a stack gives to the program: outputs, exports, scopes, groups, attributes, providers, clients.

use crate::json::Text;
use crate::place::Place;
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
    /// The place of what declares it.
    pub place: Place,
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

    fn add(&mut self, value: Text, name: &str, place: &Place) {
        self.constants.push(Constant {
            ident: ident(name),
            value,
            place: place.clone(),
        });
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
        let spelled = std::mem::take(&mut ident);
        for c in spelled.chars() {
            if c.is_ascii_alphanumeric() || c == '_' {
                ident.push(c);
            }
        }
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
        for &(name, place) in &emission.outputs() {
            outputs.add(name.to_owned().into(), name, place);
        }
        let mut scopes = Module::new(
            "scopes",
            "The OAuth scopes of the stack's resource servers.",
            "scope",
        );
        for server in &self.resource_server {
            server.each_scope(&mut |ident, scope, path| {
                let name = [server.ident(), "_", ident].concat();
                scopes.add(scope, &name, &Place::from(path));
            });
        }
        let mut groups = Module::new("groups", "The names of the stack's groups.", "group");
        for group in &self.group {
            if let Some(name) = group.name() {
                groups.add(name, group.ident(), group.meta.place());
            }
        }
        let mut attributes =
            Module::new("attributes", "The custom attributes of users.", "attribute");
        for &attribute in &self.pool().custom_attributes() {
            let name = attribute.ident();
            let value = ["custom:", name].concat().into();
            attributes.add(value, name, attribute.meta.place());
        }
        let mut providers = Module::new(
            "providers",
            "The names of the stack's identity providers.",
            "identity provider",
        );
        for provider in &self.identity_provider {
            if let Some(name) = provider.name() {
                providers.add(name, provider.ident(), provider.meta.place());
            }
        }
        let mut clients = Module::new(
            "clients",
            "The names of the stack's app clients.",
            "name of the client",
        );
        for client in &self.client {
            if !client.ident().is_empty()
                && let Some(name) = client.name()
            {
                clients.add(name, client.ident(), client.meta.place());
            }
        }
        vec![outputs, scopes, groups, attributes, providers, clients]
    }
}
