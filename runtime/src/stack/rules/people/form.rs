//! The forms of addresses and phone numbers, which a user signs in with.

use crate::function::is_dynamic;
use crate::pattern::each;

/// Whether a text may be an address or a number, as AWS looks at one.
pub(super) fn has_form(attribute: &str, text: &str) -> bool {
    is_dynamic(text)
        || match attribute {
            "email" => address(text).is_some(),
            "phone_number" => digits(text).is_some_and(|digits| (1..=15).contains(&digits)),
            _ => true,
        }
}

/// Whether a text cannot be taken for anything but an address or a number.
pub(super) fn is_certainly(attribute: &str, text: &str) -> bool {
    match attribute {
        "email" => address(text).is_some_and(|domain| {
            let inner = domain.trim_matches('.');
            inner == domain && domain.contains('.')
        }),
        "phone_number" => digits(text).is_some_and(|digits| (8..=15).contains(&digits)),
        _ => false,
    }
}

/// The domain of an address.
fn address(text: &str) -> Option<&str> {
    let (local, domain) = text.rsplit_once('@')?;
    let is_right = !local.is_empty() && !domain.is_empty() && !text.contains(char::is_whitespace);
    is_right.then_some(domain)
}

/// How many digits follow the `+`, where nothing else does.
fn digits(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('+')?;
    each(digits, |c| c.is_ascii_digit()).then_some(digits.len())
}

/// What an attribute is, with its article.
pub(super) fn noun(attribute: &str) -> &'static str {
    match attribute {
        "email" => "an e-mail address",
        _ => "a phone number with `+` and country code",
    }
}

/// A value of an attribute, as an example.
pub(super) fn example(attribute: &str) -> &'static str {
    match attribute {
        "email" => "alice@acme.com",
        _ => "+15555550100",
    }
}
