//! Writes the template to `OUT_DIR`.

mod stack;

use std::path::Path;
use std::{env, error, result};

type Result<T> = result::Result<T, Box<dyn error::Error>>;

fn main() -> Result<()> {
    // Without this, each change of any file of the package would run the script again.
    println!("cargo::rerun-if-changed=stack.rs");
    let folder = env::var("OUT_DIR")?;
    stack::acme_auth().write(Path::new(&folder).join("template.json"))?;
    Ok(())
}
