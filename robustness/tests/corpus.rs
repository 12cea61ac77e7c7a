//! What the fuzzer found worth keeping, tried once more: each input that reached new code, and each that once failed.

use std::fs;
use std::path::Path;

use auth_stack_robustness::judge;

/// Tries each input of a folder.
fn replay(target: &str, run: fn(&[u8])) {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("corpus")
        .join(target);
    let files = fs::read_dir(folder).expect("the corpus is there").flatten();
    let mut count = 0;
    for file in files {
        // A test that fails prints this.
        println!("{}", file.path().display());
        run(&fs::read(file.path()).expect("the input can be read"));
        count += 1;
    }
    assert!(count > 0, "the corpus is empty");
}

#[test]
fn texts() {
    replay("text", judge::text);
}

#[test]
fn tokens() {
    replay("tokens", judge::tokens);
}
