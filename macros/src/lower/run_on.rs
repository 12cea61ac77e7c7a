//! A half-typed word right before the next entry: `gr client web { … }` was read as a block `gr` called `client`.

use auth_stack_runtime::block::{BlockTable, Role};

use crate::syntax::{Entry, Key};
use crate::unknown::meant;

/// The entries of a block, each half-typed word by itself.
pub(super) fn parted(table: &'static BlockTable, entries: Vec<Entry>) -> Vec<Entry> {
    let mut parted = Vec::new();
    let mut entries = entries.into_iter().peekable();
    while let Some(mut entry) = entries.next() {
        if runs_on(table, &entry)
            && let Some(kind) = entry.name.take()
        {
            let mut half = Entry::of(entry.key);
            half.attributes = std::mem::take(&mut entry.attributes);
            parted.push(half);
            entry.key = kind;
            // What was read as the next entry is then the rest of this one, from its name on.
            if is_bare(&entry)
                && let Some(rest) = entries.next_if(|next| {
                    next.name.is_none() && next.key.ident.is_some() && !knows(table, &next.key)
                })
            {
                entry = Entry {
                    key: entry.key,
                    name: Some(rest.key),
                    ..rest
                };
            }
        }
        parted.push(entry);
    }
    parted
}

/// Whether the kind is no word at all, not even a misspelt one, and the name is a word that is known here.
fn runs_on(table: &'static BlockTable, entry: &Entry) -> bool {
    entry.key.ident.is_some()
        && !knows(table, &entry.key)
        && meant(table, &entry.key.text, true).is_none()
        && entry.name.as_ref().is_some_and(|name| knows(table, name))
}

fn knows(table: &BlockTable, key: &Key) -> bool {
    let child = table.child(&key.text);
    child.is_some_and(|child| child.role != Role::Rest) || table.setting(&key.text).is_some()
}

fn is_bare(entry: &Entry) -> bool {
    !entry.colon && entry.main.is_none() && entry.exact.is_none() && entry.body.is_none()
}
