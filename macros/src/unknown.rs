//! A word that a block does not know: what it was meant to be, and where it belongs.

use auth_stack_runtime::block::{BlockTable, Child, Declared as _, Role, Setting};
use auth_stack_runtime::stack::Stack;
use auth_stack_runtime::suggest::{nearest, suggest};

/// What an unknown word was meant to be, in all likelihood.
#[derive(Debug)]
pub(crate) enum Meant {
    Setting(&'static Setting),
    Child(&'static Child),
}

/// The setting or block with the name nearest to an unknown word, if any is near.
pub(crate) fn meant(table: &'static BlockTable, word: &str) -> Option<Meant> {
    let near = nearest(word, known(table))?;
    let child = table.child(near).map(Meant::Child);
    child.or_else(|| table.setting(near).map(Meant::Setting))
}

/// What to write instead of an unknown word.
pub(crate) fn help(table: &'static BlockTable, word: &str) -> String {
    if let Some(home) = home(table, word) {
        return home;
    }
    if meant(table, word).is_none() {
        if let Some(home) = home(&Stack::TABLE, word) {
            return home;
        }
        if Stack::TABLE.child(word).is_some() {
            return format!("write `{word}` in the stack itself, not inside of another block");
        }
    }
    suggest(word, known(table))
}

fn known(table: &'static BlockTable) -> impl Iterator<Item = &'static str> {
    let settings = table.settings.iter();
    settings
        .filter(|setting| !matches!(setting.role, Role::Rest | Role::Main))
        .map(|setting| setting.key)
        .chain(table.blocks.iter().map(|child| child.kind))
}

/// Where a word belongs that only one of the blocks inside knows.
fn home(table: &'static BlockTable, word: &str) -> Option<String> {
    let mut homes = Vec::new();
    collect(table, word, &mut Vec::new(), &mut homes);
    match homes.as_slice() {
        [home] => Some(format!("write it in `{home}`")),
        _ => None,
    }
}

fn collect(
    table: &'static BlockTable,
    word: &str,
    around: &mut Vec<&'static str>,
    homes: &mut Vec<String>,
) {
    for child in table.blocks {
        around.push(child.kind);
        if known(child.table).any(|known| known == word) {
            homes.push(format!(
                "{} {{ …{}",
                around.join(" { "),
                " }".repeat(around.len())
            ));
        }
        collect(child.table, word, around, homes);
        around.pop();
    }
}
