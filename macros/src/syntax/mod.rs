//! The grammar: each node's type next to its parser, with recovery.
//!
//! Nothing here knows what a block or setting means; a mistake costs the entry it stands in, and no more.

mod entry;
mod function;
mod literal;
mod value;

pub(crate) use entry::{Attribute, Entry, Extra, Key};
pub(crate) use literal::Quoted;
pub(crate) use value::{Expr, ExprKind};

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::TokenStreamExt as _;
use syn::Token;
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};

use crate::errors::{Errors, Mark};
use entry::entries;

/// How deep blocks, lists and maps may nest; deeper than any template, far from the end of the machine's stack.
const DEPTH: usize = 64;

/// `pub stack name(params) { … }`
pub(crate) struct StackItem {
    /// Documentation and other attributes, passed on.
    pub(crate) attributes: TokenStream,
    pub(crate) visibility: TokenStream,
    pub(crate) name: Ident,
    /// Where the name stands.
    pub(crate) mark: Mark,
    /// The parameters of the function, as they were written.
    pub(crate) parameters: Option<TokenStream>,
    /// Whether a Rust value was written anywhere.
    pub(crate) has_rust: bool,
    pub(crate) entries: Vec<Entry>,
}

/// Reads the whole input; `None` when not even the name of the stack is there.
pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<StackItem> {
    inside(tokens, errors, stack_item)
}

fn stack_item(input: ParseStream<'_>, errors: &mut Errors) -> Option<StackItem> {
    let mut attributes = TokenStream::new();
    while input.peek(Token![#]) && input.peek2(syn::token::Bracket) {
        take(input, &mut attributes);
        take(input, &mut attributes);
    }
    let mut visibility = TokenStream::new();
    if input.peek(Token![pub]) {
        take(input, &mut visibility);
        if input.peek(syn::token::Paren) {
            take(input, &mut visibility);
        }
    }
    let start = here(input, errors);
    match input.call(Ident::parse_any) {
        Ok(word) if word == "stack" => {}
        _ => {
            errors.push(
                start,
                "expected `stack`",
                "write `auth_stack! { pub stack NAME { … } }`",
            );
            return None;
        }
    }
    let mark = here(input, errors);
    let Ok(name) = input.parse::<Ident>() else {
        errors.push(
            mark,
            "a stack needs a name",
            "write `stack NAME { … }`, the name in snake_case",
        );
        return None;
    };
    let parameters = group(input, Delimiter::Parenthesis).map(|(_, parameters)| parameters);
    let mut item = StackItem {
        attributes,
        visibility,
        name,
        mark,
        parameters,
        has_rust: false,
        entries: Vec::new(),
    };
    let mark = here(input, errors);
    match group(input, Delimiter::Brace) {
        Some((_, body)) => {
            item.has_rust = has_rust(body.clone());
            item.entries = inside(body, errors, |input, errors| entries(input, errors, 0));
        }
        None => {
            errors.push(
                mark,
                "a stack needs a body",
                format!("write `stack {} {{ … }}`", item.name),
            );
            return Some(item);
        }
    }
    if !input.is_empty() {
        let mark = here(input, errors);
        errors.push(
            mark,
            "nothing may follow the stack",
            "write each stack in an `auth_stack!` of its own",
        );
    }
    Some(item)
}

/// Whether there is `#{ … }` somewhere. What is wrong around it changes nothing: what the function returns hangs on it.
fn has_rust(tokens: TokenStream) -> bool {
    let mut is_after_pound = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                let is_braced = group.delimiter() == Delimiter::Brace;
                if (is_after_pound && is_braced) || has_rust(group.stream()) {
                    return true;
                }
            }
            token => is_after_pound = token.to_string() == "#",
        }
    }
    false
}

/// Takes the next token, as it was written.
fn take(input: ParseStream<'_>, tokens: &mut TokenStream) {
    if let Ok(token) = input.parse::<TokenTree>() {
        tokens.append(token);
    }
}

/// Takes a group with the given delimiters, if it is next.
fn group(input: ParseStream<'_>, delimiter: Delimiter) -> Option<(Span, TokenStream)> {
    let next = match delimiter {
        Delimiter::Brace => input.peek(syn::token::Brace),
        Delimiter::Bracket => input.peek(syn::token::Bracket),
        _ => input.peek(syn::token::Paren),
    };
    if !next {
        return None;
    }
    match input.parse::<TokenTree>() {
        Ok(TokenTree::Group(group)) => Some((group.span(), group.stream())),
        _ => None,
    }
}

/// Reads the inside of a group to its end.
fn inside<T: Default>(
    tokens: TokenStream,
    errors: &mut Errors,
    mut read: impl FnMut(ParseStream<'_>, &mut Errors) -> T,
) -> T {
    let mut result = T::default();
    with_input(tokens, &mut |input| result = read(input, errors));
    result
}

/// The part of the above that is not generic, so that it is compiled once.
fn with_input(tokens: TokenStream, read: &mut dyn FnMut(ParseStream<'_>)) {
    let reader = |input: ParseStream<'_>| {
        read(input);
        skip_rest(input);
        Ok(())
    };
    // The reader consumes everything and has said what is wrong, so nothing is left to fail.
    let _ = reader.parse2(tokens);
}

fn skip_rest(input: ParseStream<'_>) {
    while input.parse::<TokenTree>().is_ok() {}
}

/// Skips to the next entry: past the next comma or body.
fn skip_entry(input: ParseStream<'_>) {
    while !input.is_empty() {
        let end = input.peek(Token![,]) || input.peek(Token![;]) || input.peek(syn::token::Brace);
        let _ = input.parse::<TokenTree>();
        if end {
            let _ = input.parse::<Token![,]>();
            break;
        }
    }
}

/// The next token, or what was read last where nothing follows.
fn here(input: ParseStream<'_>, errors: &mut Errors) -> Mark {
    if input.is_empty() {
        errors.mark_again()
    } else {
        errors.mark(input.span())
    }
}

/// Whether an identifier is one of some words.
fn is_one_of(ident: &Ident, words: &[&str]) -> bool {
    words.iter().any(|word| ident == word)
}

fn is_setting_colon(input: ParseStream<'_>) -> bool {
    input.peek(Token![:]) && !input.peek(Token![::])
}
