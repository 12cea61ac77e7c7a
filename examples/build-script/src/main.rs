//! An application that is built together with the template of its sign-in, and knows the names in it.
//!
//! ```sh
//! cargo run --package build-script
//! ```
//!
//! * An application and its infrastructure drift apart when both spell out the same names. Here both are made from one
//!   stack: the build script writes the template, the application uses the constants, and a scope that is gone is a compile
//!   error.
//! * A build script that runs at each build, or writes its file at each run, builds everything after it anew. This one runs
//!   when the stack changes; `Template::write` leaves a file alone that has the right content already.

#[path = "../stack.rs"]
mod stack;

use stack::acme_auth::{groups, outputs, scopes};

/// What the build script wrote.
const TEMPLATE: &str = include_str!(concat!(env!("OUT_DIR"), "/template.json"));

fn main() {
    print!("{TEMPLATE}");
    eprintln!(
        "the app signs in with the client of the output {}, asks for the scope {} and lets the group {} do more",
        outputs::APP_CLIENT_ID_WEB,
        scopes::API_READ,
        groups::ADMINS,
    );
}
