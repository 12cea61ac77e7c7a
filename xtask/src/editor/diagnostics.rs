//! What an editor underlines: nothing in a correct stack, and what rustc does in a wrong one.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::server::Server;
use crate::Result;

const CORRECT: &str = "examples";
const WRONG: &str = "tests/ui";

/// Not compared: the words of rustc itself, and stacks so large that nobody would open them in an editor.
const LEFT_OUT: [&str; 2] = ["tests/ui/rustc", "tests/ui/limits"];

/// Line, column and the first line of the message.
type Finding = (u64, u64, String);

/// Shows every example and every mistake to the server; how many those were.
pub fn compare(server: &mut Server, failures: &mut Vec<String>) -> Result<usize> {
    let mut files = sources(Path::new(CORRECT))?;
    let folders = fs::read_dir(WRONG)?.collect::<io::Result<Vec<_>>>()?;
    for folder in folders.iter().map(fs::DirEntry::path) {
        if folder.is_dir() && LEFT_OUT.iter().all(|left_out| !folder.ends_with(left_out)) {
            files.extend(sources(&folder)?);
        }
    }
    for file in &files {
        server.write(&fs::read_to_string(file)?)?;
        let shown: BTreeSet<Finding> = server.diagnostics()?.iter().map(finding).collect();
        let wanted = match fs::read_to_string(file.with_extension("stderr")) {
            Ok(stderr) => findings_of_rustc(&stderr),
            Err(_) => BTreeSet::new(),
        };
        if shown != wanted {
            let (more, less) = (&shown - &wanted, &wanted - &shown);
            failures.push(format!(
                "{}: shows {more:?}, and does not show {less:?}",
                file.display()
            ));
        }
    }
    Ok(files.len())
}

fn sources(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn finding(diagnostic: &Value) -> Finding {
    let number = |pointer| {
        let number = diagnostic.pointer(pointer).and_then(Value::as_u64);
        number.unwrap_or_default() + 1
    };
    let message = diagnostic["message"].as_str().unwrap_or_default();
    (
        number("/range/start/line"),
        number("/range/start/character"),
        message.lines().next().unwrap_or_default().to_owned(),
    )
}

/// `error: message`, then `--> tests/ui/folder/file.rs:1:2`.
fn findings_of_rustc(stderr: &str) -> BTreeSet<Finding> {
    let mut findings = BTreeSet::new();
    let mut message = "";
    for line in stderr.lines() {
        if let Some(text) = line.strip_prefix("error: ") {
            message = text;
        } else if let Some((_, place)) = line.split_once(".rs:")
            && let Some((line, column)) = place.split_once(':')
            && let (Ok(line), Ok(column)) = (line.parse(), column.parse())
        {
            findings.insert((line, column, message.to_owned()));
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::findings_of_rustc;

    #[test]
    fn errors_are_read_as_rustc_prints_them() {
        let stderr = "error: no client `wab`\n       help: did you mean `web`?\n  --> tests/ui/a/b.rs:17:23\n   |\n";
        let findings: Vec<_> = findings_of_rustc(stderr).into_iter().collect();
        assert_eq!(findings, [(17, 23, "no client `wab`".to_owned())]);
    }
}
