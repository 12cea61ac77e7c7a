//! Resources that depend on each other in a circle.

use crate::place::Place;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Uses};

/// No resource depends on itself, be it by way of others; what was reported before is passed over.
pub(super) fn nothing_depends_on_itself<'a>(
    emission: &'a Emission,
    uses: &Uses<'a>,
    mut reported: Vec<&'a str>,
    report: &mut Report,
) {
    let dependencies = Dependencies::of(uses);
    if !dependencies.is_free.contains(&false) {
        return;
    }
    let names = emission.names();
    for (id, place) in &names {
        if reported.contains(id) {
            continue;
        }
        let Some(circle) = dependencies.circle(id) else {
            continue;
        };
        let message = match circle.as_slice() {
            [own] => format!("`{own}` depends on itself"),
            _ => {
                let (shown, first) = (circle.join("` → `"), circle[0]);
                format!("`{shown}` → `{first}` depend on each other")
            }
        };
        let at = mendable(&circle, &names).unwrap_or(place);
        report
            .error(at, "cfn-no-circular", message)
            .help("leave one of the references out, for example by a resource policy of its own");
        reported.extend(circle);
    }
}

/// Where a circle can be mended: the user can do something about what they wrote in CloudFormation's spelling.
fn mendable<'a>(circle: &[&str], names: &[(&str, &'a Place)]) -> Option<&'a Place> {
    for id in circle {
        let is_own = |(known, place): &(&str, &Place)| {
            known == id && place.as_str().starts_with("resource.")
        };
        if let Some((_, place)) = names.iter().find(|name| is_own(name)) {
            return Some(place);
        }
    }
    None
}

/// What each resource of a template waits for, among its resources.
struct Dependencies<'a, 'b> {
    uses: &'b Uses<'a>,
    /// Which resources no circle goes through: those that wait only for such.
    is_free: Vec<bool>,
}

impl<'a, 'b> Dependencies<'a, 'b> {
    fn of(uses: &'b Uses<'a>) -> Self {
        let mut is_free = vec![false; uses.declared.ids().len()];
        loop {
            let mut free = vec![true; is_free.len()];
            for (waiting, target) in &uses.waits {
                free[*waiting] &= is_free[*target];
            }
            if free == is_free {
                return Self { uses, is_free };
            }
            is_free = free;
        }
    }

    /// The shortest way from a resource back to itself.
    fn circle(&self, id: &str) -> Option<Vec<&'a str>> {
        let start = self.uses.declared.position(id)?;
        if self.is_free[start] {
            return None;
        }
        let mut before: Vec<Option<usize>> = vec![None; self.is_free.len()];
        let mut reached = vec![start];
        let mut at = 0;
        while let Some(&last) = reached.get(at) {
            for &(waiting, next) in &self.uses.waits {
                if waiting != last {
                    continue;
                }
                if next == start {
                    return Some(self.way(last, &before));
                }
                if before[next].is_none() {
                    before[next] = Some(last);
                    reached.push(next);
                }
            }
            at += 1;
        }
        None
    }

    /// The way to a resource, where `before` is what each was reached from.
    fn way(&self, end: usize, before: &[Option<usize>]) -> Vec<&'a str> {
        let mut way = vec![self.uses.declared.ids()[end]];
        let mut at = end;
        while let Some(last) = before[at] {
            way.push(self.uses.declared.ids()[last]);
            at = last;
        }
        way.reverse();
        way
    }
}

rules! {
    "cfn-no-circular" B: "No resource depends on itself, not even by way of others."
        prevents "Circular dependency between resources"
        source "CloudFormation, troubleshooting";
}

#[cfg(test)]
mod tests {
    use crate::function::{get_att, reference};
    use crate::testing::{list, rule_test};
    use crate::value::Given;

    rule_test! {
        cfn_no_circular: "cfn-no-circular",
        passes {
            "a chain": |stack| { stack.resource(Some("A")).properties("Pool", Given::Intrinsic(reference("CognitoUserPool"))); },
        }
        fails {
            "itself": |stack| { stack.resource(Some("A")).meta().depends_on(list(["A"])); } at "resource.A",
            "by way of another": |stack| {
                stack.resource(Some("A")).properties("Other", Given::Intrinsic(reference("B")));
                stack.resource(Some("B")).properties("Other", Given::Intrinsic(get_att("A", "Arn")));
            } at "resource.A",
        }
    }
}
