//! Values made of bytes, near the bounds that the tables declare and far from them.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use arbitrary::{Result, Unstructured};
use auth_stack_runtime::Duration;
use auth_stack_runtime::block::{BlockTable, Declared as _, Setting};
use auth_stack_runtime::limit::Bound;
use auth_stack_runtime::literal::{Kind, Unit};
use auth_stack_runtime::stack::Stack;

use crate::model::{Value, several};

/// Names that several blocks come to share, so that they refer to each other.
const NAMES: [&str; 8] = [
    "web", "api", "email", "google", "a", "B2", "read_all", "x_1",
];

/// Words of Rust, which are names here.
const KEYWORDS: [&str; 12] = [
    "type", "match", "ref", "if", "self", "Self", "true", "_", "async", "stack", "sub", "union",
];

/// Whether something happens, in so many of 256 cases; never once the bytes are used up.
pub fn chance(bytes: &mut Unstructured<'_>, of_256: u8) -> Result<bool> {
    Ok(bytes.arbitrary::<u8>()? >= 255 - of_256 && !bytes.is_empty())
}

/// An identifier: a common one, a keyword, a raw one, a long one, or any that Rust admits.
pub fn identifier(bytes: &mut Unstructured<'_>) -> Result<String> {
    Ok(match bytes.arbitrary::<u8>()? {
        0..=199 => (*bytes.choose(&NAMES)?).to_owned(),
        200..=211 => (*bytes.choose(&KEYWORDS)?).to_owned(),
        212..=220 => format!("r#{}", bytes.choose(&["type", "match", "web", "fn"])?),
        221..=225 => "long_name".repeat(bytes.int_in_range(1..=60)?),
        _ => {
            let mut name = String::new();
            while name.is_empty() || chance(bytes, 200)? {
                name.push(character(bytes, |c| {
                    c != '_'
                        && if name.is_empty() {
                            unicode_ident::is_xid_start(c)
                        } else {
                            unicode_ident::is_xid_continue(c)
                        }
                })?);
            }
            name
        }
    })
}

/// The first character from a random one on that will do.
fn character(bytes: &mut Unstructured<'_>, will_do: impl Fn(char) -> bool) -> Result<char> {
    let from = bytes.arbitrary::<char>()?;
    let found = (from..=char::MAX).take(0x1000).find(|c| will_do(*c));
    Ok(found.unwrap_or('a'))
}

/// A value of the kind that a setting takes.
pub fn value(setting: &Setting, bytes: &mut Unstructured<'_>) -> Result<Value> {
    if chance(bytes, 8)? {
        return Ok(Value::Region);
    }
    if chance(bytes, 8)? && !matches!(setting.kind, Kind::Json) {
        let condition = identifier(bytes)?;
        let sides = [plain(setting, bytes)?, plain(setting, bytes)?];
        return Ok(Value::Choice(condition, Box::new(sides)));
    }
    plain(setting, bytes)
}

/// The same, which CloudFormation does not have to work out.
pub fn plain(setting: &Setting, bytes: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match setting.kind {
        Kind::Text => Value::Text(text(setting, bytes)?),
        Kind::Integer => Value::Integer(integer(setting, bytes)?),
        Kind::Flag => Value::Flag(bytes.arbitrary()?),
        Kind::Duration => {
            let symbol = bytes.choose(&["s", "min", "h", "d"])?;
            let unit = Unit::called(symbol).expect("a unit of time");
            let one = if bytes.ratio(1, 8)? {
                1
            } else {
                Duration::of(1, unit).as_seconds()
            };
            Value::Duration(Duration::of(integer(setting, bytes)? / one, unit))
        }
        Kind::Range => {
            let mut bound = || -> Result<Option<i64>> {
                Ok(if chance(bytes, 200)? {
                    Some(integer(setting, bytes)?)
                } else {
                    None
                })
            };
            Value::Range(bound()?, bound()?)
        }
        Kind::Word(table) => Value::Word(bytes.choose(table.words)?.rust),
        Kind::Name(table) => Value::Name(match bytes.arbitrary::<u8>()? {
            0..=79 => identifier(bytes)?,
            80..=239 => {
                let mut samples: Vec<String> = quoted(setting.doc).collect();
                samples.push(table.example.to_owned());
                bytes.choose(&samples)?.clone()
            }
            _ => bytes.arbitrary()?,
        }),
        Kind::Json => match bytes.arbitrary::<u8>()? {
            0..=79 => Value::List(several(bytes, |bytes| scalar(setting, bytes))?),
            80..=159 => Value::Map(vec![(key(setting, bytes)?, scalar(setting, bytes)?)]),
            _ => scalar(setting, bytes)?,
        },
    })
}

/// What may stand anywhere in CloudFormation's own spelling.
fn scalar(setting: &Setting, bytes: &mut Unstructured<'_>) -> Result<Value> {
    Ok(match bytes.arbitrary::<u8>()? {
        0..=180 => Value::Text(text(setting, bytes)?),
        181..=220 => Value::Integer(bytes.arbitrary()?),
        _ => Value::Flag(bytes.arbitrary()?),
    })
}

/// A number: at the bounds of the setting, beside them, at the ends of what a number can be, or any.
fn integer(setting: &Setting, bytes: &mut Unstructured<'_>) -> Result<i64> {
    let mut numbers = vec![0, 1, -1, 10, i64::MIN, i64::MAX];
    for limit in setting.limits {
        let bounds = match limit.bound {
            Bound::Within(min, max) => Some((min, max)),
            Bound::Lasting(min, max) => Some((min.as_seconds(), max.as_seconds())),
            _ => None,
        };
        if let Some((min, max)) = bounds {
            numbers = vec![
                min,
                max,
                min.saturating_add(max) / 2,
                min.saturating_sub(1),
                max.saturating_add(1),
            ];
        }
    }
    Ok(if bytes.ratio(1, 16)? {
        bytes.arbitrary()?
    } else {
        *bytes.choose(&numbers)?
    })
}

/// A text: one that keeps to the limits of the setting, one at the bounds of its length, or any.
fn text(setting: &Setting, bytes: &mut Unstructured<'_>) -> Result<String> {
    let length = setting.limits.iter().find_map(|limit| match limit.bound {
        Bound::Length(min, max) => Some((min, max)),
        _ => None,
    });
    Ok(match (bytes.arbitrary::<u8>()?, length) {
        (0..=199, _) => {
            let own = quoted(setting.doc).filter(|sample| keeps_to_limits(setting, sample));
            let mut fitting: Vec<String> = own.collect();
            if fitting.is_empty() || bytes.ratio(1, 4)? {
                let others = samples()
                    .iter()
                    .filter(|sample| keeps_to_limits(setting, sample));
                fitting.extend(others.cloned());
            }
            bytes.choose(&fitting).cloned().unwrap_or_default()
        }
        (200..=230, Some((min, max))) => {
            let length = *bytes.choose(&[min, max, min + 1, min.saturating_sub(1), max + 1])?;
            bytes.choose(&["a", "9", "Ü"])?.repeat(length.min(4096))
        }
        (200..=230, None) => bytes.choose(samples())?.clone(),
        _ => bytes.arbitrary()?,
    })
}

fn keeps_to_limits(setting: &Setting, text: &str) -> bool {
    setting.limits.iter().all(|limit| match limit.bound {
        Bound::Length(min, max) => (min..=max).contains(&text.chars().count()),
        Bound::Pattern(pattern) => (pattern.matches)(text),
        Bound::Containing(part) => text.contains(part),
        Bound::OneOf(texts) => texts.contains(&text),
        _ => true,
    })
}

/// The key of an entry: a name, what the limits show, or any text.
pub fn key(setting: &Setting, bytes: &mut Unstructured<'_>) -> Result<String> {
    Ok(if bytes.ratio(1, 8)? {
        text(setting, bytes)?
    } else {
        identifier(bytes)?
    })
}

/// What stands in backticks in the documentation and the limits of all settings.
fn samples() -> &'static [String] {
    static SAMPLES: LazyLock<Vec<String>> = LazyLock::new(|| {
        let mut samples = BTreeSet::from(["{{resolve:ssm:/a}}".to_owned()]);
        collect(Stack::TABLE, &mut samples);
        samples.into_iter().collect()
    });
    &SAMPLES
}

fn collect(table: &BlockTable, samples: &mut BTreeSet<String>) {
    for setting in table.settings {
        samples.extend(quoted(setting.doc));
        for limit in setting.limits {
            samples.extend(quoted(&limit.bound.describe()));
            match limit.bound {
                Bound::OneOf(texts) => samples.extend(texts.iter().copied().map(str::to_owned)),
                Bound::Containing(part) => {
                    samples.extend([format!("Text {part}"), part.to_owned()]);
                }
                _ => {}
            }
        }
    }
    table
        .blocks
        .iter()
        .for_each(|child| collect(child.table, samples));
}

fn quoted(text: &str) -> impl Iterator<Item = String> {
    let samples = text.split('`').skip(1).step_by(2);
    samples.map(|sample| sample.trim_matches('"').to_owned())
}
