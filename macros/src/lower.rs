//! Entry by entry: fill the model, write the call, side by side so that they cannot disagree.

use std::collections::HashMap;

use auth_stack_runtime::block::{
    Block, BlockTable, Child, Class, Form, Meta, Naming, Role, Setting,
};
use auth_stack_runtime::literal::{Kind, Mismatch, Raw};
use auth_stack_runtime::stack::Stack;
use auth_stack_runtime::suggest::{list, suggest};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use crate::errors::{Errors, Mark};
use crate::syntax::{Attribute, Entry, Expr, ExprKind, Extra, Key, Quoted, StackItem};
use crate::unknown::{self, Meant};
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
}

/// Where each path of the model stands in the source, and what is documented there.
#[derive(Debug, Default)]
pub(crate) struct Places {
    values: HashMap<String, Mark>,
    keys: HashMap<String, Mark>,
    docs: HashMap<String, TokenStream>,
}

impl Places {
    /// The place of a path, or of the nearest thing around it.
    pub(crate) fn find(&self, path: &str, key: bool) -> Option<Mark> {
        let mut rest = path;
        loop {
            let at_key = if key && rest == path {
                self.keys.get(rest)
            } else {
                None
            };
            if let Some(mark) = at_key.or_else(|| self.values.get(rest)) {
                return Some(*mark);
            }
            rest = &rest[..rest.rfind(['.', '['])?];
        }
    }

    /// Notes where a value stands, and where the entries in it do.
    fn note(&mut self, path: String, value: &Expr) {
        if let ExprKind::Map(entries) = &value.kind {
            for (key, value) in entries {
                let path = format!("{path}.{}", key.text);
                self.keys.insert(path.clone(), key.mark);
                self.note(path, value);
            }
        }
        self.values.insert(path, value.mark);
    }

    /// The documentation the user wrote for a path.
    pub(crate) fn docs(&self, path: &str) -> Option<&TokenStream> {
        self.docs.get(path)
    }
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
    let calls = lower.block(&mut stack, None, &item.entries);
    let Lower { places, values, .. } = lower;
    stack.complete();
    Lowered {
        stack,
        calls,
        places,
        references: values.references,
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
        entries: &[Entry],
    ) -> TokenStream {
        let mut seen = HashMap::new();
        entries
            .iter()
            .flat_map(|entry| self.entry(block, kind, entry, &mut seen))
            .collect()
    }

    fn entry(
        &mut self,
        block: &mut dyn Block,
        kind: Option<&str>,
        entry: &Entry,
        seen: &mut HashMap<String, Mark>,
    ) -> TokenStream {
        let table = block.table();
        let word = entry.key.text.as_str();
        if entry.colon && entry.main.is_none() && entry.body.is_none() {
            return self.missing_value(block, entry);
        }
        let is_plain = entry.name.is_none() && entry.key.ident.is_some();
        if let Some(child) = table
            .child(word)
            .filter(|child| entry.key.ident.is_some() && child.role != Role::Rest)
        {
            return self.child(block, child, entry, seen);
        }
        if let Some(setting) = table
            .setting(word)
            .filter(|setting| is_plain && setting.role != Role::Rest)
        {
            return if self.is_new(word, &entry.key, seen) {
                self.setting(block, setting, entry)
            } else {
                TokenStream::new()
            };
        }
        if word == "raw" && is_plain {
            return if self.is_new(word, &entry.key, seen) {
                self.raw(block, entry)
            } else {
                TokenStream::new()
            };
        }
        if entry.colon && entry.name.is_none() {
            if let Some(setting) = table.with_role(Role::Rest).next() {
                return if self.is_new(word, &entry.key, seen) {
                    self.rest(block, setting, entry)
                } else {
                    TokenStream::new()
                };
            }
            if let Some(child) = table.blocks.iter().find(|child| child.role == Role::Rest) {
                return if self.is_new(word, &entry.key, seen) {
                    self.rest_block(block, child, entry)
                } else {
                    TokenStream::new()
                };
            }
        }
        self.unknown(block, kind, entry, seen)
    }

    /// `key: ,`
    fn missing_value(&mut self, block: &mut dyn Block, entry: &Entry) -> TokenStream {
        let word = &entry.key.text;
        let table = block.table();
        let rest = table.with_role(Role::Rest).next();
        let attribute = table.blocks.iter().find(|child| child.role == Role::Rest);
        let mut help = format!("write `{word}: …,`");
        if let Some(setting) = table.setting(word) {
            help = example(setting);
            block.fill(word, None, &Raw::Later);
        } else if let Some(setting) = rest {
            help = format!("write `{word}: {},`", setting.kind.sample());
            block.fill(setting.key, Some(word.clone()), &Raw::Later);
        } else if let Some(child) = attribute {
            if let Some(main) = child.table.with_role(Role::Main).next() {
                help = format!("write `{word}: {},`", main.kind.sample());
            }
            self.rest_block(block, child, &entry.nameless(true));
        }
        self.errors
            .push(entry.key.mark, format!("`{word}` has no value"), help);
        self.half_typed(entry.key.ident.as_ref())
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

    /// Says that the block does not know a word, and goes on with what was meant: it is not missing.
    fn unknown(
        &mut self,
        block: &mut dyn Block,
        kind: Option<&str>,
        entry: &Entry,
        seen: &mut HashMap<String, Mark>,
    ) -> TokenStream {
        let (table, word) = (block.table(), &entry.key.text);
        if !entry.colon && entry.name.is_none() && entry.body.is_none() && takes_any(table) {
            return self.missing_value(block, entry);
        }
        let around = kind.map_or("a stack".to_owned(), |kind| format!("`{kind}`"));
        let what = if entry.colon { "setting" } else { "block" };
        self.errors.push(
            entry.key.mark,
            format!("{around} has no {what} `{word}`"),
            unknown::help(table, word),
        );
        match unknown::meant(table, word) {
            Some(Meant::Child(child)) => {
                self.child(block, child, entry, seen);
            }
            Some(Meant::Setting(setting)) if !seen.contains_key(setting.key) => {
                block.fill(setting.key, None, &Raw::Later);
            }
            _ => {}
        }
        self.half_typed(entry.key.ident.as_ref())
    }

    /// What only an editor sees, so that it can complete the word.
    fn half_typed(&self, ident: Option<&Ident>) -> TokenStream {
        let Some(ident) = ident.filter(|ident| is_plain(ident)) else {
            return TokenStream::new();
        };
        let block = block_ident();
        quote! {
            #[cfg(rust_analyzer)]
            #block.#ident();
        }
    }

    /// A setting: `key: value,` or, for a map, `key { … }`.
    fn setting(
        &mut self,
        block: &mut dyn Block,
        setting: &'static Setting,
        entry: &Entry,
    ) -> TokenStream {
        self.no_attributes(entry);
        if let Some(extra) = entry.extras.first() {
            let help = format!("write `,` after the value of `{}`", setting.key);
            self.errors
                .push(extra.value.mark, "a setting has one value", help);
        }
        let method = entry
            .key
            .ident
            .clone()
            .unwrap_or_else(|| Ident::new(setting.key, entry.key.mark.span()));
        let path = path_of(block, setting.key);
        self.places.keys.insert(path.clone(), entry.key.mark);
        let key = setting.key;
        let (fact, help) = match (&entry.main, &entry.body) {
            (Some(main), None) => {
                if !entry.colon {
                    let help = format!("write `{key}: …,`");
                    self.errors
                        .push(main.mark, format!("`:` is missing after `{key}`"), help);
                }
                return self.fill(block, setting, &method, key, main);
            }
            (None, Some(body)) if setting.form == Form::Map => {
                return self.fill_entries(block, setting, &method, entry.key.mark, body);
            }
            (None, Some(_)) => ("is a setting, not a block", example(setting)),
            (None, None) if entry.exact.is_some() => {
                ("takes `:`, not `=`", format!("write `{key}: …,`"))
            }
            (None, None) => ("has no value", example(setting)),
            (Some(_), Some(_)) => ("has no body", "write `,` after its value".to_owned()),
        };
        self.errors
            .push(entry.key.mark, format!("`{key}` {fact}"), help);
        block.fill(key, None, &Raw::Later);
        self.half_typed(Some(&method))
    }

    /// Fills a setting with a value, and writes the call of its setter. A value that was refused stands there as one
    /// that is not known yet, so that nothing is said to be missing.
    fn fill(
        &mut self,
        block: &mut dyn Block,
        setting: &'static Setting,
        method: &Ident,
        label: &str,
        value: &Expr,
    ) -> TokenStream {
        let path = path_of(block, setting.key);
        self.places.note(path.clone(), value);
        let this = block_ident();
        match setting.form {
            Form::Value => {
                let Some((raw, tokens)) = self.value(&setting.kind, label, value) else {
                    block.fill(setting.key, None, &Raw::Later);
                    return self.wrong_value(method, &setting.kind, value);
                };
                block.fill(setting.key, None, &raw);
                quote_spanned!(method.span()=> #this.#method(#tokens);)
            }
            Form::List => {
                let Some((raw, tokens)) = self.list(setting, label, &path, value) else {
                    block.fill(setting.key, None, &Raw::Later);
                    return TokenStream::new();
                };
                block.fill(setting.key, None, &raw);
                quote_spanned!(method.span()=> #this.#method(#tokens);)
            }
            Form::Map => {
                let ExprKind::Map(entries) = &value.kind else {
                    self.mismatch(setting.key, value.mark, &map_mismatch(setting, value));
                    return TokenStream::new();
                };
                block.fill(setting.key, None, &Raw::Map(Vec::new()));
                let mut seen = HashMap::new();
                let mut calls = empty_map(setting, entries.is_empty());
                for (key, value) in entries {
                    calls.extend(self.map_entry(block, setting, method, key, value, &mut seen));
                }
                calls
            }
        }
    }

    /// A value that was refused: an editor still sees it, to complete a half-typed word.
    fn wrong_value(&self, method: &Ident, kind: &Kind, value: &Expr) -> TokenStream {
        let (Kind::Word(table), ExprKind::Name(_, ident)) = (kind, &value.kind) else {
            return if matches!(value.kind, ExprKind::Wrong) {
                self.half_typed(Some(method))
            } else {
                TokenStream::new()
            };
        };
        if !is_plain(ident) {
            return TokenStream::new();
        }
        let (this, words) = (block_ident(), Ident::new(table.name, Span::call_site()));
        quote! {
            #[cfg(rust_analyzer)]
            #this.#method(__auth_stack::word(__auth_stack::#words::#ident));
        }
    }

    /// The entries of a map that is written as a block: `tags { Team: "identity" }`.
    fn fill_entries(
        &mut self,
        block: &mut dyn Block,
        setting: &'static Setting,
        method: &Ident,
        mark: Mark,
        body: &[Entry],
    ) -> TokenStream {
        self.places.values.insert(path_of(block, setting.key), mark);
        block.fill(setting.key, None, &Raw::Map(Vec::new()));
        let mut seen = HashMap::new();
        let mut calls = empty_map(setting, body.is_empty());
        for entry in body {
            self.no_attributes(entry);
            match (
                &entry.main,
                entry.extras.first(),
                &entry.name,
                entry.colon && entry.body.is_none(),
            ) {
                (Some(value), None, None, true) => {
                    calls.extend(
                        self.map_entry(block, setting, method, &entry.key, value, &mut seen),
                    );
                }
                (_, Some(extra), _, true) => {
                    self.errors.push(
                        extra.value.mark,
                        "an entry has one value",
                        "write `,` after it",
                    );
                }
                _ => self.errors.push(
                    entry.key.mark,
                    format!("`{}` is no entry", entry.key.text),
                    format!("write `{}: value,`", entry.key.text),
                ),
            }
        }
        calls
    }

    fn map_entry(
        &mut self,
        block: &mut dyn Block,
        setting: &'static Setting,
        method: &Ident,
        key: &Key,
        value: &Expr,
        seen: &mut HashMap<String, Mark>,
    ) -> TokenStream {
        if !self.is_new(&key.text, key, seen) {
            return TokenStream::new();
        }
        let path = format!("{}.{}", path_of(block, setting.key), key.text);
        self.places.keys.insert(path.clone(), key.mark);
        self.places.note(path, value);
        let Some((raw, tokens)) = self.value(&setting.kind, &key.text, value) else {
            block.fill(setting.key, Some(key.text.clone()), &Raw::Later);
            return TokenStream::new();
        };
        block.fill(setting.key, Some(key.text.clone()), &raw);
        let (this, text) = (block_ident(), &key.text);
        quote_spanned!(method.span()=> #this.#method(#text, #tokens);)
    }

    /// An entry that the block takes without knowing its key.
    fn rest(
        &mut self,
        block: &mut dyn Block,
        setting: &'static Setting,
        entry: &Entry,
    ) -> TokenStream {
        self.no_attributes(entry);
        if let Some(extra) = entry.extras.first() {
            self.errors.push(
                extra.value.mark,
                "an entry has one value",
                "write `,` after it",
            );
        }
        let Some(value) = &entry.main else {
            return TokenStream::new();
        };
        if entry.body.is_some() {
            self.errors.push(
                entry.key.mark,
                format!("`{}` has no body", entry.key.text),
                "write `,` after its value",
            );
            return TokenStream::new();
        }
        let method = Ident::new(setting.key, entry.key.mark.span());
        self.map_entry(
            block,
            setting,
            &method,
            &entry.key,
            value,
            &mut HashMap::new(),
        )
    }

    /// An entry that is a block of its own: an attribute of the schema.
    fn rest_block(
        &mut self,
        block: &mut dyn Block,
        child: &'static Child,
        entry: &Entry,
    ) -> TokenStream {
        let name = &entry.key;
        let method = Ident::new(child.kind, name.mark.span());
        self.open(block, child, entry, &method, Some(name))
    }

    /// `raw { Property: value }`
    fn raw(&mut self, block: &mut dyn Block, entry: &Entry) -> TokenStream {
        let Some(setting) = Meta::SETTINGS.iter().find(|setting| setting.key == "raw") else {
            return TokenStream::new();
        };
        let (this, method) = (block_ident(), Ident::new("raw", entry.key.mark.span()));
        let mut calls = TokenStream::new();
        for entry in entry.inside().iter() {
            let Some(value) = &entry.main else {
                self.errors.push(
                    entry.key.mark,
                    format!("`{}` has no value", entry.key.text),
                    "write `Property: value,`",
                );
                continue;
            };
            let path = format!("{}.{}", path_of(block, "raw"), entry.key.text);
            self.places.values.insert(path, value.mark);
            let Some((raw, tokens)) = self.value(&setting.kind, &entry.key.text, value) else {
                continue;
            };
            block
                .meta_mut()
                .fill("raw", Some(entry.key.text.clone()), &raw);
            let text = &entry.key.text;
            calls.extend(quote_spanned!(method.span()=> #this.meta().#method(#text, #tokens);));
        }
        calls
    }

    /// A nested block.
    fn child(
        &mut self,
        block: &mut dyn Block,
        child: &'static Child,
        entry: &Entry,
        seen: &mut HashMap<String, Mark>,
    ) -> TokenStream {
        let kind = &entry.key;
        let name = match (child.table.naming, &entry.name) {
            (Naming::Unnamed, Some(name)) => {
                let has_head = child.table.with_role(Role::Main).next().is_some();
                let (kind, name, mark) = (&kind.text, &name.text, name.mark);
                let (fact, help) = if has_head {
                    let fact = format!("`:` is missing after `{kind}`");
                    (fact, format!("write `{kind}: {name}`"))
                } else {
                    let fact = format!("`{kind}` takes no name");
                    (fact, format!("write `{kind} {{ … }}`"))
                };
                self.errors.push(mark, fact, help);
                return self.child(block, child, &entry.nameless(has_head), seen);
            }
            (Naming::Named, None) => {
                self.errors.push(
                    kind.mark,
                    format!("`{}` needs a name", kind.text),
                    format!("write `{} name {{ … }}`", kind.text),
                );
                return self.half_typed(kind.ident.as_ref());
            }
            (_, name) => name.as_ref(),
        };
        let twice = match (child.many, name, child.table.naming) {
            (true, Some(name), _) => Some((format!("{} {}", kind.text, name.text), name)),
            (true, None, Naming::Optional) | (false, _, _) => Some((kind.text.clone(), kind)),
            (true, None, _) => None,
        };
        if let Some((what, at)) = twice {
            if seen.insert(what.clone(), at.mark).is_some() {
                let help = if child.many && name.is_none() {
                    "give one of the two a name"
                } else {
                    "keep one of the two"
                };
                self.errors
                    .push(at.mark, format!("`{what}` is declared twice"), help);
                return TokenStream::new();
            }
        }
        let method = kind
            .ident
            .clone()
            .unwrap_or_else(|| Ident::new(child.kind, kind.mark.span()));
        self.open(block, child, entry, &method, name)
    }

    fn open(
        &mut self,
        block: &mut dyn Block,
        child: &'static Child,
        entry: &Entry,
        method: &Ident,
        name: Option<&Key>,
    ) -> TokenStream {
        let Some(inside) = block.open(child.kind, name.map(|name| name.text.clone().into())) else {
            return TokenStream::new();
        };
        let path = inside.meta_ref().place().to_string();
        self.places
            .values
            .insert(path.clone(), name.map_or(entry.key.mark, |name| name.mark));
        let mut calls = self.attributes(inside, child.table, entry, &path);
        calls.extend(self.exact(inside, child.table, entry));
        calls.extend(self.head(inside, child, entry));
        calls.extend(self.block(inside, Some(child.kind), &entry.inside()));
        let this = block_ident();
        let argument = match (child.many, name) {
            (false, _) => TokenStream::new(),
            (true, None) => quote!(::core::option::Option::None),
            (true, Some(name)) => {
                let text = &name.text;
                quote_spanned!(name.mark.span()=> ::core::option::Option::Some(#text))
            }
        };
        if calls.is_empty() {
            return quote_spanned!(method.span()=> #this.#method(#argument););
        }
        quote_spanned!(method.span()=> { let #this = #this.#method(#argument); #calls })
    }

    /// `= "exact"`
    fn exact(&mut self, block: &mut dyn Block, table: &BlockTable, entry: &Entry) -> TokenStream {
        let Some(exact) = &entry.exact else {
            return TokenStream::new();
        };
        if table.naming == Naming::Unnamed {
            let help = format!("leave `= …` out of `{}`", entry.key.text);
            self.errors.push(
                exact.mark,
                format!("`{}` has no name to override", entry.key.text),
                help,
            );
            return TokenStream::new();
        }
        self.places
            .values
            .insert(path_of(block, "exact"), exact.mark);
        let Some((raw, tokens)) = self.value(&Kind::Text, "the exact name", exact) else {
            return TokenStream::new();
        };
        block.meta_mut().fill("exact", None, &raw);
        let this = block_ident();
        quote!(#this.meta().exact(#tokens);)
    }

    /// The head of a block: its main setting, and what follows it.
    fn head(&mut self, block: &mut dyn Block, child: &'static Child, entry: &Entry) -> TokenStream {
        let Some(main) = &entry.main else {
            return self.extras(block, child, &entry.extras, entry);
        };
        let table = child.table;
        let label = entry.key.text.as_str();
        let method = |setting: &Setting| Ident::new(setting.key, main.mark.span());
        let mut calls = match table.with_role(Role::Main).next() {
            // `email: required`: the main setting left out, one of the others in its place.
            Some(setting) if !self.is_for(setting, main) => match self.extra_for(table, main) {
                Some(extra) => self.extra(block, extra, label, main),
                None => self.fill(block, setting, &method(setting), label, main),
            },
            Some(setting) => self.fill(block, setting, &method(setting), label, main),
            None if !matches!(main.kind, ExprKind::Wrong) => {
                let fact = match main.kind {
                    ExprKind::Map(_) => "is a block, not a setting",
                    _ => "takes no value of its own",
                };
                let name = entry.name.as_ref();
                let name = name.map_or(String::new(), |name| format!("{} ", name.text));
                self.errors.push(
                    main.mark,
                    format!("`{}` {fact}", entry.key.text),
                    format!("write `{} {name}{{ … }}`", entry.key.text),
                );
                TokenStream::new()
            }
            None => TokenStream::new(),
        };
        calls.extend(self.extras(block, child, &entry.extras, entry));
        calls
    }

    fn extras(
        &mut self,
        block: &mut dyn Block,
        child: &'static Child,
        extras: &[Extra],
        entry: &Entry,
    ) -> TokenStream {
        let mut calls = TokenStream::new();
        let mut seen = Vec::new();
        for extra in extras {
            let named = extra.key.as_ref().map(|key| key.text.as_str());
            let setting = match named {
                Some(key) => child
                    .table
                    .setting(key)
                    .filter(|setting| setting.role == Role::Extra),
                None => self.extra_for(child.table, &extra.value),
            };
            let Some(setting) = setting else {
                let flags = child
                    .table
                    .with_role(Role::Extra)
                    .filter(|setting| matches!(setting.kind, Kind::Flag))
                    .map(|setting| setting.key);
                let mark = extra.key.as_ref().map_or(extra.value.mark, |key| key.mark);
                let (fact, help) = match (&extra.value.kind, named) {
                    (_, Some(word)) => (
                        format!("`{}` has no `{word}`", entry.key.text),
                        String::new(),
                    ),
                    (ExprKind::Name(word, _), None) => (
                        format!("`{}` has no `{word}`", entry.key.text),
                        suggest(word, flags),
                    ),
                    _ => (
                        "this cannot stand here".to_owned(),
                        format!("write `,`{}", extra_samples(child.table)),
                    ),
                };
                self.errors.push(mark, fact, help);
                continue;
            };
            if seen.contains(&setting.key) {
                self.errors.push(
                    extra.value.mark,
                    format!("`{}` is written twice", setting.key),
                    "keep one of the two",
                );
                continue;
            }
            seen.push(setting.key);
            calls.extend(self.extra(block, setting, &entry.key.text, &extra.value));
        }
        calls
    }

    /// Whether a value in the head is of the main setting's kind.
    fn is_for(&self, setting: &Setting, value: &Expr) -> bool {
        match (&setting.kind, &value.kind) {
            (Kind::Word(table), ExprKind::Name(name, _)) => {
                table.words.iter().any(|word| word.rust == name)
            }
            (Kind::Word(_), ExprKind::List(_) | ExprKind::Range(..)) => false,
            _ => true,
        }
    }

    /// The setting that takes a value which follows the main one: a flag by its name, else by kind.
    fn extra_for(&self, table: &BlockTable, value: &Expr) -> Option<&'static Setting> {
        table.with_role(Role::Extra).find(|setting| {
            match (&value.kind, setting.form, &setting.kind) {
                (ExprKind::Name(name, _), Form::Value, Kind::Flag) => setting.key == name,
                (ExprKind::Name(name, _), Form::Value, Kind::Word(words)) => {
                    words.words.iter().any(|word| word.rust == name)
                }
                (ExprKind::List(_), Form::List, _)
                | (ExprKind::Range(..), Form::Value, Kind::Range) => true,
                _ => false,
            }
        })
    }

    fn extra(
        &mut self,
        block: &mut dyn Block,
        setting: &'static Setting,
        label: &str,
        value: &Expr,
    ) -> TokenStream {
        let (ExprKind::Name(_, ident), Kind::Flag) = (&value.kind, &setting.kind) else {
            let method = Ident::new(setting.key, value.mark.span());
            return self.fill(block, setting, &method, label, value);
        };
        self.places
            .values
            .insert(path_of(block, setting.key), value.mark);
        block.fill(setting.key, None, &Raw::Flag(true));
        let this = block_ident();
        quote_spanned!(ident.span()=> #this.#ident(__auth_stack::flag(true));)
    }

    /// `#[condition = IsProd]` and its like, and documentation.
    fn attributes(
        &mut self,
        block: &mut dyn Block,
        table: &BlockTable,
        entry: &Entry,
        path: &str,
    ) -> TokenStream {
        let this = block_ident();
        let mut calls = TokenStream::new();
        for attribute in &entry.attributes {
            let (key, value) = match attribute {
                Attribute::Doc(tokens) => {
                    self.places
                        .docs
                        .entry(path.to_owned())
                        .or_default()
                        .extend(tokens.clone());
                    continue;
                }
                Attribute::Other { key, value } => (key, value),
            };
            let known = Meta::SETTINGS
                .iter()
                .filter(|setting| !["exact", "raw"].contains(&setting.key));
            let Some(setting) = known.clone().find(|setting| setting.key == key.text) else {
                let help = match key.text.as_str() {
                    "cfg" | "allow" | "expect" | "deprecated" => {
                        "write it before `stack`; it holds for the whole stack".to_owned()
                    }
                    word => suggest(word, known.map(|setting| setting.key)),
                };
                self.errors.push(
                    key.mark,
                    format!("a block has no attribute `{}`", key.text),
                    help,
                );
                continue;
            };
            if table.class != Class::Resource {
                let fact = format!("`{}` is no resource of its own", entry.key.text);
                self.errors.push(
                    key.mark,
                    fact,
                    format!("write `#[{}]` before the block around it", key.text),
                );
                continue;
            }
            let Some(value) = value else {
                self.errors.push(
                    key.mark,
                    format!("`{}` has no value", key.text),
                    format!("write `#[{} = …]`", key.text),
                );
                continue;
            };
            let method = Ident::new(setting.key, key.mark.span());
            self.places
                .values
                .insert(path_of(block, setting.key), value.mark);
            let spelled = spelled(value);
            if setting.form == Form::List && !matches!(value.kind, ExprKind::List(_)) {
                let fact = format!("`{}` takes a list", key.text);
                let help = format!("write `#[{}(Name, Other)]`", key.text);
                self.errors.push(value.mark, fact, help);
                continue;
            }
            let filled = match setting.form {
                Form::List => {
                    self.list(setting, setting.key, &path_of(block, setting.key), &spelled)
                }
                _ => self.value(&setting.kind, setting.key, &spelled),
            };
            let Some((raw, tokens)) = filled else {
                continue;
            };
            self.values.attribute_references(setting.key, &spelled);
            block.meta_mut().fill(setting.key, None, &raw);
            calls.extend(quote_spanned!(method.span()=> #this.meta().#method(#tokens);));
        }
        calls
    }

    fn no_attributes(&mut self, entry: &Entry) {
        for attribute in &entry.attributes {
            if let Attribute::Other { key, .. } = attribute {
                self.errors.push(
                    key.mark,
                    "an attribute belongs to a block",
                    "write it before the block",
                );
            }
        }
    }

    /// A list: each element by itself, so that one mistake costs one element.
    fn list(
        &mut self,
        setting: &Setting,
        label: &str,
        path: &str,
        value: &Expr,
    ) -> Option<(Raw, TokenStream)> {
        match &value.kind {
            ExprKind::List(items) => {
                let (mut raws, mut calls) = (Vec::new(), Vec::new());
                for item in items {
                    let Some((raw, tokens)) = self.value(&setting.kind, label, item) else {
                        raws.push(Raw::Later);
                        continue;
                    };
                    self.places
                        .values
                        .insert(format!("{path}[{}]", raws.len()), item.mark);
                    raws.push(raw);
                    calls.push(tokens);
                }
                Some((
                    Raw::List(raws),
                    quote!(__auth_stack::list(::std::vec![#(#calls),*])),
                ))
            }
            ExprKind::Rust(tokens) => {
                let rust = Values::rust(tokens);
                Some((
                    Raw::Later,
                    quote_spanned!(value.mark.span()=> __auth_stack::rust_list(#rust)),
                ))
            }
            ExprKind::If(condition, sides) => {
                let (then, otherwise) = (
                    self.list(setting, label, path, &sides[0]),
                    self.list(setting, label, path, &sides[1]),
                );
                let ((then, a), (otherwise, b)) = (then?, otherwise?);
                self.values.condition(condition);
                let name = &condition.text;
                Some((
                    Raw::Choice(name.clone(), Box::new([then, otherwise])),
                    quote!(__auth_stack::choose(#name, #a, #b)),
                ))
            }
            ExprKind::Wrong => None,
            _ => match self.values.intrinsic(value, self.errors) {
                Some((json, tokens)) => Some((
                    Raw::Intrinsic(json),
                    quote!(__auth_stack::intrinsic(#tokens)),
                )),
                None => {
                    let raw = self.values.raw(value, self.errors)?;
                    let mismatch = Mismatch {
                        fact: format!("takes a list, not {}", raw.describe()),
                        help: match &value.kind {
                            ExprKind::Name(name, _) => format!("write `[{name}]`"),
                            ExprKind::Text(text) if matches!(setting.kind, Kind::Text) => {
                                format!("write `[\"{}\"]`", text.value)
                            }
                            ExprKind::Text(text) => format!("write `[{}]`", text.value),
                            _ => "write it in brackets: `[…]`".to_owned(),
                        },
                    };
                    self.mismatch(label, value.mark, &mismatch);
                    None
                }
            },
        }
    }

    /// One value of a kind.
    fn value(&mut self, kind: &Kind, key: &str, value: &Expr) -> Option<(Raw, TokenStream)> {
        match &value.kind {
            ExprKind::Wrong => None,
            ExprKind::Rust(tokens) => {
                let rust = Values::rust(tokens);
                Some((
                    Raw::Later,
                    quote_spanned!(value.mark.span()=> __auth_stack::rust(#rust)),
                ))
            }
            ExprKind::If(condition, sides) if !matches!(kind, Kind::Json) => {
                let (then, otherwise) = (
                    self.value(kind, key, &sides[0]),
                    self.value(kind, key, &sides[1]),
                );
                let ((then, a), (otherwise, b)) = (then?, otherwise?);
                self.values.condition(condition);
                let name = &condition.text;
                Some((
                    Raw::Choice(name.clone(), Box::new([then, otherwise])),
                    quote!(__auth_stack::choose(#name, #a, #b)),
                ))
            }
            _ if matches!(kind, Kind::Name(_)) && matches!(value.kind, ExprKind::Name(..)) => {
                self.known(kind, key, value)
            }
            _ => match self.values.intrinsic(value, self.errors) {
                Some((json, tokens)) => Some((
                    Raw::Intrinsic(json),
                    quote!(__auth_stack::intrinsic(#tokens)),
                )),
                None if matches!(kind, Kind::Json) => {
                    let (json, tokens) = self.values.json(value, self.errors);
                    Some((Raw::Json(json), quote!(__auth_stack::known(#tokens))))
                }
                None => self.known(kind, key, value),
            },
        }
    }

    /// A value that is no function: compared with its kind, and written as a call.
    fn known(&mut self, kind: &Kind, key: &str, value: &Expr) -> Option<(Raw, TokenStream)> {
        let raw = self.values.raw(value, self.errors)?;
        if let Err(mismatch) = kind.accepts(&raw) {
            self.mismatch(key, value.mark, &mismatch);
            return None;
        }
        let tokens = self.values.call(kind, &raw, value)?;
        Some((raw, tokens))
    }

    fn mismatch(&mut self, key: &str, mark: Mark, mismatch: &Mismatch) {
        self.errors
            .push(mark, format!("`{key}` {}", mismatch.fact), &mismatch.help);
    }
}

/// What else may follow the head of a block.
fn extra_samples(table: &BlockTable) -> String {
    let samples: Vec<String> = table
        .with_role(Role::Extra)
        .map(|setting| match (setting.form, &setting.kind) {
            (Form::List, kind) => format!("[{}]", kind.sample()),
            (_, Kind::Flag) => setting.key.to_owned(),
            (_, Kind::Range) => format!("({})", setting.kind.sample()),
            (_, kind) => kind.sample().to_owned(),
        })
        .collect();
    match samples.as_slice() {
        [] => String::new(),
        samples => format!(", or one of {}", list(samples)),
    }
}

/// Whether a block takes entries whose keys it does not know.
fn takes_any(table: &BlockTable) -> bool {
    table.with_role(Role::Rest).next().is_some()
        || table.blocks.iter().any(|child| child.role == Role::Rest)
}

/// Whether an identifier is no keyword, so that it may stand anywhere in Rust.
fn is_plain(ident: &Ident) -> bool {
    syn::parse_str::<Ident>(&ident.to_string()).is_ok()
}

/// In an attribute, a bare name may stand for a text: `#[condition = IsProd]`.
fn spelled(value: &Expr) -> Expr {
    let kind = match &value.kind {
        ExprKind::Name(name, ident) if !name.contains(['.', '/', ':']) => {
            let word = ident.clone();
            match auth_stack_runtime::block::ResourcePolicy::TABLE
                .words
                .iter()
                .any(|known| known.rust == name)
            {
                true => ExprKind::Name(name.clone(), word),
                false => ExprKind::Text(Quoted::made(name, word.span())),
            }
        }
        ExprKind::Text(text) => ExprKind::Text(text.clone()),
        ExprKind::List(items) => ExprKind::List(items.iter().map(spelled).collect()),
        _ => ExprKind::Wrong,
    };
    Expr {
        mark: value.mark,
        kind,
    }
}

/// A map without entries is not an unset one, so it needs a call of its own.
fn empty_map(setting: &Setting, is_empty: bool) -> TokenStream {
    let (this, key) = (block_ident(), setting.key);
    if is_empty {
        quote!(__auth_stack::empty(#this, #key);)
    } else {
        TokenStream::new()
    }
}

fn map_mismatch(setting: &Setting, value: &Expr) -> Mismatch {
    let fact = match value.kind {
        ExprKind::Rust(_) => "takes its entries one by one".to_owned(),
        _ => "takes named entries".to_owned(),
    };
    Mismatch {
        fact,
        help: format!("write `{} {{ name: value }}`", setting.key),
    }
}

fn example(setting: &Setting) -> String {
    let sample = setting.kind.sample();
    match setting.form {
        Form::Value => format!("write `{}: {sample},`", setting.key),
        Form::List => format!("write `{}: [{sample}],`", setting.key),
        Form::Map => format!("write `{} {{ name: value }}`", setting.key),
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
