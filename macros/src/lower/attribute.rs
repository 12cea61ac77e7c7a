//! Attributes of blocks: `#[condition = IsProd]`, documentation.

use std::mem;

use auth_stack_runtime::block::{Block, BlockTable, Class, Form, Meta, Setting};
use auth_stack_runtime::literal::Kind;
use auth_stack_runtime::suggest::suggest;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::half_typed::half_typed;
use super::{Lower, block_ident, path_of};
use crate::syntax::{Attribute, Entry, Expr, ExprKind, Quoted};

impl Lower<'_> {
    /// `#[condition = IsProd]` and its like, and documentation.
    pub(super) fn attributes(
        &mut self,
        block: &mut dyn Block,
        table: &BlockTable,
        entry: &mut Entry,
        path: &str,
    ) -> TokenStream {
        let this = block_ident();
        let mut calls = TokenStream::new();
        for attribute in mem::take(&mut entry.attributes) {
            let (key, value) = match attribute {
                Attribute::Doc(tokens) => {
                    self.places.at(path).docs.extend(tokens);
                    continue;
                }
                Attribute::Other { key, value } => (key, value),
            };
            let Some(setting) = meta_setting(&key.text).filter(|it| is_attribute(it)) else {
                let help = match key.text.as_str() {
                    "cfg" | "allow" | "expect" | "deprecated" => {
                        "write it before `stack`; it holds for the whole stack".to_owned()
                    }
                    word => suggest(word, &known()),
                };
                self.errors.push(
                    key.mark,
                    format!("a block has no attribute `{}`", key.text),
                    help,
                );
                calls.extend(half_typed(&quote!(#this.meta()), key.ident.as_ref()));
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
            self.places.at(&path_of(block, setting.key)).value = Some(value.mark);
            let (mark, is_list) = (value.mark, matches!(value.kind, ExprKind::List(_)));
            let spelled = self.spelled(setting, value);
            if setting.form == Form::List && !is_list {
                let fact = format!("`{}` takes a list", key.text);
                let help = format!("write `#[{}(Name, Other)]`", key.text);
                self.errors.push(mark, fact, help);
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
            calls.extend(quote!(#this.meta().#method(#tokens);));
        }
        calls
    }

    pub(super) fn no_attributes(&mut self, entry: &Entry) {
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

    /// In an attribute, a bare name may stand for a text: `#[condition = IsProd]`. CloudFormation takes no functions there.
    fn spelled(&mut self, setting: &Setting, value: Expr) -> Expr {
        let kind = match value.kind {
            ExprKind::Name(..) if matches!(setting.kind, Kind::Word(_)) => return value,
            ExprKind::Text(_) | ExprKind::Wrong => return value,
            ExprKind::Name(name, ident) if !name.contains(['.', '/', ':']) => {
                ExprKind::Text(Quoted::made(name, ident.span()))
            }
            ExprKind::List(items) => {
                let mut spelled = Vec::new();
                for item in items {
                    spelled.push(self.spelled(setting, item));
                }
                ExprKind::List(spelled)
            }
            _ => {
                let help = match (&setting.kind, setting.form) {
                    (Kind::Word(_), _) => setting.kind.example(),
                    (_, Form::List) => format!("write `#[{}(Name, Other)]`", setting.key),
                    _ => format!("write `#[{} = Name]`", setting.key),
                };
                let fact = format!("`{}` takes a name as it stands", setting.key);
                self.errors.push(value.mark, fact, help);
                ExprKind::Wrong
            }
        };
        Expr {
            mark: value.mark,
            kind,
        }
    }
}

/// What can be set of every block.
pub(super) fn meta_setting(key: &str) -> Option<&'static Setting> {
    Meta::SETTINGS.iter().find(|setting| setting.key == key)
}

/// Whether it is written as an attribute.
fn is_attribute(setting: &Setting) -> bool {
    !matches!(setting.key, "exact" | "raw")
}

/// The attributes that a block may have.
fn known() -> Vec<&'static str> {
    let mut known = Vec::new();
    for setting in Meta::SETTINGS {
        if is_attribute(setting) {
            known.push(setting.key);
        }
    }
    known
}
