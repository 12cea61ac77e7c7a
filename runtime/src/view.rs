//! What was written for a setting, seen without the type of its values: what looks at it so is compiled once.

use crate::function::choice;
use crate::json::{Json, Text};
use crate::limit::{Limit, Subject, check_count, check_key, check_value};
use crate::literal::Content;
use crate::place::{Leaf, Located, Spot, Under};
use crate::report::Report;
use crate::value::Given;

/// What was written.
pub enum View<'a> {
    /// A value.
    Known(&'a dyn Content),
    /// A Rust value that the program will have when it runs.
    Later,
    /// A CloudFormation function.
    Intrinsic(&'a Json),
    /// The condition's name and both values.
    Choice(&'a Text, [&'a dyn Viewed; 2]),
}

/// A [`Given`] of any type.
pub trait Viewed {
    /// What was written.
    fn view(&self) -> View<'_>;
}

impl<T: Content> Viewed for Given<T> {
    fn view(&self) -> View<'_> {
        match self {
            Self::Known(value) => View::Known(value),
            Self::Later => View::Later,
            Self::Intrinsic(json) => View::Intrinsic(json),
            Self::Choice(condition, sides) => View::Choice(condition, [&sides[0], &sides[1]]),
        }
    }
}

/// What the template says.
pub(crate) fn json(given: &dyn Viewed) -> Json {
    match given.view() {
        View::Known(value) => value.json(),
        View::Later => Json::Null,
        View::Intrinsic(json) => json.clone(),
        View::Choice(condition, [a, b]) => choice(condition.clone(), json(a), json(b)),
    }
}

/// Visits every known value that may come to stand here.
pub(crate) fn each<'a>(given: &'a dyn Viewed, visit: &mut dyn FnMut(&'a dyn Content)) {
    match given.view() {
        View::Known(value) => visit(value),
        View::Later | View::Intrinsic(_) => {}
        View::Choice(_, [a, b]) => {
            each(a, visit);
            each(b, visit);
        }
    }
}

/// Visits every element that a list may come to have, each with its place.
pub(crate) fn each_element<'a>(
    spot: &'a Spot,
    list: &'a dyn Viewed,
    visit: &mut dyn FnMut(Leaf<'a>, &'a dyn Viewed),
) {
    let is_one_list = matches!(list.view(), View::Known(_));
    each(list, &mut |items| {
        for at in 0..items.size() {
            let index = is_one_list.then_some(at);
            if let Some(item) = items.item(at) {
                visit(Leaf { list: spot, index }, item);
            }
        }
    });
}

/// Checks the known values that may come to stand for a setting.
pub(crate) fn check_given(
    limits: &[Limit],
    given: &dyn Viewed,
    place: &dyn Located,
    subject: Subject<'_>,
    report: &mut Report,
) {
    if !limits.is_empty() {
        each(given, &mut |value| {
            check_value(limits, value, place, subject, report);
        });
    }
}

/// Checks a list, and then each of its elements.
pub(crate) fn check_list(limits: &[Limit], list: &dyn Viewed, spot: &Spot, report: &mut Report) {
    if limits.is_empty() {
        return;
    }
    each(list, &mut |items| {
        check_count(limits, items.size(), spot, spot.key(), report);
    });
    each_element(spot, list, &mut |leaf, item| {
        check_given(limits, item, &leaf, Subject::Element(spot.key()), report);
    });
}

/// Checks the key of an entry, and what may come to stand under it.
pub(crate) fn check_entry(
    limits: &[Limit],
    map: &Spot,
    key: &str,
    given: &dyn Viewed,
    report: &mut Report,
) {
    if limits.is_empty() {
        return;
    }
    check_key(limits, key, &Under::key(map, key), map.key(), report);
    let place = Under::value(map, key);
    check_given(limits, given, &place, Subject::Value(key), report);
}
