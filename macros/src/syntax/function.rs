//! Names, and the functions of CloudFormation that start with one.

use proc_macro2::{Delimiter, Ident, TokenTree};
use syn::ext::IdentExt as _;
use syn::parse::ParseStream;
use syn::{Lit, LitStr, Token};

use super::entry::{Key, key};
use super::literal::Quoted;
use super::value::{Expr, ExprKind, expr, group_list, operand};
use super::{group, here, inside, is_one_of, is_setting_colon};
use crate::errors::{Errors, Mark};

/// Words that start a value, and so cannot be names.
const FUNCTIONS: [&str; 11] = [
    "ref", "sub", "import", "if", "secret", "ssm", "join", "split", "select", "base64", "find",
];

/// Whether a function starts here. Before a colon, an equals sign or a body, its word is a name; before a comma or the end,
/// `sub` is the claim of that name.
pub(super) fn is_function(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let Ok(word) = ahead.call(Ident::parse_any) else {
        return false;
    };
    let is_claim = word == "sub" && (ahead.is_empty() || ahead.peek(Token![,]));
    let is_name =
        is_setting_colon(&ahead) || ahead.peek(Token![=]) || ahead.peek(syn::token::Brace);
    !is_claim && !is_name && is_one_of(&word, &FUNCTIONS)
}

/// A name, or a function that starts with one.
pub(super) fn word(input: ParseStream<'_>, errors: &mut Errors, mark: Mark, depth: usize) -> Expr {
    let wrong = Expr {
        mark,
        kind: ExprKind::Wrong,
    };
    let is_function = is_function(input);
    let Ok(ident) = input.call(Ident::parse_any) else {
        return wrong;
    };
    if !is_function {
        return compound(input, errors, mark, ident);
    }
    let name = ident.to_string();
    let is_bare = input.is_empty() || input.peek(Token![,]);
    let next = |input: ParseStream<'_>, errors: &mut Errors| {
        if is_bare { mark } else { here(input, errors) }
    };
    let text = |input: ParseStream<'_>, errors: &mut Errors, example: &str| {
        let at = next(input, errors);
        let text = input.parse::<LitStr>();
        if text.is_err() {
            errors.push(
                at,
                format!("`{name}` takes a text"),
                format!("write `{example}`"),
            );
        }
        text.ok().map(|text| (at, Quoted::new(&text)))
    };
    let value = |input: ParseStream<'_>, errors: &mut Errors, what: &str, example: &str| {
        if !is_bare {
            return Some(operand(input, errors, depth + 1));
        }
        let message = format!("`{name}` takes {what}");
        errors.push(mark, message, format!("write `{example}`"));
        None
    };
    let function = match name.as_str() {
        "ref" => {
            let at = next(input, errors);
            reference(input, errors, at).map(|key| (key.mark, ExprKind::Ref(key)))
        }
        "sub" => text(input, errors, "sub \"${AWS::Region}-name\"")
            .map(|(at, text)| substitution(input, errors, depth, at, text)),
        "secret" => text(input, errors, "secret \"name:key\"")
            .map(|(at, text)| (at, ExprKind::Secret(text))),
        "ssm" => text(input, errors, "ssm \"/path\"").map(|(at, text)| (at, ExprKind::Ssm(text))),
        "import" => value(input, errors, "a text", "import \"Stack:Output\"")
            .map(|inner| (inner.mark, ExprKind::Import(Box::new(inner)))),
        "base64" => value(input, errors, "a text", "base64 \"text\"")
            .map(|inner| (inner.mark, ExprKind::Base64(Box::new(inner)))),
        "join" => text(input, errors, "join \",\" [a, b]").and_then(|(_, separator)| {
            let what = "`join` takes a list after the separator";
            let parts = list(input, errors, depth, what, "write `join \",\" [a, b]`")?;
            Some((parts.mark, ExprKind::Join(separator, Box::new(parts))))
        }),
        "split" => text(input, errors, "split \",\" ref Name").map(|(_, separator)| {
            let whole = operand(input, errors, depth + 1);
            (whole.mark, ExprKind::Split(separator, Box::new(whole)))
        }),
        "select" => {
            let index = value(input, errors, "a number and a list", "select 0 [a, b]");
            index.and_then(|index| {
                let what = "`select` takes a list after the number";
                let items = list(input, errors, depth, what, "write `select 0 [a, b]`")?;
                Some((items.mark, ExprKind::Select(Box::new([index, items]))))
            })
        }
        "find" => find(input, errors, depth),
        _ => choice(input, errors, depth),
    };
    match function {
        Some((end, kind)) => Expr {
            mark: mark.to(end),
            kind,
        },
        None => wrong,
    }
}

/// The rest of `sub "…${Name}…" with { Name: value }`: values of its own, where there are any.
fn substitution(
    input: ParseStream<'_>,
    errors: &mut Errors,
    depth: usize,
    mark: Mark,
    text: Quoted,
) -> (Mark, ExprKind) {
    let ahead = input.fork();
    let has_values = ahead
        .call(Ident::parse_any)
        .is_ok_and(|word| word == "with");
    if !has_values || !ahead.peek(syn::token::Brace) {
        return (mark, ExprKind::Sub(text, Vec::new()));
    }
    let _ = input.call(Ident::parse_any);
    let values = operand(input, errors, depth + 1);
    match values.kind {
        ExprKind::Map(entries) => (values.mark, ExprKind::Sub(text, entries)),
        _ => (values.mark, ExprKind::Wrong),
    }
}

/// A list, or a function that gives one.
fn list(
    input: ParseStream<'_>,
    errors: &mut Errors,
    depth: usize,
    what: &str,
    help: &str,
) -> Option<Expr> {
    let at = here(input, errors);
    if input.is_empty() || input.peek(Token![,]) {
        errors.push(at, what, help);
        return None;
    }
    let list = operand(input, errors, depth + 1);
    match list.kind {
        ExprKind::List(_)
        | ExprKind::Rust(_)
        | ExprKind::Ref(_)
        | ExprKind::Name(..)
        | ExprKind::Split(..)
        | ExprKind::Find(..)
        | ExprKind::If(..) => Some(list),
        ExprKind::Wrong => None,
        _ => {
            errors.push(list.mark, what, help);
            None
        }
    }
}

/// The rest of a name: `custom:tenant_id`, `mcp/access`, `Function.Arn`, `read-all`.
fn compound(input: ParseStream<'_>, errors: &mut Errors, mark: Mark, ident: Ident) -> Expr {
    if let Some(flag) = match ident.to_string().as_str() {
        "true" => Some(true),
        "false" => Some(false),
        _ => None,
    } {
        return Expr {
            mark,
            kind: ExprKind::Flag(flag),
        };
    }
    let mut text = ident.to_string();
    let mut end = mark;
    loop {
        let is_joined = [
            (input.peek(Token![:]) && !input.peek(Token![::])),
            input.peek(Token![/]),
            input.peek(Token![.]) && !input.peek(Token![..]),
            input.peek(Token![-]),
        ];
        if !is_joined.contains(&true)
            || !(input.peek2(Ident::peek_any) || input.peek2(LitStr) || input.peek2(syn::LitInt))
        {
            break;
        }
        let Ok(TokenTree::Punct(joint)) = input.parse::<TokenTree>() else {
            break;
        };
        text.push(joint.as_char());
        let part = here(input, errors);
        match input.parse::<TokenTree>() {
            Ok(TokenTree::Literal(literal)) => {
                let written = literal.to_string();
                match Lit::new(literal) {
                    Lit::Str(part) => text.push_str(&part.value()),
                    _ => text.push_str(&written),
                }
            }
            Ok(token) => text.push_str(&token.to_string()),
            Err(_) => break,
        }
        end = part;
    }
    Expr {
        mark: mark.to(end),
        kind: ExprKind::Name(text, ident),
    }
}

/// The name after `ref`: `Stage`, `AWS::Region`.
fn reference(input: ParseStream<'_>, errors: &mut Errors, at: Mark) -> Option<Key> {
    let Ok(ident) = input.call(Ident::parse_any) else {
        errors.push(
            at,
            "`ref` takes a name",
            "write `ref Name`, the name of a parameter or resource",
        );
        return None;
    };
    let mut text = ident.to_string();
    let mut mark = at;
    if input.peek(Token![::]) && input.peek3(Ident::peek_any) {
        let _ = input.parse::<Token![::]>();
        if let Ok(second) = input.call(Ident::parse_any) {
            text = format!("{text}::{second}");
            mark = mark.to(errors.mark(second.span()));
        }
    }
    Some(Key {
        text,
        mark,
        ident: Some(ident),
    })
}

/// `Regions[ref AWS::Region, "Bucket"]`
pub(super) fn find(
    input: ParseStream<'_>,
    errors: &mut Errors,
    depth: usize,
) -> Option<(Mark, ExprKind)> {
    let at = here(input, errors);
    let map = key(input, errors);
    let keys = group_list(input, errors, Delimiter::Bracket, depth);
    let keys = keys.map(|(end, keys)| (end, <[Expr; 2]>::try_from(keys)));
    if let (Some(map), Some((end, Ok(keys)))) = (map, keys) {
        Some((end, ExprKind::Find(map, Box::new(keys))))
    } else {
        errors.push(
            at,
            "`find` takes a mapping and two keys",
            "write `find Mapping[ref AWS::Region, \"Column\"]`",
        );
        None
    }
}

/// `Condition { a } else { b }`
fn choice(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Option<(Mark, ExprKind)> {
    const EXAMPLE: &str = "write `if Condition { a } else { b }`";
    let at = here(input, errors);
    let condition = key(input, errors);
    let side = |input: ParseStream<'_>, errors: &mut Errors| {
        let (_, body) = group(input, Delimiter::Brace)?;
        inside(body, errors, |input, errors| {
            let value = expr(input, errors, depth + 1);
            if !input.is_empty() && !matches!(value.kind, ExprKind::Wrong) {
                let mark = here(input, errors);
                errors.push(mark, "one value stands in each branch", EXAMPLE);
            }
            Some(value)
        })
    };
    let then = side(input, errors);
    let has_else = input.parse::<Token![else]>().is_ok();
    let otherwise = if has_else { side(input, errors) } else { None };
    if let (Some(condition), Some(then), Some(otherwise)) = (condition, then, otherwise) {
        Some((
            condition.mark,
            ExprKind::If(condition, Box::new([then, otherwise])),
        ))
    } else {
        errors.push(at, "`if` takes a condition and two values", EXAMPLE);
        None
    }
}
