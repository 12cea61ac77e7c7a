//! The stacks of the examples, cut off and with single tokens changed: nothing of it makes the macro panic.
//!
//! One place in so many is tried; `EVERY_TOKEN=1` tries all of them.

use std::env;
use std::fs;
use std::path::Path;

use auth_stack_robustness::judge::survives;
use auth_stack_robustness::tokens::{Flat, build, flatten};
use proc_macro2::{TokenStream, TokenTree};

/// The stacks of the examples, laid flat.
fn stacks() -> Vec<Vec<Flat>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples");
    let mut files: Vec<_> = fs::read_dir(folder)
        .expect("the examples are there")
        .flatten()
        .map(|file| file.path())
        .filter(|file| file.extension().is_some_and(|extension| extension == "rs"))
        .collect();
    files.sort();
    let mut stacks = Vec::new();
    for file in files {
        let source = fs::read_to_string(file).expect("an example is a text");
        collect(source.parse().expect("an example is Rust"), &mut stacks);
    }
    assert!(stacks.len() >= 25, "{} stacks", stacks.len());
    stacks
}

/// Finds the inside of each `auth_stack! { … }`.
fn collect(tokens: TokenStream, found: &mut Vec<Vec<Flat>>) {
    let mut words = [String::new(), String::new()];
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            if words == ["auth_stack", "!"] {
                found.push(flatten(group.stream()));
            } else {
                collect(group.stream(), found);
            }
        }
        words = [words[1].clone(), token.to_string()];
    }
}

/// Tries places in each stack: one in so many, other ones in each.
fn each_place(mut try_at: impl FnMut(&[Flat], usize)) {
    let step = if env::var_os("EVERY_TOKEN").is_some() {
        1
    } else {
        29
    };
    for (number, stack) in stacks().iter().enumerate() {
        (number % step..stack.len())
            .step_by(step)
            .for_each(|at| try_at(stack, at));
    }
}

#[test]
fn every_prefix_expands() {
    each_place(|stack, end| survives(build(&stack[..end])));
}

#[test]
fn a_token_gone_doubled_or_swapped_expands() {
    each_place(|stack, at| {
        let mut gone = stack.to_vec();
        gone.remove(at);
        survives(build(&gone));
        let mut doubled = stack.to_vec();
        doubled.insert(at, stack[at].clone());
        survives(build(&doubled));
        if at + 1 < stack.len() {
            let mut swapped = stack.to_vec();
            swapped.swap(at, at + 1);
            survives(build(&swapped));
        }
    });
}
