//! What must hold of every input.

use arbitrary::Unstructured;
use auth_stack_runtime::{Report, Template};
use proc_macro2::TokenStream;

use crate::errors::Errors;
use crate::expand::check;
use crate::lower::lower;
use crate::model::Block;
use crate::syntax::parse;
use crate::tokens::{build, disturb, flatten};

/// The macro expands without a panic, says something whenever it leaves something out, and writes Rust that parses.
pub fn survives(tokens: TokenStream) {
    let passes_on = passes_on(&tokens);
    let mut errors = Errors::default();
    let expansion = check(tokens, &mut errors);
    let errors = errors.into_tokens();
    assert!(
        !expansion.is_empty() || !errors.is_empty(),
        "nothing written and nothing said"
    );
    parses(&errors);
    if !passes_on {
        parses(&expansion);
    }
}

/// Whether tokens of the user's come out as they went in, so that it is theirs whether they parse.
fn passes_on(tokens: &TokenStream) -> bool {
    let text = tokens.to_string();
    text.contains('#') || text.contains('(')
}

fn parses(tokens: &TokenStream) {
    if let Err(error) = syn::parse2::<syn::File>(tokens.clone()) {
        panic!("{error}: {tokens}");
    }
}

/// Any text, through the lexer.
pub fn text(bytes: &[u8]) {
    let tokens = std::str::from_utf8(bytes)
        .ok()
        .and_then(|text| text.parse().ok());
    if let Some(tokens) = tokens {
        survives(tokens);
    }
}

/// A stack of the tables, and what some other bytes make of its tokens.
pub fn tokens(bytes: &[u8]) {
    let middle = bytes.len() / 4 * 3;
    let (stack, noise) = bytes.split_at(middle);
    let Ok(stack) = Block::stack(&mut Unstructured::new(stack)) else {
        return;
    };
    let Ok(tokens) = stack.source().parse() else {
        return;
    };
    let mut flat = flatten(tokens);
    if disturb(&mut flat, &mut Unstructured::new(noise)).is_ok() {
        survives(build(&flat));
    }
}

/// What the macro finds in a stack.
#[derive(Debug)]
pub struct Verdict {
    /// The language is wrong: a name that is none, something written twice.
    pub is_unreadable: bool,
    /// What the rules say.
    pub report: Report,
    /// The template, as far as it is known.
    pub template: Template,
}

/// A rule, and where it is broken.
pub type Broken = (&'static str, String);

/// What the macro finds in a stack; nothing if it is no Rust.
pub fn compiled(source: &str) -> Option<Verdict> {
    let mut errors = Errors::default();
    let mut item = parse(source.parse().ok()?, &mut errors)?;
    let stack = lower(&mut item, &mut errors).stack;
    Some(Verdict {
        is_unreadable: !errors.into_tokens().is_empty(),
        report: stack.survey().report,
        template: stack.template(),
    })
}

/// The rules that a report says are broken, in alphabetical order.
pub fn broken(report: &Report) -> Vec<Broken> {
    let found = report.violations().iter();
    let mut broken: Vec<_> = found
        .map(|found| (found.rule(), found.path().to_owned()))
        .collect();
    broken.sort();
    broken
}
