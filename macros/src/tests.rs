//! The language without rustc: what is said of each mistake, what is written for each entry, and that nothing panics.

mod caught;
mod recovery;

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::{TokenStream, TokenTree};

use crate::errors::Errors;
use crate::expand::check;

fn parse(source: &str) -> TokenStream {
    source
        .parse()
        .unwrap_or_else(|error| panic!("{error}: {source}"))
}

/// The errors of a stack, as `line:column: text`.
fn errors(source: &str) -> Vec<String> {
    let mut errors = Errors::default();
    check(parse(source), &mut errors);
    errors.texts()
}

/// The expansion of a stack in which nothing is wrong, with single spaces.
fn expansion(source: &str) -> String {
    let mut errors = Errors::default();
    let tokens = check(
        source.parse().expect("the source has balanced brackets"),
        &mut errors,
    );
    assert_eq!(errors.texts(), Vec::<String>::new());
    tokens
        .to_string()
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
}

/// The number of tokens, groups opened.
fn count(tokens: TokenStream) -> usize {
    let count_tree = |tree| match tree {
        TokenTree::Group(group) => 1 + count(group.stream()),
        _ => 1,
    };
    tokens.into_iter().map(count_tree).sum()
}

#[test]
fn each_client_adds_as_much_to_an_expansion() {
    let tokens = |clients: usize| {
        let clients: Vec<String> = (10..10 + clients)
            .map(|number| format!("client c{number} {{ access_token_validity: 30min }}"))
            .collect();
        let source = format!("stack s {{ {} }}", clients.concat());
        let mut errors = Errors::default();
        let expansion = check(parse(&source), &mut errors);
        assert_eq!(errors.texts(), Vec::<String>::new());
        count(expansion)
    };
    let (ten, twenty, forty) = (tokens(10), tokens(20), tokens(40));
    assert_eq!(forty - twenty, 2 * (twenty - ten));
    assert!(
        twenty - ten < 10 * 130,
        "{} tokens a client",
        (twenty - ten) / 10
    );
}

#[test]
fn only_blocks_with_rust_in_them_are_asked_again() {
    let calls = expansion(
        "stack s {
            domain \"acme\",
            client a { oauth { flows: [Code], scopes: [openid], callback_urls: [#{ url() }] } access_token_validity: 30min }
            client b { oauth { flows: [Code], scopes: [openid], callback_urls: [\"https://acme.com\"] } }
            group c = #{ name() } {}
            resource D: \"X::Y::Z\" { Text: [{ Key: #{ text() } }] }
        }",
    );
    let mut late = Vec::new();
    for calls in calls.split("let block = block .").skip(1) {
        let kind = calls.split_whitespace().next().unwrap_or_default();
        late.push((kind, calls.matches(". late ()").count()));
    }
    // The calls of `a` end after those of its `oauth`.
    let expected = [
        "domain", "client", "oauth", "client", "oauth", "group", "resource",
    ];
    assert_eq!(
        late,
        expected
            .into_iter()
            .zip([0, 0, 2, 0, 0, 1, 1])
            .collect::<Vec<_>>()
    );
}

/// Finds the inside of each `auth_stack! { … }`.
fn collect(tokens: TokenStream, found: &mut dyn FnMut(TokenStream)) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (index, token) in tokens.iter().enumerate() {
        let TokenTree::Group(group) = token else {
            continue;
        };
        let is_stack = index >= 2
            && tokens[index - 1].to_string() == "!"
            && tokens[index - 2].to_string() == "auth_stack";
        if is_stack {
            found(group.stream());
        } else {
            collect(group.stream(), found);
        }
    }
}

/// Expands without a panic, and says something whenever it leaves something out.
fn survives(tokens: TokenStream) {
    let mut errors = Errors::default();
    let expansion = check(tokens, &mut errors);
    assert!(
        !expansion.is_empty() || !errors.texts().is_empty(),
        "nothing written and nothing said"
    );
}

#[test]
fn nesting_does_not_exhaust_the_stack() {
    for (open, close) in [
        ("[", "]"),
        ("{ a: ", "}"),
        ("(", ")"),
        ("{ user_pool ", "}"),
    ] {
        let deep = format!(
            "stack s {{ resource A: \"A::B::C\" {{ a: {}1{} }} }}",
            open.repeat(400),
            close.repeat(400)
        );
        survives(deep.parse().expect("balanced"));
    }
    survives(
        format!("stack s {{ condition A: {} B, }}", "!".repeat(2000))
            .parse()
            .expect("balanced"),
    );
    survives(
        format!(
            "stack s {{ {} }}",
            "user_pool {".repeat(300) + &"}".repeat(300)
        )
        .parse()
        .expect("balanced"),
    );
}

#[test]
fn odd_input_is_an_error_and_no_panic() {
    for source in [
        "",
        "stack",
        "pub",
        "pub stack",
        "pub(crate) stack s",
        "stack s;",
        "stack 5 {}",
        "stack s {} stack t {}",
        "#[doc = \"x\"]",
        "stack s { , }",
        "stack s { : }",
        "stack s { 5 }",
        "stack s { #[x] }",
        "stack s { #[] client {} }",
        "stack s { user_pool: }",
        "stack s { client = {} }",
        "stack s { client web = }",
        "stack s { user_pool { name: #{} } }",
        "stack s { domain # }",
        "stack s { resource A: \"A::B::C\" { a: if } }",
        "stack s { resource A: \"A::B::C\" { a: if C { } else } }",
        "stack s { resource A: \"A::B::C\" { a: ref, b: sub, c: join, d: find, e: import, f: secret 5, g: ssm } }",
        "stack s { user_pool { name: 'c', tags { a: b\"x\", b: 1.5e400, c: 99999999999999999999, d: -\"x\" } } }",
        "stack s { group g { precedence: 0xFFFF_FFFF_FFFF_FFFF } }",
        "stack s { user_pool { schema { a: String(..), b: String(5..), c: String(5..=x) } } }",
        "stack r#type { client r#match {} }",
        "stack s { client { oauth { scopes: [a/, / b, a/b/c, a.b.c, -, 5] } } }",
    ] {
        let found = errors(source);
        let is_fine = source.starts_with("stack r#type");
        assert_eq!(found.is_empty(), is_fine, "{source}: {found:?}");
    }
}

#[test]
fn settings_and_words_are_the_users_own_identifiers() {
    // An editor follows an identifier that is written again with its own span: hover, go-to-definition and completion
    // inside the macro come from the setters and enums behind it.
    let source = "stack s { client web { generate_secret: true, oauth { flows: [Code], scopes: [openid], callback_urls: [\"https://a.b\"], } } domain \"acme\" }";
    let mut errors = Errors::default();
    let tokens = check(source.parse().expect("balanced"), &mut errors);
    for word in [
        "client",
        "generate_secret",
        "oauth",
        "flows",
        "Code",
        "scopes",
        "callback_urls",
        "domain",
    ] {
        let at = source.find(word).expect("the word is there");
        assert!(
            has_ident_at(tokens.clone(), word, at),
            "`{word}` is not written again with its span"
        );
    }
}

fn has_ident_at(tokens: TokenStream, word: &str, column: usize) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Group(group) => has_ident_at(group.stream(), word, column),
        TokenTree::Ident(ident) => ident == word && ident.span().start().column == column,
        _ => false,
    })
}

#[test]
fn a_generated_constant_stands_where_its_name_was_declared() {
    let source = "stack s { client web_app {} }";
    let mut errors = Errors::default();
    let tokens = check(source.parse().expect("balanced"), &mut errors);
    assert!(has_ident_at(
        tokens,
        "APP_CLIENT_ID_WEB_APP",
        source.find("web_app").expect("the name is there")
    ));
}

#[test]
fn a_name_leads_an_editor_to_the_constant_for_it() {
    let source = "stack s { resource_server mcp { access: \"Access\" } user_pool { schema { tenant_id: String } } \
                  client web { read_attributes: [custom:tenant_id, email], oauth { flows: [Code], scopes: [mcp/access], callback_urls: [\"https://a.b\"] } } }";
    let mut errors = Errors::default();
    let tokens = check(source.parse().expect("balanced"), &mut errors);
    let text = tokens.to_string();
    assert!(
        text.contains("# [cfg (rust_analyzer)] const _ : & [& str] = & [attributes :: TENANT_ID"),
        "{text}"
    );
    for (name, constant) in [
        ("custom:", "TENANT_ID"),
        ("tenant_id,", "TENANT_ID"),
        ("mcp/", "MCP_ACCESS"),
        ("access]", "MCP_ACCESS"),
    ] {
        let at = source.find(name).expect("the name is there");
        assert!(has_ident_at(tokens.clone(), constant, at), "{name}");
    }
}

#[test]
fn known_stacks_cannot_fail_and_others_return_a_result() {
    let known = expansion("pub stack s { client web {} }");
    assert!(
        known.contains("pub fn s () -> :: auth_stack :: Template"),
        "{known}"
    );
    let parameter = expansion("stack s(stage: &str) {}");
    assert!(
        parameter.contains("fn s (stage : & str) -> :: core :: result :: Result <"),
        "{parameter}"
    );
    let rust = expansion("stack s { client web = #{ \"a\" } {} }");
    assert!(
        rust.contains("fn s () -> :: core :: result :: Result <"),
        "{rust}"
    );
}

#[test]
fn a_rejected_entry_costs_nothing_else() {
    let source = "stack s {\n  client web { generate_secret: 5, output: false }\n  client api { bogus: 1 }\n}";
    let mut errors = Errors::default();
    let tokens = check(source.parse().expect("balanced"), &mut errors).to_string();
    let texts = errors.texts();
    assert_eq!(texts.len(), 2, "{texts:?}");
    assert_eq!(
        texts[0],
        "2:33: `generate_secret` takes a flag, not a number\nhelp: write `true` or `false`"
    );
    assert!(
        texts[1].starts_with("3:16: `client` has no setting `bogus`\nhelp: known here: "),
        "{texts:?}"
    );
    assert!(
        tokens.contains("output (__auth_stack :: flag (false))"),
        "{tokens}"
    );
    assert!(tokens.contains("APP_CLIENT_ID_API"), "{tokens}");
}

#[test]
fn errors_come_in_source_order_whatever_finds_them() {
    let found = errors(
        "stack s {\n  condition A: ref Nothing == \"x\",\n  bogus {}\n  group g { precedence: -1 }\n  client web { generate_secret: 1 }\n}",
    );
    let lines: Vec<&str> = found
        .iter()
        .map(|text| text.split(':').next().unwrap_or_default())
        .collect();
    assert_eq!(lines, ["2", "3", "4", "5"], "{found:?}");
}

#[test]
fn a_typo_is_read_as_what_was_meant() {
    // Neither the empty `oauth`, nor the unknown client, nor the missing factor is reported on top.
    let source = "stack s {
  domain \"acme\"
  user_pool { mfa: Optional [Totpp] }
  clent web { oauth { flow: [Code], scopes: [openid], callback_urls: [5] } }
  identity_pool { clients: [web] }
}";
    let mut errors = Errors::default();
    let tokens = check(parse(source), &mut errors).to_string();
    assert_eq!(
        errors.texts(),
        [
            "3:30: `mfa` has no word `Totpp`\nhelp: did you mean `Totp`?",
            "4:3: a stack has no block `clent`\nhelp: did you mean `client`?",
            "4:23: `oauth` has no setting `flow`\nhelp: did you mean `flows`?",
            "4:71: `callback_urls` takes a text, not a number\nhelp: write a text in quotes, like `\"…\"`",
        ]
    );
    assert!(tokens.contains("APP_CLIENT_ID_WEB"), "{tokens}");
}

#[test]
fn the_names_of_a_stack_are_there_in_spite_of_its_mistakes() {
    let mut files = Vec::new();
    sources(
        &Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/ui"),
        &mut files,
    );
    assert!(!files.is_empty());
    for file in files {
        let source = fs::read_to_string(&file).expect("a case is a text");
        // What another macro writes is only there once rustc expands it.
        if source.contains("macro_rules!") {
            continue;
        }
        let tokens: TokenStream = source.parse().expect("a case is Rust");
        let mut expansion = String::new();
        collect(tokens, &mut |stack| {
            let written = check(stack, &mut Errors::default()).to_string();
            expansion.push_str(&written);
        });
        let used = source.split("::").skip(1).filter_map(|rest| {
            let end =
                rest.find(|c: char| !(c.is_ascii_uppercase() || c.is_ascii_digit() || c == '_'))?;
            (end > 2).then_some(&rest[..end])
        });
        for name in used.filter(|name| name.starts_with(char::is_uppercase)) {
            assert!(
                expansion.contains(&format!("const {name} :")),
                "`{name}` is not there: {}",
                file.display()
            );
        }
    }
}

/// The Rust files below a folder.
fn sources(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("the folder is there").flatten() {
        let path = entry.path();
        if path.is_dir() {
            sources(&path, files);
        } else if path.extension().is_some_and(|kind| kind == "rs") {
            files.push(path);
        }
    }
}

#[test]
fn an_attribute_says_one_thing() {
    assert_eq!(
        errors("stack s {\n  #[logical_id = \"A\", deletion_policy = Retain]\n  group g {}\n}"),
        ["2:21: an attribute says one thing\nhelp: write another `#[…]` for the rest"]
    );
}

#[test]
fn an_attribute_takes_names_only() {
    assert_eq!(
        errors(
            "stack s {
  parameter Topic: String,
  condition Delete: ref Topic == \"x\",
  #[condition = Delete]
  #[deletion_policy = ref AWS::Region]
  #[depends_on(Topic.Arn)]
  group g {}
  #[logical_id = #{ id }]
  group h {}
}"
        ),
        [
            "5:23: `deletion_policy` takes a name as it stands\nhelp: write one of `Delete`, `Retain` and `RetainExceptOnCreate`",
            "6:16: `depends_on` takes a name as it stands\nhelp: write `#[depends_on(Name, Other)]`",
            "8:18: `logical_id` takes a name as it stands\nhelp: write `#[logical_id = Name]`",
        ]
    );
}
