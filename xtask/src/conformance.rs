//! Every template of the examples and golden tests, judged by cfn-lint and held against AWS's own schemas.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use crate::Result;
use crate::python::{self, tool};
use crate::test::{Tally, cargo};

const TEMPLATES: &str = "target/conformance/templates";
const GOLDEN: &str = "tests/golden";

/// Every example runs, and no template has an error or a warning.
pub fn run() -> Result<Tally> {
    python::install()?;
    let broken = collect()?;
    let mut tally = lint()?;
    tally.failed += broken;
    if is_complete()? {
        tally.passed += 1;
    } else {
        tally.failed += 1;
    }
    Ok(tally)
}

/// Writes each template to one folder, under a name that says where it is from; the number of examples that failed.
fn collect() -> Result<usize> {
    if Path::new(TEMPLATES).exists() {
        fs::remove_dir_all(TEMPLATES)?;
    }
    fs::create_dir_all(TEMPLATES)?;
    let broken = collect_examples()?;
    for file in json_files(Path::new(GOLDEN))? {
        let name = file.strip_prefix(GOLDEN)?.display().to_string();
        fs::copy(&file, template("golden", &name.replace(['/', '\\'], ".")))?;
    }
    Ok(broken)
}

/// An example either prints its template, or its build script writes it to `OUT_DIR`.
fn collect_examples() -> Result<usize> {
    let mut broken = 0;
    let build =
        cargo("build --workspace --exclude xtask --examples --bins --message-format json-render-diagnostics")
            .stderr(Stdio::inherit())
            .output()?;
    if !build.status.success() {
        return Err("the examples do not compile".into());
    }
    for line in String::from_utf8(build.stdout)?.lines() {
        let message: serde_json::Value = serde_json::from_str(line)?;
        let field = |pointer| message.pointer(pointer).and_then(serde_json::Value::as_str);
        if let (Some("example"), Some(name), Some(program)) = (
            field("/target/kind/0"),
            field("/target/name"),
            field("/executable"),
        ) {
            broken += usize::from(!print_template(name, program)?);
        }
        if let (Some(out_dir), Some(package)) = (field("/out_dir"), field("/package_id")) {
            let Some((_, name)) = package.rsplit_once("/examples/") else {
                continue;
            };
            let name = name.split(['#', '@']).next().unwrap_or(name);
            for file in json_files(Path::new(out_dir))? {
                let own = file.strip_prefix(out_dir)?.display().to_string();
                fs::copy(&file, template("example", &format!("{name}.{own}")))?;
            }
        }
    }
    Ok(broken)
}

/// Runs an example and keeps the template it prints; whether it succeeded.
fn print_template(name: &str, program: &str) -> Result<bool> {
    let output = Command::new(program).stderr(Stdio::inherit()).output()?;
    if !output.status.success() {
        println!("the example `{name}` failed ({})", output.status);
        return Ok(false);
    }
    if output.stdout.starts_with(b"{") {
        fs::write(template("example", &format!("{name}.json")), output.stdout)?;
    } else {
        println!("the example `{name}` prints no template");
    }
    Ok(true)
}

fn template(origin: &str, name: &str) -> PathBuf {
    Path::new(TEMPLATES).join(format!("{origin}.{name}"))
}

/// Every JSON file under a folder, in order.
fn json_files(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    if !folder.exists() {
        return Ok(files);
    }
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(json_files(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "json")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

/// One run over all templates, as the linter is slow to start.
fn lint() -> Result<Tally> {
    let templates = json_files(Path::new(TEMPLATES))?;
    if templates.is_empty() {
        return Ok(Tally::default());
    }
    let output = Command::new(tool("cfn-lint"))
        .args(["--regions", "us-east-1", "--format", "parseable"])
        .args(["--non-zero-exit-code", "warning", "--"])
        .args(&templates)
        .stderr(Stdio::inherit())
        .output()?;
    let findings = String::from_utf8(output.stdout)?;
    print!("{findings}");
    let failed: BTreeSet<&str> = findings.lines().filter_map(failing).collect();
    if !output.status.success() && failed.is_empty() {
        return Err("cfn-lint failed".into());
    }
    println!(
        "{} templates, {} with errors or warnings",
        templates.len(),
        failed.len()
    );
    Ok(Tally {
        passed: templates.len() - failed.len(),
        failed: failed.len(),
    })
}

/// Whether every property that AWS's schemas have stands in some template.
fn is_complete() -> Result<bool> {
    let mut check = Command::new(tool("python"));
    check.args(["tests/conformance/properties.py", TEMPLATES]);
    Ok(check.status()?.success())
}

/// The template of `file:line:column:line:column:rule:message`, unless the finding is informational.
fn failing(finding: &str) -> Option<&str> {
    let mut parts = finding.split(':');
    let file = parts.next()?;
    let rule = parts.nth(4)?;
    (!rule.starts_with('I')).then_some(file)
}

#[cfg(test)]
mod tests {
    use super::failing;

    #[test]
    fn only_errors_and_warnings_fail_a_template() {
        let finding = |rule| format!("a.json:1:56:1:64:{rule}:Parameter: not used");
        assert_eq!(failing(&finding("W2001")), Some("a.json"));
        assert_eq!(failing(&finding("E3030")), Some("a.json"));
        assert_eq!(failing(&finding("I3042")), None);
        assert_eq!(failing(""), None);
    }
}
