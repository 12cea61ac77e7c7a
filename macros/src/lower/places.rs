//! Where each path of the model stands in the source.

use std::collections::HashMap;

use proc_macro2::TokenStream;

use crate::errors::Mark;
use crate::syntax::{Expr, ExprKind};

/// Where each path of the model stands in the source, and what is documented there.
#[derive(Debug, Default)]
pub(crate) struct Places {
    pub(super) values: HashMap<String, Mark>,
    pub(super) keys: HashMap<String, Mark>,
    pub(super) docs: HashMap<String, TokenStream>,
}

impl Places {
    /// The place of a path, or of the nearest thing around it.
    pub(crate) fn find(&self, path: &str, key: bool) -> Option<Mark> {
        let mut rest = path;
        loop {
            let at_key = if key && rest == path {
                self.keys.get(rest)
            } else {
                None
            };
            if let Some(mark) = at_key.or_else(|| self.values.get(rest)) {
                return Some(*mark);
            }
            rest = &rest[..rest.rfind(['.', '['])?];
        }
    }

    /// Notes where a value stands, and where the entries in it do.
    pub(super) fn note(&mut self, path: String, value: &Expr) {
        if let ExprKind::Map(entries) = &value.kind {
            for (key, value) in entries {
                let path = format!("{path}.{}", key.text);
                self.keys.insert(path.clone(), key.mark);
                self.note(path, value);
            }
        }
        self.values.insert(path, value.mark);
    }

    /// The documentation the user wrote for a path.
    pub(crate) fn docs(&self, path: &str) -> Option<&TokenStream> {
        self.docs.get(path)
    }
}
