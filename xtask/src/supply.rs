//! What comes with the crates: their dependencies, judged by `cargo deny` after `deny.toml`.

use crate::Result;
use crate::test::Tally;
use crate::tools::DENY;

/// Licences, duplicates and sources always; advisories where their database can be had.
pub fn run() -> Result<Tally> {
    let mut tally = Tally::one(deny(&["check", "licenses", "bans", "sources"])?);
    if let Some(clean) = advisories()? {
        tally.add(Tally::one(clean));
    } else {
        println!("skipped: advisories, as the database of RustSec cannot be had from here");
    }
    Ok(tally)
}

/// Whether no advisory is about one of the dependencies; nothing where the database cannot be had.
pub fn advisories() -> Result<Option<bool>> {
    if !deny(&["--log-level", "off", "fetch", "db"])? {
        return Ok(None);
    }
    deny(&["check", "advisories"]).map(Some)
}

fn deny(args: &[&str]) -> Result<bool> {
    let mut deny = DENY.command()?;
    Ok(deny.args(args).status()?.success())
}
