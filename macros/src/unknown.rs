//! A word that a block does not know: what it was meant to be, and where it belongs.

use auth_stack_runtime::block::{BlockTable, Child, Declared as _, Naming, Role};
use auth_stack_runtime::stack::Stack;
use auth_stack_runtime::suggest::{nearest, suggest};

/// The setting or block with the name nearest to an unknown word, if any is near; what has a name can only be a block.
pub(crate) fn meant(
    table: &'static BlockTable,
    word: &str,
    is_named: bool,
) -> Option<&'static str> {
    nearest(word, &known(table, is_named))
}

/// What to write instead of an unknown word.
pub(crate) fn help(table: &'static BlockTable, word: &str, is_named: bool) -> String {
    if let Some(home) = home(table, word) {
        return home;
    }
    if meant(table, word, is_named).is_none() {
        if let Some(home) = home(Stack::TABLE, word) {
            return home;
        }
        if Stack::TABLE.child(word).is_some() {
            return format!("write `{word}` in the stack itself, not inside of another block");
        }
    }
    suggest(word, &known(table, is_named))
}

/// The block inside that knows a setting which this one does not, if there is one such block.
pub(crate) fn home_below(table: &'static BlockTable, word: &str) -> Option<&'static Child> {
    let mut homes = Vec::new();
    for child in table.blocks {
        let is_single = !child.many && child.table.naming == Naming::Unnamed;
        if is_single && child.table.setting(word).is_some() {
            homes.push(child);
        }
    }
    match homes.as_slice() {
        [home] => Some(home),
        _ => None,
    }
}

/// What a block knows, less the setting in its head.
fn known(table: &'static BlockTable, is_named: bool) -> Vec<&'static str> {
    let mut known = Vec::new();
    for setting in table.settings {
        if !is_named && !matches!(setting.role, Role::Rest | Role::Main) {
            known.push(setting.key);
        }
    }
    for child in table.blocks {
        if child.role != Role::Rest {
            known.push(child.kind);
        }
    }
    known
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
        if known(child.table, false).contains(&word) {
            let mut home = format!("{} {{ …", around.join(" { "));
            for _ in &*around {
                home.push_str(" }");
            }
            homes.push(home);
        }
        collect(child.table, word, around, homes);
        around.pop();
    }
}
