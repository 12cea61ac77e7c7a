//! What a block is, and the table that declares one.
//!
//! `block!` makes from one table: the struct, its setters, its documentation, and all that the macro
//! knows of it (settings, kinds of value, nested blocks, limits). Nothing is written twice.

use crate::json::{Json, Object, Text};
use crate::limit::Limit;
use crate::literal::{Kind, Literal, Raw, words};
use crate::place::{Located, Place};
use crate::report::Report;
use crate::value::{Field, List, Map, Value};

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

    /// The settings with a role.
    pub fn with_role(&self, role: Role) -> impl Iterator<Item = &'static Setting> {
        self.settings
            .iter()
            .filter(move |setting| setting.role == role)
    }
}

/// A block of a stack, as the macro fills it and as the rules look at it.
pub trait Block {
    /// What is known of the block's kind.
    fn table(&self) -> &'static BlockTable;

    /// What every block has.
    fn meta_ref(&self) -> &Meta;

    /// What every block has, to be changed.
    fn meta_mut(&mut self) -> &mut Meta;

    /// The settings, in the order of the table.
    fn fields(&self) -> Vec<&dyn Field>;

    /// The settings, to be filled.
    fn fields_mut(&mut self) -> Vec<&mut dyn Field>;

    /// The blocks inside, in the order of the table.
    fn nests(&self) -> Vec<&dyn Nest>;

    /// The blocks inside, to be opened.
    fn nests_mut(&mut self) -> Vec<&mut dyn Nest>;

    /// Asks the rules of the block itself.
    fn ask(&self, report: &mut Report);
}

// What all blocks do alike is not generic, so that it is compiled once.
impl dyn Block + '_ {
    /// Fills a setting with what the macro read; `entry` names the entry of a map.
    pub fn fill(&mut self, key: &str, entry: Option<String>, raw: &Raw) {
        let settings = self.table().settings;
        if let Some(index) = settings.iter().position(|setting| setting.key == key) {
            let place = self.meta_ref().place.clone();
            self.fields_mut()[index].fill(&place, settings[index].key, entry, raw);
        }
    }

    /// Opens a nested block; nothing if there is none of that kind.
    pub fn open(&mut self, kind: &str, name: Option<Text>) -> Option<&mut dyn Block> {
        let blocks = self.table().blocks;
        let index = blocks.iter().position(|child| child.kind == kind)?;
        let around = self.meta_ref().place.clone();
        let nest = self.nests_mut().swap_remove(index);
        Some(nest.open(&around, blocks[index].kind, name))
    }

    /// What was written in the block: each setting and nested block, in the order of the table.
    pub fn written(&self) -> Vec<Written> {
        let (table, place) = (self.table(), &self.meta_ref().place);
        let mut written = Vec::new();
        for (setting, field) in table.settings.iter().zip(self.fields()) {
            if field.is_written() {
                written.push(Written::setting(place, setting.key));
            }
        }
        for (child, nest) in table.blocks.iter().zip(self.nests()) {
            let mut index = 0;
            while let Some(inside) = nest.get(index) {
                written.push(Written::block(child.kind, inside));
                index += 1;
            }
        }
        written
    }

    /// Reports all that is wrong in this block and inside of it.
    pub fn check(&self, report: &mut Report) {
        for (setting, field) in self.table().settings.iter().zip(self.fields()) {
            field.check(setting.limits, report);
        }
        self.ask(report);
        for nest in self.nests() {
            let mut index = 0;
            while let Some(inside) = nest.get(index) {
                inside.check(report);
                index += 1;
            }
        }
    }
}

/// A setting or nested block that was written.
#[derive(Debug)]
pub struct Written {
    /// The key of the setting, or the kind of the block.
    pub key: &'static str,
    /// The class, if it is a block.
    pub class: Option<Class>,
    path: String,
}

impl Located for Written {
    fn path(&self) -> String {
        self.path.clone()
    }

    fn is_key(&self) -> bool {
        true
    }
}

impl Written {
    pub(crate) fn setting(block: &Place, key: &'static str) -> Self {
        Self {
            key,
            class: None,
            path: block.setting(key).path(),
        }
    }

    pub(crate) fn block(key: &'static str, block: &dyn Block) -> Self {
        Self {
            key,
            class: Some(block.table().class),
            path: block.meta_ref().place.path(),
        }
    }
}

/// A block as a type.
pub trait Declared: Block + Sized + 'static {
    /// What is known of the kind.
    const TABLE: BlockTable;

    /// A block in which nothing is set.
    fn new(meta: Box<Meta>) -> Self;
}

impl<B: Block> Located for B {
    fn path(&self) -> String {
        self.meta_ref().place.path()
    }
}

/// A block that may be there once.
#[derive(Debug)]
pub struct One<B>(Option<Box<B>>);

impl<B> One<B> {
    /// No block yet.
    pub(crate) const NONE: Self = Self(None);

    /// The block, if it was written.
    pub fn get(&self) -> Option<&B> {
        self.0.as_deref()
    }

    /// Whether the block was written.
    pub fn is_set(&self) -> bool {
        self.0.is_some()
    }
}

/// A block that may be there any number of times.
#[derive(Debug)]
pub struct Many<B>(Vec<B>);

impl<B> Many<B> {
    /// No block yet.
    pub(crate) const NONE: Self = Self(Vec::new());

    /// The blocks, in the order they were written.
    pub fn iter(&self) -> std::slice::Iter<'_, B> {
        self.0.iter()
    }

    /// How many were written.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether none was written.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'a, B> IntoIterator for &'a Many<B> {
    type Item = &'a B;
    type IntoIter = std::slice::Iter<'a, B>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

/// How nested blocks are kept, whatever their type.
pub trait Nest {
    /// Opens the block, making it where needed.
    fn open(&mut self, around: &Place, kind: &'static str, name: Option<Text>) -> &mut dyn Block;

    /// The block at an index.
    fn get(&self, index: usize) -> Option<&dyn Block>;
}

impl<B: Declared> One<B> {
    pub(crate) const MANY: bool = false;

    /// Opens the block, making it where needed.
    pub(crate) fn at(&mut self, around: &Place, kind: &str, name: Option<Text>) -> &mut B {
        if self.0.is_none() {
            self.0 = Some(Box::new(B::new(Meta::inside(around, kind, name))));
        }
        let block = self.0.as_mut().expect("made just now");
        block.meta_mut().is_implied = false;
        block
    }
}

impl<B: Declared> Nest for One<B> {
    fn open(&mut self, around: &Place, kind: &'static str, name: Option<Text>) -> &mut dyn Block {
        self.at(around, kind, name)
    }

    fn get(&self, index: usize) -> Option<&dyn Block> {
        match &self.0 {
            Some(block) if index == 0 => Some(block.as_ref()),
            _ => None,
        }
    }
}

impl<B: Declared> Many<B> {
    pub(crate) const MANY: bool = true;

    /// Adds a block.
    pub(crate) fn at(&mut self, around: &Place, kind: &str, name: Option<Text>) -> &mut B {
        let index = self.0.len();
        self.0.push(B::new(match B::TABLE.naming {
            Naming::Unnamed => Meta::inside(around, &format!("{kind}[{index}]"), name),
            _ => Meta::inside(around, kind, name),
        }));
        &mut self.0[index]
    }
}

impl<B: Declared> Nest for Many<B> {
    fn open(&mut self, around: &Place, kind: &'static str, name: Option<Text>) -> &mut dyn Block {
        self.at(around, kind, name)
    }

    fn get(&self, index: usize) -> Option<&dyn Block> {
        match self.0.get(index) {
            Some(block) => Some(block),
            None => None,
        }
    }
}

words! {
    /// What CloudFormation does with a resource that leaves the template.
    pub enum ResourcePolicy {
        /// Delete it.
        Delete = "Delete",
        /// Keep it, outside of the stack.
        Retain = "Retain",
        /// Keep it, but delete it when its creation is rolled back.
        RetainExceptOnCreate = "RetainExceptOnCreate",
    }

    /// What CloudFormation does with the old resource when another one replaces it.
    pub enum ReplacePolicy {
        /// Delete it.
        Delete = "Delete",
        /// Keep it, outside of the stack.
        Retain = "Retain",
    }
}

/// What every block has: its place, its name, and what may be written on any resource.
#[derive(Debug)]
pub struct Meta {
    pub(crate) place: Place,
    pub(crate) name: Option<Text>,
    pub(crate) exact: Value<Text>,
    pub(crate) logical_id: Value<Text>,
    pub(crate) depends_on: List<Text>,
    pub(crate) condition: Value<Text>,
    pub(crate) deletion_policy: Value<ResourcePolicy>,
    pub(crate) update_replace_policy: Value<ReplacePolicy>,
    pub(crate) raw: Map<Json>,
    /// Whether nobody wrote the block: it is there with its defaults.
    pub(crate) is_implied: bool,
}

impl Meta {
    /// What may stand before a resource as `#[key = value]`, what `= "…"` sets (`exact`), and `raw`.
    pub const SETTINGS: &'static [Setting] = &[
        setting(
            "exact",
            "The name exactly as AWS is to see it.",
            Form::Value,
            Kind::Text,
        ),
        setting(
            "logical_id",
            "The logical id of the resource. Changing it on a live stack replaces the resource.",
            Form::Value,
            Kind::Text,
        ),
        setting(
            "depends_on",
            "Resources that must exist before this one, by logical id.",
            Form::List,
            Kind::Text,
        ),
        setting(
            "condition",
            "The condition under which the resource exists.",
            Form::Value,
            Kind::Text,
        ),
        setting(
            "deletion_policy",
            "What happens to the resource when it leaves the stack.",
            Form::Value,
            ResourcePolicy::KIND,
        ),
        setting(
            "update_replace_policy",
            "What happens to the old resource when an update replaces it.",
            Form::Value,
            ReplacePolicy::KIND,
        ),
        setting(
            "raw",
            "Properties in CloudFormation's own spelling, for what AWS added yesterday.",
            Form::Map,
            Kind::Json,
        ),
    ];

    /// That of a block around all others, in which nothing is set yet.
    pub(crate) fn root(name: Option<Text>) -> Box<Self> {
        Self::new(Place::root(), name)
    }

    /// That of a block inside of another, in which nothing is set yet.
    fn inside(around: &Place, kind: &str, name: Option<Text>) -> Box<Self> {
        Self::new(around.child(kind, name.as_deref()), name)
    }

    fn new(place: Place, name: Option<Text>) -> Box<Self> {
        Box::new(Self {
            place,
            name,
            exact: Value::UNSET,
            logical_id: Value::UNSET,
            depends_on: List::UNSET,
            condition: Value::UNSET,
            deletion_policy: Value::UNSET,
            update_replace_policy: Value::UNSET,
            raw: Map::UNSET,
            is_implied: false,
        })
    }

    /// Where the block stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Fills what the macro read.
    pub fn fill(&mut self, key: &str, entry: Option<String>, raw: &Raw) {
        let place = self.place.clone();
        match key {
            "exact" => self.exact.fill(&place, "exact", entry, raw),
            "logical_id" => self.logical_id.fill(&place, "logical_id", entry, raw),
            "depends_on" => self.depends_on.fill(&place, "depends_on", entry, raw),
            "condition" => self.condition.fill(&place, "condition", entry, raw),
            "deletion_policy" => {
                self.deletion_policy
                    .fill(&place, "deletion_policy", entry, raw);
            }
            "update_replace_policy" => {
                self.update_replace_policy
                    .fill(&place, "update_replace_policy", entry, raw);
            }
            "raw" => self.raw.fill(&place, "raw", entry, raw),
            _ => {}
        }
    }

    /// The name exactly as AWS is to see it.
    pub fn exact(&mut self, name: crate::value::Given<Text>) {
        self.exact.put(&self.place, "exact", name);
    }

    /// The logical id of the resource.
    pub fn logical_id(&mut self, id: crate::value::Given<Text>) {
        self.logical_id.put(&self.place, "logical_id", id);
    }

    /// Resources that must exist before this one.
    pub fn depends_on(&mut self, ids: crate::value::Given<Vec<crate::value::Given<Text>>>) {
        self.depends_on.put(&self.place, "depends_on", ids);
    }

    /// The condition under which the resource exists.
    pub fn condition(&mut self, condition: crate::value::Given<Text>) {
        self.condition.put(&self.place, "condition", condition);
    }

    /// What happens to the resource when it leaves the stack.
    pub fn deletion_policy(&mut self, policy: crate::value::Given<ResourcePolicy>) {
        self.deletion_policy
            .put(&self.place, "deletion_policy", policy);
    }

    /// What happens to the old resource when an update replaces it.
    pub fn update_replace_policy(&mut self, policy: crate::value::Given<ReplacePolicy>) {
        self.update_replace_policy
            .put(&self.place, "update_replace_policy", policy);
    }

    /// A property in CloudFormation's own spelling.
    pub fn raw(&mut self, property: impl Into<Text>, value: crate::value::Given<Json>) {
        self.raw.put(&self.place, "raw", property.into(), value);
    }

    /// Adds what `raw { … }` says to the properties.
    pub(crate) fn add_raw(&self, properties: &mut Object) {
        for entry in self.raw.entries() {
            properties.insert(entry.key.clone(), entry.given.json());
        }
    }
}

const fn setting(key: &'static str, doc: &'static str, form: Form, kind: Kind) -> Setting {
    Setting {
        key,
        doc,
        form,
        kind,
        role: Role::Plain,
        limits: &[],
    }
}

/// Declares a block. Reads like the struct it makes:
///
/// ```text
/// block! {
///     /// What the block is.
///     pub struct Client: Optional, Resource, Exact {
///         settings {
///             /// What the setting is, its bounds, its default, the property it becomes.
///             auth_session_validity: Value<Duration> where [lasting("auth-session-validity", MIN, MAX)],
///         }
///         blocks {
///             /// What the nested block is for.
///             oauth: One<OAuth>,
///         }
///     }
/// }
/// ```
///
/// The first word after the name says whether the block has a [`Naming`], the second its [`Class`]; `Exact` is there
/// where AWS sees a name of it. A row may start with a [`Role`]: `@Main`, `@Extra`, `@Rest`. The author adds `fn rules(&self, &mut Report)`, the list of
/// the block's own rules.
macro_rules! block {
    (
        $(#[doc = $doc:literal])+
        pub struct $name:ident: $naming:ident, $class:ident $(, $exact:ident)? {
            $(settings { $(
                $(#[doc = $set_doc:literal])+
                $(@$set_role:ident)? $key:ident: $form:ident<$ty:ty> $(where [$($limit:expr),+ $(,)?])?,
            )+ })?
            $(blocks { $(
                $(#[doc = $child_doc:literal])+
                $(@$child_role:ident)? $child:ident: $nest:ident<$child_ty:ty>,
            )+ })?
        }
    ) => {
        $(#[doc = $doc])+
        #[derive(Debug)]
        #[allow(clippy::struct_field_names, reason = "a setting is called what AWS calls it")]
        pub struct $name {
            pub(crate) meta: Box<$crate::block::Meta>,
            $($(pub(crate) $key: $form<$ty>,)+)?
            $($(pub(crate) $child: $crate::block::$nest<$child_ty>,)+)?
        }

        #[allow(dead_code, reason = "a block without a name never asks for it")]
        impl $name {
            $($( $crate::block::setter! { $form, $(#[doc = $set_doc])+ $key: $ty } )+)?

            $($( $crate::block::opener! { $nest, $(#[doc = $child_doc])+ $child: $child_ty } )+)?

            /// What every block has: `#[logical_id = …]` and its like, the exact name, raw properties.
            pub fn meta(&mut self) -> &mut $crate::block::Meta {
                &mut self.meta
            }

            /// The name the user gave the block.
            pub(crate) fn ident(&self) -> &str {
                self.meta.name.as_deref().unwrap_or_default()
            }
        }

        impl $crate::block::Declared for $name {
            const TABLE: $crate::block::BlockTable = $crate::block::BlockTable {
                name: stringify!($name),
                doc: concat!($($doc, "\n"),+),
                naming: $crate::block::Naming::$naming,
                class: $crate::block::Class::$class,
                exact: $crate::block::exact!($($exact)?),
                settings: &[$($($crate::block::Setting {
                    key: stringify!($key),
                    doc: concat!($($set_doc, "\n"),+),
                    form: $crate::block::Form::$form,
                    kind: <$ty as $crate::literal::Literal>::KIND,
                    role: $crate::block::role!($($set_role)?),
                    limits: &[$($($limit),+)?],
                },)+)?],
                blocks: &[$($($crate::block::Child {
                    kind: stringify!($child),
                    doc: concat!($($child_doc, "\n"),+),
                    table: &<$child_ty as $crate::block::Declared>::TABLE,
                    many: $crate::block::$nest::<$child_ty>::MANY,
                    role: $crate::block::role!($($child_role)?),
                },)+)?],
            };

            fn new(meta: Box<$crate::block::Meta>) -> Self {
                Self {
                    meta,
                    $($($key: $form::UNSET,)+)?
                    $($($child: $crate::block::$nest::NONE,)+)?
                }
            }
        }

        impl $crate::block::Block for $name {
            fn table(&self) -> &'static $crate::block::BlockTable {
                &<Self as $crate::block::Declared>::TABLE
            }

            fn meta_ref(&self) -> &$crate::block::Meta {
                &self.meta
            }

            fn meta_mut(&mut self) -> &mut $crate::block::Meta {
                &mut self.meta
            }

            fn fields(&self) -> Vec<&dyn $crate::value::Field> {
                vec![$($(&self.$key,)+)?]
            }

            fn fields_mut(&mut self) -> Vec<&mut dyn $crate::value::Field> {
                vec![$($(&mut self.$key,)+)?]
            }

            fn nests(&self) -> Vec<&dyn $crate::block::Nest> {
                vec![$($(&self.$child,)+)?]
            }

            fn nests_mut(&mut self) -> Vec<&mut dyn $crate::block::Nest> {
                vec![$($(&mut self.$child,)+)?]
            }

            fn ask(&self, report: &mut $crate::report::Report) {
                self.rules(report);
            }
        }
    };
}

/// The setter of one row.
macro_rules! setter {
    (Value, $(#[doc = $doc:literal])+ $key:ident: $ty:ty) => {
        $(#[doc = $doc])+
        pub fn $key(&mut self, value: $crate::value::Given<$ty>) -> &mut Self {
            self.$key.put(&self.meta.place, stringify!($key), value);
            self
        }
    };
    (List, $(#[doc = $doc:literal])+ $key:ident: $ty:ty) => {
        $(#[doc = $doc])+
        pub fn $key(&mut self, values: $crate::value::Given<Vec<$crate::value::Given<$ty>>>) -> &mut Self {
            self.$key.put(&self.meta.place, stringify!($key), values);
            self
        }
    };
    (Map, $(#[doc = $doc:literal])+ $key:ident: $ty:ty) => {
        $(#[doc = $doc])+
        pub fn $key(&mut self, entry: &'static str, value: $crate::value::Given<$ty>) -> &mut Self {
            self.$key.put(&self.meta.place, stringify!($key), $crate::json::Text::literal(entry), value);
            self
        }
    };
}

/// The method that opens a nested block.
macro_rules! opener {
    (One, $(#[doc = $doc:literal])+ $child:ident: $ty:ty) => {
        $(#[doc = $doc])+
        pub fn $child(&mut self) -> &mut $ty {
            self.$child.at(&self.meta.place, stringify!($child), None)
        }
    };
    (Many, $(#[doc = $doc:literal])+ $child:ident: $ty:ty) => {
        $(#[doc = $doc])+
        pub fn $child(&mut self, name: Option<&'static str>) -> &mut $ty {
            let name = name.map($crate::json::Text::literal);
            self.$child.at(&self.meta.place, stringify!($child), name)
        }
    };
}

/// The role of a row.
macro_rules! role {
    () => {
        $crate::block::Role::Plain
    };
    ($role:ident) => {
        $crate::block::Role::$role
    };
}

macro_rules! exact {
    () => {
        false
    };
    (Exact) => {
        true
    };
}

pub(crate) use {block, exact, opener, role, setter};
