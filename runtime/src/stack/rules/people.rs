//! What users ask of the pool and its groups: names, attributes, invitations, groups.

mod attributes;
mod form;

use crate::limit::shorten;
use crate::literal::Kept;
use crate::names::Taken;
use crate::pattern::VISIBLE;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::suggest;
use crate::user::{DeliveryMedium, MessageAction, User};
use crate::value::Given;
use form::{example, has_form, is_certainly, noun};

impl Stack {
    /// The rulebook of this file.
    pub(super) fn people_rules(&self, report: &mut Report) {
        for user in &self.user {
            self.user_has_a_name(user, report);
            self.attributes_of_user_exist(user, report);
            self.address_is_the_name(user, report);
            self.verified_is_there(user, report);
            self.invitation_arrives(user, report);
            self.groups_of_user_exist(user, report);
        }
        self.users_differ(report);
    }

    /// A user has a name of 1 to 128 visible characters: where users sign in with an attribute, one of its form; where
    /// an attribute is an alias, one that cannot be taken for it.
    fn user_has_a_name(&self, user: &User, report: &mut Report) {
        let place = user.meta.place_of_name();
        let kinds = self.pool().names_of_users();
        for name in &user.names() {
            if !(VISIBLE.matches)(name) || name.chars().count() > 128 {
                report
                    .error(
                        place,
                        "user-username",
                        format!("a user cannot be called `{}`", shorten(name)),
                    )
                    .help("write 1 to 128 visible characters, no spaces");
                continue;
            }
            match kinds.as_deref() {
                None => {}
                Some([]) => self.name_is_no_alias(place, name, report),
                Some(kinds) => name_is_of_a_kind(user, kinds, name, report),
            }
        }
    }

    /// A name looks like no attribute that users may sign in with besides.
    fn name_is_no_alias(&self, place: &dyn Located, name: &str, report: &mut Report) {
        for (_, alias) in self.pool().alias_attributes.known() {
            let alias = alias.as_str();
            if is_certainly(alias, name) {
                report
                    .error(
                        place,
                        "user-username-not-alias",
                        format!("the name `{}` looks like {}, which users may sign in with besides their name", shorten(name), noun(alias)),
                    )
                    .help(format!("write another name, and `attributes {{ {alias}: \"{name}\" }}`"));
            }
        }
    }

    /// No two users of the pool have the same name, unless a condition keeps them apart.
    fn users_differ(&self, report: &mut Report) {
        let pool = self.pool();
        let folds = !pool.is_existing() && pool.case_sensitive.known_or(false) == Some(false);
        let mut taken = Taken::default();
        for user in &self.user {
            if user.meta.condition.is_set() {
                continue;
            }
            let names = user.names();
            let [name] = names.as_slice() else {
                continue;
            };
            let name = if folds {
                name.to_lowercase()
            } else {
                name.to_string()
            };
            if let Some(first) = taken.by(&name, user.ident()) {
                report
                    .error(
                        user.meta.place_of_name(),
                        "user-username",
                        format!("the user `{first}` is already called `{name}`"),
                    )
                    .help(format!(
                        "write another name: `user {} = \"…\"`",
                        user.ident()
                    ));
            }
        }
    }

    /// An invitation has an address or number to go to.
    fn invitation_arrives(&self, user: &User, report: &mut Report) {
        let is_sent = user.message_action.known_or(MessageAction::Resend);
        if is_sent != Some(MessageAction::Resend) {
            return;
        }
        for (element, medium) in user.delivery.known() {
            let attribute = match medium {
                DeliveryMedium::Email => "email",
                DeliveryMedium::Sms => "phone_number",
            };
            if self.user_has(user, attribute) == Some(false) {
                report
                    .error(
                        &element,
                        "user-delivery",
                        format!("an invitation by `{medium:?}` needs the user's `{attribute}`"),
                    )
                    .help(format!(
                        "add `attributes {{ {attribute}: \"{}\" }}`",
                        example(attribute)
                    ));
            }
        }
    }

    /// Whether a user has an address or a number, be it as the name; nothing while that is not known.
    fn user_has(&self, user: &User, attribute: &str) -> Option<bool> {
        if user.attributes.get(attribute).is_some() {
            return Some(true);
        }
        if user.meta.raw.get("UserAttributes").is_some() {
            return None;
        }
        let kinds = self.pool().names_of_users()?;
        if !kinds.contains(&attribute) {
            return Some(false);
        }
        // What is not known yet may be either, and what is neither was reported.
        match user.names().as_slice() {
            [name] if kinds.iter().any(|kind| has_form(kind, name)) => {
                Some(has_form(attribute, name))
            }
            _ => None,
        }
    }

    /// The groups of a user are groups of the stack, unless they are written as AWS knows them.
    fn groups_of_user_exist(&self, user: &User, report: &mut Report) {
        if user.groups.given().is_some_and(Given::has_function) {
            report
                .error(
                    &user.groups,
                    "user-group-exists",
                    "the groups of a user are written one by one",
                )
                .help("write them in brackets: `groups: [admins, ref OtherGroup]`");
        }
        for &(leaf, name) in &user.groups.leaves() {
            let Kept::Name(written) = name else {
                continue;
            };
            if self.group_called(name).is_some() {
                continue;
            }
            let near = suggest(written, &self.group.names());
            let help = if near.starts_with("did you mean") {
                near
            } else {
                format!(
                    "declare it: `group {written} {{}}`, or write `\"{written}\"` for one outside of the stack"
                )
            };
            report
                .error(
                    &leaf,
                    "user-group-exists",
                    format!("no group `{written}` in this stack"),
                )
                .help(help);
        }
    }
}

/// Where users sign in with an attribute, the name has the form of one.
fn name_is_of_a_kind(user: &User, kinds: &[&str], name: &str, report: &mut Report) {
    let mut wanted = Vec::new();
    for kind in kinds {
        if has_form(kind, name) {
            return;
        }
        wanted.push(noun(kind));
    }
    let (wanted, shown) = (wanted.join(" or "), shorten(name));
    report
        .error(
            user.meta.place_of_name(),
            "user-username",
            format!("users of this pool sign in with {wanted}, which `{shown}` is not"),
        )
        .help(format!(
            "write it: `user {} = \"{}\"`",
            user.ident(),
            example(kinds[0])
        ));
}

rules! {
    "user-username" B: "A user has a name of 1 to 128 visible characters, which no other user of the pool has; where users sign in with an address or a number, it is one."
        prevents "Username should be an email."
        source "AdminCreateUser, Username; boto3 issue 3836";
    "user-username-not-alias" C: "Where an address or a number is an alias, the name of a user does not look like one."
        prevents "Username cannot be of email format, since user pool is configured for email alias."
        source "AdminCreateUser, Username; amplify-js issue 8800";
    "user-attributes" B: "A user has attributes of the pool, without `sub`; each value is a text of at most 2048 characters within the bounds of the schema, an address or a number where it must be, and the same as the name where users sign in with it."
        prevents "Attributes did not conform to the schema: custom:plan: Attribute does not exist in the schema., or: Invalid phone number format."
        source "AdminCreateUser, UserAttributes; StringAttributeConstraintsType; developer guide, user pool attributes";
    "user-delivery" B: "An invitation by e-mail needs the user's `email`, one by text message the `phone_number`."
        prevents "an invitation that cannot be sent"
        source "AdminCreateUser, UserAttributes, DesiredDeliveryMediums";
    "user-group-exists" B: "A user is in groups of the stack, or in others that are written as AWS knows them, one by one."
        prevents "ResourceNotFoundException"
        source "AdminAddUserToGroup, ResourceNotFoundException";
}

#[cfg(test)]
mod tests;
