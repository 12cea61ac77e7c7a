//! Shapes of texts that more than one block asks for.

use crate::limit::Pattern;

/// `[\w\s+=,.@-]+` with ASCII letters only, as AWS measures names.
pub const NAME: Pattern = Pattern {
    noun: None,
    says: "ASCII letters, digits, spaces and `_+=,.@-`",
    matches: |text| {
        !text.is_empty()
            && each(text, |c| {
                c.is_ascii_alphanumeric() || c.is_ascii_whitespace() || "_+=,.@-".contains(c)
            })
    },
};

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}]+`: anything visible, no white space.
pub const VISIBLE: Pattern = Pattern {
    noun: None,
    says: "visible characters without spaces",
    matches: |text| !text.is_empty() && each(text, is_visible),
};

/// `[\p{L}\p{M}\p{S}\p{N}\p{P}\s]+`: anything visible, and white space.
pub const VISIBLE_OR_SPACE: Pattern = Pattern {
    noun: None,
    says: "visible characters and spaces",
    matches: |text| !text.is_empty() && each(text, |c| is_visible(c) || c.is_whitespace()),
};

/// `[\x21\x23-\x5B\x5D-\x7E]+`: printable ASCII without space, `"` and `\`.
pub const SCOPE: Pattern = Pattern {
    noun: None,
    says: "printable ASCII without spaces, `\"` and `\\`",
    matches: |text| {
        !text.is_empty() && each(text, |c| c.is_ascii_graphic() && c != '"' && c != '\\')
    },
};

/// The same without `/`, which separates server and scope.
pub const SCOPE_NAME: Pattern = Pattern {
    noun: None,
    says: "printable ASCII without spaces, `\"`, `\\` and `/`",
    matches: |text| (SCOPE.matches)(text) && !text.contains('/'),
};

/// `[\p{L}\p{Z}\p{N}_.:/=+\-@]*`, and nothing that AWS keeps for itself: the key of a tag.
pub const TAG_KEY: Pattern = Pattern {
    noun: None,
    says: "letters, digits, spaces and `_.:/=+-@`, not starting with `aws:`",
    matches: |text| {
        !text.starts_with("aws:")
            && each(text, |c| {
                c.is_alphanumeric() || c.is_whitespace() || "_.:/=+-@".contains(c)
            })
    },
};

/// `[\w+]+`: the id of an app client.
pub const CLIENT_ID: Pattern = Pattern {
    noun: Some("the id of an app client"),
    says: "the id of an app client, like `3n4b5urk1ft4fl3mg5e62d9ado`",
    matches: |text| each(text, |c| c.is_ascii_alphanumeric() || "_+".contains(c)),
};

/// Any ARN of six segments or more; CloudFormation's own functions are not looked into.
pub const ARN: Pattern = Pattern {
    noun: Some("an ARN"),
    says: "an ARN, like `arn:aws:service:region:123456789012:resource`",
    matches: |text| arn(text).is_some(),
};

/// An ARN of a Lambda function, with or without version or alias.
pub const LAMBDA_ARN: Pattern = Pattern {
    noun: Some("the ARN of a Lambda function"),
    says: "the ARN of a Lambda function, like `arn:aws:lambda:us-east-1:123456789012:function:name`",
    matches: |text| {
        arn(text).is_some_and(|parts| {
            parts[2] == "lambda"
                && is_account(parts[4])
                && parts[5] == "function"
                && (7..=8).contains(&parts.len())
                && !parts[6].is_empty()
        })
    },
};

/// An ARN of an IAM role.
pub const ROLE_ARN: Pattern = Pattern {
    noun: Some("the ARN of a role"),
    says: "the ARN of a role, like `arn:aws:iam::123456789012:role/name`",
    matches: |text| {
        arn(text).is_some_and(|parts| {
            parts.len() == 6
                && parts[2] == "iam"
                && is_account(parts[4])
                && parts[5]
                    .strip_prefix("role/")
                    .is_some_and(|name| !name.is_empty())
        })
    },
};

/// `[\w-]+_[0-9a-zA-Z]+`: the id of a user pool.
pub const POOL_ID: Pattern = Pattern {
    noun: Some("the id of a user pool"),
    says: "the id of a user pool, like `us-east-1_AbCdEfGhI`",
    matches: |text| {
        text.rsplit_once('_').is_some_and(|(region, id)| {
            let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '-';
            !region.is_empty()
                && each(region, is_word)
                && !id.is_empty()
                && each(id, |c| c.is_ascii_alphanumeric())
        })
    },
};

/// Whether a character belongs to letters, marks, symbols, numbers or punctuation.
///
/// Everything but white space, control and invisible format characters; what Unicode has not assigned passes.
pub fn is_visible(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_graphic();
    }
    let format = matches!(
        c,
        '\u{AD}' | '\u{600}'..='\u{605}' | '\u{61C}' | '\u{6DD}' | '\u{70F}' | '\u{180E}' | '\u{200B}'..='\u{200F}'
            | '\u{202A}'..='\u{202E}' | '\u{2060}'..='\u{206F}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E000}'..='\u{F8FF}'
            | '\u{E0001}' | '\u{E0020}'..='\u{E007F}' | '\u{F0000}'..='\u{10FFFF}'
    );
    !c.is_whitespace() && !c.is_control() && !format
}

/// Whether each character of a text is so.
pub(crate) fn each(text: &str, is_so: fn(char) -> bool) -> bool {
    text.chars().all(is_so)
}

/// Whether a text starts with a letter of ASCII.
pub(crate) fn starts_with_letter(text: &str) -> bool {
    text.bytes()
        .next()
        .is_some_and(|first| first.is_ascii_alphabetic())
}

/// Whether a text is an account id.
pub fn is_account(text: &str) -> bool {
    text.len() == 12 && each(text, |c| c.is_ascii_digit())
}

/// What stands between the colons of a text.
pub(crate) fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for part in text.split(':') {
        parts.push(part);
    }
    parts
}

/// The segments of an ARN, where the last may have colons in it.
pub(crate) fn six_parts(arn: &str) -> Option<[&str; 6]> {
    let mut parts = [""; 6];
    let mut rest = arn;
    for part in &mut parts[..5] {
        (*part, rest) = rest.split_once(':')?;
    }
    parts[5] = rest;
    Some(parts)
}

/// The segments of an ARN, six or more; nothing if a text is none.
fn arn(text: &str) -> Option<Vec<&str>> {
    let parts = parts(text);
    let is_arn = (20..=2048).contains(&text.len())
        && parts.len() >= 6
        && parts[0] == "arn"
        && parts[1].starts_with("aws")
        && !parts[2].is_empty()
        && (parts[4].is_empty() || is_account(parts[4]) || parts[4] == "aws")
        && !parts[5].is_empty()
        && !text.contains(char::is_whitespace);
    is_arn.then_some(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(pattern: &Pattern, passing: &[&str], failing: &[&str]) {
        for text in passing {
            assert!((pattern.matches)(text), "{text:?} is {}", pattern.says);
        }
        for text in failing {
            assert!(!(pattern.matches)(text), "{text:?} is not {}", pattern.says);
        }
    }

    #[test]
    fn both_sides_of_each_shape() {
        check(&NAME, &["a", "My App+=,.@-_1"], &["", "Zoë", "a/b", "a:b"]);
        check(
            &VISIBLE,
            &["a", "é", "日本", "a/b#c", "€"],
            &["", "a b", "a\u{200B}b", "a\tb", "\u{7}"],
        );
        check(
            &VISIBLE_OR_SPACE,
            &["Your code", "日本 語"],
            &["", "a\u{200B}b", "\u{7}"],
        );
        check(
            &SCOPE,
            &["https://api.acme.com/read", "a!~"],
            &["", "a b", "a\"b", "a\\b", "é"],
        );
        check(&SCOPE_NAME, &["read", "orders:read"], &["a/b", ""]);
        check(
            &TAG_KEY,
            &["Team", "cost center", "a:b/c=d+e-f@g.h_i", "größe"],
            &["aws:team", "a,b", "🎉"],
        );
        check(
            &LAMBDA_ARN,
            &[
                "arn:aws:lambda:us-east-1:123456789012:function:f",
                "arn:aws-cn:lambda:cn-north-1:123456789012:function:f:live",
            ],
            &[
                "arn:aws:lambda:us-east-1:123456789:function:f",
                "arn:aws:lambda:us-east-1:123456789012:layer:f",
                "f",
                "arn:aws:lambda:us-east-1:123456789012:function:f:1:2",
            ],
        );
        check(
            &ROLE_ARN,
            &[
                "arn:aws:iam::123456789012:role/App",
                "arn:aws:iam::123456789012:role/path/App",
            ],
            &[
                "arn:aws:iam::123456789012:role:App",
                "arn:aws:iam::account:role/App",
                "arn:aws:iam::123456789012:role/",
                "App",
            ],
        );
        check(
            &ARN,
            &["arn:aws:ses:*:123456789012:identity/acme.com"],
            &["arn:aws:ses", "arn:aws:ses:us-east-1:12:identity/x", "x"],
        );
    }
}
