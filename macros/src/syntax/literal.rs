//! Texts, numbers, flags, durations and ranges.

use auth_stack_runtime::literal::{Duration, Unit};
use proc_macro2::{Ident, Literal, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse as _, ParseStream};
use syn::{Lit, LitStr, Token};

use super::value::{Expr, ExprKind};
use super::{here, is_setting_colon};
use crate::errors::{Errors, Mark};

/// A text as it was written, and what it says.
pub(crate) struct Quoted {
    pub(crate) value: String,
    pub(crate) token: Literal,
}

impl Quoted {
    pub(super) fn new(text: &LitStr) -> Self {
        Self {
            value: text.value(),
            token: text.token(),
        }
    }

    /// A text that stands for what was written there.
    pub(crate) fn made(value: String, span: Span) -> Self {
        let mut token = Literal::string(&value);
        token.set_span(span);
        Self { value, token }
    }
}

impl ToTokens for Quoted {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.token.to_tokens(tokens);
    }
}

/// A literal, or a range of numbers.
pub(super) fn literal(input: ParseStream<'_>, errors: &mut Errors, mark: Mark) -> Expr {
    let wrong = Expr {
        mark,
        kind: ExprKind::Wrong,
    };
    let from = if input.peek(Token![..]) {
        None
    } else {
        Some(scalar(input, errors, mark))
    };
    if !input.peek(Token![..]) {
        return from.unwrap_or(wrong);
    }
    let dots = here(input, errors);
    let is_inclusive = input.peek(Token![..=]);
    let _ = if is_inclusive {
        input.parse::<Token![..=]>().map(|_| ())
    } else {
        input.parse::<Token![..]>().map(|_| ())
    };
    let to = (input.peek(Lit) || input.peek(Token![-])).then(|| {
        let mark = here(input, errors);
        scalar(input, errors, mark)
    });
    let end = to.as_ref().map_or(dots, |to| to.mark);
    let mut bound = |side: &Option<Expr>| match side.as_ref().map(|side| (&side.kind, side.mark)) {
        None => Ok(None),
        Some((ExprKind::Integer(number), _)) => Ok(Some(*number)),
        Some((ExprKind::Wrong, _)) => Err(()),
        Some((_, mark)) => {
            errors.push(
                mark,
                "a range has whole numbers at its ends",
                "write `2..=50`",
            );
            Err(())
        }
    };
    let (Ok(min), Ok(max)) = (bound(&from), bound(&to)) else {
        return wrong;
    };
    if let (false, Some(max)) = (is_inclusive, max) {
        let min = min.map(|min| min.to_string()).unwrap_or_default();
        errors.push(
            mark.to(end),
            "`..` leaves the last number out",
            format!("write `{min}..={}`", max.saturating_sub(1)),
        );
        return wrong;
    }
    Expr {
        mark: mark.to(end),
        kind: ExprKind::Range(min, max),
    }
}

/// A text, number, flag or duration.
fn scalar(input: ParseStream<'_>, errors: &mut Errors, mark: Mark) -> Expr {
    let wrong = Expr {
        mark,
        kind: ExprKind::Wrong,
    };
    let is_negative = input.parse::<Token![-]>().is_ok();
    let Ok(lit) = Lit::parse(input) else {
        if !input.is_empty() && !input.peek(Token![,]) {
            let _ = input.parse::<TokenTree>();
        }
        errors.push(mark, "expected a number", "write a whole number, like `12`");
        return wrong;
    };
    let end = errors.mark(lit.span());
    let sign = if is_negative { "-" } else { "" };
    let kind = match lit {
        Lit::Str(text) if !is_negative && text.suffix().is_empty() => {
            ExprKind::Text(Quoted::new(&text))
        }
        Lit::Bool(flag) if !is_negative => ExprKind::Flag(flag.value),
        Lit::Int(number) => {
            let Ok(value) = format!("{sign}{}", number.base10_digits()).parse::<i64>() else {
                errors.push(
                    mark.to(end),
                    format!("`{sign}{number}` is too large"),
                    "write a number that fits into 64 bits",
                );
                return wrong;
            };
            match number.suffix() {
                "" => match spaced_unit(input) {
                    Some((unit, symbol)) => {
                        let end = errors.mark(unit.span());
                        errors.push(
                            mark.to(end),
                            format!("`{value} {unit}` has a space before its unit"),
                            format!("write `{value}{symbol}`"),
                        );
                        return wrong;
                    }
                    None => ExprKind::Integer(value),
                },
                unit => {
                    if let Some(unit) = Unit::called(unit) {
                        ExprKind::Duration(Duration::of(value, unit))
                    } else {
                        let help = match meant_unit(unit) {
                            Some(symbol) => format!("write `{value}{symbol}`"),
                            None => "write one of the units `s`, `min`, `h` and `d`".to_owned(),
                        };
                        errors.push(
                            mark.to(end),
                            format!("`{unit}` is not a unit of time"),
                            help,
                        );
                        return wrong;
                    }
                }
            }
        }
        Lit::Float(number) if number.suffix().is_empty() => ExprKind::Float(
            format!("{sign}{}", number.base10_digits())
                .parse()
                .unwrap_or_default(),
        ),
        Lit::Float(number) if Unit::called(number.suffix()).is_some() => {
            errors.push(
                mark.to(end),
                format!("`{sign}{number}` is not a whole number"),
                "write it in a smaller unit, as `90min` for `1.5h`",
            );
            return wrong;
        }
        Lit::Char(_) | Lit::ByteStr(_) | Lit::CStr(_) | Lit::Byte(_) => {
            errors.push(mark, "a text stands in double quotes", "write `\"…\"`");
            return wrong;
        }
        _ => {
            errors.push(
                mark,
                "this is not a value of the language",
                "write a text, a number, a flag or a duration",
            );
            return wrong;
        }
    };
    Expr {
        mark: mark.to(end),
        kind,
    }
}

/// Takes a unit of time that stands by itself, with its symbol.
fn spaced_unit(input: ParseStream<'_>) -> Option<(Ident, &'static str)> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any).ok()?.to_string();
    let symbol = Unit::called(&word).map(|unit| unit.symbol);
    let symbol = symbol.or_else(|| meant_unit(&word))?;
    if is_setting_colon(&ahead) {
        return None;
    }
    let unit = input.call(Ident::parse_any).ok()?;
    Some((unit, symbol))
}

/// The unit that people mean by another symbol.
fn meant_unit(unit: &str) -> Option<&'static str> {
    Some(match unit {
        "sec" | "secs" | "second" | "seconds" => "s",
        "m" | "mins" | "minute" | "minutes" => "min",
        "hr" | "hrs" | "hour" | "hours" => "h",
        "day" | "days" => "d",
        _ => return None,
    })
}
