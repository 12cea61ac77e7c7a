//! Entry by entry: fill the model, write the call, side by side so that they cannot disagree.

mod attribute;
mod half_typed;
mod nested;
mod places;
mod run_on;
mod seen;
mod setting;
mod value;

pub(crate) use places::Places;

use std::mem;

use auth_stack_runtime::block::{Block, BlockTable, Child, Role, Setting};
use auth_stack_runtime::literal::{NameTable, Raw};
use auth_stack_runtime::stack::Stack;
use proc_macro2::{Ident, Span, TokenStream};

use self::half_typed::{half_said, half_typed};
use self::seen::Seen;
use crate::errors::{Errors, Mark};
use crate::syntax::{Entry, Key, StackItem};
use crate::unknown;
use crate::values::{Reference, Values};

/// A stack that was read: the model, the calls that make it, and where each part of it stands.
pub(crate) struct Lowered {
    /// The same model that the expansion makes, with Rust values left open.
    pub(crate) stack: Stack,
    /// The calls that make it.
    pub(crate) calls: TokenStream,
    /// Where each path of the model stands in the source.
    pub(crate) places: Places,
    /// The references, to be resolved when all is declared.
    pub(crate) references: Vec<(Reference, Mark)>,
    /// The names of what the stack declares, where they are used.
    pub(crate) names: Vec<(&'static NameTable, String, Mark)>,
}

/// Takes the entries of the stack, fills the model and writes the calls.
pub(crate) fn lower(item: &mut StackItem, errors: &mut Errors) -> Lowered {
    let mut stack = Stack::declare(item.name.to_string().into());
    let mut lower = Lower {
        errors,
        places: Places::default(),
        values: Values::default(),
    };
    lower.places.at("").value = Some(item.mark);
    let calls = lower.block(&mut stack, None, mem::take(&mut item.entries));
    let Lower { places, values, .. } = lower;
    stack.complete();
    Lowered {
        stack,
        calls,
        places,
        references: values.references,
        names: values.names,
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
    /// The calls for what stands in a block of a kind; the stack itself is of none.
    fn block(
        &mut self,
        block: &mut dyn Block,
        kind: Option<&str>,
        entries: Vec<Entry>,
    ) -> TokenStream {
        let mut seen = Seen::default();
        let entries = run_on::parted(block.table(), entries);
        let below = below(block.table(), &entries);
        let mut calls = TokenStream::new();
        for entry in entries {
            calls.extend(self.entry(block, kind, entry, &mut seen));
        }
        for (child, word) in &below {
            if let Some(inside) = block.open(child.kind, None) {
                inside.fill(word, None, &Raw::Later);
            }
        }
        calls
    }

    fn entry(
        &mut self,
        block: &mut dyn Block,
        kind: Option<&str>,
        entry: Entry,
        seen: &mut Seen,
    ) -> TokenStream {
        if entry.colon && entry.main.is_none() && entry.body.is_none() {
            return self.missing_value(block, entry);
        }
        let meaning = Meaning::of(block.table(), &entry);
        match meaning {
            Meaning::Block(child) => return self.child(block, child, entry, seen),
            Meaning::Unknown => return self.unknown(block, kind, entry, seen),
            _ if !self.is_new(&entry.key.text, &entry.key, seen) => return TokenStream::new(),
            _ => {}
        }
        match meaning {
            Meaning::Setting(setting) => self.setting(block, setting, &entry),
            Meaning::Rest(setting) => self.rest(block, setting, &entry),
            Meaning::RestBlock(child) => self.rest_block(block, child, entry),
            _ => self.raw(block, entry),
        }
    }

    /// Notes the second of two entries that say the same.
    fn is_new(&mut self, word: &str, key: &Key, seen: &mut Seen) -> bool {
        let is_new = seen.insert(word);
        if !is_new {
            self.errors.push(
                key.mark,
                format!("`{}` is written twice", key.text),
                "keep one of the two",
            );
        }
        is_new
    }

    /// `key: ,`, or `key,` where any key may stand.
    fn missing_value(&mut self, block: &mut dyn Block, entry: Entry) -> TokenStream {
        let (word, mark) = (entry.key.text.clone(), entry.key.mark);
        let table = block.table();
        let key = if entry.key.ident.is_some() {
            word.clone()
        } else {
            format!("\"{word}\"")
        };
        let mut help = format!("write `{key}: …,`");
        let mut calls = half_typed(&block_ident(), entry.key.ident.as_ref());
        if let Some(setting) = table.setting(&word) {
            help = setting::example(setting);
            block.fill(&word, None, &Raw::Later);
            if let Some(method) = &entry.key.ident {
                calls = half_said(setting, method, None);
            }
        } else if let Some(setting) = table.setting_with(Role::Rest) {
            help = format!("write `{key}: {},`", setting.kind.sample());
            block.fill(setting.key, Some(word.clone()), &Raw::Later);
        } else if let Some(child) = rest_block(table) {
            if let Some(main) = child.table.setting_with(Role::Main) {
                help = format!("write `{key}: {},`", main.kind.sample());
            }
            self.rest_block(block, child, entry.nameless(true));
        }
        self.errors
            .push(mark, format!("`{word}` has no value"), help);
        calls
    }

    /// A word that is not known here. What it was probably meant to be is read in its place, so that nothing else is
    /// reported for want of it.
    fn unknown(
        &mut self,
        block: &mut dyn Block,
        kind: Option<&str>,
        mut entry: Entry,
        seen: &mut Seen,
    ) -> TokenStream {
        let (table, word) = (block.table(), &entry.key.text);
        // What has a name can only be a block.
        let is_named = entry.name.is_some();
        let may_be_block = table.blocks.iter().any(|child| child.role != Role::Rest);
        if !entry.colon && !is_named && takes_any(table) && (entry.body.is_none() || !may_be_block)
        {
            return self.missing_value(block, entry);
        }
        let around = kind.map_or("a stack".to_owned(), |kind| format!("`{kind}`"));
        let what = if is_named || !entry.colon {
            "block"
        } else {
            "setting"
        };
        self.errors.push(
            entry.key.mark,
            format!("{around} has no {what} `{word}`"),
            unknown::help(table, word, is_named),
        );
        let whole = entry.key.ident.as_ref().filter(|ident| *ident == word);
        let mut calls = half_typed(&block_ident(), whole);
        if let Some(meant) = unknown::meant(table, word, is_named)
            && entry.key.ident.is_some()
            && meant != word
            && !seen.contains(meant)
        {
            let mark = entry.key.mark;
            entry.key = Key {
                text: meant.to_owned(),
                mark,
                ident: Some(Ident::new(meant, mark.span())),
            };
            calls.extend(self.entry(block, kind, entry, seen));
        }
        calls
    }
}

/// What stands one block too high, with the block that it belongs in, where that is written: it is not to be missed there.
fn below(table: &'static BlockTable, entries: &[Entry]) -> Vec<(&'static Child, String)> {
    let is_written = |kind: &str| entries.iter().any(|entry| entry.key.text == kind);
    let mut below = Vec::new();
    for entry in entries {
        let word = &entry.key.text;
        if let Meaning::Unknown = Meaning::of(table, entry)
            && let Some(child) = unknown::home_below(table, word)
            && is_written(child.kind)
        {
            below.push((child, word.clone()));
        }
    }
    below
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
        let is_entry = entry.colon && !is_named;
        if let Some(child) = table.child(word)
            && is_word
            && child.role != Role::Rest
        {
            Self::Block(child)
        } else if let Some(setting) = table.setting(word)
            && is_word
            && !is_named
            && setting.role != Role::Rest
        {
            Self::Setting(setting)
        } else if word == "raw" && is_word && !is_named {
            Self::Raw
        } else if let Some(setting) = table.setting_with(Role::Rest)
            && is_entry
        {
            Self::Rest(setting)
        } else if let Some(child) = rest_block(table)
            && is_entry
        {
            Self::RestBlock(child)
        } else {
            Self::Unknown
        }
    }
}

/// Whether a block takes entries whose keys it does not know.
fn takes_any(table: &BlockTable) -> bool {
    table.setting_with(Role::Rest).is_some() || rest_block(table).is_some()
}

/// The block of a block that takes entries whose keys are not known.
fn rest_block(table: &BlockTable) -> Option<&'static Child> {
    table.blocks.iter().find(|child| child.role == Role::Rest)
}

fn path_of(block: &dyn Block, key: &str) -> String {
    let place = block.meta_ref().place().to_string();
    if place.is_empty() {
        key.to_owned()
    } else {
        format!("{place}.{key}")
    }
}
