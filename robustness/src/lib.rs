//! The language of `auth_stack!` as a library, and stacks made of bytes to try it on.
//!
//! A crate of macros exports nothing else, so its modules are compiled here once more. The tests of this crate and the
//! targets in `fuzz/` share all of it.

#![allow(
    clippy::missing_panics_doc,
    reason = "to panic is how these say that something is wrong"
)]

#[cfg_attr(
    test,
    expect(dead_code, reason = "the macro's own tests read errors as text")
)]
#[path = "../../macros/src/errors.rs"]
mod errors;
#[path = "../../macros/src/expand.rs"]
mod expand;
#[path = "../../macros/src/lower/mod.rs"]
mod lower;
#[path = "../../macros/src/syntax/mod.rs"]
mod syntax;
#[path = "../../macros/src/unknown.rs"]
mod unknown;
#[path = "../../macros/src/values.rs"]
mod values;

pub mod accepted;
pub mod builder;
pub mod bytes;
pub mod judge;
pub mod model;
pub mod repair;
pub mod scale;
pub mod source;
pub mod tokens;
