//! How nested blocks are kept: one, or any number.
//!
//! They are kept without their type, so that keeping them is compiled once, and looked at with it.

use std::any::Any;
use std::marker::PhantomData;

use super::{Block, BlockTable, Declared, Meta, Naming};
use crate::json::{Json, Text};
use crate::place::Place;

/// A block that may be there once.
#[derive(Debug)]
pub struct One<B>(pub(crate) Lone, PhantomData<B>);

/// A block that may be there any number of times.
#[derive(Debug)]
pub struct Many<B>(pub(crate) Row, PhantomData<B>);

/// Where one block is kept, if any.
#[derive(Debug)]
pub struct Lone(Option<Box<dyn Block>>);

/// Where any number of blocks are kept.
#[derive(Debug)]
pub struct Row(Vec<Box<dyn Block>>);

/// What a block is opened as.
#[derive(Clone, Copy, Debug)]
pub struct Opening<'a> {
    /// The block around it.
    pub around: &'a Place,
    /// The word it starts with.
    pub kind: &'a str,
    /// The name the user gave it.
    pub name: Option<&'a Text>,
    /// What is known of its kind.
    pub table: &'a BlockTable,
}

impl Opening<'_> {
    /// The block, in which nothing is set yet.
    fn block(self) -> Box<dyn Block> {
        (self.table.new)(Meta::inside(self.around, self.kind, self.name))
    }
}

/// Where blocks are kept, whatever their number.
pub trait Nest {
    /// Opens the block, making it where needed.
    fn open(&mut self, opening: Opening<'_>) -> &mut (dyn Block + 'static);

    /// The block at an index.
    fn get(&self, index: usize) -> Option<&dyn Block>;
}

impl Nest for Lone {
    fn open(&mut self, opening: Opening<'_>) -> &mut (dyn Block + 'static) {
        let block = match &mut self.0 {
            Some(block) => block,
            none => none.insert(opening.block()),
        };
        block.meta_mut().is_implied = false;
        block.as_mut()
    }

    fn get(&self, index: usize) -> Option<&dyn Block> {
        match &self.0 {
            Some(block) if index == 0 => Some(block.as_ref()),
            _ => None,
        }
    }
}

impl Nest for Row {
    fn open(&mut self, opening: Opening<'_>) -> &mut (dyn Block + 'static) {
        let index = self.0.len();
        self.0.push(match opening.table.naming {
            Naming::Unnamed => {
                let kind = &format!("{}[{index}]", opening.kind);
                Opening { kind, ..opening }.block()
            }
            _ => opening.block(),
        });
        self.0[index].as_mut()
    }

    fn get(&self, index: usize) -> Option<&dyn Block> {
        match self.0.get(index) {
            Some(block) => Some(block.as_ref()),
            None => None,
        }
    }
}

fn typed<B: Declared>(block: &dyn Block) -> &B {
    let block: &dyn Any = block;
    match block.downcast_ref() {
        Some(block) => block,
        None => of_another_type(),
    }
}

fn typed_mut<B: Declared>(block: &mut dyn Block) -> &mut B {
    let block: &mut dyn Any = block;
    match block.downcast_mut() {
        Some(block) => block,
        None => of_another_type(),
    }
}

fn of_another_type() -> ! {
    unreachable!("blocks are made by the table of their own type")
}

impl<B: Declared> One<B> {
    /// No block yet.
    pub(crate) const NONE: Self = Self(Lone(None), PhantomData);

    pub(crate) const MANY: bool = false;

    /// The block, if it was written.
    pub fn get(&self) -> Option<&B> {
        match &self.0.0 {
            Some(block) => Some(typed(block.as_ref())),
            None => None,
        }
    }

    /// Whether the block was written.
    pub fn is_set(&self) -> bool {
        self.0.0.is_some()
    }

    /// Opens the block, making it where needed.
    #[inline]
    pub(crate) fn at(&mut self, around: &Place, kind: &str, name: Option<&Text>) -> &mut B {
        typed_mut(self.0.open(Opening {
            around,
            kind,
            name,
            table: B::TABLE,
        }))
    }
}

impl<B: Declared> Many<B> {
    /// No block yet.
    pub(crate) const NONE: Self = Self(Row(Vec::new()), PhantomData);

    pub(crate) const MANY: bool = true;

    /// The blocks, in the order they were written.
    pub fn iter(&self) -> Blocks<'_, B> {
        Blocks(self.0.0.iter(), PhantomData)
    }

    /// All of them at once.
    pub(crate) fn all(&self) -> Vec<&B> {
        let mut all = Vec::with_capacity(self.len());
        for block in self {
            all.push(block);
        }
        all
    }

    /// How many were written.
    pub fn len(&self) -> usize {
        self.0.0.len()
    }

    /// Whether none was written.
    pub fn is_empty(&self) -> bool {
        self.0.0.is_empty()
    }

    /// The blocks as the elements of one property, if any was written.
    pub(crate) fn json(&self, json: &dyn Fn(&B) -> Json) -> Option<Json> {
        if self.is_empty() {
            return None;
        }
        let mut elements = Vec::with_capacity(self.len());
        for block in self {
            elements.push(json(block));
        }
        Some(Json::List(elements))
    }

    /// Adds a block.
    #[inline]
    pub(crate) fn at(&mut self, around: &Place, kind: &str, name: Option<&Text>) -> &mut B {
        typed_mut(self.0.open(Opening {
            around,
            kind,
            name,
            table: B::TABLE,
        }))
    }
}

impl<'a, B: Declared> IntoIterator for &'a Many<B> {
    type Item = &'a B;
    type IntoIter = Blocks<'a, B>;

    fn into_iter(self) -> Blocks<'a, B> {
        self.iter()
    }
}

/// The blocks of one type, in the order they were written.
#[derive(Clone, Debug)]
pub struct Blocks<'a, B>(std::slice::Iter<'a, Box<dyn Block>>, PhantomData<B>);

impl<'a, B: Declared> Blocks<'a, B> {
    /// The next one that is so.
    fn seek(&mut self, is: &mut dyn FnMut(&'a B) -> bool) -> Option<&'a B> {
        for block in &mut self.0 {
            let block = typed(block.as_ref());
            if is(block) {
                return Some(block);
            }
        }
        None
    }
}

impl<'a, B: Declared> Iterator for Blocks<'a, B> {
    type Item = &'a B;

    fn next(&mut self) -> Option<&'a B> {
        match self.0.next() {
            Some(block) => Some(typed(block.as_ref())),
            None => None,
        }
    }

    fn nth(&mut self, index: usize) -> Option<&'a B> {
        match self.0.nth(index) {
            Some(block) => Some(typed(block.as_ref())),
            None => None,
        }
    }

    // What rules ask most, with no more code for each question than a call: what these are otherwise is a chain of
    // generic functions.

    fn any<F: FnMut(&'a B) -> bool>(&mut self, mut is: F) -> bool {
        self.seek(&mut is).is_some()
    }

    fn all<F: FnMut(&'a B) -> bool>(&mut self, mut is: F) -> bool {
        self.seek(&mut |block| !is(block)).is_none()
    }

    fn find<F: FnMut(&&'a B) -> bool>(&mut self, mut is: F) -> Option<&'a B> {
        self.seek(&mut |block| is(&block))
    }
}
