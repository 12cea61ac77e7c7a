//! Token streams laid flat, so that single tokens can be taken out, doubled and changed.

use arbitrary::{Result, Unstructured};
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

/// A token, or a bracket of one.
#[derive(Clone, Debug)]
pub enum Flat {
    /// A token that is no group.
    Token(TokenTree),
    /// An opening bracket.
    Open(Delimiter),
    /// Any closing one.
    Close,
}

/// A stream, laid flat.
pub fn flatten(tokens: TokenStream) -> Vec<Flat> {
    let mut flat = Vec::new();
    flatten_into(tokens, &mut flat);
    flat
}

fn flatten_into(tokens: TokenStream, flat: &mut Vec<Flat>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                flat.push(Flat::Open(group.delimiter()));
                flatten_into(group.stream(), flat);
                flat.push(Flat::Close);
            }
            token => flat.push(Flat::Token(token)),
        }
    }
}

/// The stream again; what is still open at the end is closed.
pub fn build(flat: &[Flat]) -> TokenStream {
    let mut open: Vec<(Delimiter, TokenStream)> = Vec::new();
    let mut last = TokenStream::new();
    let close = |open: &mut Vec<(Delimiter, TokenStream)>, last: &mut TokenStream| {
        if let Some((delimiter, around)) = open.pop() {
            let inside = std::mem::replace(last, around);
            last.extend([TokenTree::Group(Group::new(delimiter, inside))]);
        }
    };
    for token in flat {
        match token {
            Flat::Token(token) => last.extend([token.clone()]),
            Flat::Open(delimiter) => open.push((*delimiter, std::mem::take(&mut last))),
            Flat::Close => close(&mut open, &mut last),
        }
    }
    while !open.is_empty() {
        close(&mut open, &mut last);
    }
    last
}

/// Changes some tokens: takes them out, doubles, swaps and replaces them.
pub fn disturb(flat: &mut Vec<Flat>, bytes: &mut Unstructured<'_>) -> Result<()> {
    while !bytes.is_empty() && !flat.is_empty() {
        let at = bytes.choose_index(flat.len())?;
        match bytes.arbitrary::<u8>()? % 6 {
            0 => drop(flat.remove(at)),
            1 => flat.insert(at, flat[at].clone()),
            2 => {
                let other = bytes.choose_index(flat.len())?;
                flat.swap(at, other);
            }
            3 => flat[at] = token(bytes)?,
            4 => {
                let from = bytes.choose_index(flat.len())?;
                flat[at] = flat[from].clone();
            }
            _ => flat.insert(at, token(bytes)?),
        }
    }
    Ok(())
}

/// Any token.
fn token(bytes: &mut Unstructured<'_>) -> Result<Flat> {
    // No quote: it stands before a lifetime, and nowhere else.
    const PUNCTUATION: [char; 13] = [
        ',', ':', ';', '#', '=', '!', '.', '-', '/', '&', '|', '<', '$',
    ];
    Ok(match bytes.arbitrary::<u8>()? % 10 {
        0..=3 => {
            let spacing = *bytes.choose(&[Spacing::Joint, Spacing::Alone])?;
            Flat::Token(Punct::new(*bytes.choose(&PUNCTUATION)?, spacing).into())
        }
        4 | 5 => {
            const WORDS: [&str; 16] = [
                "ref", "sub", "import", "if", "else", "secret", "ssm", "join", "find", "on",
                "when", "raw", "pub", "custom", "self", "true",
            ];
            Flat::Token(Ident::new(bytes.choose(&WORDS)?, Span::call_site()).into())
        }
        6 => Flat::Token(literal(bytes)?.into()),
        7 => Flat::Open(*bytes.choose(&[
            Delimiter::Brace,
            Delimiter::Bracket,
            Delimiter::Parenthesis,
            Delimiter::None,
        ])?),
        _ => Flat::Close,
    })
}

fn literal(bytes: &mut Unstructured<'_>) -> Result<Literal> {
    Ok(match bytes.arbitrary::<u8>()? % 8 {
        0 => Literal::string(bytes.arbitrary()?),
        1 => Literal::i64_unsuffixed(bytes.arbitrary::<u32>()?.into()),
        2 => Literal::u128_suffixed(bytes.arbitrary()?),
        3 => Literal::f64_unsuffixed(bytes.arbitrary::<u32>()?.into()),
        4 => Literal::character(bytes.arbitrary()?),
        5 => Literal::byte_string(bytes.arbitrary()?),
        6 => Literal::u64_unsuffixed(u64::MAX),
        _ => Literal::byte_character(bytes.arbitrary()?),
    })
}
