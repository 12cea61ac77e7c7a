//! Settings, blocks and attributes.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::TokenStreamExt as _;
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Lit, LitStr, Token};

use super::function::is_function;
use super::value::{Expr, ExprKind, expr, group_list, operand};
use super::{DEPTH, group, here, inside, is_one_of, is_setting_colon, skip_entry, take};
use crate::errors::{Errors, Mark};

/// Words between the head of a block and a further value of it: `allow ["s3:GetObject"] on ["*"]`.
const CONNECTORS: [&str; 4] = ["on", "to", "when", "sid"];

/// Names that may stand before another one with a colon between, also in a key: `custom:role: "role"`.
const NAMESPACES: [&str; 2] = ["custom", "dev"];

/// A setting or a block:
///
/// * `key: value extra…,`
/// * `kind name = "exact" "head" on value when { … } { entries }`
/// * `kind name: value { entries }`
pub(crate) struct Entry {
    pub(crate) attributes: Vec<Attribute>,
    pub(crate) key: Key,
    pub(crate) name: Option<Key>,
    pub(crate) exact: Option<Expr>,
    /// Whether a colon came before the value.
    pub(crate) colon: bool,
    /// The value after the colon, or the head of the block; none where it is missing.
    pub(crate) main: Option<Expr>,
    pub(crate) extras: Vec<Extra>,
    pub(crate) body: Option<Vec<Entry>>,
}

impl Entry {
    /// An entry of which no more than the key is known.
    pub(crate) fn of(key: Key) -> Self {
        Self {
            attributes: Vec::new(),
            key,
            name: None,
            exact: None,
            colon: false,
            main: None,
            extras: Vec::new(),
            body: None,
        }
    }

    /// The entries inside: the body, or the entries of the map that stands in its place.
    pub(crate) fn inside(self) -> Vec<Self> {
        match (self.body, self.main) {
            (Some(body), _) => body,
            (None, Some(main)) => match main.kind {
                ExprKind::Map(entries) => Self::settings(entries),
                _ => Vec::new(),
            },
            (None, None) => Vec::new(),
        }
    }

    /// `key: value, …`
    fn settings(map: Vec<(Key, Expr)>) -> Vec<Self> {
        let mut settings = Vec::new();
        for (key, value) in map {
            settings.push(Self {
                colon: true,
                main: Some(value),
                ..Self::of(key)
            });
        }
        settings
    }

    /// The same without the name, which stands in the place of the head where there is one.
    pub(crate) fn nameless(mut self, has_head: bool) -> Self {
        self.name = None;
        self.exact = None;
        if has_head {
            let wrong = Expr {
                mark: self.key.mark,
                kind: ExprKind::Wrong,
            };
            if let Some(value) = self.main.replace(wrong) {
                self.extras.insert(0, Extra { key: None, value });
            }
        }
        self
    }
}

/// What follows the main value: `[Totp]`, `(2..=50)`, `immutable`, `on […]`.
pub(crate) struct Extra {
    /// The word before it, where there is one.
    pub(crate) key: Option<Key>,
    pub(crate) value: Expr,
}

/// `#[condition = IsProd]`, `#[depends_on(A, B)]`, documentation.
pub(crate) enum Attribute {
    /// A line of documentation.
    Doc(TokenStream),
    /// Anything else.
    Other { key: Key, value: Option<Expr> },
}

/// A name, or a text where a name stands; `custom:role` is one, too.
#[derive(Clone)]
pub(crate) struct Key {
    pub(crate) text: String,
    pub(crate) mark: Mark,
    /// The identifier as it was written, to be written again; none for a text.
    pub(crate) ident: Option<Ident>,
}

pub(super) fn entries(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Vec<Entry> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        if depth > DEPTH {
            let mark = here(input, errors);
            errors.push(
                mark,
                "blocks are nested too deeply",
                format!("nest at most {DEPTH} levels"),
            );
            break;
        }
        match entry(input, errors, depth) {
            Some(entry) => entries.push(entry),
            None => skip_entry(input),
        }
    }
    entries
}

pub(super) fn entry(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Option<Entry> {
    let attributes = attributes(input, errors);
    let Some(key) = key(input, errors) else {
        let mark = here(input, errors);
        if input.is_empty() {
            errors.push(
                mark,
                "nothing follows the attribute",
                "write it before a block",
            );
        } else if input.peek(Token![,]) {
            errors.push(mark, "a comma too many", "leave it out");
        } else if input.peek(Token![;]) {
            errors.push(mark, "no `;` belongs here", "leave it out");
        } else {
            errors.push(
                mark,
                "expected a setting or a block",
                "write `key: value,` or `kind name { … }`",
            );
        }
        return None;
    };
    let mut entry = Entry {
        attributes,
        ..Entry::of(key)
    };
    if !is_setting_colon(input) {
        entry.name = block_name(input, errors);
        if input.peek(Token![=]) && !input.peek(Token![==]) {
            let _ = input.parse::<Token![=]>();
            entry.exact = Some(operand(input, errors, depth));
        }
    }
    if is_setting_colon(input) {
        let _ = input.parse::<Token![:]>();
        entry.colon = true;
        if !input.is_empty() && !input.peek(Token![,]) && !input.peek(Token![;]) {
            entry.main = Some(expr(input, errors, depth));
        }
        if matches!(&entry.main, Some(main) if matches!(main.kind, ExprKind::Wrong)) {
            while !at_end_of_head(input) && input.parse::<TokenTree>().is_ok() {}
        }
        // After these stands nothing in lower case, so that two names and a colon are the next entry.
        let is_whole = entry.name.is_some() || matches!(&entry.main, Some(main) if is_plain(main));
        while !(at_end_of_head(input) || is_whole && is_named_entry(input)) {
            let value = operand(input, errors, depth);
            if matches!(value.kind, ExprKind::Wrong) {
                skip_entry(input);
                return Some(entry);
            }
            entry.extras.push(Extra { key: None, value });
        }
    } else {
        if starts_head(input) {
            entry.main = Some(operand(input, errors, depth));
        }
        if entry.exact.is_none() && input.peek(Token![=]) && !input.peek(Token![==]) {
            let _ = input.parse::<Token![=]>();
            entry.exact = Some(operand(input, errors, depth));
        }
        while let Some(key) = connector(input, errors) {
            let value = operand(input, errors, depth);
            entry.extras.push(Extra {
                key: Some(key),
                value,
            });
        }
    }
    if let Some((_, body)) = group(input, Delimiter::Brace) {
        entry.body = Some(inside(body, errors, |input, errors| {
            entries(input, errors, depth + 1)
        }));
    }
    let ends_with_brace = entry.body.is_some() || matches!(&entry.main, Some(main) if is_map(main));
    let mark = here(input, errors);
    if input.parse::<Token![;]>().is_ok() {
        errors.push(mark, "expected a comma", "write `,` instead of `;`");
    } else if input.parse::<Token![,]>().is_err()
        && entry.colon
        && !ends_with_brace
        && !input.is_empty()
    {
        errors.push(mark, "expected a comma", "write `,` after each setting");
    }
    Some(entry)
}

fn is_map(value: &Expr) -> bool {
    matches!(value.kind, ExprKind::Map(_))
}

/// A text, number, flag or duration.
fn is_plain(value: &Expr) -> bool {
    matches!(
        value.kind,
        ExprKind::Text(_)
            | ExprKind::Integer(_)
            | ExprKind::Float(_)
            | ExprKind::Flag(_)
            | ExprKind::Duration(..)
    )
}

/// Whether the head of an entry ends here: its value has been read.
fn at_end_of_head(input: ParseStream<'_>) -> bool {
    input.is_empty()
        || input.peek(Token![,])
        || input.peek(Token![;])
        || input.peek(syn::token::Brace)
        || is_next_entry(input)
}

/// Whether the next entry starts here, because the comma before it was forgotten: `key:`, `kind {`, `kind name {`,
/// `kind "head"`.
fn is_next_entry(input: ParseStream<'_>) -> bool {
    if input.peek(Lit) {
        return input.peek(LitStr) && input.peek2(Token![:]);
    }
    let ahead = input.fork();
    let Ok(key) = ahead.call(Ident::parse_any) else {
        return false;
    };
    if is_setting_colon(&ahead) {
        return true;
    }
    key.to_string().starts_with(char::is_lowercase)
        && !is_function(input)
        && (ahead.peek(syn::token::Brace)
            || ahead.peek(LitStr)
            || (ahead.peek(Token![=]) && !ahead.peek(Token![==]))
            || (ahead.peek(Ident::peek_any) && ahead.peek2(syn::token::Brace)))
}

/// `kind name:`, which is also how a flag and the next entry look.
fn is_named_entry(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    ahead.call(Ident::parse_any).is_ok()
        && ahead.call(Ident::parse_any).is_ok()
        && is_setting_colon(&ahead)
}

/// Whether a value stands where the head of a block may have one.
fn starts_head(input: ParseStream<'_>) -> bool {
    input.peek(Lit)
        || input.peek(syn::token::Bracket)
        || (input.peek(Token![#]) && input.peek2(syn::token::Brace))
        || is_function(input)
}

/// `on`, `to`, `when` or `sid`, with a value after it.
fn connector(input: ParseStream<'_>, errors: &mut Errors) -> Option<Key> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any).ok()?;
    let is_name = ahead.peek(Ident::peek_any) && !ahead.peek2(Token![:]);
    let follows = is_name
        || ahead.peek(syn::token::Bracket)
        || ahead.peek(syn::token::Brace)
        || starts_head(&ahead);
    if is_one_of(&word, &CONNECTORS) && follows {
        key(input, errors)
    } else {
        None
    }
}

/// The name of a block, unless a value or the next entry starts there.
fn block_name(input: ParseStream<'_>, errors: &mut Errors) -> Option<Key> {
    if is_function(input) || !input.peek(Ident::peek_any) || input.peek(Lit) {
        return None;
    }
    let mut name = key(input, errors)?;
    if name.text.contains('-') {
        let mut own = String::new();
        for letter in name.text.chars() {
            own.push(if letter == '-' { '_' } else { letter });
        }
        errors.push(
            name.mark,
            format!("`{}` is no name of a block", name.text),
            format!("write `{own}`, or `{own} = \"{}\"`", name.text),
        );
        name.text = own;
    }
    Some(name)
}

pub(super) fn attributes(input: ParseStream<'_>, errors: &mut Errors) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while input.peek(Token![#]) && input.peek2(syn::token::Bracket) {
        let mut tokens = TokenStream::new();
        take(input, &mut tokens);
        let Some((span, content)) = group(input, Delimiter::Bracket) else {
            break;
        };
        let mut group = proc_macro2::Group::new(Delimiter::Bracket, content.clone());
        group.set_span(span);
        tokens.append(group);
        let attribute = inside(content, errors, |input, errors| {
            let Some(key) = key(input, errors) else {
                let mark = errors.mark(span);
                errors.push(
                    mark,
                    "an attribute needs a name",
                    "write `#[condition = Name]`, for example",
                );
                return None;
            };
            if key.text == "doc" {
                return Some(Attribute::Doc(std::mem::take(&mut tokens)));
            }
            let value = if input.peek(Token![=]) {
                let _ = input.parse::<Token![=]>();
                Some(expr(input, errors, 0))
            } else {
                group_list(input, errors, Delimiter::Parenthesis, 0).map(|(mark, items)| Expr {
                    mark,
                    kind: ExprKind::List(items),
                })
            };
            if !input.is_empty() {
                let mark = errors.mark(input.span());
                errors.push(
                    mark,
                    "an attribute says one thing",
                    "write another `#[…]` for the rest",
                );
            }
            Some(Attribute::Other { key, value })
        });
        if let Some(attribute) = attribute {
            attributes.push(attribute);
        }
    }
    attributes
}

/// A name, with its namespace (`custom:role`) where a colon follows, or a text. A name may have hyphens in it.
pub(super) fn key(input: ParseStream<'_>, errors: &mut Errors) -> Option<Key> {
    let span = input.span();
    if input.peek(LitStr) {
        let text = input.parse::<LitStr>().ok()?.value();
        return Some(Key {
            text,
            mark: errors.mark(span),
            ident: None,
        });
    }
    let ident = input.call(Ident::parse_any).ok()?;
    let mut mark = errors.mark(span);
    let mut text = ident.to_string();
    let is_spaced = is_one_of(&ident, &NAMESPACES);
    if is_spaced
        && is_setting_colon(input)
        && input.peek2(Ident::peek_any)
        && input.peek3(Token![:])
    {
        let ahead = input.fork();
        let _ = ahead.parse::<Token![:]>();
        let _ = ahead.call(Ident::parse_any);
        if !ahead.peek(Token![::]) {
            let _ = input.parse::<Token![:]>();
            if let Ok(second) = input.call(Ident::parse_any) {
                mark = mark.to(errors.mark(second.span()));
                text = format!("{text}:{second}");
            }
        }
    }
    while input.peek(Token![-]) && input.peek2(Ident::peek_any) {
        let _ = input.parse::<Token![-]>();
        if let Ok(part) = input.call(Ident::parse_any) {
            mark = mark.to(errors.mark(part.span()));
            text = format!("{text}-{part}");
        }
    }
    Some(Key {
        text,
        mark,
        ident: Some(ident),
    })
}
