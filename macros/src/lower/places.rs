//! Where each path of the model stands in the source.

use proc_macro2::TokenStream;

use crate::errors::Mark;
use crate::syntax::{Expr, ExprKind};

/// Where each path of the model stands in the source, and what is documented there.
#[derive(Default)]
pub(crate) struct Places {
    found: Vec<Place>,
    /// The indices of what was found, sorted by path: these are small, and moved for each path between two others.
    sorted: Vec<usize>,
}

/// What is known of a path.
pub(super) struct Place {
    path: String,
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
            Ok(at) => self.sorted[at],
            Err(at) => {
                self.sorted.insert(at, self.found.len());
                self.found.push(Place {
                    path: path.to_owned(),
                    key: None,
                    value: None,
                    docs: TokenStream::new(),
                });
                self.found.len() - 1
            }
        };
        &mut self.found[index]
    }

    fn get(&self, path: &str) -> Option<&Place> {
        let at = self.search(path).ok()?;
        Some(&self.found[self.sorted[at]])
    }

    fn search(&self, path: &str) -> Result<usize, usize> {
        let path_of = |index: usize| self.found[index].path.as_str();
        self.sorted
            .binary_search_by(|index| path_of(*index).cmp(path))
    }
}
