//! The expansion: one function, one module of the same name, and all errors at once.

use auth_stack_runtime::function;
use auth_stack_runtime::stack::{Constant, DeclaredNames, Module, Survey};
use heck::ToSnakeCase as _;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use crate::errors::Errors;
use crate::lower::{Lowered, Places, lower};
use crate::syntax::{StackItem, parse};
use crate::values::Reference;

/// What `auth_stack! { tokens }` becomes, without the errors, which go into the collector.
pub(crate) fn check(tokens: TokenStream, errors: &mut Errors) -> TokenStream {
    let Some(mut item) = parse(tokens, errors) else {
        return TokenStream::new();
    };
    let lowered = lower(&mut item, errors);
    let survey = lowered.stack.survey();
    ask_the_rules(&lowered, &survey, errors);
    let function = function(&item, &lowered, &survey);
    let module = module(&item, &lowered, &survey.modules);
    quote!(#function #module)
}

/// The rules see the model; the places say where what they found was written.
fn ask_the_rules(lowered: &Lowered, survey: &Survey, errors: &mut Errors) {
    let declared = DeclaredNames::of(&survey.template);
    for (reference, mark) in &lowered.references {
        let reference = match reference {
            Reference::Name(name) => function::Reference::Name(name),
            Reference::Attribute(name, attribute) => {
                function::Reference::Attribute(name, attribute)
            }
            Reference::Condition(name) => function::Reference::Condition(name),
            Reference::Mapping(name) => function::Reference::Mapping(name),
        };
        if let Err((rule, message, help)) = declared.resolve(reference) {
            errors.rule(*mark, &message, &help, rule);
        }
    }
    for violation in survey.report.violations() {
        if let Some(mark) = lowered
            .places
            .find(violation.path(), violation.is_about_key())
        {
            errors.rule(
                mark,
                violation.message(),
                violation.help(),
                violation.rule(),
            );
        }
    }
}

/// The function that makes the template.
fn function(item: &StackItem, lowered: &Lowered, survey: &Survey) -> TokenStream {
    let StackItem {
        attributes,
        visibility,
        name,
        parameters,
        ..
    } = item;
    let calls = &lowered.calls;
    let (stack, block) = (
        Ident::new("stack", Span::mixed_site()),
        Ident::new("block", Span::mixed_site()),
    );
    let text = name.to_string();
    let docs = documented(
        attributes,
        &format!("The CloudFormation template of the stack `{text}`."),
    );
    let fills = (!calls.is_empty()).then(|| quote!({ let #block = &mut #stack; #calls }));
    let bind = if calls.is_empty() {
        quote!(let #stack)
    } else {
        quote!(let mut #stack)
    };
    let calls = quote! {
        use ::auth_stack::__private as __auth_stack;
        #bind = __auth_stack::Stack::named(#text);
        #fills
    };
    if parameters.is_some() || item.has_rust {
        return quote! {
            #docs
            #[doc = ""]
            #[doc = "# Errors"]
            #[doc = ""]
            #[doc = "Every rule that the values given at run time break, one line each."]
            #[allow(unexpected_cfgs)]
            #visibility fn #name(#parameters) -> ::core::result::Result<::auth_stack::Template, ::auth_stack::Report> {
                #calls
                #stack.build_late()
            }
        };
    }
    let mut advice = Vec::new();
    for one in survey.advice.violations() {
        let (name, path, message, help) = (one.rule(), one.path(), one.message(), one.help());
        advice
            .push(quote!(::auth_stack::__private::Advice::literal(#name, #path, #message, #help)));
    }
    let json = survey.template.to_json();
    // All is known, so the template is its text. An editor sees the calls besides, for what it says of each word.
    quote! {
        #docs
        #[allow(unexpected_cfgs)]
        #visibility fn #name() -> ::auth_stack::Template {
            #[cfg(rust_analyzer)]
            {
                #calls
            }
            ::auth_stack::Template::literal(#json, const { &[#(#advice),*] })
        }
    }
}

/// The user's attributes, with documentation where there is none.
fn documented(attributes: &TokenStream, default: &str) -> TokenStream {
    let has_docs = attributes.to_string().contains("doc");
    let docs = (!has_docs).then(|| quote!(#[doc = #default]));
    quote!(#attributes #docs)
}

/// The module of the stack: a constant for each name in it.
fn module(item: &StackItem, lowered: &Lowered, modules: &[Module]) -> TokenStream {
    let StackItem {
        attributes,
        visibility,
        name,
        ..
    } = item;
    let docs = documented(attributes, &format!("The names in the stack `{name}`."));
    let mut parts = TokenStream::new();
    for module in modules {
        parts.extend(constants(module, &lowered.places));
    }
    if let Some(outputs) = called(modules, "outputs") {
        parts.extend(exports(outputs, &lowered.places));
    }
    parts.extend(uses(lowered, modules));
    quote! {
        #docs
        #[allow(dead_code, unexpected_cfgs)]
        #visibility mod #name {
            #parts
        }
    }
}

fn called<'a>(modules: &'a [Module], name: &str) -> Option<&'a Module> {
    modules.iter().find(|module| module.name == name)
}

/// The names used inside the stack, as the constants they stand for: so an editor finds them. rustc drops this unseen.
fn uses(lowered: &Lowered, modules: &[Module]) -> TokenStream {
    let mut uses = Vec::new();
    for (table, name, mark) in &lowered.names {
        if let Some(module) = table.module.and_then(|name| called(modules, name))
            && let Some(constant) = module.constant(name)
        {
            let module = Ident::new(module.name, Span::call_site());
            for &end in &mark.ends() {
                let ident = Ident::new(&constant.ident, end);
                uses.push(quote!(#module::#ident));
            }
        }
    }
    if uses.is_empty() {
        return TokenStream::new();
    }
    quote! {
        #[cfg(rust_analyzer)]
        const _: &[&str] = &[#(#uses),*];
    }
}

fn span_of(constant: &Constant, places: &Places) -> Span {
    // “Go to definition” lands where the user declared it; with any other span an editor offers the whole macro, too.
    let declared = places
        .find(constant.place.as_str(), true)
        .map(|mark| mark.span());
    declared.unwrap_or_else(Span::call_site)
}

fn constants(module: &Module, places: &Places) -> TokenStream {
    let name = Ident::new(module.name, Span::call_site());
    let doc = module.doc;
    let (mut constants, mut idents) = (TokenStream::new(), Vec::new());
    for constant in &unique(&module.constants) {
        let ident = Ident::new(&constant.ident, span_of(constant, places));
        let (value, doc) = (constant.value.as_str(), module.doc_of(constant));
        if let Some(docs) = places.docs(constant.place.as_str()) {
            constants.extend(quote!(#docs #[doc = ""]));
        }
        constants.extend(quote!(#[doc = #doc] pub const #ident: &str = #value;));
        idents.push(ident);
    }
    quote! {
        #[doc = #doc]
        pub mod #name {
            #constants
            /// All of them, in the order they are declared.
            pub const ALL: &[&str] = &[#(#idents),*];
        }
    }
}

/// Colliding names were reported; the first of them stands. What no identifier can be made of has no constant.
fn unique(constants: &[Constant]) -> Vec<&Constant> {
    let mut unique: Vec<&Constant> = Vec::new();
    for constant in constants {
        let ident = constant.ident.as_str();
        if !matches!(ident, "ALL" | "_") && unique.iter().all(|before| before.ident != ident) {
            unique.push(constant);
        }
    }
    unique
}

fn exports(outputs: &Module, places: &Places) -> TokenStream {
    let mut functions = TokenStream::new();
    for constant in &unique(&outputs.constants) {
        let snake = constant.value.to_snake_case();
        let span = span_of(constant, places);
        let ident = match syn::parse_str::<Ident>(&snake) {
            Ok(_) => Ident::new(&snake, span),
            Err(_) => Ident::new(&format!("_{snake}"), span),
        };
        let value = constant.value.as_str();
        let doc =
            format!("The name under which a stack exports `{value}`: `<stack name>:{value}`.");
        functions.extend(quote! {
            #[doc = #doc]
            pub fn #ident(stack_name: &str) -> ::std::string::String {
                ::auth_stack::__private::export(stack_name, #value)
            }
        });
    }
    quote! {
        /// The names under which the outputs are exported, by the name of the CloudFormation stack.
        pub mod exports {
            #functions
        }
    }
}
