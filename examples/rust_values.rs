//! A stack that is a function: of a stage, of Rust values, with a `Result`.
//!
//! ```sh
//! cargo run --example rust_values
//! ```
//!
//! * Stages drift apart when each has a template of its own. Here one declaration makes them all; what differs is Rust.
//! * A value that arrives when the program runs is checked then, by the same rules and with the same words. Try the stage
//!   `Test!`: it cannot be part of a domain, and nothing was deployed yet.
//! * `#{ … }` takes any Rust expression of the type the setting has: a text, a number, a `Duration`, a list, a word.

use std::error::Error;

use auth_stack::words::DeletionProtection;
use auth_stack::{Duration, auth_stack};

/// How long people stay signed in.
fn session(stage: &str) -> Duration {
    if stage == "production" {
        Duration::days(30)
    } else {
        Duration::hours(8)
    }
}

/// Only the users of production are worth keeping.
fn protection(stage: &str) -> DeletionProtection {
    if stage == "production" {
        DeletionProtection::Active
    } else {
        DeletionProtection::Inactive
    }
}

auth_stack! {
    /// Sign-in for one stage.
    pub stack staged(stage: &str, callback_urls: &[String]) {
        user_pool {
            name: #{ format!("acme-{stage}") },
            deletion_protection: #{ protection(stage) },
            tags { Stage: #{ stage.to_owned() } }
        }

        domain #{ format!("acme-{stage}") }

        client web {
            refresh_token_validity: #{ session(stage) },
            oauth {
                flows: [Code],
                scopes: [openid, email],
                callback_urls: #{ callback_urls.to_vec() },
            }
        }
    }
}

fn main() -> Result<(), Box<dyn Error>> {
    let stage = std::env::args()
        .nth(1)
        .unwrap_or_else(|| "production".into());
    let callback_urls = [format!("https://{stage}.example.com/callback")];
    println!("{}", staged(&stage, &callback_urls)?);
    Ok(())
}
