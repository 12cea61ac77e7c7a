//! Stacks of any size, as a user writes them.

use std::fmt::Write as _;

/// A stack with other things in it besides `body`.
fn stack(body: &str) -> String {
    format!("stack large {{\n{body}}}")
}

/// One entry for each number below `count`.
fn repeat(count: usize, entry: impl Fn(usize) -> String) -> String {
    (0..count).fold(String::new(), |mut text, number| {
        let _ = writeln!(text, "{}", entry(number));
        text
    })
}

/// Clients, of which the first `outputs` give their id to others.
pub fn clients(count: usize, outputs: usize) -> String {
    stack(&repeat(count, |number| {
        let output = if number < outputs {
            ""
        } else {
            "output: false"
        };
        format!("client c{number} {{ {output} }}")
    }))
}

/// Attributes of one pool.
pub fn attributes(count: usize) -> String {
    let attributes = repeat(count, |number| format!("a{number}: String(0..=2048),"));
    stack(&format!("user_pool {{ schema {{\n{attributes}}} }}\n"))
}

/// Scopes of one resource server.
pub fn scopes(count: usize) -> String {
    let scopes = repeat(count, |number| format!("s{number}: \"Scope {number}\","));
    stack(&format!("resource_server api {{\n{scopes}}}\n"))
}

/// Identity providers.
pub fn providers(count: usize) -> String {
    let providers = repeat(count, |number| {
        format!(
            "identity_provider idp{number}: Saml {{ metadata_url: \"https://idp{number}.example.com/metadata\" }}"
        )
    });
    stack(&providers)
}

/// Groups, a resource each and nothing else.
pub fn groups(count: usize) -> String {
    stack(&repeat(count, |number| format!("group g{number} {{}}")))
}

/// Parameters.
pub fn parameters(count: usize) -> String {
    stack(&repeat(count, |number| {
        format!("parameter P{number}: String,")
    }))
}

/// Mappings.
pub fn mappings(count: usize) -> String {
    stack(&repeat(count, |number| {
        format!("mapping M{number} {{ a: {{ b: \"c\" }} }}")
    }))
}

/// A template that is longer by as many bytes as `text` has characters.
pub fn text(length: usize) -> String {
    stack(&format!(
        "output Text {{ value: \"{}\", export: false }}\n",
        "x".repeat(length)
    ))
}
