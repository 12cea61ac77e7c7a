//! Nested blocks: their name, their head, and what follows it.

use auth_stack_runtime::block::{Block, BlockTable, Child, Form, Naming, Role, Setting};
use auth_stack_runtime::literal::{Kind, Raw};
use auth_stack_runtime::suggest::{list, suggest};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::half_typed::{half_opened, half_typed, has_word};
use super::{Lower, Seen, block_ident, path_of};
use crate::syntax::{Entry, Expr, ExprKind, Extra};

impl Lower<'_> {
    /// An entry that is a block of its own: an attribute of the schema.
    pub(super) fn rest_block(
        &mut self,
        block: &mut dyn Block,
        child: &'static Child,
        entry: Entry,
    ) -> TokenStream {
        let method = Ident::new(child.kind, entry.key.mark.span());
        self.open(block, child, entry, &method)
    }

    /// A nested block.
    pub(super) fn child(
        &mut self,
        block: &mut dyn Block,
        child: &'static Child,
        entry: Entry,
        seen: &mut Seen,
    ) -> TokenStream {
        let kind = &entry.key;
        let name = match (child.table.naming, &entry.name) {
            (Naming::Unnamed, Some(name)) => {
                let has_head = child.table.setting_with(Role::Main).is_some();
                let (kind, name, mark) = (&kind.text, &name.text, name.mark);
                let (fact, help) = if has_head {
                    let fact = format!("`:` is missing after `{kind}`");
                    (fact, format!("write `{kind}: {name}`"))
                } else {
                    let fact = format!("`{kind}` takes no name");
                    (fact, format!("write `{kind} {{ … }}`"))
                };
                self.errors.push(mark, fact, help);
                return self.child(block, child, entry.nameless(has_head), seen);
            }
            (Naming::Named, None) => {
                self.errors.push(
                    kind.mark,
                    format!("`{}` needs a name", kind.text),
                    format!("write `{} name {{ … }}`", kind.text),
                );
                return kind.ident.as_ref().map(half_opened).unwrap_or_default();
            }
            (_, name) => name.as_ref(),
        };
        let twice = match (child.many, name, child.table.naming) {
            (true, Some(name), _) => Some((format!("{} {}", kind.text, name.text), name)),
            (true, None, Naming::Optional) | (false, _, _) => Some((kind.text.clone(), kind)),
            (true, None, _) => None,
        };
        if let Some((what, at)) = twice
            && !seen.insert(&what)
        {
            let help = if child.many && name.is_none() {
                "give one of the two a name"
            } else {
                "keep one of the two"
            };
            self.errors
                .push(at.mark, format!("`{what}` is declared twice"), help);
            return TokenStream::new();
        }
        let method = kind
            .ident
            .clone()
            .unwrap_or_else(|| Ident::new(child.kind, kind.mark.span()));
        self.open(block, child, entry, &method)
    }

    pub(super) fn open(
        &mut self,
        block: &mut dyn Block,
        child: &'static Child,
        mut entry: Entry,
        method: &Ident,
    ) -> TokenStream {
        let name = match child.role {
            Role::Rest => Some(&entry.key),
            _ => entry.name.as_ref(),
        };
        let Some(inside) = block.open(child.kind, name.map(|name| name.text.clone())) else {
            return TokenStream::new();
        };
        let path = inside.meta_ref().place().to_string();
        self.places.at(&path).value = Some(name.map_or(entry.key.mark, |name| name.mark));
        let this = block_ident();
        let argument = match (child.many, name) {
            (false, _) => TokenStream::new(),
            (true, None) => quote!(::core::option::Option::None),
            (true, Some(name)) => {
                let text = &name.text;
                quote!(::core::option::Option::Some(#text))
            }
        };
        let late_before = self.values.late;
        let mut calls = self.attributes(inside, child.table, &mut entry, &path);
        calls.extend(self.exact(inside, child.table, &entry));
        calls.extend(self.head(inside, child, &entry));
        calls.extend(self.block(inside, Some(child.kind), entry.inside()));
        // The macro asks its rules for good, unless the program has a say in it.
        if self.values.late > late_before {
            calls.extend(quote!(#this.meta().late();));
        }
        if calls.is_empty() {
            return quote!(#this.#method(#argument););
        }
        quote!({ let #this = #this.#method(#argument); #calls })
    }

    /// `= "exact"`
    pub(super) fn exact(
        &mut self,
        block: &mut dyn Block,
        table: &BlockTable,
        entry: &Entry,
    ) -> TokenStream {
        let Some(exact) = &entry.exact else {
            return TokenStream::new();
        };
        let kind = entry.key.text.as_str();
        let main = table.setting_with(Role::Main);
        if !table.exact {
            let help = match (main, &exact.kind, &entry.main) {
                (Some(main), ExprKind::Text(text), None) if matches!(main.kind, Kind::Text) => {
                    let name = entry.name.as_ref();
                    let name = name.map_or(String::new(), |name| format!("{} ", name.text));
                    format!("write `{kind} {name}\"{}\"`", text.value)
                }
                _ => format!("leave `= …` out of `{kind}`"),
            };
            let fact = format!("`{kind}` has no exact name");
            self.errors.push(exact.mark, fact, help);
            // It may have been meant as the head.
            if let (Some(main), None) = (main, &entry.main) {
                block.fill(main.key, None, &Raw::Later);
            }
            return TokenStream::new();
        }
        if let Some(main) = &entry.main
            && main.mark.is_before(exact.mark)
        {
            let fact = "the exact name stands right after the name";
            let help = format!("write `{kind} name = \"exact\" …`");
            self.errors.push(exact.mark, fact, help);
        }
        self.places.at(&path_of(block, "exact")).value = Some(exact.mark);
        let Some((raw, tokens)) = self.value(&Kind::Text, "the exact name", exact) else {
            block.meta_mut().fill("exact", None, &Raw::Later);
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
        let method = |setting: &Setting| method_of(setting, main);
        let mut calls = match table.setting_with(Role::Main) {
            // `email: required`: the main setting left out, one of the others in its place.
            Some(setting) if !is_for(setting, main) => match extra_for(table, main) {
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

    pub(super) fn extras(
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
                Some(key) => match child.table.setting(key) {
                    Some(setting) if setting.role == Role::Extra => Some(setting),
                    _ => None,
                },
                None => extra_for(child.table, &extra.value),
            };
            let Some(setting) = setting else {
                let mark = match &extra.key {
                    Some(key) => key.mark,
                    None => extra.value.mark,
                };
                let (fact, help) = match (&extra.value.kind, named) {
                    (_, Some(word)) => (
                        format!("`{}` has no `{word}`", entry.key.text),
                        String::new(),
                    ),
                    (ExprKind::Name(word, _), None) => (
                        format!("`{}` has no `{word}`", entry.key.text),
                        suggest(word, &flags(child.table)),
                    ),
                    _ => (
                        "this cannot stand here".to_owned(),
                        format!("write `,`{}", extra_samples(child.table)),
                    ),
                };
                self.errors.push(mark, fact, help);
                if let (ExprKind::Name(_, word), None) = (&extra.value.kind, named) {
                    calls.extend(half_typed(&block_ident(), Some(word)));
                }
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

    pub(super) fn extra(
        &mut self,
        block: &mut dyn Block,
        setting: &'static Setting,
        label: &str,
        value: &Expr,
    ) -> TokenStream {
        let (ExprKind::Name(_, ident), Kind::Flag) = (&value.kind, &setting.kind) else {
            let method = method_of(setting, value);
            return self.fill(block, setting, &method, label, value);
        };
        self.places.at(&path_of(block, setting.key)).value = Some(value.mark);
        block.fill(setting.key, None, &Raw::Flag(true));
        let this = block_ident();
        quote!(#this.#ident(__auth_stack::flag(true));)
    }
}

/// The method of a setting that is known by its value alone. A text shows an editor what it is set to; a word or a list
/// shows what it is itself.
fn method_of(setting: &Setting, value: &Expr) -> Ident {
    let span = match value.kind {
        ExprKind::Name(..) | ExprKind::List(_) => Span::call_site(),
        _ => value.mark.span(),
    };
    Ident::new(setting.key, span)
}

/// The flags that may follow the head of a block.
fn flags(table: &BlockTable) -> Vec<&'static str> {
    let mut flags = Vec::new();
    for &setting in &table.with_role(Role::Extra) {
        if matches!(setting.kind, Kind::Flag) {
            flags.push(setting.key);
        }
    }
    flags
}

/// What else may follow the head of a block.
fn extra_samples(table: &BlockTable) -> String {
    let mut samples = Vec::new();
    for &setting in &table.with_role(Role::Extra) {
        samples.push(match (setting.form, &setting.kind) {
            (Form::List, kind) => format!("[{}]", kind.sample()),
            (_, Kind::Flag) => setting.key.to_owned(),
            (_, Kind::Range) => format!("({})", setting.kind.sample()),
            (_, kind) => kind.sample().to_owned(),
        });
    }
    match samples.as_slice() {
        [] => String::new(),
        samples => format!(", or one of {}", list(samples)),
    }
}

/// Whether a value in the head is of the main setting's kind.
fn is_for(setting: &Setting, value: &Expr) -> bool {
    match (&setting.kind, &value.kind) {
        (Kind::Word(table), ExprKind::Name(name, _)) => has_word(table, name),
        (Kind::Word(_), ExprKind::List(_) | ExprKind::Range(..)) => false,
        _ => true,
    }
}

/// The setting that takes a value which follows the main one: a flag by its name, else by kind; what is only known later
/// is taken for the list, where there is one.
fn extra_for(table: &BlockTable, value: &Expr) -> Option<&'static Setting> {
    let is_open = !matches!(
        value.kind,
        ExprKind::Text(_)
            | ExprKind::Integer(_)
            | ExprKind::Float(_)
            | ExprKind::Flag(_)
            | ExprKind::Map(_)
            | ExprKind::Duration(..)
            | ExprKind::Name(..)
            | ExprKind::Range(..)
            | ExprKind::Wrong
    );
    let extras = table.with_role(Role::Extra);
    for &setting in &extras {
        let is_of_kind = match (&value.kind, setting.form, &setting.kind) {
            (ExprKind::Name(name, _), Form::Value, Kind::Flag) => setting.key == name,
            (ExprKind::Name(name, _), Form::Value, Kind::Word(table)) => has_word(table, name),
            (ExprKind::Range(..), Form::Value, Kind::Range) => true,
            (_, Form::List, _) => is_open,
            _ => false,
        };
        if is_of_kind {
            return Some(setting);
        }
    }
    for &setting in &extras {
        if is_open && !matches!(setting.kind, Kind::Flag) {
            return Some(setting);
        }
    }
    None
}
