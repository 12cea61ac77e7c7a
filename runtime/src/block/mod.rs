//! What a block is, and the table that declares one.
//!
//! `block!` makes from one table: the struct, its setters, its documentation, and all that the macro
//! knows of it (settings, kinds of value, nested blocks, limits). Nothing is written twice.

mod declare;
mod meta;
mod nest;
mod table;

pub(crate) use declare::{block, exact, opener, role, setter};
pub use meta::{Meta, ReplacePolicy, ResourcePolicy};
pub use nest::{Many, Nest, One};
pub use table::{BlockTable, Child, Class, Form, Naming, Role, Setting};

use crate::json::Text;
use crate::literal::Raw;
use crate::place::{Located, Place};
use crate::report::Report;
use crate::slot::Field;

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
            self.fields_mut()[index].fill(&place, &settings[index], entry, raw);
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
            field.check(setting, report);
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
