//! Settings: one value, a list, or named entries.

use auth_stack_runtime::block::{Block, Form, Setting};
use auth_stack_runtime::literal::{Mismatch, Raw};
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::attribute::meta_setting;
use super::half_typed::{half_said, half_typed_words};
use super::{Lower, Seen, block_ident, path_of};
use crate::errors::Mark;
use crate::syntax::{Entry, Expr, ExprKind, Key};

impl Lower<'_> {
    /// A setting: `key: value,` or, for a map, `key { … }`.
    pub(super) fn setting(
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
        self.places.at(&path).key = Some(entry.key.mark);
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
        half_said(setting, &method, None)
    }

    /// Fills a setting with a value, and writes the call of its setter.
    ///
    /// A value that is refused leaves the setting written but not known, so that no rule asks for it again.
    pub(super) fn fill(
        &mut self,
        block: &mut dyn Block,
        setting: &'static Setting,
        method: &Ident,
        label: &str,
        value: &Expr,
    ) -> TokenStream {
        let path = path_of(block, setting.key);
        self.places.note(&path, value);
        let this = block_ident();
        match setting.form {
            Form::Value => {
                let Some((raw, tokens)) = self.value(&setting.kind, label, value) else {
                    block.fill(setting.key, None, &Raw::Later);
                    return half_said(setting, method, Some(value));
                };
                block.fill(setting.key, None, &raw);
                quote_spanned!(method.span()=> #this.#method(#tokens);)
            }
            Form::List => {
                let Some((raw, tokens)) = self.list(setting, label, &path, value) else {
                    block.fill(setting.key, None, &Raw::Later);
                    return half_said(setting, method, Some(value));
                };
                block.fill(setting.key, None, &raw);
                let words = half_typed_words(&setting.kind, value);
                quote_spanned!(method.span()=> #this.#method(#tokens); #words)
            }
            Form::Map => {
                let ExprKind::Map(entries) = &value.kind else {
                    if !matches!(value.kind, ExprKind::Wrong) {
                        self.mismatch(setting.key, value.mark, &map_mismatch(setting, value));
                    }
                    block.fill(setting.key, None, &Raw::Later);
                    return half_said(setting, method, None);
                };
                block.fill(setting.key, None, &Raw::Map(Vec::new()));
                let mut seen = Seen::default();
                let mut calls = empty_map(setting, entries.is_empty());
                for (key, value) in entries {
                    calls.extend(self.map_entry(block, setting, method, key, value, &mut seen));
                }
                calls
            }
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
        self.places.at(&path_of(block, setting.key)).value = Some(mark);
        block.fill(setting.key, None, &Raw::Map(Vec::new()));
        let mut seen = Seen::default();
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
        seen: &mut Seen,
    ) -> TokenStream {
        if !self.is_new(&key.text, key, seen) {
            return TokenStream::new();
        }
        let path = format!("{}.{}", path_of(block, setting.key), key.text);
        self.places.at(&path).key = Some(key.mark);
        self.places.note(&path, value);
        let Some((raw, tokens)) = self.value(&setting.kind, &key.text, value) else {
            block.fill(setting.key, Some(key.text.clone()), &Raw::Later);
            return TokenStream::new();
        };
        block.fill(setting.key, Some(key.text.clone()), &raw);
        let (this, text) = (block_ident(), &key.text);
        quote_spanned!(method.span()=> #this.#method(#text, #tokens);)
    }

    /// An entry that the block takes without knowing its key.
    pub(super) fn rest(
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
            &mut Seen::default(),
        )
    }

    /// `raw { Property: value }`
    pub(super) fn raw(&mut self, block: &mut dyn Block, entry: Entry) -> TokenStream {
        let Some(setting) = meta_setting("raw") else {
            return TokenStream::new();
        };
        let (this, method) = (block_ident(), Ident::new("raw", entry.key.mark.span()));
        let mut calls = TokenStream::new();
        for entry in entry.inside() {
            let Some(value) = &entry.main else {
                self.errors.push(
                    entry.key.mark,
                    format!("`{}` has no value", entry.key.text),
                    "write `Property: value,`",
                );
                continue;
            };
            let path = format!("{}.{}", path_of(block, "raw"), entry.key.text);
            self.places.at(&path).value = Some(value.mark);
            let Some((raw, tokens)) = self.value(&setting.kind, &entry.key.text, value) else {
                continue;
            };
            block
                .meta_mut()
                .fill("raw", Some(entry.key.text.clone()), &raw);
            let text = &entry.key.text;
            calls.extend(quote!(#this.meta().#method(#text, #tokens);));
        }
        calls
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

pub(super) fn example(setting: &Setting) -> String {
    let sample = setting.kind.sample();
    match setting.form {
        Form::Value => format!("write `{}: {sample},`", setting.key),
        Form::List => format!("write `{}: [{sample}],`", setting.key),
        Form::Map => format!("write `{} {{ name: value }}`", setting.key),
    }
}
