//! The grammar: each node's type next to its parser, with recovery.
//!
//! Nothing here knows what a block or setting means; a mistake costs the entry it stands in, and no more.

use std::borrow::Cow;

use proc_macro2::{Delimiter, Ident, Literal, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::ext::IdentExt as _;
use syn::parse::{Parse as _, ParseStream, Parser as _};
use syn::{Lit, LitStr, Token};

use crate::errors::{Errors, Mark};

/// How deep blocks, lists and maps may nest; deeper than any template, far from the end of the machine's stack.
const DEPTH: usize = 64;

/// Words that start a value, and so cannot be names.
const FUNCTIONS: [&str; 8] = [
    "ref", "sub", "import", "if", "secret", "ssm", "join", "find",
];

/// Words between the head of a block and a further value of it: `allow ["s3:GetObject"] on ["*"]`.
const CONNECTORS: [&str; 3] = ["on", "when", "sid"];

/// Names that may stand before another one with a colon between, also in a key: `custom:role: "role"`.
const NAMESPACES: [&str; 2] = ["custom", "dev"];

/// `pub stack name(params) { … }`
#[derive(Debug)]
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

/// A setting or a block:
///
/// * `key: value extra…,`
/// * `kind name = "exact" "head" on value when { … } { entries }`
/// * `kind name: value { entries }`
#[derive(Clone, Debug)]
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
    fn of(key: Key) -> Self {
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
    pub(crate) fn inside(&self) -> Cow<'_, [Self]> {
        match (&self.body, &self.main) {
            (Some(body), _) => Cow::Borrowed(body),
            (None, Some(main)) => match &main.kind {
                ExprKind::Map(entries) => entries.iter().cloned().map(Self::setting).collect(),
                _ => Cow::default(),
            },
            (None, None) => Cow::default(),
        }
    }

    /// `key: value`
    fn setting((key, value): (Key, Expr)) -> Self {
        Self {
            colon: true,
            main: Some(value),
            ..Self::of(key)
        }
    }

    /// The same without the name, which stands in the place of the head where there is one.
    pub(crate) fn nameless(&self, has_head: bool) -> Self {
        let mut entry = Self {
            name: None,
            ..self.clone()
        };
        if has_head {
            let wrong = Expr {
                mark: entry.key.mark,
                kind: ExprKind::Wrong,
            };
            let rest = entry.main.replace(wrong);
            let rest = rest.map(|value| Extra { key: None, value });
            entry.extras.splice(0..0, rest);
        }
        entry
    }
}

/// What follows the main value: `[Totp]`, `(2..=50)`, `immutable`, `on […]`.
#[derive(Clone, Debug)]
pub(crate) struct Extra {
    /// The word before it, where there is one.
    pub(crate) key: Option<Key>,
    pub(crate) value: Expr,
}

/// `#[condition = IsProd]`, `#[depends_on(A, B)]`, documentation.
#[derive(Clone, Debug)]
pub(crate) enum Attribute {
    /// A line of documentation.
    Doc(TokenStream),
    /// Anything else.
    Other { key: Key, value: Option<Expr> },
}

/// A name, or a text where a name stands; `custom:role` is one, too.
#[derive(Clone, Debug)]
pub(crate) struct Key {
    pub(crate) text: String,
    pub(crate) mark: Mark,
    /// The identifier as it was written, to be written again; none for a text.
    pub(crate) ident: Option<Ident>,
}

/// A text as it was written, and what it says.
#[derive(Clone, Debug)]
pub(crate) struct Quoted {
    pub(crate) value: String,
    pub(crate) token: Literal,
}

impl Quoted {
    fn new(text: &LitStr) -> Self {
        Self {
            value: text.value(),
            token: text.token(),
        }
    }

    /// A text that stands for what was written there.
    pub(crate) fn made(value: &str, span: Span) -> Self {
        let mut token = Literal::string(value);
        token.set_span(span);
        Self {
            value: value.to_owned(),
            token,
        }
    }
}

impl ToTokens for Quoted {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        self.token.to_tokens(tokens);
    }
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) struct Expr {
    pub(crate) mark: Mark,
    pub(crate) kind: ExprKind,
}

#[derive(Clone, Debug)]
pub(crate) enum ExprKind {
    Text(Quoted),
    Integer(i64),
    Float(f64),
    Flag(bool),
    /// The number, the unit's symbol, the seconds.
    Duration(i64, &'static str, i64),
    /// `Optional`, `email`, `custom:tenant_id`, `mcp/access`, `Function.Arn`
    Name(String, Ident),
    Range(Option<i64>, Option<i64>),
    List(Vec<Expr>),
    Map(Vec<(Key, Expr)>),
    /// `#{ … }`
    Rust(TokenStream),
    Ref(Key),
    Sub(Quoted),
    Import(Box<Expr>),
    Join(Quoted, Vec<Expr>),
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

/// Reads the whole input; `None` when not even the name of the stack is there.
pub(crate) fn parse(tokens: TokenStream, errors: &mut Errors) -> Option<StackItem> {
    let mut item = None;
    let reader = |input: ParseStream<'_>| {
        item = stack_item(input, errors);
        skip_rest(input);
        Ok(())
    };
    // The reader consumes everything and has said what is wrong, so nothing is left to fail.
    let _ = reader.parse2(tokens);
    item
}

fn stack_item(input: ParseStream<'_>, errors: &mut Errors) -> Option<StackItem> {
    let mut attributes = TokenStream::new();
    while input.peek(Token![#]) && input.peek2(syn::token::Bracket) {
        for _ in 0..2 {
            attributes.extend(input.parse::<TokenTree>().ok());
        }
    }
    let mut visibility = TokenStream::new();
    if input.peek(Token![pub]) {
        visibility.extend(input.parse::<TokenTree>().ok());
        if input.peek(syn::token::Paren) {
            visibility.extend(input.parse::<TokenTree>().ok());
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
            item.entries = inside(body, errors, |input, errors| entries(input, errors, 0))
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
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => {
            (is_after_pound && group.delimiter() == Delimiter::Brace) || has_rust(group.stream())
        }
        token => {
            is_after_pound = token.to_string() == "#";
            false
        }
    })
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
    let reader = |input: ParseStream<'_>| {
        result = read(input, errors);
        skip_rest(input);
        Ok(())
    };
    let _ = reader.parse2(tokens);
    result
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

fn is_setting_colon(input: ParseStream<'_>) -> bool {
    input.peek(Token![:]) && !input.peek(Token![::])
}

fn entries(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Vec<Entry> {
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

fn entry(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Option<Entry> {
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
        while !at_end_of_head(input) {
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
    let is_key = ahead
        .call(Ident::parse_any)
        .is_ok_and(|ident| ident.to_string().starts_with(char::is_lowercase));
    if is_setting_colon(&ahead) {
        return true;
    }
    is_key
        && !is_function(input)
        && (ahead.peek(syn::token::Brace)
            || ahead.peek(LitStr)
            || (ahead.peek(Token![=]) && !ahead.peek(Token![==]))
            || (ahead.peek(Ident::peek_any) && ahead.peek2(syn::token::Brace)))
}

/// Whether a value stands where the head of a block may have one.
fn starts_head(input: ParseStream<'_>) -> bool {
    input.peek(Lit)
        || input.peek(syn::token::Bracket)
        || (input.peek(Token![#]) && input.peek2(syn::token::Brace))
        || is_function(input)
}

/// Whether a function starts here. Before a comma or the end, `sub` is the claim of that name.
fn is_function(input: ParseStream<'_>) -> bool {
    let ahead = input.fork();
    let Ok(word) = ahead.call(Ident::parse_any) else {
        return false;
    };
    let is_claim = word == "sub" && (ahead.is_empty() || ahead.peek(Token![,]));
    !is_claim && FUNCTIONS.iter().any(|function| word == *function)
}

/// `on`, `when` or `sid`, with a value after it.
fn connector(input: ParseStream<'_>, errors: &mut Errors) -> Option<Key> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any).ok()?;
    let follows =
        ahead.peek(syn::token::Bracket) || ahead.peek(syn::token::Brace) || starts_head(&ahead);
    if CONNECTORS.iter().any(|connector| word == *connector) && follows {
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
    if name.ident.is_none() {
        let own = name.text.replace('-', "_");
        errors.push(
            name.mark,
            format!("`{}` is no name of a block", name.text),
            format!("write `{own}`, or `{own} = \"{}\"`", name.text),
        );
        name.text = own;
    }
    Some(name)
}

fn attributes(input: ParseStream<'_>, errors: &mut Errors) -> Vec<Attribute> {
    let mut attributes = Vec::new();
    while input.peek(Token![#]) && input.peek2(syn::token::Bracket) {
        let mut tokens = TokenStream::new();
        tokens.extend(input.parse::<TokenTree>().ok());
        let Some((span, content)) = group(input, Delimiter::Bracket) else {
            break;
        };
        let mut group = proc_macro2::Group::new(Delimiter::Bracket, content.clone());
        group.set_span(span);
        tokens.extend([TokenTree::Group(group)]);
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
            Some(Attribute::Other { key, value })
        });
        attributes.extend(attribute);
    }
    attributes
}

/// A name, with its namespace (`custom:role`) where a colon follows, or a text. With hyphens in it, it is no identifier.
fn key(input: ParseStream<'_>, errors: &mut Errors) -> Option<Key> {
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
    let is_spaced = NAMESPACES.iter().any(|namespace| ident == *namespace);
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
    let mut ident = Some(ident);
    while input.peek(Token![-]) && input.peek2(Ident::peek_any) {
        let _ = input.parse::<Token![-]>();
        if let Ok(part) = input.call(Ident::parse_any) {
            mark = mark.to(errors.mark(part.span()));
            text = format!("{text}-{part}");
            ident = None;
        }
    }
    Some(Key { text, mark, ident })
}

/// A value with `==`, `!=`, `&&` and `||`, as conditions have them.
fn expr(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Expr {
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

fn pair(left: Expr, right: Expr, kind: impl FnOnce(Box<[Expr; 2]>) -> ExprKind) -> Expr {
    Expr {
        mark: left.mark.to(right.mark),
        kind: kind(Box::new([left, right])),
    }
}

/// One value, without operators.
fn operand(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Expr {
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
fn group_list(
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

/// A literal, or a range of numbers.
fn literal(input: ParseStream<'_>, errors: &mut Errors, mark: Mark) -> Expr {
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
                unit => match unit_of(unit) {
                    Some((symbol, seconds)) => {
                        ExprKind::Duration(value, symbol, value.saturating_mul(seconds))
                    }
                    None => {
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
                },
            }
        }
        Lit::Float(number) if number.suffix().is_empty() => ExprKind::Float(
            format!("{sign}{}", number.base10_digits())
                .parse()
                .unwrap_or_default(),
        ),
        Lit::Float(number) if unit_of(number.suffix()).is_some() => {
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

fn unit_of(unit: &str) -> Option<(&'static str, i64)> {
    auth_stack_runtime::Duration::UNITS
        .into_iter()
        .find(|(symbol, _, _)| *symbol == unit)
        .map(|(symbol, _, seconds)| (symbol, seconds))
}

/// Takes a unit of time that stands by itself, with its symbol.
fn spaced_unit(input: ParseStream<'_>) -> Option<(Ident, &'static str)> {
    let ahead = input.fork();
    let word = ahead.call(Ident::parse_any).ok()?.to_string();
    let symbol = unit_of(&word).map(|(symbol, _)| symbol);
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

/// A name, or a function that starts with one.
fn word(input: ParseStream<'_>, errors: &mut Errors, mark: Mark, depth: usize) -> Expr {
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
    let next = |input: ParseStream<'_>, errors: &mut Errors| match is_bare {
        true => mark,
        false => here(input, errors),
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
    let function = match name.as_str() {
        "ref" => {
            let at = next(input, errors);
            reference(input, errors, at).map(|key| (key.mark, ExprKind::Ref(key)))
        }
        "sub" => text(input, errors, "sub \"${AWS::Region}-name\"")
            .map(|(at, text)| (at, ExprKind::Sub(text))),
        "secret" => text(input, errors, "secret \"name:key\"")
            .map(|(at, text)| (at, ExprKind::Secret(text))),
        "ssm" => text(input, errors, "ssm \"/path\"").map(|(at, text)| (at, ExprKind::Ssm(text))),
        "import" if is_bare => {
            errors.push(
                mark,
                "`import` takes a text",
                "write `import \"Stack:Output\"`",
            );
            None
        }
        "import" => {
            let inner = operand(input, errors, depth + 1);
            Some((inner.mark, ExprKind::Import(Box::new(inner))))
        }
        "join" => text(input, errors, "join \",\" [a, b]").and_then(|(_, separator)| {
            let at = here(input, errors);
            let parts = group_list(input, errors, Delimiter::Bracket, depth);
            if parts.is_none() {
                errors.push(
                    at,
                    "`join` takes a list after the separator",
                    "write `join \",\" [a, b]`",
                );
            }
            let (end, parts) = parts?;
            Some((end, ExprKind::Join(separator, parts)))
        }),
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
            Ok(TokenTree::Literal(literal)) => match Lit::new(literal) {
                Lit::Str(part) => text.push_str(&part.value()),
                literal => text.push_str(&literal.to_token_stream().to_string()),
            },
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
fn find(input: ParseStream<'_>, errors: &mut Errors, depth: usize) -> Option<(Mark, ExprKind)> {
    let at = here(input, errors);
    let map = key(input, errors);
    let keys = group_list(input, errors, Delimiter::Bracket, depth);
    match (
        map,
        keys.map(|(end, keys)| (end, <[Expr; 2]>::try_from(keys))),
    ) {
        (Some(map), Some((end, Ok(keys)))) => Some((end, ExprKind::Find(map, Box::new(keys)))),
        _ => {
            errors.push(
                at,
                "`find` takes a mapping and two keys",
                "write `find Mapping[ref AWS::Region, \"Column\"]`",
            );
            None
        }
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
    match (condition, then, otherwise) {
        (Some(condition), Some(then), Some(otherwise)) => Some((
            condition.mark,
            ExprKind::If(condition, Box::new([then, otherwise])),
        )),
        _ => {
            errors.push(at, "`if` takes a condition and two values", EXAMPLE);
            None
        }
    }
}
