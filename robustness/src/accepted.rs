//! Templates of stacks that are accepted, kept to be held against AWS's own schemas.

use std::env;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};

use auth_stack_runtime::Template;

/// Puts a template into the folder that the variable `ACCEPTED` names, if it does.
///
/// # Panics
///
/// If the template cannot be written.
pub fn keep(kind: &str, template: &Template) {
    static COUNT: AtomicUsize = AtomicUsize::new(0);
    if let Some(folder) = env::var_os("ACCEPTED") {
        let number = COUNT.fetch_add(1, Ordering::Relaxed);
        let file = Path::new(&folder).join(format!("{kind}-{number}.json"));
        template.write(file).expect("the template can be written");
    }
}
