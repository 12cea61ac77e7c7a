//! The page of the language: the syntax by hand, then every block from its table.

use std::fmt::Write as _;

use auth_stack_runtime::Stack;
use auth_stack_runtime::block::{
    BlockTable, Child, Class, Declared as _, Form, Meta, Naming, Role, Setting,
};
use auth_stack_runtime::limit::Limit;
use auth_stack_runtime::literal::{Kind, WordTable};

use super::{cell, paragraph, prose};

const SYNTAX: &str = include_str!("syntax.md");
const STACK: &BlockTable = Stack::TABLE;

/// The whole page.
pub fn page() -> String {
    let mut page = Page {
        text: format!("<!-- Written by `cargo xtask docs`. -->\n{SYNTAX}"),
        described: Vec::new(),
    };
    page.any_resource();
    let _ = write!(page.text, "\n## `stack`\n\n{}\n", prose(STACK.doc));
    page.contents("", STACK);
    for child in STACK.blocks {
        page.block("", child);
    }
    page.text
}

struct Page {
    text: String,
    /// The blocks so far, each with the path it was found at first.
    described: Vec<(&'static str, String)>,
}

impl Page {
    /// What may be written on every resource.
    fn any_resource(&mut self) {
        self.text += "\n## On any resource\n\n| Written | Meaning |\n|---|---|\n";
        for setting in Meta::SETTINGS {
            let written = match setting.key {
                "exact" => "kind name = \"…\" { … }".to_owned(),
                "raw" => "raw { Property: value }".to_owned(),
                "condition" => "#[condition = Name]".to_owned(),
                "depends_on" => "#[depends_on(Name, Other)]".to_owned(),
                key => format!("#[{key} = {}]", sample(setting)),
            };
            let _ = writeln!(self.text, "| `{written}` | {} |", cell(setting.doc));
        }
        self.words(Meta::SETTINGS);
    }

    /// A block and all blocks inside of it; only a link, if it was described before.
    fn block(&mut self, around: &str, child: &'static Child) {
        let path = if around.is_empty() {
            child.kind.to_owned()
        } else {
            format!("{around}.{}", child.kind)
        };
        let table = child.table;
        let level = if around.is_empty() { "##" } else { "###" };
        let _ = write!(self.text, "\n{level} `{path}`\n\n");
        if let Some((_, first)) = self.described.iter().find(|(name, _)| *name == table.name) {
            let _ = writeln!(
                self.text,
                "{} Written like {}.",
                paragraph(child.doc),
                link(first)
            );
            return;
        }
        self.described.push((table.name, path.clone()));
        let _ = write!(self.text, "{}\n\n```text\n", prose(table.doc));
        for line in written(child) {
            let _ = writeln!(self.text, "{line}");
        }
        self.text += "```\n";
        if table.class == Class::Resource {
            self.text += "\nTakes what stands [on any resource](#on-any-resource).\n";
        }
        self.contents(&path, table);
        for inside in table.blocks {
            self.block(&path, inside);
        }
    }

    /// The settings, their words, and the list of blocks inside.
    fn contents(&mut self, path: &str, table: &'static BlockTable) {
        if !table.settings.is_empty() {
            self.text += "\n| Setting | Value | Limits | Meaning |\n|---|---|---|---|\n";
        }
        for setting in table.settings {
            let limits: Vec<String> = setting.limits.iter().map(limit).collect();
            let _ = writeln!(
                self.text,
                "| `{}`{} | {} | {} | {} |",
                setting.key,
                place(setting.role),
                takes(setting),
                limits.join("; "),
                cell(setting.doc)
            );
        }
        self.words(table.settings);
        if !table.blocks.is_empty() {
            self.text += "\nBlocks inside:\n\n";
        }
        for child in table.blocks {
            let inside = format!("{path}.{}", child.kind);
            let many = if child.many { ", any number" } else { "" };
            let _ = writeln!(
                self.text,
                "- {}{many}: {}",
                link(inside.trim_start_matches('.')),
                paragraph(child.doc)
            );
        }
    }

    /// The words that settings take, each enum once.
    fn words(&mut self, settings: &[Setting]) {
        let mut shown = Vec::new();
        for setting in settings {
            let Kind::Word(table) = setting.kind else {
                continue;
            };
            if shown.contains(&table.name) {
                continue;
            }
            shown.push(table.name);
            let _ = write!(
                self.text,
                "\n| `{}` | In the template | Meaning |\n|---|---|---|\n",
                table.name
            );
            for word in table.words {
                let _ = writeln!(
                    self.text,
                    "| `{}` | `{}` | {} |",
                    word.rust,
                    word.aws,
                    cell(word.doc)
                );
            }
        }
    }
}

/// A link to a block, by its path; the anchor is the one that a heading gets.
fn link(path: &str) -> String {
    format!("[`{path}`](#{})", path.replace('.', ""))
}

/// Where a setting stands, if not in the body alone.
fn place(role: Role) -> &'static str {
    match role {
        Role::Plain => "",
        Role::Main => " (head)",
        Role::Extra => " (after the head)",
        Role::Rest => " (any other entry)",
    }
}

fn limit(limit: &Limit) -> String {
    let rule = limit.rule;
    format!(
        "{} ([{rule}](rules.md#{rule}))",
        cell(&limit.bound.describe())
    )
}

/// The notation of a kind of value, as the syntax explains it.
fn takes(setting: &Setting) -> String {
    let one = match setting.kind {
        Kind::Text => "text".to_owned(),
        Kind::Integer => "number".to_owned(),
        Kind::Flag => "flag".to_owned(),
        Kind::Duration => "duration".to_owned(),
        Kind::Range => "range".to_owned(),
        Kind::Word(WordTable { name, .. }) => format!("`{name}`"),
        Kind::Name(table) => table
            .noun
            .split_once(' ')
            .map_or(table.noun, |(_, noun)| noun)
            .to_owned(),
        Kind::Json => "JSON".to_owned(),
    };
    match setting.form {
        Form::Value => one,
        Form::List => format!("list of {one}"),
        Form::Map => format!("map of {one}"),
    }
}

/// A value as it may be written.
fn sample(setting: &Setting) -> String {
    let one = match setting.kind {
        Kind::Text => "\"…\"",
        Kind::Integer => "12",
        Kind::Flag => "true",
        Kind::Duration => "1h",
        Kind::Range => "2..=50",
        Kind::Word(table) => table.words[0].rust,
        Kind::Name(table) => table.example,
        Kind::Json => "value",
    };
    match setting.form {
        Form::Value => one.to_owned(),
        Form::List => format!("[{one}]"),
        Form::Map => format!("{{ key: {one} }}"),
    }
}

/// The ways a block is written: with a name and without.
fn written(child: &Child) -> Vec<String> {
    let kind = child.kind;
    if child.role == Role::Rest {
        return vec![format!("name{}", rest_of(child.table, true))];
    }
    let unnamed = || format!("{kind}{}", rest_of(child.table, false));
    let named = || format!("{kind} name{}", rest_of(child.table, true));
    // A text that may be left out for what stands in the body.
    let main = child.table.setting_with(Role::Main);
    let is_open = !child.many
        && has_body(child.table)
        && main.is_some_and(|main| matches!(main.kind, Kind::Text));
    match child.table.naming {
        Naming::Unnamed if is_open => vec![format!("{kind} {{ … }}"), unnamed()],
        Naming::Unnamed => vec![unnamed()],
        Naming::Named => vec![named()],
        Naming::Optional => vec![unnamed(), named()],
    }
}

/// What follows the kind and the name: the head, what stands after it, and the body.
fn rest_of(table: &BlockTable, named: bool) -> String {
    let mut rest = String::new();
    let is_connected = |extra: &Setting| matches!(extra.key, "on" | "when" | "sid" | "to");
    let may_be_bare = !named && table.with_role(Role::Extra).into_iter().all(is_connected);
    for main in table.with_role(Role::Main) {
        let bare = may_be_bare && (main.form == Form::List || matches!(main.kind, Kind::Text));
        let colon = if bare { "" } else { ":" };
        let _ = write!(rest, "{colon} {}", sample(main));
    }
    for extra in table.with_role(Role::Extra) {
        match (extra.key, extra.kind) {
            ("on" | "sid" | "to", _) => {
                let _ = write!(rest, " {} {}", extra.key, sample(extra));
            }
            ("when", _) => rest += " when { … }",
            (key, Kind::Flag) => {
                let _ = write!(rest, " {key}");
            }
            (_, Kind::Range) => {
                let _ = write!(rest, "({})", sample(extra));
            }
            _ => {
                let _ = write!(rest, " {}", sample(extra));
            }
        }
    }
    rest + if has_body(table) { " { … }" } else { "," }
}

/// Whether anything stands in the braces.
fn has_body(table: &BlockTable) -> bool {
    let is_inside = |setting: &Setting| matches!(setting.role, Role::Plain | Role::Rest);
    table.settings.iter().any(is_inside) || !table.blocks.is_empty()
}
