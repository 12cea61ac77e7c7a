//! What groups ask of each other.

use crate::names::Taken;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;

impl Stack {
    /// The rulebook of this file.
    pub(super) fn group_rules(&self, report: &mut Report) {
        self.group_names_differ(report);
    }

    /// No two groups of the pool have the same name, unless a condition keeps them apart.
    fn group_names_differ(&self, report: &mut Report) {
        let mut taken = Taken::default();
        for group in &self.group {
            if group.meta.condition.is_set() {
                continue;
            }
            let Some(name) = group.name() else { continue };
            let Some(first) = taken.by(&name, group.ident()) else {
                continue;
            };
            report
                .error(
                    group.meta.place_of_name(),
                    "group-name-unique",
                    format!("the group `{first}` is already called `{name}`"),
                )
                .help(format!(
                    "write another name: `group {} = \"…\"`",
                    group.ident()
                ));
        }
    }
}

rules! {
    "group-name-unique" C: "Each group of the pool has its own name."
        prevents "A group with the name already exists"
        source "CreateGroup, GroupExistsException";
}

#[cfg(test)]
mod tests {
    use crate::testing::{known, rule_test};
    use crate::value::Given;

    rule_test! {
        group_name_unique: "group-name-unique",
        passes {
            "one": |stack| { stack.group(Some("admins")); },
            "different": |stack| { stack.group(Some("admins")); stack.group(Some("users")); },
            "later": |stack| {
                stack.group(Some("admins"));
                stack.group(Some("users")).meta().exact(Given::Later);
            },
            "different in case": |stack| {
                stack.group(Some("admins"));
                stack.group(Some("users")).meta().exact(known("Admins"));
            },
            "kept apart by a condition": |stack| {
                stack.condition(Some("IsProd")).test(Given::Intrinsic(crate::function::equals("a".into(), "b".into())));
                stack.group(Some("admins"));
                let others = stack.group(Some("others")).meta();
                others.exact(known("admins"));
                others.condition(known("IsProd"));
            },
        }
        fails {
            "exact": |stack| {
                stack.group(Some("admins"));
                stack.group(Some("users")).meta().exact(known("admins"));
            } at "group.users.exact",
            "in kebab case": |stack| {
                stack.group(Some("back_office"));
                stack.group(Some("BackOffice"));
            } at "group.BackOffice",
        }
    }
}
