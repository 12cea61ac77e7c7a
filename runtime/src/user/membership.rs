//! The groups of a user: `AWS::Cognito::UserPoolUserToGroupAttachment`.

use super::User;
use crate::function::{all, condition, is_no_value, not, or, reference};
use crate::group::Group;
use crate::json::{Json, Object, Text};
use crate::literal::{Kept, Kind, Literal, NameTable};
use crate::place::Located as _;
use crate::set::Set;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::Given;

/// A group that a user is in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupName {
    /// A group of the stack, by its name there: `admins`.
    Declared(Text),
    /// Any group of the pool, by the name AWS knows it by: `"Admins"`.
    Exact(Text),
}

impl GroupName {
    /// What is referred to, as the macro and the documentation see it.
    pub const TABLE: &'static NameTable = &NameTable {
        name: "GroupName",
        noun: "a group",
        example: "admins",
        module: Some("groups"),
    };
}

impl Literal for GroupName {
    const KIND: Kind = Kind::Name(Self::TABLE);
    type Seen = Kept;

    #[inline]
    fn keep(self) -> Kept {
        match self {
            Self::Declared(name) => Kept::Name(name),
            Self::Exact(name) => Kept::Text(name),
        }
    }

    #[inline]
    fn of(kept: &Kept) -> &Kept {
        kept
    }
}

impl From<&'static str> for GroupName {
    fn from(name: &'static str) -> Self {
        Self::Declared(Text::literal(name))
    }
}

impl Set<GroupName> for &str {
    fn given(self) -> Given<GroupName> {
        self.to_owned().given()
    }
}

impl Set<GroupName> for String {
    fn given(self) -> Given<GroupName> {
        Given::Known(GroupName::Exact(Text::from(self)))
    }
}

/// One group of a user.
struct Membership {
    /// What the group adds to the logical id.
    part: String,
    /// Where it was written.
    path: String,
    group: Json,
    /// The condition under which the user is in the group; none where that is always so.
    exists: Option<Json>,
}

impl User {
    pub(super) fn emit_memberships(&self, stack: &Stack, emission: &mut Emission) {
        for membership in &self.memberships(stack) {
            let id = Text::from(format!(
                "CognitoUserPoolUserToGroupAttachment{}{}",
                self.ident().to_upper_camel_case(),
                membership.part
            ));
            let conditions = self.meta.condition_and(membership.exists.clone());
            let exists = emission.all_of(&self.meta, &id, conditions);
            let mut attachment =
                crate::Resource::new("AWS::Cognito::UserPoolUserToGroupAttachment");
            attachment.properties = Object::new()
                .with("UserPoolId", stack.pool().reference())
                .with("Username", reference(self.logical_id()))
                .with("GroupName", membership.group.clone());
            attachment.condition = exists;
            emission.add(id, membership.path.clone().into(), attachment);
        }
    }

    /// The groups, each once; a Rust value has none before the program runs.
    fn memberships(&self, stack: &Stack) -> Vec<Membership> {
        let mut memberships: Vec<Membership> = Vec::new();
        let Some(given) = self.groups.given() else {
            return memberships;
        };
        for (outer, list) in &sides(given) {
            let Given::Known(items) = list else { continue };
            for (index, item) in items.iter().enumerate() {
                for (inner, name) in &sides(item) {
                    let Some((part, group, own)) = stack.group_of(name) else {
                        continue;
                    };
                    let mut holds = outer.clone();
                    for inner in inner {
                        holds.push(inner.clone());
                    }
                    if let Some(own) = own {
                        holds.push(own);
                    }
                    let exists = all(holds);
                    let is_same = |known: &&mut Membership| known.group == group;
                    if let Some(known) = memberships.iter_mut().find(is_same) {
                        known.exists = either(known.exists.take(), exists);
                        continue;
                    }
                    let path = match outer.as_slice() {
                        [] => format!("{}[{index}]", self.groups.path()),
                        _ => self.groups.path(),
                    };
                    memberships.push(Membership {
                        part,
                        path,
                        group,
                        exists,
                    });
                }
            }
        }
        memberships
    }
}

/// The condition under which one of two things exists.
fn either(one: Option<Json>, other: Option<Json>) -> Option<Json> {
    let (one, other) = (one?, other?);
    Some(if one == other { one } else { or(one, other) })
}

/// Each side of a choice, with the conditions under which it holds.
fn sides<T>(given: &Given<T>) -> Vec<(Vec<Json>, &Given<T>)> {
    let mut all = Vec::new();
    add_sides(given, Vec::new(), &mut all);
    all
}

fn add_sides<'a, T>(
    given: &'a Given<T>,
    holds: Vec<Json>,
    all: &mut Vec<(Vec<Json>, &'a Given<T>)>,
) {
    let Given::Choice(name, branches) = given else {
        return all.push((holds, given));
    };
    let test = condition(name.clone());
    let (mut first, mut second) = (holds.clone(), holds);
    first.push(test.clone());
    second.push(not(test));
    add_sides(&branches[0], first, all);
    add_sides(&branches[1], second, all);
}

impl Stack {
    /// The group of the stack that is meant: by its name there, or by the one AWS knows it by.
    pub(crate) fn group_called(&self, name: &Kept) -> Option<&Group> {
        self.group.iter().find(|group| match name {
            Kept::Name(name) => group.ident() == name.as_str(),
            exact => group.name().as_ref() == Some(exact.name()),
        })
    }

    /// What a group adds to a logical id, what the template calls it, and the condition it exists under; nothing for no
    /// group, and for one that is not known yet.
    fn group_of(&self, name: &Given<Kept>) -> Option<(String, Json, Option<Json>)> {
        let name = match name {
            Given::Known(name) => name,
            Given::Intrinsic(json) if !is_no_value(json) => {
                let mut words = Vec::new();
                json.add_texts(&mut words);
                return Some((part(&words.join(" ")), json.clone(), None));
            }
            _ => return None,
        };
        Some(match self.group_called(name) {
            Some(group) => (
                group.ident().to_upper_camel_case(),
                reference(group.logical_id()),
                group.meta.condition.known().cloned().map(condition),
            ),
            None => (part(name.name()), Json::Text(name.name().clone()), None),
        })
    }
}

/// A text as a part of a logical id, which has letters and digits of ASCII only: `back-office` is `BackOffice`.
fn part(text: &str) -> String {
    let mut part = String::new();
    for c in text.to_upper_camel_case().chars() {
        if c.is_ascii_alphanumeric() {
            part.push(c);
        } else {
            let code = format!("U{:X}", u32::from(c));
            part.push_str(&code);
        }
    }
    part
}
