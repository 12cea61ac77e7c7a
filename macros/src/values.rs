//! Values: what they mean for the model, and the call that makes the same when the program runs.

use auth_stack_runtime::function;
use auth_stack_runtime::json::{Json, Object};
use auth_stack_runtime::literal::{Kind, NameTable, Raw};
use proc_macro2::{Delimiter, Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};

use crate::errors::{Errors, Mark};
use crate::syntax::{Expr, ExprKind, Key, Quoted};

/// Something that must be declared.
pub(crate) enum Reference {
    /// A parameter or resource.
    Name(String),
    /// An attribute of a resource.
    Attribute(String, String),
    /// A condition.
    Condition(String),
    /// A mapping.
    Mapping(String),
}

/// What the values of a stack refer to.
#[derive(Default)]
pub(crate) struct Values {
    pub(crate) references: Vec<(Reference, Mark)>,
    /// The names of what the stack declares, where they are used.
    pub(crate) names: Vec<(&'static NameTable, String, Mark)>,
    /// How many of them only the program knows.
    pub(crate) late: usize,
}

impl Values {
    /// The user's Rust, untouched.
    ///
    /// One expression stands in an invisible group, so that errors point into it and nothing warns of braces; with
    /// statements in it the braces stay.
    pub(crate) fn rust(&mut self, tokens: &TokenStream) -> TokenStream {
        self.late += 1;
        let mut has_statements = false;
        for token in tokens.clone() {
            has_statements |= matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
        }
        let delimiter = if has_statements {
            Delimiter::Brace
        } else {
            Delimiter::None
        };
        TokenStream::from(TokenTree::Group(Group::new(delimiter, tokens.clone())))
    }

    /// Notes that a condition must be declared.
    pub(crate) fn condition(&mut self, name: &Key) {
        self.references
            .push((Reference::Condition(name.text.clone()), name.mark));
    }

    /// Notes what `#[condition = …]` and `#[depends_on(…)]` refer to.
    pub(crate) fn attribute_references(&mut self, key: &str, value: &Expr) {
        match (key, &value.kind) {
            ("condition", ExprKind::Text(name)) => self
                .references
                .push((Reference::Condition(name.value.clone()), value.mark)),
            ("depends_on", ExprKind::List(items)) => {
                for item in items {
                    if let ExprKind::Text(name) = &item.kind {
                        self.references
                            .push((Reference::Name(name.value.clone()), item.mark));
                    }
                }
            }
            _ => {}
        }
    }

    /// A CloudFormation function, for the model and for the program; nothing if the value is none.
    pub(crate) fn intrinsic(
        &mut self,
        value: &Expr,
        errors: &mut Errors,
    ) -> Option<(Json, TokenStream)> {
        let (mark, at) = (value.mark, value.mark.span());
        let found = match &value.kind {
            ExprKind::Ref(name) => {
                self.references
                    .push((Reference::Name(name.text.clone()), name.mark));
                let text = &name.text;
                (
                    function::reference(name.text.clone()),
                    apply(at, "reference", &[text]),
                )
            }
            ExprKind::Name(name, _) if is_attribute(name) => {
                let (resource, attribute) = name.split_once('.')?;
                self.references.push((
                    Reference::Attribute(resource.to_owned(), attribute.to_owned()),
                    mark,
                ));
                (
                    function::get_att(resource.to_owned(), attribute.to_owned()),
                    apply(at, "get_att", &[&resource, &attribute]),
                )
            }
            ExprKind::Sub(text, own) => self.sub(text, own, mark, errors),
            ExprKind::Text(text) if function::is_dynamic(&text.value) => (
                Json::from(text.value.clone()),
                quote!(__auth_stack::Json::from(#text)),
            ),
            ExprKind::Secret(text) => (function::secret(&text.value), apply(at, "secret", &[text])),
            ExprKind::Ssm(text) => (function::ssm(&text.value), apply(at, "ssm", &[text])),
            ExprKind::Import(name) => {
                let (json, tokens) = self.json(name, errors);
                (function::import(json), apply(at, "import", &[&tokens]))
            }
            ExprKind::Join(separator, parts) => {
                let (json, tokens) = self.json(parts, errors);
                let text = separator.value.clone();
                (
                    function::join(text, json),
                    apply(at, "join", &[separator, &tokens]),
                )
            }
            ExprKind::Split(separator, whole) => {
                let (json, tokens) = self.json(whole, errors);
                let text = separator.value.clone();
                (
                    function::split(text, json),
                    apply(at, "split", &[separator, &tokens]),
                )
            }
            ExprKind::Select(parts) => {
                let (index, a) = self.json(&parts[0], errors);
                let (list, b) = self.json(&parts[1], errors);
                (
                    function::select(index, list),
                    apply(at, "select", &[&a, &b]),
                )
            }
            ExprKind::Base64(inner) => {
                let (json, tokens) = self.json(inner, errors);
                (function::base64(json), apply(at, "base64", &[&tokens]))
            }
            ExprKind::Find(mapping, keys) => {
                self.references
                    .push((Reference::Mapping(mapping.text.clone()), mapping.mark));
                let (top, a) = self.json(&keys[0], errors);
                let (second, b) = self.json(&keys[1], errors);
                let name = &mapping.text;
                (
                    function::find_in_map(name.clone(), top, second),
                    apply(at, "find_in_map", &[name, &a, &b]),
                )
            }
            _ => return self.test(value, errors),
        };
        Some(found)
    }

    /// `sub "…${Name}…" with { Name: value }`: what the text names is declared, or one of its own values.
    fn sub(
        &mut self,
        text: &Quoted,
        own: &[(Key, Expr)],
        mark: Mark,
        errors: &mut Errors,
    ) -> (Json, TokenStream) {
        for reference in function::placeholders(&text.value) {
            let reference = match reference {
                function::Reference::Name(name) => {
                    if own.iter().any(|(key, _)| key.text == name) {
                        continue;
                    }
                    Reference::Name(name.to_owned())
                }
                function::Reference::Attribute(name, attribute) => {
                    Reference::Attribute(name.to_owned(), attribute.to_owned())
                }
                function::Reference::Condition(name) => Reference::Condition(name.to_owned()),
                function::Reference::Mapping(name) => Reference::Mapping(name.to_owned()),
            };
            self.references.push((reference, mark));
        }
        let (content, at) = (text.value.clone(), mark.span());
        if own.is_empty() {
            return (function::sub(content), apply(at, "sub", &[text]));
        }
        let (values, tokens) = self.object(own, errors);
        (
            function::sub_with(content, values),
            apply(at, "sub_with", &[text, &tokens]),
        )
    }

    /// A test, as conditions are made of; nothing if the value is none.
    fn test(&mut self, value: &Expr, errors: &mut Errors) -> Option<(Json, TokenStream)> {
        let here = Span::call_site();
        let found = match &value.kind {
            ExprKind::Equals(sides) => {
                let (left, a) = self.json(&sides[0], errors);
                let (right, b) = self.json(&sides[1], errors);
                (
                    function::equals(left, right),
                    apply(here, "equals", &[&a, &b]),
                )
            }
            ExprKind::And(sides) => {
                let (left, a) = self.operand(&sides[0], errors);
                let (right, b) = self.operand(&sides[1], errors);
                (function::and(left, right), apply(here, "and", &[&a, &b]))
            }
            ExprKind::Or(sides) => {
                let (left, a) = self.operand(&sides[0], errors);
                let (right, b) = self.operand(&sides[1], errors);
                (function::or(left, right), apply(here, "or", &[&a, &b]))
            }
            ExprKind::Not(inner) => {
                let (inner, tokens) = self.operand(inner, errors);
                (function::not(inner), apply(here, "not", &[&tokens]))
            }
            _ => return None,
        };
        Some(found)
    }

    /// A condition inside a condition: another one by its name, or a test.
    fn operand(&mut self, value: &Expr, errors: &mut Errors) -> (Json, TokenStream) {
        match &value.kind {
            ExprKind::Name(name, _) if !is_attribute(name) => {
                self.references
                    .push((Reference::Condition(name.clone()), value.mark));
                (
                    function::condition(name.clone()),
                    apply(Span::call_site(), "condition", &[name]),
                )
            }
            _ => self.json(value, errors),
        }
    }

    /// Any value in CloudFormation's own spelling; what is not known yet, or was said to be wrong, is null.
    pub(crate) fn json(&mut self, value: &Expr, errors: &mut Errors) -> (Json, TokenStream) {
        let wrong = || (Json::Null, quote!(__auth_stack::Json::Null));
        if let Some(intrinsic) = self.intrinsic(value, errors) {
            return intrinsic;
        }
        match &value.kind {
            ExprKind::Rust(tokens) => {
                let rust = self.rust(tokens);
                (
                    Json::Null,
                    quote_spanned!(value.mark.span()=> __auth_stack::json(#rust)),
                )
            }
            ExprKind::Text(text) => (
                Json::from(text.value.clone()),
                quote!(__auth_stack::Json::from(#text)),
            ),
            ExprKind::Integer(number) => {
                let number = *number;
                (
                    Json::Integer(number),
                    quote!(__auth_stack::Json::Integer(#number)),
                )
            }
            ExprKind::Float(number) => {
                let number = *number;
                (
                    Json::Float(number),
                    quote!(__auth_stack::Json::Float(#number)),
                )
            }
            ExprKind::Flag(flag) => (Json::Flag(*flag), quote!(__auth_stack::Json::Flag(#flag))),
            ExprKind::List(items) => {
                let (jsons, tokens) = self.jsons(items, errors);
                (
                    Json::List(jsons),
                    quote!(__auth_stack::Json::List(::std::vec![#(#tokens),*])),
                )
            }
            ExprKind::Map(entries) => {
                let (object, tokens) = self.object(entries, errors);
                (
                    Json::Object(object),
                    quote!(__auth_stack::Json::from(#tokens)),
                )
            }
            ExprKind::If(condition, sides) => {
                self.condition(condition);
                let (then, a) = self.json(&sides[0], errors);
                let (otherwise, b) = self.json(&sides[1], errors);
                let name = &condition.text;
                (
                    function::choice(name.clone(), then, otherwise),
                    apply(value.mark.span(), "choice", &[name, &a, &b]),
                )
            }
            ExprKind::Name(name, _) => {
                errors.push(
                    value.mark,
                    format!("`{name}` is a name where a value belongs"),
                    format!("write `\"{name}\"`, or `ref {name}` for a parameter or resource"),
                );
                wrong()
            }
            ExprKind::Duration(..) | ExprKind::Range(..) => {
                let what = if matches!(value.kind, ExprKind::Range(..)) {
                    "ranges"
                } else {
                    "durations"
                };
                errors.push(
                    value.mark,
                    format!("CloudFormation has no {what}"),
                    "write a number or a text",
                );
                wrong()
            }
            _ => wrong(),
        }
    }

    /// The entries of a map.
    fn object(&mut self, entries: &[(Key, Expr)], errors: &mut Errors) -> (Object, TokenStream) {
        let mut object = Object::new();
        let mut calls = TokenStream::new();
        for (key, value) in entries {
            if object.get(&key.text).is_some() {
                errors.push(
                    key.mark,
                    format!("`{}` is written twice", key.text),
                    "keep one of the two",
                );
                continue;
            }
            let (json, tokens) = self.json(value, errors);
            object.insert(key.text.clone(), json);
            let text = &key.text;
            calls.extend(quote!(.with(#text, #tokens)));
        }
        (object, quote!(__auth_stack::Object::new() #calls))
    }

    fn jsons(&mut self, values: &[Expr], errors: &mut Errors) -> (Vec<Json>, Vec<TokenStream>) {
        let (mut jsons, mut calls) = (Vec::new(), Vec::new());
        for value in values {
            let (json, tokens) = self.json(value, errors);
            jsons.push(json);
            calls.push(tokens);
        }
        (jsons, calls)
    }

    /// A value as it was read; nothing if it was said to be wrong.
    pub(crate) fn raw(&mut self, value: &Expr, errors: &mut Errors) -> Option<Raw> {
        Some(match &value.kind {
            ExprKind::Text(text) => Raw::Text(text.value.clone()),
            ExprKind::Integer(number) => Raw::Integer(*number),
            ExprKind::Float(number) => Raw::Float(*number),
            ExprKind::Flag(flag) => Raw::Flag(*flag),
            ExprKind::Duration(duration) => Raw::Duration(*duration),
            ExprKind::Name(name, _) => Raw::Name(name.clone()),
            ExprKind::Range(min, max) => Raw::Range(*min, *max),
            // What is inside does not matter: only a setting in CloudFormation's spelling takes these, and reads them as JSON.
            ExprKind::List(_) => Raw::List(Vec::new()),
            ExprKind::Map(_) => Raw::Map(Vec::new()),
            ExprKind::Wrong => return None,
            _ => self
                .intrinsic(value, errors)
                .map(|(json, _)| Raw::Intrinsic(json))?,
        })
    }
}

/// The call of a function, at the word that it starts with: the rest of the call is of no interest to an editor.
fn apply(at: Span, function: &str, arguments: &[&dyn ToTokens]) -> TokenStream {
    let function = Ident::new(function, at);
    quote!(__auth_stack::function::#function(#(#arguments),*))
}

/// The call that makes a value of a kind, for a value the kind accepts.
pub(crate) fn call(kind: &Kind, raw: &Raw, value: &Expr) -> Option<TokenStream> {
    let at = value.mark.span();
    Some(match (kind, raw, &value.kind) {
        (_, _, ExprKind::Text(text)) if matches!(kind, Kind::Text) => {
            quote!(__auth_stack::text(#text))
        }
        (Kind::Name(_), Raw::Name(name) | Raw::Text(name), _) => {
            let mut name = Literal::string(name);
            name.set_span(at);
            match raw {
                Raw::Name(_) => quote!(__auth_stack::name(#name)),
                _ => quote!(__auth_stack::quoted(#name)),
            }
        }
        (_, Raw::Integer(number), _) => {
            let mut number = Literal::i64_unsuffixed(*number);
            number.set_span(at);
            quote!(__auth_stack::integer(#number))
        }
        (_, Raw::Flag(flag), _) => {
            let flag = Ident::new(if *flag { "true" } else { "false" }, at);
            quote!(__auth_stack::flag(#flag))
        }
        (_, Raw::Duration(duration), _) => {
            let (number, unit) = duration.written();
            let unit = Ident::new(unit.word, Span::call_site());
            let mut number = Literal::i64_unsuffixed(number);
            // Lints on the writing of numbers must not look at the unit.
            number.set_span(at.resolved_at(Span::mixed_site()));
            quote!(__auth_stack::known(__auth_stack::Duration::#unit(#number)))
        }
        (_, Raw::Range(min, max), _) => {
            let bound = |bound: &Option<i64>| {
                if let Some(number) = bound {
                    quote!(::core::option::Option::Some(#number))
                } else {
                    quote!(::core::option::Option::None)
                }
            };
            let (min, max) = (bound(min), bound(max));
            quote!(__auth_stack::range(#min, #max))
        }
        (Kind::Word(table), _, ExprKind::Name(_, word)) => {
            let words = Ident::new(table.name, Span::call_site());
            quote!(__auth_stack::word(__auth_stack::#words::#word))
        }
        _ => return None,
    })
}

/// `Function.Arn`: CloudFormation's own names start with a capital letter.
fn is_attribute(name: &str) -> bool {
    name.contains('.') && name.starts_with(|first: char| first.is_uppercase())
}
