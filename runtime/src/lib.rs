//! The domain of `auth_stack!`: blocks, rules and CloudFormation emission.
//!
//! Users depend on `auth-stack`, which re-exports what they need. This crate is the same model at both times:
//! the macro builds it while compiling to ask the rules, the program builds it when it runs to emit the template.
//!
//! * A block is declared once, as a table: [`block`].
//! * A value is unset, known, known later or a CloudFormation function: [`value`].
//! * A rule points at what is wrong, and the report prints the path: [`report`], [`place`].

pub mod authorizer;
mod base64;
pub mod block;
pub mod calls;
pub mod client;
pub mod cloudformation;
pub mod domain;
pub mod function;
pub mod grant;
pub mod group;
pub mod identity_pool;
pub mod identity_provider;
pub mod json;
pub mod limit;
pub mod literal;
pub mod log_delivery;
pub mod managed_login_branding;
mod names;
pub mod pattern;
pub mod place;
mod possible;
pub mod regional_configuration;
mod replace;
pub mod replica;
pub mod report;
pub mod resource_server;
pub mod risk_configuration;
pub mod rulebook;
#[cfg(feature = "serde_json")]
mod serde;
pub mod set;
pub mod slot;
mod spelling;
pub mod stack;
pub mod suggest;
pub mod template;
pub mod terms;
pub mod ui_customization;
pub mod user;
pub mod user_pool;
pub mod value;
pub mod view;

#[cfg(test)]
mod testing;

pub use base64::base64;
pub use json::{Json, Object, Text};
pub use literal::Duration;
pub use report::{Advice, Report, Violation};
pub use set::{Intrinsic, Set, SetList};
pub use stack::Stack;
pub use template::{Resource, Template};
