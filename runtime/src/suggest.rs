//! “Did you mean …?”

use heck::ToSnakeCase as _;

/// How many of many names a message lists.
const SHOWN: usize = 16;

/// What to say after an unknown name: the nearest known one, otherwise all of them, or some where they are many; first
/// those that share a word with it.
///
/// Empty when nothing is known.
pub fn suggest(written: &str, known: &[&str]) -> String {
    let mut known = known.to_vec();
    known.sort_unstable();
    let words = written.to_snake_case();
    let (mut related, mut others) = (Vec::new(), Vec::new());
    let mut last = None;
    for &name in &known {
        if last == Some(name) {
            continue;
        }
        last = Some(name);
        if share_a_word(&words, name) {
            related.push(name);
        } else {
            others.push(name);
        }
    }
    let mut known = related;
    known.append(&mut others);
    match nearest(written, &known) {
        Some(candidate) => format!("did you mean `{candidate}`?"),
        None if known.is_empty() => String::new(),
        None if known.len() <= SHOWN + 4 => format!("known here: {}", list(&known)),
        None => {
            let (shown, rest) = known.split_at(SHOWN);
            let (shown, rest) = (shown.join("`, `"), rest.len());
            format!("known here: `{shown}` and {rest} more")
        }
    }
}

/// Whether a word of one name, more than two letters long, is also one of the other.
fn share_a_word(words: &str, name: &str) -> bool {
    let name = name.to_snake_case();
    for word in words.split('_') {
        for own in name.split('_') {
            if word.len() > 2 && own == word {
                return true;
            }
        }
    }
    false
}

/// The known name that was probably meant.
pub fn nearest<'a>(written: &str, known: &[&'a str]) -> Option<&'a str> {
    let folded = fold(written);
    let limit = (folded.chars().count() / 3).max(1);
    let mut nearest: Option<(usize, &str)> = None;
    for candidate in known {
        let found = (distance(&folded, &fold(candidate)), *candidate);
        if found.0 <= limit && nearest.is_none_or(|nearest| found < nearest) {
            nearest = Some(found);
        }
    }
    nearest.map(|(_, candidate)| candidate)
}

/// ``a, `b` and `c` `` in backticks.
pub fn list<S: AsRef<str>>(names: &[S]) -> String {
    let mut text = String::new();
    for (index, name) in names.iter().enumerate() {
        text.push_str(match index {
            0 => "",
            _ if index + 1 == names.len() => " and ",
            _ => ", ",
        });
        text.extend(["`", name.as_ref(), "`"]);
    }
    text
}

/// Case and separators do not count: `SOFTWARE-TOKEN` is near to `software_token`.
fn fold(name: &str) -> String {
    let mut folded = String::with_capacity(name.len());
    for c in name.chars() {
        if c.is_alphanumeric() {
            folded.extend(c.to_lowercase());
        }
    }
    folded
}

fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    for c in text.chars() {
        letters.push(c);
    }
    letters
}

/// Edit distance where swapping two neighbours is one edit.
fn distance(a: &str, b: &str) -> usize {
    let (a, b) = (letters(a), letters(b));
    // Texts of very different length are never near, and a huge token must not cost a huge table.
    if a.len().abs_diff(b.len()) > 8 || a.len() > 64 {
        return usize::MAX;
    }
    let mut before: Vec<usize> = Vec::new();
    let mut last = Vec::with_capacity(b.len() + 1);
    while last.len() <= b.len() {
        last.push(last.len());
    }
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
            suggest("minimun_length", &["minimum_length", "require"]),
            "did you mean `minimum_length`?"
        );
        assert_eq!(suggest("Otp", &["Sms", "Totp"]), "did you mean `Totp`?");
        assert_eq!(
            suggest("x", &["Sms", "Totp"]),
            "known here: `Sms` and `Totp`"
        );
        let many = [
            "aa", "bb", "cc", "dd", "ee", "ff", "gg", "hh", "ii", "jj", "kk", "ll", "mm", "nn",
            "oo", "pp", "qq", "rr", "ss", "tt", "jwks_uri",
        ];
        assert_eq!(
            suggest("slo_redirect_uri", &many),
            "known here: `jwks_uri`, `aa`, `bb`, `cc`, `dd`, `ee`, `ff`, `gg`, `hh`, `ii`, `jj`, `kk`, `ll`, `mm`, `nn`, `oo` and 5 more"
        );
        let all = suggest("slo_redirect_uri", &many[1..]);
        assert!(all.ends_with("`ss` and `tt`"), "{all}");
        assert_eq!(suggest("anything", &[]), "");
    }

    #[test]
    fn case_and_separators_do_not_count() {
        assert_eq!(
            suggest("OPTIONAL", &["Off", "On", "Optional"]),
            "did you mean `Optional`?"
        );
        assert_eq!(
            suggest("presignup", &["pre_sign_up", "post_confirmation"]),
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
