//! A stack with everything taken out that breaks a rule, so that what is left is accepted.

use auth_stack_runtime::Report;

use crate::judge::{broken, compiled};
use crate::model::{Block, Content, Entry};

impl Block {
    /// Takes out what breaks a rule, until nothing does.
    pub fn repair(&mut self) {
        self.repair_by(&|stack| stack.built().err());
    }

    /// The same by what the macro finds, which does not know all values.
    pub fn repair_known(&mut self) {
        // What is wrong is found by where it stands, which is known of a stack that was built.
        let _ = self.built();
        self.repair_by(&|stack| compiled(&stack.source())?.report.into_result().err());
    }

    fn repair_by(&mut self, wrong: &dyn Fn(&mut Self) -> Option<Report>) {
        while let Some(report) = wrong(self) {
            let mut is_less = false;
            for (_, path) in broken(&report) {
                is_less |= self.take_out(&path);
            }
            // What is about the template as a whole may come from any entry.
            if !is_less {
                self.entries.pop();
            }
        }
    }

    /// Takes out the smallest thing around a place; whether there was any.
    fn take_out(&mut self, path: &str) -> bool {
        let own = self.path.clone();
        let before = self.meta.len();
        self.meta
            .retain(|(setting, _)| !contains(&below(&own, setting.key), path));
        if self.meta.len() < before {
            return true;
        }
        let around = self.entries.iter().position(|entry| match entry {
            Entry::Setting(setting, _) => contains(&below(&own, setting.key), path),
            Entry::Block(block) => contains(&block.path, path),
        });
        let Some(around) = around else { return false };
        let is_out = match &mut self.entries[around] {
            Entry::Setting(setting, content) => content.take_out(&below(&own, setting.key), path),
            Entry::Block(block) => block.take_out(path),
        };
        if !is_out {
            self.entries.remove(around);
        }
        true
    }
}

impl Content {
    /// Takes out the entry or element at a place; whether there was any.
    fn take_out(&mut self, own: &str, path: &str) -> bool {
        match self {
            Self::Value(_) => false,
            Self::List(values) => {
                let at = (0..values.len()).find(|at| format!("{own}[{at}]") == path);
                at.map(|at| values.remove(at)).is_some()
            }
            Self::Map(entries) => {
                let at = entries
                    .iter()
                    .position(|(key, _)| contains(&below(own, key), path));
                at.map(|at| entries.remove(at)).is_some()
            }
        }
    }
}

/// The path of what is called `key` inside of something.
fn below(own: &str, key: &str) -> String {
    if own.is_empty() {
        key.to_owned()
    } else {
        format!("{own}.{key}")
    }
}

/// Whether a path is one of something or of what is inside of it.
fn contains(own: &str, path: &str) -> bool {
    path.strip_prefix(own)
        .is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
