//! Where each path of the model stands in the source.

use proc_macro2::TokenStream;

use crate::errors::Mark;
use crate::syntax::{Expr, ExprKind};

/// Where each path of the model stands in the source, and what is documented there: sorted by path.
#[derive(Default)]
pub(crate) struct Places(Vec<(String, Place)>);

/// What is known of a path.
#[derive(Default)]
pub(super) struct Place {
    pub(super) key: Option<Mark>,
    pub(super) value: Option<Mark>,
    pub(super) docs: TokenStream,
}

impl Places {
    /// The place of a path, or of the nearest thing around it.
    pub(crate) fn find(&self, path: &str, key: bool) -> Option<Mark> {
        let mut rest = path;
        loop {
            if let Some(place) = self.get(rest) {
                let at_key = if key && rest == path { place.key } else { None };
                if let Some(mark) = at_key.or(place.value) {
                    return Some(mark);
                }
            }
            rest = &rest[..rest.rfind(['.', '['])?];
        }
    }

    /// Notes where a value stands, and where the entries in it do.
    pub(super) fn note(&mut self, path: &str, value: &Expr) {
        if let ExprKind::Map(entries) = &value.kind {
            for (key, value) in entries {
                let path = format!("{path}.{}", key.text);
                self.at(&path).key = Some(key.mark);
                self.note(&path, value);
            }
        }
        self.at(path).value = Some(value.mark);
    }

    /// The documentation the user wrote for a path.
    pub(crate) fn docs(&self, path: &str) -> Option<&TokenStream> {
        let docs = &self.get(path)?.docs;
        if docs.is_empty() { None } else { Some(docs) }
    }

    /// What is known of a path, to be added to.
    pub(super) fn at(&mut self, path: &str) -> &mut Place {
        let index = match self.search(path) {
            Ok(index) => index,
            Err(index) => {
                self.0.insert(index, (path.to_owned(), Place::default()));
                index
            }
        };
        &mut self.0[index].1
    }

    fn get(&self, path: &str) -> Option<&Place> {
        let index = self.search(path).ok()?;
        Some(&self.0[index].1)
    }

    fn search(&self, path: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|(at, _)| at.as_str().cmp(path))
    }
}
