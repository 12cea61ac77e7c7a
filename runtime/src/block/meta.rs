//! What every block has, and what may be written on any resource.

use super::{Form, Role, Setting};
use crate::function::condition;
use crate::json::{Json, Object, Text};
use crate::literal::{Kind, Literal, Raw, words};
use crate::place::Place;
use crate::slot::Field;
use crate::value::{Given, List, Map, Value};

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
    /// Whether a Rust value stands in the block or inside of it; only the macro says so.
    pub(crate) is_late: bool,
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
    pub(crate) fn root(name: Option<Text>) -> Self {
        Self::new(Place::root(), name)
    }

    /// That of a block inside of another, in which nothing is set yet.
    pub(super) fn inside(around: &Place, kind: &str, name: Option<&Text>) -> Self {
        Self::new(around.child(kind, name.map(Text::as_str)), name.cloned())
    }

    fn new(place: Place, name: Option<Text>) -> Self {
        Self {
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
            is_late: false,
        }
    }

    /// The name the user gave the block.
    pub(crate) fn ident(&self) -> &str {
        match &self.name {
            Some(name) => name,
            None => "",
        }
    }

    /// Where the block stands.
    pub fn place(&self) -> &Place {
        &self.place
    }

    /// Fills what the macro read.
    pub fn fill(&mut self, key: &str, entry: Option<String>, raw: &Raw) {
        if let Some(setting) = Self::SETTINGS.iter().find(|setting| setting.key == key) {
            let place = self.place.clone();
            self.field_mut(key).fill(&place, setting, entry, raw);
        }
    }

    fn field_mut(&mut self, key: &str) -> &mut dyn Field {
        match key {
            "exact" => &mut self.exact.0,
            "logical_id" => &mut self.logical_id.0,
            "depends_on" => &mut self.depends_on.0,
            "condition" => &mut self.condition.0,
            "deletion_policy" => &mut self.deletion_policy.0,
            "update_replace_policy" => &mut self.update_replace_policy.0,
            _ => &mut self.raw.0,
        }
    }

    /// The name exactly as AWS is to see it.
    #[inline]
    pub fn exact(&mut self, name: Given<Text>) {
        self.exact.put(&self.place, "exact", name);
    }

    /// The logical id of the resource.
    #[inline]
    pub fn logical_id(&mut self, id: Given<Text>) {
        self.logical_id.put(&self.place, "logical_id", id);
    }

    /// Resources that must exist before this one.
    #[inline]
    pub fn depends_on(&mut self, ids: Given<Vec<Given<Text>>>) {
        self.depends_on.put(&self.place, "depends_on", ids);
    }

    /// The condition under which the resource exists.
    #[inline]
    pub fn condition(&mut self, condition: Given<Text>) {
        self.condition.put(&self.place, "condition", condition);
    }

    /// What happens to the resource when it leaves the stack.
    #[inline]
    pub fn deletion_policy(&mut self, policy: Given<ResourcePolicy>) {
        self.deletion_policy
            .put(&self.place, "deletion_policy", policy);
    }

    /// What happens to the old resource when an update replaces it.
    #[inline]
    pub fn update_replace_policy(&mut self, policy: Given<ReplacePolicy>) {
        self.update_replace_policy
            .put(&self.place, "update_replace_policy", policy);
    }

    /// Says that a Rust value stands in the block or inside of it.
    #[inline]
    pub fn late(&mut self) {
        self.is_late = true;
    }

    /// A property in CloudFormation's own spelling.
    #[inline]
    pub fn raw(&mut self, property: impl Into<Text>, value: Given<Json>) {
        self.raw.put(&self.place, "raw", property.into(), value);
    }

    /// The condition of the block, and another one.
    pub(crate) fn condition_and(&self, other: Option<Json>) -> Vec<Json> {
        let mut both = Vec::with_capacity(2);
        if let Some(own) = self.condition.known() {
            both.push(condition(own.clone()));
        }
        if let Some(other) = other {
            both.push(other);
        }
        both
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
