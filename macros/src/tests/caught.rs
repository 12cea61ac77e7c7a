//! The defects of `tests/caught`: what `auth_stack!` does about each is what its `about.json` says.

use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenStream;
use serde_json::Value;

use super::{collect, parse};
use crate::errors::Errors;
use crate::expand::check;

/// What `about.json` says that `auth_stack!` does.
enum Verdict {
    /// One error, with the id of a rule.
    Rule(String),
    /// One error of the language: there is no way to write the defect.
    Unwritable,
    /// No error: the emitted template is right, as `tests/caught.rs` sees.
    Emission,
}

impl Verdict {
    fn read(folder: &Path) -> Self {
        let about = fs::read_to_string(folder.join("about.json")).expect("a defect is described");
        let about: Value = serde_json::from_str(&about).expect("the description is JSON");
        let ours = about["auth_stack"].as_object().expect("there is a verdict");
        let (kind, text) = ours.iter().next().expect("the verdict is not empty");
        assert_eq!(ours.len(), 1, "one verdict");
        match kind.as_str() {
            "rule" => Self::Rule(text.as_str().expect("the id of a rule").to_owned()),
            "unwritable" => Self::Unwritable,
            "emission" => Self::Emission,
            kind => panic!("there is no verdict `{kind}`"),
        }
    }

    /// Whether these are the errors of the stack.
    fn holds(&self, errors: &[String]) -> bool {
        let rule = |error: &str| Some(error.rsplit_once("\nrule: ")?.1.to_owned());
        match (self, errors) {
            (Self::Rule(id), [error]) => rule(error).as_ref() == Some(id),
            (Self::Unwritable, [error]) => rule(error).is_none(),
            (Self::Emission, []) => true,
            _ => false,
        }
    }
}

fn folders() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/caught");
    let mut folders: Vec<_> = fs::read_dir(folder)
        .expect("the defects are there")
        .map(|entry| entry.expect("an entry is readable").path())
        .collect();
    folders.sort();
    folders
}

/// The errors of the one stack in a folder.
fn errors(folder: &Path) -> Vec<String> {
    let source = fs::read_to_string(folder.join("stack.rs")).expect("a defect has a stack");
    let mut stacks: Vec<TokenStream> = Vec::new();
    collect(parse(&source), &mut |stack| stacks.push(stack));
    assert_eq!(stacks.len(), 1, "one stack in {}", folder.display());
    let mut errors = Errors::default();
    check(stacks.remove(0), &mut errors);
    errors.texts()
}

#[test]
fn every_defect_is_caught_as_its_description_says() {
    let folders = folders();
    let wrong: Vec<String> = folders
        .iter()
        .map(|folder| (folder, errors(folder)))
        .filter(|(folder, errors)| !Verdict::read(folder).holds(errors))
        .map(|(folder, errors)| format!("{}: {errors:#?}", folder.display()))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(folders.len() >= 60, "only {} defects", folders.len());
}
