//! What was written before.

/// The words that stand in a block so far, sorted.
#[derive(Default)]
pub(super) struct Seen(Vec<String>);

impl Seen {
    /// Whether a word is new; from now on it is not.
    pub(super) fn insert(&mut self, word: &str) -> bool {
        let Err(index) = self.search(word) else {
            return false;
        };
        self.0.insert(index, word.to_owned());
        true
    }

    pub(super) fn contains(&self, word: &str) -> bool {
        self.search(word).is_ok()
    }

    fn search(&self, word: &str) -> Result<usize, usize> {
        self.0.binary_search_by(|seen| seen.as_str().cmp(word))
    }
}
