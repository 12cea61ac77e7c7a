//! `cargo xtask docs`: the reference, generated from the tables the macro itself reads.

mod reference;
mod rules;

use std::fs;

use crate::Result;

fn pages() -> [(&'static str, String); 2] {
    [
        ("docs/reference.md", reference::page()),
        ("docs/rules.md", rules::page()),
    ]
}

/// Writes the pages.
pub fn write() -> Result<()> {
    fs::create_dir_all("docs")?;
    for (path, page) in pages() {
        fs::write(path, page)?;
    }
    Ok(())
}

/// Fails if a page is not what would be written now.
pub fn check() -> Result<()> {
    let stale: Vec<&str> = pages()
        .iter()
        .filter(|(path, page)| fs::read_to_string(path).ok().as_ref() != Some(page))
        .map(|(path, _)| *path)
        .collect();
    if stale.is_empty() {
        return Ok(());
    }
    Err(format!("{} out of date: run `cargo xtask docs`", stale.join(", ")).into())
}

/// A doc comment as one paragraph.
fn paragraph(doc: &str) -> String {
    doc.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A doc comment as it was written, without the space after `///`.
fn prose(doc: &str) -> String {
    let lines: Vec<&str> = doc
        .lines()
        .map(|line| line.strip_prefix(' ').unwrap_or(line))
        .collect();
    lines.join("\n").trim().to_owned()
}

/// A doc comment as a cell of a table.
pub fn cell(doc: &str) -> String {
    plain(&paragraph(doc)).replace('|', "\\|")
}

/// A text in which nothing outside of backticks is markup.
fn plain(text: &str) -> String {
    let mut parts: Vec<String> = text.split('`').map(str::to_owned).collect();
    for outside in parts.iter_mut().step_by(2) {
        *outside = outside.replace('<', "&lt;").replace('*', "\\*");
    }
    parts.join("`")
}
