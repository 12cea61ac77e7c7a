//! The addresses a browser returns to, after sign-in and after sign-out.

use crate::limit::shorten;
use crate::names::is_among;
use crate::pattern::{VISIBLE, each, starts_with_letter};
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;

/// The schemes of web addresses.
const WEB: [&str; 2] = ["http", "https"];

/// The hosts that may be reached without encryption: the user's own machine.
const LOCAL: [&str; 3] = ["localhost", "127.0.0.1", "[::1]"];

/// An address as far as the rules look at it.
struct Address<'a> {
    scheme: &'a str,
    /// The host of a web address; other schemes have none that matters.
    host: Option<&'a str>,
}

/// The rulebook of a redirect.
pub(super) fn check(place: &dyn Located, written: &str, report: &mut Report) {
    // What is not a text of visible characters was reported as that.
    if !(VISIBLE.matches)(written) {
        return;
    }
    let shown = shorten(written);
    let Some(address) = Address::read(written) else {
        report
            .error(
                place,
                "callback-absolute",
                format!("`{shown}` is not a whole address"),
            )
            .help(
                "write it with its scheme, like `https://acme.com/callback` or `myapp://callback`",
            );
        return;
    };
    if let Some(host) = address.host
        && address.scheme.eq_ignore_ascii_case("http")
        && !is_among(host, &LOCAL)
    {
        report
            .error(
                place,
                "callback-https",
                format!("`{shown}` is not encrypted"),
            )
            .help("write `https`; only `localhost`, `127.0.0.1` and `[::1]` may do without");
    }
    if let Some((before, _)) = written.split_once('#') {
        report
            .error(
                place,
                "callback-no-fragment",
                format!("`{shown}` has a fragment"),
            )
            .help(format!("write `{}`", shorten(before)));
    }
}

impl<'a> Address<'a> {
    fn read(written: &'a str) -> Option<Self> {
        let (scheme, rest) = written.split_once(':')?;
        let is_scheme = starts_with_letter(scheme)
            && each(scheme, |c| c.is_ascii_alphanumeric() || "+.-".contains(c));
        if !is_scheme || rest.is_empty() {
            return None;
        }
        if !is_among(scheme, &WEB) {
            return Some(Self { scheme, host: None });
        }
        let host = host(rest.strip_prefix("//")?);
        (!host.is_empty()).then_some(Self {
            scheme,
            host: Some(host),
        })
    }
}

/// The host of `user@host:port/path`; an IPv6 address with its brackets.
fn host(rest: &str) -> &str {
    let end = rest.find(&['/', '?', '#'][..]).unwrap_or(rest.len());
    let authority = &rest[..end];
    let host = match authority.rsplit_once('@') {
        Some((_, host)) => host,
        None => authority,
    };
    match (host.find(']'), host.find(':')) {
        (Some(end), _) => &host[..=end],
        (None, Some(colon)) => &host[..colon],
        (None, None) => host,
    }
}

rules! {
    "callback-count" A: "There are at most 100 callback and 100 logout addresses, each of 1 to 1024 visible characters."
        prevents "Member must have length less than or equal to 100"
        source "CreateUserPoolClient, CallbackURLs, LogoutURLs; measured";
    "callback-absolute" B: "A callback or logout address is whole: it starts with its scheme, be it one of an app."
        prevents "InvalidParameterException"
        source "CreateUserPoolClient, CallbackURLs";
    "callback-https" A: "A web address is encrypted, unless it is one of the user's own machine."
        prevents "http://example.com/cb cannot use the HTTP protocol."
        source "CreateUserPoolClient, CallbackURLs, LogoutURLs; measured";
    "callback-no-fragment" A: "A callback or logout address has no fragment."
        prevents "https://example.com/cb#frag cannot use fragment"
        source "CreateUserPoolClient, CallbackURLs; measured";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, list, rule_test};
    use crate::value::Given;

    fn addresses(number: usize) -> Vec<String> {
        (0..number)
            .map(|n| format!("https://acme.com/{n}"))
            .collect()
    }

    fn long(length: usize) -> String {
        format!("{:/<length$}", "https://acme.com/")
    }

    rule_test! {
        callback_count: "callback-count",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().callback_urls(Given::Known(vec![Given::Later])); },
            "as many as may be": |stack| { stack.client(Some("web")).oauth().callback_urls(list(addresses(100))); },
            "as long as may be": |stack| { stack.client(Some("web")).oauth().logout_urls(list([long(1024)])); },
        }
        fails {
            "one too many": |stack| { stack.client(Some("web")).oauth().callback_urls(list(addresses(101))); }
                at "client.web.oauth.callback_urls",
            "one too many to sign out": |stack| { stack.client(Some("web")).oauth().logout_urls(list(addresses(101))); }
                at "client.web.oauth.logout_urls",
            "too long": |stack| { stack.client(Some("web")).oauth().callback_urls(list([long(1025)])); }
                at "client.web.oauth.callback_urls[0]",
            "empty": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["https://acme.com", ""])); }
                at "client.web.oauth.callback_urls[1]",
            "a space": |stack| { stack.client(Some("web")).oauth().logout_urls(list(["https://acme.com/a b"])); }
                at "client.web.oauth.logout_urls[0]",
        }
    }

    rule_test! {
        callback_absolute: "callback-absolute",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().callback_urls(Given::Known(vec![Given::Later])); },
            "web": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["https://acme.com"])); },
            "of an app": |stack| {
                stack.client(Some("web")).oauth().callback_urls(list(["myapp://example", "com.acme.app:/oauth", "x-y+z.1:cb"]));
            },
            "no text of visible characters, which is another rule": |stack| {
                stack.client(Some("web")).oauth().callback_urls(list(["acme com"]));
            },
        }
        fails {
            "no scheme": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["acme.com/cb"])); }
                at "client.web.oauth.callback_urls[0]",
            "a path": |stack| { stack.client(Some("web")).oauth().logout_urls(list(["/signed-out"])); }
                at "client.web.oauth.logout_urls[0]",
            "a placeholder": |stack| { stack.client(Some("web")).oauth().logout_urls(list(["${Url}:3000"])); }
                at "client.web.oauth.logout_urls[0]",
            "no host": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["https:///cb"])); }
                at "client.web.oauth.callback_urls[0]",
            "in a choice": |stack| {
                let sides = Box::new([known("https://acme.com"), known("acme.com")]);
                let choice = Given::Choice("Prod".into(), sides);
                stack.client(Some("web")).oauth().callback_urls(Given::Known(vec![choice]));
            } at "client.web.oauth.callback_urls[0]",
            "in a choice of lists": |stack| {
                let sides = Box::new([list(["https://acme.com"]), list(["acme.com"])]);
                stack.client(Some("web")).oauth().callback_urls(Given::Choice("Prod".into(), sides));
            } at "client.web.oauth.callback_urls",
        }
    }

    rule_test! {
        callback_https: "callback-https",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().callback_urls(Given::Known(vec![Given::Later])); },
            "encrypted": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["https://acme.com", "HTTPS://ACME.COM"])); },
            "the own machine": |stack| {
                stack.client(Some("web")).oauth().callback_urls(list([
                    "http://localhost", "http://localhost:3000/cb", "HTTP://LOCALHOST?a", "http://127.0.0.1:8080", "http://[::1]:8080/cb",
                ]));
            },
        }
        fails {
            "not encrypted": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["http://acme.com/cb"])); }
                at "client.web.oauth.callback_urls[0]",
            "in capitals": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["HTTP://acme.com/cb"])); }
                at "client.web.oauth.callback_urls[0]",
            "to sign out": |stack| { stack.client(Some("web")).oauth().logout_urls(list(["http://acme.com"])); }
                at "client.web.oauth.logout_urls[0]",
            "only looks local": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["http://localhost.acme.com"])); }
                at "client.web.oauth.callback_urls[0]",
            "a local user name": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["http://localhost@acme.com"])); }
                at "client.web.oauth.callback_urls[0]",
        }
    }

    rule_test! {
        callback_no_fragment: "callback-no-fragment",
        passes {
            "unset": |stack| { stack.client(Some("web")).oauth(); },
            "later": |stack| { stack.client(Some("web")).oauth().callback_urls(Given::Known(vec![Given::Later])); },
            "none": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["https://acme.com/cb?a=b"])); },
        }
        fails {
            "one": |stack| { stack.client(Some("web")).oauth().callback_urls(list(["https://acme.com/cb#frag"])); }
                at "client.web.oauth.callback_urls[0]",
            "to sign out": |stack| { stack.client(Some("web")).oauth().logout_urls(list(["myapp://cb#"])); }
                at "client.web.oauth.logout_urls[0]",
        }
    }
}
