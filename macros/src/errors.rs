//! Everything that is wrong, collected, then said at once and in source order.

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::TokenStreamExt as _;

/// A place in the source: from one token to another, and how far into the source it is.
///
/// Spans cannot be compared on stable Rust, so each place is numbered when it is read.
#[derive(Clone, Copy)]
pub(crate) struct Mark {
    order: usize,
    start: Span,
    end: Span,
}

impl Mark {
    pub(crate) fn span(&self) -> Span {
        self.start
    }

    /// The first token and the last, which may be the same.
    pub(crate) fn ends(&self) -> [Span; 2] {
        [self.start, self.end]
    }

    /// Whether this stands before another.
    pub(crate) fn is_before(self, other: Mark) -> bool {
        self.order < other.order
    }

    /// From the start of this to the end of another.
    pub(crate) fn to(self, end: Mark) -> Self {
        Self {
            end: end.end,
            ..self
        }
    }
}

/// The collector. Whoever holds it can neither lose an error nor stop at one.
#[derive(Default)]
pub(crate) struct Errors {
    marks: usize,
    last: Option<Span>,
    /// In source order.
    found: Vec<(Mark, String)>,
}

impl Errors {
    /// Numbers the next place of the source.
    pub(crate) fn mark(&mut self, span: Span) -> Mark {
        self.marks += 1;
        self.last = Some(span);
        Mark {
            order: self.marks,
            start: span,
            end: span,
        }
    }

    /// The place read last, for what is missing after it.
    pub(crate) fn mark_again(&mut self) -> Mark {
        let last = self.last.unwrap_or_else(Span::call_site);
        self.mark(last)
    }

    /// Notes an error that the language has found.
    pub(crate) fn push(&mut self, mark: Mark, message: impl Into<String>, help: impl AsRef<str>) {
        let mut text = message.into();
        line(&mut text, "help", help.as_ref());
        self.add(mark, text);
    }

    /// Notes a broken rule.
    pub(crate) fn rule(&mut self, mark: Mark, message: &str, help: &str, rule: &str) {
        let mut text = message.to_owned();
        line(&mut text, "help", help);
        line(&mut text, "rule", rule);
        self.add(mark, text);
    }

    /// Behind all that stands before it in the source, or at the same place.
    fn add(&mut self, mark: Mark, text: String) {
        let at = self
            .found
            .partition_point(|(found, _)| !mark.is_before(*found));
        self.found.insert(at, (mark, text));
    }

    /// The errors as `compile_error!`, in source order.
    pub(crate) fn into_tokens(self) -> TokenStream {
        let mut tokens = TokenStream::new();
        for (mark, text) in &self.found {
            compile_error(*mark, text, &mut tokens);
        }
        tokens
    }

    /// `line:column: text` of each error, in source order.
    #[cfg(test)]
    pub(crate) fn texts(&self) -> Vec<String> {
        self.found
            .iter()
            .map(|(mark, text)| {
                let at = mark.start.start();
                format!("{}:{}: {text}", at.line, at.column + 1)
            })
            .collect()
    }
}

fn line(text: &mut String, word: &str, content: &str) {
    if !content.is_empty() {
        for part in &["\n", word, ": ", content] {
            text.push_str(part);
        }
    }
}

/// Writes `::core::compile_error! { "…" }`, underlined from the first to the last token of the place.
fn compile_error(mark: Mark, text: &str, tokens: &mut TokenStream) {
    let punct = |letter, spacing| {
        let mut punct = Punct::new(letter, spacing);
        punct.set_span(mark.start);
        punct
    };
    let mut text = Literal::string(text);
    text.set_span(mark.end);
    let mut body = Group::new(
        Delimiter::Brace,
        TokenStream::from(TokenTree::Literal(text)),
    );
    body.set_span(mark.end);
    for word in &["core", "compile_error"] {
        tokens.append(punct(':', Spacing::Joint));
        tokens.append(punct(':', Spacing::Alone));
        tokens.append(Ident::new(word, mark.start));
    }
    tokens.append(punct('!', Spacing::Alone));
    tokens.append(body);
}
