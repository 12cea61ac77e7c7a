//! What stands in a sorted list: one search for all of them, whatever they hold.

use std::cmp::Ordering;

/// Where what is sought stands in a list of so many, or where it belongs; `compare` says how what stands at an index
/// compares with it.
pub(crate) fn search(len: usize, compare: &dyn Fn(usize) -> Ordering) -> Result<usize, usize> {
    let (mut start, mut end) = (0, len);
    while start < end {
        let middle = start.midpoint(end);
        match compare(middle) {
            Ordering::Less => start = middle + 1,
            Ordering::Greater => end = middle,
            Ordering::Equal => return Ok(middle),
        }
    }
    Err(start)
}
