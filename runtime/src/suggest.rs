//! “Did you mean …?”

/// What to say after an unknown name: the nearest known one, or all of them when they are few.
///
/// Empty when neither helps.
pub fn suggest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> String {
    let mut known: Vec<&str> = known.into_iter().collect();
    known.sort_unstable();
    known.dedup();
    match nearest(written, known.iter().copied()) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None if known.is_empty() || known.len() > 48 => String::new(),
        None => format!("known here: {}", list(&known)),
    }
}

/// The known name that was probably meant.
pub fn nearest<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded = fold(written);
    let limit = (folded.chars().count() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min()
        .map(|(_, candidate)| candidate)
}

/// ``a, `b` and `c` `` in backticks.
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    let quoted: Vec<String> = names
        .iter()
        .map(|name| format!("`{}`", name.as_ref()))
        .collect();
    match quoted.as_slice() {
        [] => String::new(),
        [one] => one.clone(),
        [init @ .., last] => format!("{} and {last}", init.join(", ")),
    }
}

/// Case and separators do not count: `SOFTWARE-TOKEN` is near to `software_token`.
fn fold(name: &str) -> String {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .flat_map(char::to_lowercase)
        .collect()
}

/// Edit distance where swapping two neighbours is one edit.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    // Texts of very different length are never near, and a huge token must not cost a huge table.
    if a.len().abs_diff(b.len()) > 8 || a.len() > 64 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut row = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let swap = usize::from(x != y);
            let mut best = (last[j] + swap).min(last[j + 1] + 1).min(row[j] + 1);
            if i > 0 && j > 0 && *x == b[j - 1] && a[i - 1] == *y {
                best = best.min(before[j - 1] + 1);
            }
            row.push(best);
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nearest_then_all_then_nothing() {
        assert_eq!(
            suggest("minimun_length", ["minimum_length", "require"]),
            "did you mean `minimum_length`?"
        );
        assert_eq!(suggest("Otp", ["Sms", "Totp"]), "did you mean `Totp`?");
        assert_eq!(
            suggest("x", ["Sms", "Totp"]),
            "known here: `Sms` and `Totp`"
        );
        let many: Vec<String> = (0..50).map(|n| format!("setting_{n:03}")).collect();
        assert_eq!(suggest("qqqqqq", many.iter().map(String::as_str)), "");
        assert_eq!(suggest("anything", []), "");
    }

    #[test]
    fn case_and_separators_do_not_count() {
        assert_eq!(
            suggest("OPTIONAL", ["Off", "On", "Optional"]),
            "did you mean `Optional`?"
        );
        assert_eq!(
            suggest("presignup", ["pre_sign_up", "post_confirmation"]),
            "did you mean `pre_sign_up`?"
        );
    }

    #[test]
    fn a_swap_is_one_edit() {
        assert_eq!(distance("ab", "ba"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance(&"a".repeat(1000), "a"), usize::MAX);
    }
}
