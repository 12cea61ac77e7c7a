//! The examples as a whole: each is in the index, says how to run it, and has its template compared.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// An example: the folder or file name, the path from `examples/`, the file that says what it is, and the command to run.
struct Example {
    name: String,
    path: String,
    source: String,
    command: String,
}

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples")
}

fn examples() -> Vec<Example> {
    let mut examples: Vec<Example> = fs::read_dir(folder())
        .expect("there are examples")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter_map(|path| {
            let path_name = path.file_name()?.to_str()?.to_owned();
            let name = path.file_stem()?.to_str()?.to_owned();
            let (source, command) = if path.is_dir() {
                (path.join("src/main.rs"), "--package")
            } else if path.extension()? == "rs" {
                (path, "--example")
            } else {
                return None;
            };
            Some(Example {
                source: fs::read_to_string(source).expect("an example has a program"),
                command: format!("cargo run {command} {name}\n"),
                path: path_name,
                name,
            })
        })
        .collect();
    examples.sort_by(|a, b| a.name.cmp(&b.name));
    examples
}

/// The first paragraph of the documentation of a file, in one line.
fn summary(source: &str) -> String {
    let lines: Vec<&str> = source
        .lines()
        .map_while(|line| line.strip_prefix("//! "))
        .collect();
    lines.join(" ")
}

#[test]
fn each_example_is_in_the_index_with_its_first_sentence() {
    let index = fs::read_to_string(folder().join("README.md")).expect("there is an index");
    let expected: Vec<String> = examples()
        .iter()
        .map(
            |Example {
                 name, path, source, ..
             }| format!("| [`{name}`]({path}) | {} |", summary(source)),
        )
        .collect();
    let listed: Vec<&str> = index
        .lines()
        .filter(|line| line.starts_with("| ["))
        .collect();
    for row in &expected {
        assert!(
            listed.contains(&row.as_str()),
            "examples/README.md lacks the row\n{row}"
        );
    }
    assert_eq!(
        listed.len(),
        expected.len(),
        "examples/README.md lists what is not there"
    );
}

#[test]
fn each_example_says_how_to_run_it() {
    for Example {
        name,
        source,
        command,
        ..
    } in examples()
    {
        assert!(
            source.contains(&command),
            "`{name}` does not say `{}`",
            command.trim()
        );
    }
}

#[test]
fn the_template_of_each_example_is_compared() {
    let golden = include_str!("golden.rs");
    for Example { name, .. } in examples() {
        let module = name.replace('-', "_");
        assert!(
            golden.contains(&format!(" {module} => ")),
            "tests/golden.rs does not compare `{name}`"
        );
    }
}

#[test]
fn a_second_build_with_a_build_script_builds_nothing() {
    build();
    for message in build().lines() {
        let message: serde_json::Value = serde_json::from_str(message).expect("a message of cargo");
        assert_ne!(
            message["fresh"], false,
            "built again: {}",
            message["target"]["name"]
        );
    }
}

/// Builds the example with the build script, and returns what cargo says of it.
fn build() -> String {
    let output = Command::new(env!("CARGO"))
        .args(["build", "--offline", "--package", "build-script"])
        .args(["--message-format", "json"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(
        output.status.success(),
        "{}",
        String::from_utf8_lossy(&output.stderr)
    );
    String::from_utf8(output.stdout).expect("cargo writes UTF-8")
}
