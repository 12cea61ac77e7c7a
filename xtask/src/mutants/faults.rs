//! The faults of `tests/mutants/faults.txt`, in a copy of the project.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::Result;
use crate::test::{Tally, cargo};

const FAULTS: &str = "tests/mutants/faults.txt";
const COPY: &str = "target/faults/copy";

/// A fault: `put` where `find` stands in `file`.
#[derive(Debug, PartialEq)]
struct Fault {
    what: String,
    file: String,
    find: String,
    put: String,
}

/// Makes one after the other, and asks the tests.
pub fn run() -> Result<Tally> {
    let faults = read(&fs::read_to_string(FAULTS)?)?;
    copy()?;
    if !noticed_by(&["--workspace", "--lib"])?.is_empty() {
        return Err("the tests fail without a fault".into());
    }
    let mut tally = Tally::default();
    for fault in &faults {
        let witness = fault.witness();
        match &witness {
            Ok(Some(test)) => println!("noticed: {} ({test})", fault.what),
            Ok(None) => println!("ESCAPED: {}", fault.what),
            Err(error) => println!("NO FAULT: {}: {error}", fault.what),
        }
        tally.add(Tally::one(matches!(witness, Ok(Some(_)))));
    }
    Ok(tally)
}

impl Fault {
    /// The first test that notices the fault, if any does.
    fn witness(&self) -> Result<Option<String>> {
        let right = fs::read_to_string(&self.file)?;
        let copy = Path::new(COPY).join(&self.file);
        fs::write(&copy, self.put_into(&right)?)?;
        let witness = self.ask_the_tests();
        fs::write(&copy, right)?;
        witness
    }

    /// What the file is with the fault.
    fn put_into(&self, right: &str) -> Result<String> {
        match right.matches(&self.find).count() {
            1 => Ok(right.replace(&self.find, &self.put)),
            times => Err(format!("its place is {times} times in {}", self.file).into()),
        }
    }

    /// The tests of its crate first, as they take seconds; then all of them.
    fn ask_the_tests(&self) -> Result<Option<String>> {
        let (folder, _) = self.file.split_once('/').ok_or("it is in no crate")?;
        let own = ["--package", &format!("auth-stack-{folder}"), "--lib"];
        if !test(&own).arg("--no-run").output()?.status.success() {
            return Err("it does not compile".into());
        }
        let mut tests = noticed_by(&own)?;
        if tests.is_empty() {
            tests = noticed_by(&["--workspace"])?;
        }
        Ok(tests.into_iter().next())
    }
}

/// Copies what is not ignored, committed or not.
fn copy() -> Result<()> {
    if Path::new(COPY).exists() {
        fs::remove_dir_all(COPY)?;
    }
    let listed = Command::new("git")
        .args(["ls-files", "--cached", "--others", "--exclude-standard"])
        .output()?;
    for file in String::from_utf8(listed.stdout)?.lines() {
        let copy = Path::new(COPY).join(file);
        fs::create_dir_all(copy.parent().ok_or("a file is in a folder")?)?;
        fs::copy(file, copy)?;
    }
    Ok(())
}

/// The tests that fail in the copy.
fn noticed_by(which: &[&str]) -> Result<Vec<String>> {
    let output = test(which).output()?;
    let mut failed = failed(&String::from_utf8_lossy(&output.stdout));
    if failed.is_empty() && !output.status.success() {
        failed.push("cargo test".to_owned());
    }
    Ok(failed)
}

fn test(which: &[&str]) -> Command {
    let mut test = cargo("test --quiet --profile mutants");
    test.args(which).current_dir(COPY);
    test.env("CARGO_TARGET_DIR", "../build");
    test
}

/// The names in `---- NAME stdout ----`.
fn failed(text: &str) -> Vec<String> {
    text.lines()
        .filter_map(|line| line.strip_prefix("---- ")?.strip_suffix(" stdout ----"))
        .map(str::to_owned)
        .collect()
}

/// The faults of a text: what is wrong after `#`, the file, then lines after `-` and after `+`.
fn read(text: &str) -> Result<Vec<Fault>> {
    text.split("\n# ").skip(1).map(Fault::read).collect()
}

impl Fault {
    fn read(text: &str) -> Result<Self> {
        let mut lines = text.lines();
        let mut line = || lines.next().map(str::to_owned).ok_or("a fault has a place");
        let (what, file) = (line()?, line()?);
        let after = |sign| -> Vec<&str> {
            let lines = lines.clone();
            lines.filter_map(|line| line.strip_prefix(sign)).collect()
        };
        Ok(Self {
            what,
            file,
            find: after('-').join("\n"),
            put: after('+').join("\n"),
        })
    }
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::{FAULTS, Fault, failed, read};

    #[test]
    fn a_fault_is_read() {
        let text = "About it.\n\n# wrong\na/b.rs\n-one\n-  two\n+three\n\n# gone\nc.rs\n-x\n";
        let fault = |what: &str, file: &str, find: &str, put: &str| Fault {
            what: what.into(),
            file: file.into(),
            find: find.into(),
            put: put.into(),
        };
        assert_eq!(
            read(text).expect("it is complete"),
            [
                fault("wrong", "a/b.rs", "one\n  two", "three"),
                fault("gone", "c.rs", "x", "")
            ]
        );
        assert!(read("\n# wrong").is_err());
    }

    #[test]
    fn every_fault_has_its_place() {
        let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let text = |file: &str| fs::read_to_string(project.join(file)).expect("the file is there");
        for fault in read(&text(FAULTS)).expect("the faults are complete") {
            if let Err(error) = fault.put_into(&text(&fault.file)) {
                panic!("{}: {error}", fault.what);
            }
        }
    }

    #[test]
    fn tests_that_failed_are_named() {
        assert_eq!(failed("\n---- a::b stdout ----\nc\n"), ["a::b"]);
    }
}
