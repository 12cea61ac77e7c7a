//! What only an editor sees: the entries and words that were refused, so that it can complete and explain them.
//!
//! rustc drops all of it before it looks at a name.

use auth_stack_runtime::block::{Form, Setting};
use auth_stack_runtime::literal::{Kind, WordTable};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use super::block_ident;
use crate::syntax::{Expr, ExprKind};

/// A word that may become a method of `this`.
pub(super) fn half_typed(this: &dyn ToTokens, ident: Option<&Ident>) -> TokenStream {
    match ident {
        Some(ident) if is_plain(ident) => quote! {
            #[cfg(rust_analyzer)]
            #this.#ident();
        },
        _ => TokenStream::new(),
    }
}

/// A block without the name it needs.
pub(super) fn half_opened(method: &Ident) -> TokenStream {
    let this = block_ident();
    quote! {
        #[cfg(rust_analyzer)]
        #this.#method(::core::option::Option::None);
    }
}

/// A setting without a value, or with one that was refused.
pub(super) fn half_said(setting: &Setting, method: &Ident, value: Option<&Expr>) -> TokenStream {
    let (this, never) = (block_ident(), quote!(loop {}));
    let values = match setting.form {
        Form::Value | Form::List => never,
        Form::Map => quote!(#never, #never),
    };
    let words = match (value, &setting.kind) {
        (Some(value), kind) => half_typed_words(kind, value),
        // It stands where the word will, which an editor tries out in the expansion as it was.
        (None, Kind::Word(table)) => word(table, &Ident::new("TABLE", Span::call_site())),
        (None, _) => TokenStream::new(),
    };
    quote! {
        #[cfg(rust_analyzer)]
        #this.#method(#values);
        #words
    }
}

/// The words of a value that are none yet.
pub(super) fn half_typed_words(kind: &Kind, value: &Expr) -> TokenStream {
    let inside = |values: &[Expr]| {
        let mut words = TokenStream::new();
        for value in values {
            words.extend(half_typed_words(kind, value));
        }
        words
    };
    match (kind, &value.kind) {
        (Kind::Word(table), ExprKind::Name(name, ident))
            if is_plain(ident) && !has_word(table, name) =>
        {
            word(table, ident)
        }
        (_, ExprKind::List(items)) => inside(items),
        (_, ExprKind::If(_, sides)) => inside(&**sides),
        _ => TokenStream::new(),
    }
}

/// Whether a word is one of a table's.
pub(super) fn has_word(table: &WordTable, name: &str) -> bool {
    table.words.iter().any(|word| word.rust == name)
}

fn word(table: &WordTable, ident: &Ident) -> TokenStream {
    let words = Ident::new(table.name, Span::call_site());
    quote! {
        #[cfg(rust_analyzer)]
        __auth_stack::#words::#ident;
    }
}

/// Whether an identifier is no keyword, so that it may stand anywhere in Rust.
fn is_plain(ident: &Ident) -> bool {
    syn::parse_str::<Ident>(&ident.to_string()).is_ok()
}
