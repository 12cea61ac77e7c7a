//! Values: compared with their kind, filled in and written.

use auth_stack_runtime::block::Setting;
use auth_stack_runtime::literal::{Kind, Mismatch, Raw};
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};

use super::Lower;
use crate::errors::Mark;
use crate::syntax::{Expr, ExprKind, Key};
use crate::values;

impl Lower<'_> {
    /// A list: each element by itself, so that one mistake costs one element.
    pub(super) fn list(
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
                    self.places.at(&format!("{path}[{}]", raws.len())).value = Some(item.mark);
                    if let Some((raw, call)) = self.value(&setting.kind, label, item) {
                        raws.push(raw);
                        calls.push(call);
                    } else {
                        raws.push(Raw::Later);
                    }
                }
                Some((
                    Raw::List(raws),
                    quote!(__auth_stack::list(::std::vec![#(#calls),*])),
                ))
            }
            ExprKind::Rust(tokens) => {
                let rust = self.values.rust(tokens);
                Some((
                    Raw::Later,
                    quote_spanned!(value.mark.span()=> __auth_stack::rust_list(#rust)),
                ))
            }
            ExprKind::If(condition, sides) => {
                let then = self.list(setting, label, path, &sides[0]);
                let otherwise = self.list(setting, label, path, &sides[1]);
                Some(self.choice(value.mark, condition, then?, otherwise?))
            }
            ExprKind::Wrong => None,
            _ => {
                if let Some((json, tokens)) = self.values.intrinsic(value, self.errors) {
                    Some((
                        Raw::Intrinsic(json),
                        quote!(__auth_stack::intrinsic(#tokens)),
                    ))
                } else {
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
            }
        }
    }

    /// One value of a kind.
    pub(super) fn value(
        &mut self,
        kind: &Kind,
        key: &str,
        value: &Expr,
    ) -> Option<(Raw, TokenStream)> {
        match &value.kind {
            ExprKind::Wrong => None,
            ExprKind::Rust(tokens) => {
                let rust = self.values.rust(tokens);
                Some((
                    Raw::Later,
                    quote_spanned!(value.mark.span()=> __auth_stack::rust(#rust)),
                ))
            }
            ExprKind::If(condition, sides) if !matches!(kind, Kind::Json) => {
                let then = self.value(kind, key, &sides[0]);
                let otherwise = self.value(kind, key, &sides[1]);
                Some(self.choice(value.mark, condition, then?, otherwise?))
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

    /// `if Condition { a } else { b }`
    fn choice(
        &mut self,
        mark: Mark,
        condition: &Key,
        (then, a): (Raw, TokenStream),
        (otherwise, b): (Raw, TokenStream),
    ) -> (Raw, TokenStream) {
        self.values.condition(condition);
        let (name, choose) = (&condition.text, Ident::new("choose", mark.span()));
        (
            Raw::Choice(name.clone(), Box::new([then, otherwise])),
            quote!(__auth_stack::#choose(#name, #a, #b)),
        )
    }

    /// A value that is no function: compared with its kind, and written as a call.
    pub(super) fn known(
        &mut self,
        kind: &Kind,
        key: &str,
        value: &Expr,
    ) -> Option<(Raw, TokenStream)> {
        let raw = self.values.raw(value, self.errors)?;
        if let Err(mismatch) = kind.accepts(&raw) {
            self.mismatch(key, value.mark, &mismatch);
            return None;
        }
        if let (Kind::Name(table), Raw::Name(name)) = (kind, &raw) {
            self.values.names.push((table, name.clone(), value.mark));
        }
        let tokens = values::call(kind, &raw, value)?;
        Some((raw, tokens))
    }

    pub(super) fn mismatch(&mut self, key: &str, mark: Mark, mismatch: &Mismatch) {
        self.errors
            .push(mark, format!("`{key}` {}", mismatch.fact), &mismatch.help);
    }
}
