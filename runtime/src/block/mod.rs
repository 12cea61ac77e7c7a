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
pub use nest::{Many, Nest, One, Opening};
pub use table::{BlockTable, Child, Class, Form, Naming, Role, Setting};

use std::any::Any;
use std::fmt;

use crate::json::Text;
use crate::literal::Raw;
use crate::place::{Located, Place};
use crate::report::Report;
use crate::slot::Field;

/// A block of a stack, as the macro fills it and as the rules look at it.
pub trait Block: Any {
    /// What is known of the block's kind.
    fn table(&self) -> &'static BlockTable;

    /// What every block has.
    fn meta_ref(&self) -> &Meta;

    /// What every block has, to be changed.
    fn meta_mut(&mut self) -> &mut Meta;

    /// Visits the settings, in the order of the table.
    fn fields(&self, _each: &mut EachField<'_>) {}

    /// Visits the blocks inside, in the order of the table.
    fn nests(&self, _each: &mut EachNest<'_>) {}

    /// Visits both, to fill and to open them.
    fn parts_mut<'a>(&'a mut self, each: &mut EachMut<'_, 'a>);

    /// Asks the rules of the block itself.
    fn ask(&self, report: &mut Report);
}

/// What is done with each setting. It and its like are no closures, so that in a block a visit is a plain call.
pub struct EachField<'v>(&'v mut dyn FnMut(&dyn Field));

impl EachField<'_> {
    pub(crate) fn visit(&mut self, field: &dyn Field) {
        (self.0)(field);
    }
}

/// What is done wherever blocks are kept inside.
pub struct EachNest<'v>(&'v mut dyn FnMut(&dyn Nest));

impl EachNest<'_> {
    pub(crate) fn visit(&mut self, nest: &dyn Nest) {
        (self.0)(nest);
    }
}

/// What is done with both, to change them.
pub struct EachMut<'v, 'a> {
    field: &'v mut dyn FnMut(&'a mut dyn Field),
    nest: &'v mut dyn FnMut(&'a mut dyn Nest),
}

impl<'a> EachMut<'_, 'a> {
    pub(crate) fn field(&mut self, field: &'a mut dyn Field) {
        (self.field)(field);
    }

    pub(crate) fn nest(&mut self, nest: &'a mut dyn Nest) {
        (self.nest)(nest);
    }
}

// What all blocks do alike is not generic, so that it is compiled once.
impl dyn Block + '_ {
    /// Fills a setting with what the macro read; `entry` names the entry of a map.
    pub fn fill(&mut self, key: &str, entry: Option<String>, raw: &Raw) {
        let place = self.meta_ref().place.clone();
        let (mut settings, mut entry) = (self.table().settings.iter(), entry);
        self.parts_mut(&mut EachMut {
            field: &mut |field| {
                if let Some(setting) = settings.next()
                    && setting.key == key
                {
                    field.fill(&place, setting, entry.take(), raw);
                }
            },
            nest: &mut |_| {},
        });
    }

    /// Opens a nested block; nothing if there is none of that kind.
    pub fn open(&mut self, kind: &str, name: Option<String>) -> Option<&mut dyn Block> {
        let (around, name) = (&self.meta_ref().place.clone(), name.map(Text::from));
        let (mut blocks, mut found) = (self.table().blocks.iter(), None);
        self.parts_mut(&mut EachMut {
            field: &mut |_| {},
            nest: &mut |nest| {
                if let Some(child) = blocks.next()
                    && child.kind == kind
                {
                    found = Some((nest, child));
                }
            },
        });
        let (nest, child) = found?;
        Some(nest.open(Opening {
            around,
            kind: child.kind,
            name: name.as_ref(),
            table: child.table,
        }))
    }

    /// What was written in the block: each setting and nested block, in the order of the table.
    pub fn written(&self) -> Vec<Written> {
        let mut written = Vec::new();
        self.each_setting(&mut |setting, field| {
            if field.is_written() {
                written.push(Written::setting(&self.meta_ref().place, setting.key));
            }
        });
        self.each_inside(&mut |child, block| written.push(Written::block(child.kind, block)));
        written
    }

    /// Reports all that is wrong in this block and inside of it.
    pub fn check(&self, report: &mut Report) {
        self.check_where(|_| true, report);
    }

    /// Reports all that is wrong in this block and in those inside of it that the macro could not check for good: where
    /// a Rust value stands.
    ///
    /// Limits and the rules of a block see nothing but the block and what is inside of it. Where all of that was known to
    /// the macro, they would say what they said to the macro: nothing, or the program would not have been compiled.
    pub(crate) fn check_late(&self, report: &mut Report) {
        self.check_where(|meta| meta.is_late, report);
    }

    /// Reports all that is wrong in this block, and in those inside of it that are so.
    fn check_where(&self, is: fn(&Meta) -> bool, report: &mut Report) {
        self.each_setting(&mut |setting, field| field.check(setting, report));
        self.ask(report);
        self.each_inside(&mut |_, block| {
            if is(block.meta_ref()) {
                block.check_where(is, report);
            }
        });
    }

    /// Visits the settings with their rows of the table.
    fn each_setting(&self, visit: &mut dyn FnMut(&'static Setting, &dyn Field)) {
        let mut settings = self.table().settings.iter();
        self.fields(&mut EachField(&mut |field| {
            if let Some(setting) = settings.next() {
                visit(setting, field);
            }
        }));
    }

    /// Visits the blocks inside with their rows of the table.
    fn each_inside(&self, visit: &mut dyn FnMut(&'static Child, &dyn Block)) {
        let mut blocks = self.table().blocks.iter();
        self.nests(&mut EachNest(&mut |nest| {
            if let Some(child) = blocks.next() {
                let mut index = 0;
                while let Some(inside) = nest.get(index) {
                    visit(child, inside);
                    index += 1;
                }
            }
        }));
    }
}

/// The path of the block, and what was written in it.
impl fmt::Debug for dyn Block {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let written = self.written();
        f.debug_tuple(&self.meta_ref().place.path())
            .field(&written)
            .finish()
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
    /// What is known of the kind. A static behind it, so that it is made once, wherever it is looked at.
    const TABLE: &'static BlockTable;

    /// A block in which nothing is set.
    fn new(meta: Meta) -> Self;

    /// The same, without its type.
    fn boxed(meta: Meta) -> Box<dyn Block> {
        Box::new(Self::new(meta))
    }
}

impl<B: Block> Located for B {
    fn path(&self) -> String {
        self.meta_ref().place.path()
    }
}
