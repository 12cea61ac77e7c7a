//! What the macro and the documentation know of a block.

use super::{Block, Meta};
use crate::limit::Limit;
use crate::literal::Kind;

/// What the macro and the documentation know of a block.
#[derive(Debug)]
pub struct BlockTable {
    /// The name of the Rust struct.
    pub name: &'static str,
    /// What the block is.
    pub doc: &'static str,
    /// Whether a name follows the kind.
    pub naming: Naming,
    /// What the block becomes.
    pub class: Class,
    /// Whether AWS sees a name of the block, which `= "…"` may say exactly.
    pub exact: bool,
    /// The settings, in the order they are declared.
    pub settings: &'static [Setting],
    /// The blocks inside.
    pub blocks: &'static [Child],
    /// A block in which nothing is set.
    pub new: fn(Meta) -> Box<dyn Block>,
}

/// Whether a block has a name of its own: `client web { … }`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Naming {
    /// Never: `password_policy { … }`.
    Unnamed,
    /// Perhaps: `client { … }`, `client web { … }`.
    Optional,
    /// Always: `group admins { … }`.
    Named,
}

/// What a block becomes in the template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A resource (or several), so that `#[condition = …]` and its like may stand before it.
    Resource,
    /// A part of the resource around it, or a section of the template.
    Part,
}

/// One setting of a block.
#[derive(Debug)]
pub struct Setting {
    /// As the user writes it, and the name of the setter.
    pub key: &'static str,
    /// What it is, its bounds and default, the property it becomes.
    pub doc: &'static str,
    /// One value, a list, or named entries.
    pub form: Form,
    /// The kind of each value.
    pub kind: Kind,
    /// Where it may stand besides `key: value`.
    pub role: Role,
    /// The rules that are declared with it.
    pub limits: &'static [Limit],
}

/// The form of a setting.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// `key: value`
    Value,
    /// `key: [a, b]`
    List,
    /// `key { name: value }`
    Map,
}

/// Where a setting or nested block may stand besides its usual place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Nowhere else.
    Plain,
    /// In the head: `domain "acme"`, `parameter Stage: String`, `mfa: Optional`.
    Main,
    /// After the main setting: `mfa: Optional [Totp]`, `String(2..=50) immutable`.
    Extra,
    /// It takes every entry that is not known otherwise: the scopes of a resource server.
    Rest,
}

/// A block inside of a block.
#[derive(Debug)]
pub struct Child {
    /// The word it starts with, and the name of the method that opens it.
    pub kind: &'static str,
    /// What it is for, here.
    pub doc: &'static str,
    /// Its own table.
    pub table: &'static BlockTable,
    /// Whether there may be several.
    pub many: bool,
    /// Whether it takes every entry that is not known otherwise.
    pub role: Role,
}

impl BlockTable {
    /// The setting called `key`.
    pub fn setting(&self, key: &str) -> Option<&'static Setting> {
        self.settings.iter().find(|setting| setting.key == key)
    }

    /// The nested block called `kind`.
    pub fn child(&self, kind: &str) -> Option<&'static Child> {
        self.blocks.iter().find(|child| child.kind == kind)
    }

    /// The setting with a role, where one has it.
    pub fn setting_with(&self, role: Role) -> Option<&'static Setting> {
        self.with_role(role).first().copied()
    }

    /// The settings with a role.
    pub fn with_role(&self, role: Role) -> Vec<&'static Setting> {
        let mut settings = Vec::new();
        for setting in self.settings {
            if setting.role == role {
                settings.push(setting);
            }
        }
        settings
    }
}
