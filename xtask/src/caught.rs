//! `cargo xtask caught`: the page on what is caught before deployment, and by which tool.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::Result;
use crate::docs::cell;
use crate::python::{self, tool};

const DEFECTS: &str = "tests/caught";
const PAGE: &str = "docs/caught.md";

/// Writes the page.
pub fn write() -> Result<()> {
    Ok(fs::write(PAGE, page()?)?)
}

/// Fails if the page is not what would be written now.
pub fn check() -> Result<()> {
    if fs::read_to_string(PAGE).ok() == Some(page()?) {
        return Ok(());
    }
    Err(format!("{PAGE} out of date: run `cargo xtask caught`").into())
}

/// A defect, as its folder describes it.
struct Defect {
    /// The name of the folder.
    id: String,
    /// What is wrong.
    name: String,
    /// What AWS does with it.
    aws: String,
    /// The version of the AWS CDK that was tried.
    cdk_version: String,
    /// What the AWS CDK does.
    cdk: Verdict,
    /// What `auth_stack!` does.
    ours: Verdict,
}

/// What a tool does about a defect.
enum Verdict {
    /// It says that something is wrong: which rule, or how.
    Said(String),
    /// The defect cannot be written.
    Unwritable(String),
    /// What is emitted is right.
    Emission(String),
    /// Nothing.
    Silent(String),
}

impl Verdict {
    fn is_caught(&self) -> bool {
        !matches!(self, Self::Silent(_))
    }

    fn cell(&self) -> String {
        let (verdict, note) = match self {
            Self::Said(what) => return what.clone(),
            Self::Unwritable(why) => ("cannot be written", why),
            Self::Emission(what) => ("put right", what),
            Self::Silent(note) => ("no", note),
        };
        with_note(verdict, note)
    }
}

fn with_note(verdict: &str, note: &str) -> String {
    if note.is_empty() {
        verdict.to_owned()
    } else {
        format!("{verdict}: {note}")
    }
}

impl Defect {
    fn read(folder: &Path) -> Result<Self> {
        let about: Value = serde_json::from_str(&fs::read_to_string(folder.join("about.json"))?)?;
        let wrong = |what: &str| format!("{}: about.json lacks {what}", folder.display());
        let text = |pointer: &str| {
            let text = about.pointer(pointer).and_then(Value::as_str);
            text.map(str::to_owned).ok_or_else(|| wrong(pointer))
        };
        let note = text("/aws_cdk/note").unwrap_or_default();
        let cdk = match text("/aws_cdk/verdict")?.as_str() {
            said @ ("error" | "warning") => Verdict::Said(with_note(said, &note)),
            "unwritable" => Verdict::Unwritable(note),
            "emission" => Verdict::Emission(note),
            "silent" => Verdict::Silent(note),
            _ => return Err(wrong("a verdict on the AWS CDK").into()),
        };
        let rule = |id: String| Verdict::Said(format!("[`{id}`](rules.md#{id})"));
        let ours = text("/auth_stack/rule")
            .map(rule)
            .or_else(|_| text("/auth_stack/unwritable").map(Verdict::Unwritable))
            .or_else(|_| text("/auth_stack/emission").map(Verdict::Emission))
            .map_err(|_| wrong("a verdict on `auth_stack!`"))?;
        Ok(Self {
            id: folder
                .file_name()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned(),
            name: text("/name")?,
            aws: text("/aws")?,
            cdk_version: text("/aws_cdk/version")?,
            cdk,
            ours,
        })
    }
}

fn defects() -> Result<Vec<Defect>> {
    let mut folders = Vec::new();
    for entry in fs::read_dir(DEFECTS)? {
        folders.push(entry?.path());
    }
    folders.sort();
    folders.iter().map(|folder| Defect::read(folder)).collect()
}

/// The errors and warnings of cfn-lint by defect, in one run, as the linter is slow to start.
fn lint(defects: &[Defect]) -> Result<BTreeMap<String, BTreeSet<String>>> {
    let template = |defect: &Defect| format!("{DEFECTS}/{}/template.json", defect.id);
    let output = Command::new(tool("cfn-lint"))
        .args(["--regions", "us-east-1", "--format", "json"])
        .args(["--non-zero-exit-code", "none", "--"])
        .args(defects.iter().map(template))
        .stderr(Stdio::inherit())
        .output()?;
    if !output.status.success() {
        return Err("cfn-lint failed".into());
    }
    let findings: Vec<Value> = serde_json::from_slice(&output.stdout)?;
    let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for finding in &findings {
        let text = |pointer| finding.pointer(pointer).and_then(Value::as_str);
        let (Some(file), Some(rule), Some(level)) =
            (text("/Filename"), text("/Rule/Id"), text("/Level"))
        else {
            return Err("a finding of cfn-lint has no file, rule or level".into());
        };
        let id = Path::new(file).parent().and_then(Path::file_name);
        if level != "Informational" {
            let id = id.unwrap_or_default().to_string_lossy().into_owned();
            found.entry(id).or_default().insert(rule.to_owned());
        }
    }
    Ok(found)
}

/// `cfn-lint 1.2.3`
fn linter() -> Result<String> {
    let output = Command::new(tool("cfn-lint")).arg("--version").output()?;
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

fn page() -> Result<String> {
    python::install()?;
    let defects = defects()?;
    let found = lint(&defects)?;
    let linter = linter()?;
    let versions: BTreeSet<&str> = defects
        .iter()
        .map(|defect| defect.cdk_version.as_str())
        .collect();
    let versions = Vec::from_iter(versions).join(" and ");
    let count =
        |is_caught: fn(&Defect) -> bool| defects.iter().filter(|defect| is_caught(defect)).count();
    let (all, cdk, ours) = (
        defects.len(),
        count(|defect| defect.cdk.is_caught()),
        count(|defect| defect.ours.is_caught()),
    );
    let mut page = format!(
        include_str!("caught.md"),
        summary = format_args!(
            "cfn-lint catches {} of {all}, the AWS CDK {cdk} of {all}, `auth_stack!` {ours} of {all}",
            found.len()
        ),
        linter = linter,
        versions = versions,
        rules = count(|defect| matches!(defect.ours, Verdict::Said(_))),
        unwritable = count(|defect| matches!(defect.ours, Verdict::Unwritable(_))),
        emission = count(|defect| matches!(defect.ours, Verdict::Emission(_))),
    );
    for defect in &defects {
        let lint = found.get(&defect.id).map_or("no".to_owned(), |rules| {
            rules.iter().cloned().collect::<Vec<_>>().join(", ")
        });
        writeln!(
            page,
            "| [{}](../{DEFECTS}/{}) | {} | {lint} | {} | {} |",
            cell(&defect.name),
            defect.id,
            cell(&defect.aws),
            cell(&defect.cdk.cell()),
            cell(&defect.ours.cell()),
        )?;
    }
    Ok(page)
}
