//! The language of `auth_stack!`: read, fill the model, ask its rules, write the calls.
//!
//! This crate knows blocks, settings, values, places and suggestions. What they mean is the business of
//! `auth-stack-runtime`, whose tables it reads and whose rules it asks.

mod errors;
mod expand;
mod lower;
mod syntax;
mod unknown;
mod values;

#[cfg(test)]
mod tests;

/// Declares a sign-in stack: a function that makes its CloudFormation template, and a module with the names in it.
///
/// See the documentation of the `auth-stack` crate.
#[proc_macro]
pub fn auth_stack(tokens: proc_macro::TokenStream) -> proc_macro::TokenStream {
    let mut errors = errors::Errors::default();
    let mut expansion = expand::check(tokens.into(), &mut errors);
    expansion.extend(errors.into_tokens());
    expansion.into()
}
