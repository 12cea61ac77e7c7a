//! Names, and where each stands among them.
//!
//! A stack with hundreds of clients has thousands of references to look up, whose names start alike. std's `HashMap` takes
//! longer to hash a name than this takes to find it, and some thousand lines of LLVM's code.

/// Names that are looked up often.
#[derive(Debug)]
pub(super) struct Index<'a> {
    names: Vec<&'a str>,
    /// Where among the names the one stands whose hash leads here, or to a slot before that was taken. Half of the slots
    /// are `FREE`.
    slots: Vec<usize>,
    has_twins: bool,
}

const FREE: usize = usize::MAX;

impl<'a> Index<'a> {
    /// The index of some names.
    pub(super) fn of(names: Vec<&'a str>) -> Self {
        let slots = match names.len() {
            0 => Vec::new(),
            count => vec![FREE; (2 * count).next_power_of_two()],
        };
        let mut index = Self {
            names,
            slots,
            has_twins: false,
        };
        for at in 0..index.names.len() {
            let slot = index.slot(index.names[at]);
            if index.slots[slot] == FREE {
                index.slots[slot] = at;
            } else {
                index.has_twins = true;
            }
        }
        index
    }

    /// The names, in the order they were given.
    pub(super) fn names(&self) -> &[&'a str] {
        &self.names
    }

    /// Whether a name is there twice.
    pub(super) fn has_twins(&self) -> bool {
        self.has_twins
    }

    /// Where a name stands; the first of those that are the same.
    pub(super) fn position(&self, name: &str) -> Option<usize> {
        if self.names.is_empty() {
            return None;
        }
        let at = self.slots[self.slot(name)];
        (at != FREE).then_some(at)
    }

    /// The slot of a name, or the free one where it would be.
    fn slot(&self, name: &str) -> usize {
        let last = self.slots.len() - 1;
        let mut slot = hash(name) & last;
        loop {
            match self.names.get(self.slots[slot]) {
                Some(other) if *other != name => slot = (slot + 1) & last,
                _ => return slot,
            }
        }
    }
}

/// A number that few other names have.
fn hash(name: &str) -> usize {
    let mix =
        |hash: u64, part: u64| (hash.rotate_left(23) ^ part).wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (words, rest) = name.as_bytes().as_chunks();
    let mut hash = 0;
    for word in words {
        hash = mix(hash, u64::from_le_bytes(*word));
    }
    for byte in rest {
        hash = mix(hash, u64::from(*byte));
    }
    // The last bits of a product depend on the last bits of its factors alone.
    usize::try_from(hash >> 40).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_name_is_found_where_it_stands() {
        let mut names: Vec<String> = (0..500)
            .map(|number| format!("AppClientClient{number}"))
            .collect();
        names.extend(["", "a", "b", "AppClientClient", "größe"].map(str::to_owned));
        for count in 0..names.len() {
            let (known, unknown) = names.split_at(count);
            let index = Index::of(known.iter().map(String::as_str).collect());
            assert!(!index.has_twins());
            for (at, name) in known.iter().enumerate() {
                assert_eq!(index.position(name), Some(at));
            }
            for name in unknown {
                assert_eq!(index.position(name), None);
            }
        }
    }

    #[test]
    fn of_two_that_are_the_same_the_first_is_found() {
        let index = Index::of(vec!["b", "a", "b", "a"]);
        assert!(index.has_twins());
        assert_eq!(index.position("a"), Some(1));
        assert_eq!(index.position("b"), Some(0));
        assert_eq!(index.names(), ["b", "a", "b", "a"]);
    }
}
