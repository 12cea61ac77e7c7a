//! How nested blocks are kept: one, or any number.

use super::{Block, Declared, Meta};
use crate::json::{Json, Text};
use crate::place::Place;

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

    /// The blocks as the elements of one property, if any was written.
    pub(crate) fn json(&self, json: &dyn Fn(&B) -> Json) -> Option<Json> {
        if self.0.is_empty() {
            return None;
        }
        let mut elements = Vec::with_capacity(self.0.len());
        for block in &self.0 {
            elements.push(json(block));
        }
        Some(Json::List(elements))
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
    pub(crate) fn at(&mut self, around: &Place, kind: &str, name: Option<&Text>) -> &mut B {
        let block = match &mut self.0 {
            Some(block) => block,
            none => none.insert(Box::new(B::new(Meta::inside(around, kind, name)))),
        };
        block.meta_mut().is_implied = false;
        block
    }
}

impl<B: Declared> Nest for One<B> {
    fn open(&mut self, around: &Place, kind: &'static str, name: Option<Text>) -> &mut dyn Block {
        self.at(around, kind, name.as_ref())
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
    pub(crate) fn at(&mut self, around: &Place, kind: &str, name: Option<&Text>) -> &mut B {
        let index = self.0.len();
        self.0
            .push(B::new(Meta::one_of(&B::TABLE, around, kind, index, name)));
        &mut self.0[index]
    }
}

impl<B: Declared> Nest for Many<B> {
    fn open(&mut self, around: &Place, kind: &'static str, name: Option<Text>) -> &mut dyn Block {
        self.at(around, kind, name.as_ref())
    }

    fn get(&self, index: usize) -> Option<&dyn Block> {
        match self.0.get(index) {
            Some(block) => Some(block),
            None => None,
        }
    }
}
