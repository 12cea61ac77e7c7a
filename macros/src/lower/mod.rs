//! Entry by entry: fill the model, write the call, side by side so that they cannot disagree.

mod attribute;
mod nested;
mod places;
mod setting;
mod value;

pub(crate) use places::Places;

use std::collections::HashMap;

use auth_stack_runtime::block::{Block, BlockTable, Child, Role, Setting};
use auth_stack_runtime::stack::Stack;
use auth_stack_runtime::suggest::{nearest, suggest};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::errors::{Errors, Mark};
use crate::syntax::{Entry, Key, StackItem};
use crate::values::{Reference, Values};

/// A stack that was read: the model, the calls that make it, and where each part of it stands.
#[derive(Debug)]
pub(crate) struct Lowered {
    /// The same model that the expansion makes, with Rust values left open.
    pub(crate) stack: Stack,
    /// The calls that make it.
    pub(crate) calls: TokenStream,
    /// Where each path of the model stands in the source.
    pub(crate) places: Places,
    /// The references, to be resolved when all is declared.
    pub(crate) references: Vec<(Reference, Mark)>,
    /// Whether a Rust value was written.
    pub(crate) has_rust: bool,
}

/// Fills the model and writes the calls.
pub(crate) fn lower(item: &StackItem, errors: &mut Errors) -> Lowered {
    let mut stack = Stack::declare(item.name.to_string().into());
    let mut lower = Lower {
        errors,
        places: Places::default(),
        values: Values::default(),
    };
    lower.places.values.insert(String::new(), item.mark);
    let calls = lower.block(&mut stack, &item.entries);
    let Lower { places, values, .. } = lower;
    stack.complete();
    Lowered {
        stack,
        calls,
        places,
        references: values.references,
        has_rust: values.has_rust,
    }
}

struct Lower<'a> {
    errors: &'a mut Errors,
    places: Places,
    values: Values,
}

/// The variable that holds the block around; no Rust value of the user can see it.
fn block_ident() -> Ident {
    Ident::new("block", Span::mixed_site())
}

impl Lower<'_> {
    /// The calls for what stands in a block.
    fn block(&mut self, block: &mut dyn Block, entries: &[Entry]) -> TokenStream {
        let mut seen = HashMap::new();
        entries
            .iter()
            .flat_map(|entry| self.entry(block, entry, &mut seen))
            .collect()
    }

    fn entry(
        &mut self,
        block: &mut dyn Block,
        entry: &Entry,
        seen: &mut HashMap<String, Mark>,
    ) -> TokenStream {
        let meaning = Meaning::of(block.table(), entry);
        match meaning {
            Meaning::Block(child) => return self.child(block, child, entry, seen),
            Meaning::Unknown => return self.unknown(block, entry, seen),
            _ if !self.is_new(&entry.key.text, &entry.key, seen) => return TokenStream::new(),
            _ => {}
        }
        match meaning {
            Meaning::Setting(setting) => self.setting(block, setting, entry),
            Meaning::Rest(setting) => self.rest(block, setting, entry),
            Meaning::RestBlock(child) => self.rest_block(block, child, entry),
            _ => self.raw(block, entry),
        }
    }

    /// Notes the second of two entries that say the same.
    fn is_new(&mut self, word: &str, key: &Key, seen: &mut HashMap<String, Mark>) -> bool {
        let is_new = seen.insert(word.to_owned(), key.mark).is_none();
        if !is_new {
            self.errors.push(
                key.mark,
                format!("`{}` is written twice", key.text),
                "keep one of the two",
            );
        }
        is_new
    }

    /// A word that is not known here. What it was probably meant to be is read in its place, so that nothing else is
    /// reported for want of it.
    fn unknown(
        &mut self,
        block: &mut dyn Block,
        entry: &Entry,
        seen: &mut HashMap<String, Mark>,
    ) -> TokenStream {
        let (table, word) = (block.table(), &entry.key.text);
        let around = match block.meta_ref().kind().as_str() {
            "" => "a stack".to_owned(),
            kind => format!("`{kind}`"),
        };
        // What has a name can only be a block.
        let is_named = entry.name.is_some();
        let is_setting = |setting: &&Setting| setting.role != Role::Rest && !is_named;
        let settings = table
            .settings
            .iter()
            .filter(is_setting)
            .map(|setting| setting.key);
        let blocks = table.blocks.iter().filter(|child| child.role != Role::Rest);
        let known = settings.chain(blocks.map(|child| child.kind));
        let what = if is_named || !entry.colon {
            "block"
        } else {
            "setting"
        };
        self.errors.push(
            entry.key.mark,
            format!("{around} has no {what} `{word}`"),
            suggest(word, known.clone()),
        );
        let mut calls = half_typed(entry.key.ident.as_ref());
        if let Some(meant) = nearest(word, known)
            && entry.key.ident.is_some()
            && meant != word
            && !seen.contains_key(meant)
        {
            let ident = Ident::new(meant, entry.key.mark.span());
            let key = Key {
                text: meant.to_owned(),
                mark: entry.key.mark,
                ident: Some(ident),
            };
            calls.extend(self.entry(
                block,
                &Entry {
                    key,
                    ..entry.clone()
                },
                seen,
            ));
        }
        calls
    }
}

/// What an entry is, by the table of the block around it.
enum Meaning {
    Block(&'static Child),
    Setting(&'static Setting),
    /// `raw { … }`
    Raw,
    /// An entry of a setting that takes whatever is not known otherwise.
    Rest(&'static Setting),
    /// A block that does.
    RestBlock(&'static Child),
    Unknown,
}

impl Meaning {
    fn of(table: &'static BlockTable, entry: &Entry) -> Self {
        let word = entry.key.text.as_str();
        let is_word = entry.key.ident.is_some();
        let is_named = entry.name.is_some();
        let child = table
            .child(word)
            .filter(|child| is_word && child.role != Role::Rest);
        let setting = table
            .setting(word)
            .filter(|setting| is_word && !is_named && setting.role != Role::Rest);
        let is_entry = entry.colon && !is_named;
        let rest = table.with_role(Role::Rest).next().filter(|_| is_entry);
        let rest_block = table
            .blocks
            .iter()
            .find(|child| child.role == Role::Rest && is_entry);
        match (child, setting, rest, rest_block) {
            (Some(child), ..) => Self::Block(child),
            (_, Some(setting), ..) => Self::Setting(setting),
            _ if word == "raw" && is_word && !is_named && !entry.colon => Self::Raw,
            (.., Some(setting), _) => Self::Rest(setting),
            (.., Some(child)) => Self::RestBlock(child),
            _ => Self::Unknown,
        }
    }
}

/// What only an editor sees, so that it can complete the word. A keyword is no name of a method, not even there.
fn half_typed(ident: Option<&Ident>) -> TokenStream {
    let is_name = |ident: &&Ident| syn::parse_str::<Ident>(&ident.to_string()).is_ok();
    let Some(ident) = ident.filter(is_name) else {
        return TokenStream::new();
    };
    let block = block_ident();
    quote! {
        #[cfg(rust_analyzer)]
        #block.#ident();
    }
}

fn path_of(block: &dyn Block, key: &str) -> String {
    let place = block.meta_ref().place().to_string();
    if place.is_empty() {
        key.to_owned()
    } else {
        format!("{place}.{key}")
    }
}
