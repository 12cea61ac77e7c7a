//! Values: lists, maps, Rust, and the operators of conditions.

use auth_stack_runtime::Duration;
use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Lit, Token};

use super::entry::{Key, key};
use super::function::word;
use super::literal::{Quoted, literal};
use super::{DEPTH, group, here, inside, is_setting_colon, skip_entry, skip_rest};
use crate::errors::{Errors, Mark};

/// A value.
pub(crate) struct Expr {
    pub(crate) mark: Mark,
    pub(crate) kind: ExprKind,
}

pub(crate) enum ExprKind {
    Text(Quoted),
    Integer(i64),
    Float(f64),
    Flag(bool),
    Duration(Duration),
    /// `Optional`, `email`, `custom:tenant_id`, `mcp/access`, `Function.Arn`
    Name(String, Ident),
    Range(Option<i64>, Option<i64>),
    List(Vec<Expr>),
    Map(Vec<(Key, Expr)>),
    /// `#{ … }`
    Rust(TokenStream),
    Ref(Key),
    /// The text, and the values of its own.
    Sub(Quoted, Vec<(Key, Expr)>),
    Import(Box<Expr>),
    Join(Quoted, Box<Expr>),
    Split(Quoted, Box<Expr>),
    /// The number of the element, and the list.
    Select(Box<[Expr; 2]>),
    Base64(Box<Expr>),
    Find(Key, Box<[Expr; 2]>),
    Secret(Quoted),
    Ssm(Quoted),
    If(Key, Box<[Expr; 2]>),
    Equals(Box<[Expr; 2]>),
    And(Box<[Expr; 2]>),
    Or(Box<[Expr; 2]>),
    Not(Box<Expr>),
    /// Said to be wrong already.
    Wrong,
}

/// A value with `==`, `!=`, `&&` and `||`, as conditions have them.
pub(super) fn expr(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Expr {
    let mut left = conjunction(input, errors, depth);
    while input.peek(Token![||]) {
        let _ = input.parse::<Token![||]>();
        let right = conjunction(input, errors, depth);
        left = pair(left, right, ExprKind::Or);
    }
    left
}

fn conjunction(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Expr {
    let mut left = comparison(input, errors, depth);
    while input.peek(Token![&&]) {
        let _ = input.parse::<Token![&&]>();
        let right = comparison(input, errors, depth);
        left = pair(left, right, ExprKind::And);
    }
    left
}

fn comparison(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Expr {
    if input.peek(Token![!]) && depth < DEPTH {
        let mark = here(input, errors);
        let _ = input.parse::<Token![!]>();
        let inner = comparison(input, errors, depth + 1);
        return Expr {
            mark: mark.to(inner.mark),
            kind: ExprKind::Not(Box::new(inner)),
        };
    }
    let left = operand(input, errors, depth);
    if input.peek(Token![==]) {
        let _ = input.parse::<Token![==]>();
        let right = operand(input, errors, depth);
        return pair(left, right, ExprKind::Equals);
    }
    if input.peek(Token![!=]) {
        let _ = input.parse::<Token![!=]>();
        let right = operand(input, errors, depth);
        let equals = pair(left, right, ExprKind::Equals);
        return Expr {
            mark: equals.mark,
            kind: ExprKind::Not(Box::new(equals)),
        };
    }
    left
}

fn pair(left: Expr, right: Expr, kind: fn(Box<[Expr; 2]>) -> ExprKind) -> Expr {
    Expr {
        mark: left.mark.to(right.mark),
        kind: kind(Box::new([left, right])),
    }
}

/// One value, without operators.
pub(super) fn operand(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Expr {
    let mark = here(input, errors);
    let wrong = Expr {
        mark,
        kind: ExprKind::Wrong,
    };
    if depth > DEPTH {
        errors.push(
            mark,
            "values are nested too deeply",
            format!("nest at most {DEPTH} levels"),
        );
        skip_rest(input);
        return wrong;
    }
    if input.is_empty() || input.peek(Token![,]) {
        errors.push(
            mark,
            "a value is missing",
            "write a text, number, flag, name, list or `#{ rust }`",
        );
        return wrong;
    }
    let kind = if input.peek(Token![#]) && input.peek2(syn::token::Brace) {
        let _ = input.parse::<Token![#]>();
        match group(input, Delimiter::Brace) {
            Some((span, tokens)) if tokens.is_empty() => {
                let end = errors.mark(span);
                errors.push(
                    mark.to(end),
                    "`#{}` holds no Rust value",
                    "write an expression between the braces",
                );
                ExprKind::Wrong
            }
            Some((span, tokens)) => {
                let end = errors.mark(span);
                return Expr {
                    mark: mark.to(end),
                    kind: ExprKind::Rust(tokens),
                };
            }
            None => ExprKind::Wrong,
        }
    } else if input.peek(syn::token::Bracket) {
        let (mark, items) =
            group_list(input, errors, Delimiter::Bracket, depth).unwrap_or((mark, Vec::new()));
        return Expr {
            mark,
            kind: ExprKind::List(items),
        };
    } else if input.peek(syn::token::Brace) {
        let body = group(input, Delimiter::Brace)
            .map(|(_, body)| body)
            .unwrap_or_default();
        ExprKind::Map(inside(body, errors, |input, errors| {
            map_entries(input, errors, depth + 1)
        }))
    } else if input.peek(syn::token::Paren) {
        let body = group(input, Delimiter::Parenthesis)
            .map(|(_, body)| body)
            .unwrap_or_default();
        let inner = inside(body, errors, |input, errors| {
            let inner = expr(input, errors, depth + 1);
            if !input.is_empty() && !matches!(inner.kind, ExprKind::Wrong) {
                let mark = here(input, errors);
                errors.push(mark, "expected `)`", "write one value between parentheses");
            }
            Some(inner)
        });
        return inner.unwrap_or(wrong);
    } else if input.peek(Token![..]) || input.peek(Token![-]) || input.peek(Lit) {
        return literal(input, errors, mark);
    } else if input.peek(Ident::peek_any) {
        return word(input, errors, mark, depth);
    } else {
        let found = input
            .parse::<TokenTree>()
            .map(|token| token.to_string())
            .unwrap_or_default();
        errors.push(
            mark,
            format!("`{found}` is not a value"),
            "write a text, number, flag, name, list or `#{ rust }`",
        );
        ExprKind::Wrong
    };
    Expr { mark, kind }
}

/// Takes a comma where an element belongs.
fn is_stray_comma(input: ParseStream<'_>, errors: &mut Errors) -> bool {
    let is_stray = input.peek(Token![,]);
    if is_stray {
        let mark = here(input, errors);
        let _ = input.parse::<Token![,]>();
        errors.push(mark, "a comma too many", "leave it out");
    }
    is_stray
}

/// `[a, b]` or `(a, b)`, from bracket to bracket.
pub(super) fn group_list(
    input: ParseStream<'_>,
    errors: &mut Errors,
    delimiter: Delimiter,
    depth: usize,
) -> Option<(Mark, Vec<Expr>)> {
    let (span, body) = group(input, delimiter)?;
    let mark = errors.mark(span);
    let items = inside(body, errors, |input, errors| {
        let mut items = Vec::new();
        while !input.is_empty() {
            if is_stray_comma(input, errors) {
                continue;
            }
            let item = expr(input, errors, depth + 1);
            let is_wrong = matches!(item.kind, ExprKind::Wrong);
            items.push(item);
            if input.parse::<Token![,]>().is_err() && !input.is_empty() {
                if !is_wrong {
                    let mark = here(input, errors);
                    errors.push(
                        mark,
                        "expected a comma",
                        "write `,` between the elements of a list",
                    );
                }
                // A token that no element starts with must not be read for ever.
                while !input.is_empty() && !input.peek(Token![,]) {
                    let _ = input.parse::<TokenTree>();
                }
                let _ = input.parse::<Token![,]>();
            }
        }
        items
    });
    Some((mark, items))
}

fn map_entries(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Vec<(Key, Expr)> {
    let mut entries = Vec::new();
    while !input.is_empty() {
        if is_stray_comma(input, errors) {
            continue;
        }
        let mark = here(input, errors);
        let Some(key) = key(input, errors) else {
            errors.push(mark, "expected an entry", "write `key: value,`");
            skip_entry(input);
            continue;
        };
        let has_colon = is_setting_colon(input) && input.parse::<Token![:]>().is_ok();
        if !has_colon || input.is_empty() || input.peek(Token![,]) {
            errors.push(
                key.mark,
                format!("`{}` has no value", key.text),
                format!("write `{}: value,`", key.text),
            );
            let kind = ExprKind::Wrong;
            let mark = key.mark;
            entries.push((key, Expr { mark, kind }));
            skip_entry(input);
            continue;
        }
        let value = expr(input, errors, depth);
        let is_wrong = matches!(value.kind, ExprKind::Wrong);
        entries.push((key, value));
        if input.parse::<Token![,]>().is_err() && !input.is_empty() {
            if !is_wrong {
                let mark = here(input, errors);
                errors.push(mark, "expected a comma", "write `,` after each entry");
            }
            skip_entry(input);
        }
    }
    entries
}
