//! What users ask of the pool and its groups: names, attributes, invitations, groups.

use crate::function::is_dynamic;
use crate::json::{Json, Text};
use crate::limit::shorten;
use crate::place::Located;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::suggest::suggest;
use crate::user::{DeliveryMedium, GroupName, MessageAction, User, sides, text_of};
use crate::user_pool::{AttributeType, PoolAttribute, SchemaAttribute};
use crate::value::Given;

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
        let place: &dyn Located = if user.meta.exact.is_set() {
            &user.meta.exact
        } else {
            user
        };
        let kinds = self.pool().names_of_users();
        for name in user.names() {
            let shown = shorten(&name);
            if !(1..=128).contains(&name.chars().count())
                || !(crate::pattern::VISIBLE.matches)(&name)
            {
                report
                    .error(
                        place,
                        "user-username",
                        format!("a user cannot be called `{shown}`"),
                    )
                    .help("write 1 to 128 visible characters, no spaces");
                continue;
            }
            match kinds.as_deref() {
                Some([]) => self.name_is_no_alias(place, &name, report),
                Some(kinds) if !kinds.iter().any(|kind| has_form(kind, &name)) => {
                    let wanted: Vec<&str> = kinds.iter().map(|kind| noun(kind)).collect();
                    let wanted = wanted.join(" or ");
                    report
                        .error(
                            place,
                            "user-username",
                            format!(
                                "users of this pool sign in with {wanted}, which `{shown}` is not"
                            ),
                        )
                        .help(format!(
                            "write it: `user {} = \"{}\"`",
                            user.ident(),
                            example(kinds[0])
                        ));
                }
                _ => {}
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
        let folds = self.pool().case_sensitive.known_or(false) == Some(false);
        let fold = |name: Text| {
            if folds {
                name.to_lowercase()
            } else {
                name.into_string()
            }
        };
        let users: Vec<(&User, String)> = self
            .user
            .iter()
            .filter(|user| !user.meta.condition.is_set())
            .filter_map(|user| match user.names().as_slice() {
                [name] => Some((user, fold(name.clone()))),
                _ => None,
            })
            .collect();
        for (index, (user, name)) in users.iter().enumerate() {
            if let Some((first, _)) = users[..index].iter().find(|(_, other)| other == name) {
                report
                    .error(
                        *user,
                        "user-username",
                        format!("another user, `{}`, is called `{name}` too", first.ident()),
                    )
                    .help(format!(
                        "write another name: `user {} = \"…\"`",
                        user.ident()
                    ));
            }
        }
    }

    /// The attributes of a user are the pool's, and each value is of its attribute's form.
    fn attributes_of_user_exist(&self, user: &User, report: &mut Report) {
        for entry in user.attributes.entries() {
            let name = entry.key.as_str();
            let attribute = self.pool().attribute(name);
            if name == "sub" {
                report
                    .error(
                        &entry.at_key(),
                        "user-attributes",
                        "nobody chooses the `sub` of a user",
                    )
                    .help("leave it out: AWS makes it");
            } else if attribute.is_none() && name != "identities" {
                report
                    .error(
                        &entry.at_key(),
                        "user-attributes",
                        format!("no attribute `{name}` in this stack"),
                    )
                    .help(self.pool().attribute_help(name));
            } else if let Some((fact, help)) = wrong_value(name, attribute, entry.given) {
                report.error(&entry, "user-attributes", fact).help(help);
            }
        }
    }

    /// Where users sign in with an attribute, it is the name, and no other.
    fn address_is_the_name(&self, user: &User, report: &mut Report) {
        let names = user.names();
        let (Some(kinds), [name]) = (self.pool().names_of_users(), names.as_slice()) else {
            return;
        };
        for entry in user.attributes.entries() {
            let key = entry.key.as_str();
            let Some(value) = text_of(entry.given) else {
                continue;
            };
            if kinds.contains(&key)
                && has_form(key, name)
                && has_form(key, &value)
                && name.to_lowercase() != value.to_lowercase()
            {
                report
                    .error(
                        &entry,
                        "user-attributes",
                        format!("`{key}` is the name of a user in this pool, and that is `{name}`"),
                    )
                    .help(format!("write `\"{name}\"`, or leave `{key}` out"));
            }
        }
    }

    /// What is said to be verified is there.
    fn verified_is_there(&self, user: &User, report: &mut Report) {
        for entry in user.attributes.entries() {
            let Some(attribute) = entry.key.strip_suffix("_verified") else {
                continue;
            };
            let is_verified = text_of(entry.given).is_some_and(|text| text == "true");
            if is_verified && self.user_has(user, attribute) == Some(false) {
                report
                    .error(
                        &entry,
                        "user-attributes",
                        format!("`{attribute}` is verified, but not there"),
                    )
                    .help(format!("add `{attribute}: \"{}\"`", example(attribute)));
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
        let lists = user.groups.given().map(sides).unwrap_or_default();
        if lists
            .iter()
            .any(|(_, list)| matches!(list, Given::Intrinsic(_)))
        {
            report
                .error(
                    &user.groups,
                    "user-group-exists",
                    "the groups of a user are written one by one",
                )
                .help("write them in brackets: `groups: [admins, ref OtherGroup]`");
        }
        for (leaf, name) in user.groups.leaves() {
            let GroupName::Declared(written) = name else {
                continue;
            };
            if self.group_called(name).is_some() {
                continue;
            }
            let near = suggest(written, self.group.iter().map(|group| group.ident()));
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

/// What is wrong with the value of an attribute, and what to write.
fn wrong_value(
    name: &str,
    attribute: Option<PoolAttribute<'_>>,
    value: &Given<Json>,
) -> Option<(String, String)> {
    if let Some(Json::List(_)) = value.known() {
        let fact = format!("`{name}` takes a text, a number or a flag, not a list");
        return Some((fact, "write one text".into()));
    }
    let text = text_of(value)?;
    if ["email", "phone_number"].contains(&name) && !has_form(name, &text) {
        let fact = format!("`{}` is not {}", shorten(&text), noun(name));
        return Some((fact, format!("write one like `{}`", example(name))));
    }
    if let Some(PoolAttribute::Declared(attribute)) = attribute
        && let Some(wrong) = out_of_bounds(name, attribute, &text)
    {
        return Some(wrong);
    }
    let length = text.chars().count();
    (length > 2048).then(|| {
        let fact = format!("`{name}` has {length} characters");
        (fact, "write at most 2048".into())
    })
}

/// What the schema says against a value.
fn out_of_bounds(name: &str, attribute: &SchemaAttribute, text: &str) -> Option<(String, String)> {
    // With a choice of bounds it depends on the deployment which hold.
    let [range] = attribute.ranges()[..] else {
        return not_a_number(name, attribute, text);
    };
    let (min, max) = (range.min.unwrap_or(i64::MIN), range.max.unwrap_or(i64::MAX));
    match attribute.kind()? {
        AttributeType::String => {
            let length = i64::try_from(text.chars().count()).unwrap_or(i64::MAX);
            (length < min || length > max).then(|| {
                let fact = format!("`{name}` has {length} characters, against the schema");
                (
                    fact,
                    format!("write {}", between(range.min, range.max, " characters")),
                )
            })
        }
        AttributeType::Number => not_a_number(name, attribute, text).or_else(|| {
            let number = text.parse::<i64>().ok()?;
            (number < min || number > max).then(|| {
                let fact = format!("`{name}` is {number}, against the schema");
                (fact, format!("write {}", between(range.min, range.max, "")))
            })
        }),
        _ => None,
    }
}

/// A number is one.
fn not_a_number(name: &str, attribute: &SchemaAttribute, text: &str) -> Option<(String, String)> {
    let is_wrong = attribute.kind() == Some(AttributeType::Number) && text.parse::<f64>().is_err();
    is_wrong.then(|| {
        let fact = format!("`{name}` is a number, not `{}`", shorten(text));
        (fact, "write a number, like `12`".into())
    })
}

fn between(min: Option<i64>, max: Option<i64>, unit: &str) -> String {
    match (min, max) {
        (Some(min), Some(max)) => format!("{min} to {max}{unit}"),
        (Some(min), None) => format!("at least {min}{unit}"),
        (None, Some(max)) => format!("at most {max}{unit}"),
        (None, None) => format!("any number of{unit}"),
    }
}

/// Whether a text may be an address or a number, as AWS looks at one.
fn has_form(attribute: &str, text: &str) -> bool {
    is_dynamic(text)
        || match attribute {
            "email" => address(text).is_some(),
            "phone_number" => digits(text).is_some_and(|digits| (1..=15).contains(&digits)),
            _ => true,
        }
}

/// Whether a text cannot be taken for anything but an address or a number.
fn is_certainly(attribute: &str, text: &str) -> bool {
    match attribute {
        "email" => address(text).is_some_and(|domain| {
            let inner = domain.trim_matches('.');
            inner == domain && domain.contains('.')
        }),
        "phone_number" => digits(text).is_some_and(|digits| (8..=15).contains(&digits)),
        _ => false,
    }
}

/// The domain of an address.
fn address(text: &str) -> Option<&str> {
    let (local, domain) = text.rsplit_once('@')?;
    let is_right = !local.is_empty() && !domain.is_empty() && !text.contains(char::is_whitespace);
    is_right.then_some(domain)
}

/// How many digits follow the `+`, where nothing else does.
fn digits(text: &str) -> Option<usize> {
    let digits = text.strip_prefix('+')?;
    digits
        .bytes()
        .all(|byte| byte.is_ascii_digit())
        .then_some(digits.len())
}

fn noun(attribute: &str) -> &'static str {
    match attribute {
        "email" => "an e-mail address",
        _ => "a phone number with `+` and country code",
    }
}

fn example(attribute: &str) -> &'static str {
    match attribute {
        "email" => "alice@acme.com",
        _ => "+15555550100",
    }
}

rules! {
    "user-username" B: "A user has a name of 1 to 128 visible characters, which no other user of the pool has; where users sign in with an address or a number, it is one."
        prevents "Username should be an email."
        source "AdminCreateUser, Username; boto3 issue 3836";
    "user-username-not-alias" C: "Where an address or a number is an alias, the name of a user does not look like one."
        prevents "Username cannot be of email format, since user pool is configured for email alias."
        source "AdminCreateUser, Username";
    "user-attributes" B: "A user has attributes of the pool, without `sub`; each value is a text of at most 2048 characters within the bounds of the schema, an address or a number where it must be, and the same as the name where users sign in with it."
        prevents "Attributes did not conform to the schema, Invalid phone number format., or: User email should be empty or same as username, since username attribute is email"
        source "AdminCreateUser, UserAttributes; developer guide, user pool attributes";
    "user-delivery" B: "An invitation by e-mail needs the user's `email`, one by text message the `phone_number`."
        prevents "an invitation that cannot be sent"
        source "AdminCreateUser, UserAttributes, DesiredDeliveryMediums";
    "user-group-exists" B: "A user is in groups of the stack, or in others that are written as AWS knows them, one by one."
        prevents "Group not found."
        source "AdminAddUserToGroup, ResourceNotFoundException";
}

#[cfg(test)]
mod tests;
