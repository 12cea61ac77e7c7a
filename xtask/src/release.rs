//! `cargo xtask release`: what must hold before the crates are published, and takes too long or needs too much of the
//! network to be asked at each change.

use crate::Result;
use crate::package;
use crate::supply;
use crate::test::{Suite, Tally, cargo};
use crate::tools::SEMVER_CHECKS;

/// The published crates with public items. A crate of macros has none to compare.
const LIBRARIES: [&str; 2] = ["auth-stack-runtime", "auth-stack"];

/// Runs every step; whether all of them passed.
pub fn run() -> bool {
    let mut suite = Suite::default();
    suite.step("packages", || package::package(&[]).map(Tally::one));
    suite.step("a project of a user", package::run);
    suite.step("advisories", || match supply::advisories()? {
        Some(clean) => Ok(Tally::one(clean)),
        None => Err("the database of RustSec cannot be had from here".into()),
    });
    suite.step("versions", versions);
    suite.sum_up()
}

/// Whether the version of each library says what became of its public items.
fn versions() -> Result<Tally> {
    let mut tally = Tally::default();
    for name in LIBRARIES {
        if !is_published(name)? {
            println!("no earlier release of {name} to compare with");
            continue;
        }
        let checked = SEMVER_CHECKS
            .command()?
            .args(["--package", name])
            .status()?;
        tally.add(Tally::one(checked.success()));
    }
    Ok(tally)
}

/// Whether the registry has a version of the crate.
fn is_published(name: &str) -> Result<bool> {
    let info = cargo("info --quiet --registry crates-io")
        .arg(name)
        .output()?;
    let error = String::from_utf8(info.stderr)?;
    if info.status.success() {
        Ok(true)
    } else if error.contains(&format!("could not find `{name}` in registry")) {
        Ok(false)
    } else {
        Err(error.into())
    }
}
