//! Where something was written: the path of its block, the key of its setting, the index of its element.

use std::fmt;
use std::rc::Rc;

use crate::json::Text;
use crate::literal::Kept;
use crate::value::Given;

/// Where a block stands: `client.mcp_client.oauth`. The stack itself is the empty path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place(Rc<str>);

impl Place {
    /// The place of the stack itself.
    pub fn root() -> Self {
        Self(Rc::from(""))
    }

    /// The place of a block inside this one; an unnamed block has no segment of its own.
    pub fn child(&self, kind: &str, name: Option<&str>) -> Self {
        let dot = if self.0.is_empty() { "" } else { "." };
        Self(Rc::from(match name {
            Some(name) => [self.as_str(), dot, kind, ".", name].concat(),
            None => [self.as_str(), dot, kind].concat(),
        }))
    }

    /// The path.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The place of a setting of this block.
    pub fn setting(&self, key: &'static str) -> Spot {
        Spot {
            block: self.clone(),
            key,
        }
    }
}

/// A place whose path is known.
impl From<String> for Place {
    fn from(path: String) -> Self {
        Self(Rc::from(path))
    }
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// Where a setting stands: `client.mcp_client.access_token_validity`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    block: Place,
    key: &'static str,
}

impl Spot {
    /// The name of the setting.
    pub fn key(&self) -> &'static str {
        self.key
    }
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.block.0.is_empty() {
            f.write_str(self.key)
        } else {
            write!(f, "{}.{}", self.block, self.key)
        }
    }
}

/// Anything a rule can point at. The path is only made when there is something to say.
pub trait Located {
    /// The path, as a report prints it.
    fn path(&self) -> String;

    /// Whether the key is meant, not the value under it.
    fn is_key(&self) -> bool {
        false
    }

    /// The key of this, where that is what is wrong: a setting that has no place here, an entry with a wrong name.
    fn at_key(&self) -> AtKey
    where
        Self: Sized,
    {
        AtKey::of(self)
    }

    /// The path of what is called `key` inside of this.
    fn path_of(&self, key: &str) -> String
    where
        Self: Sized,
    {
        joined(self.path(), key)
    }
}

fn joined(path: String, key: &str) -> String {
    if path.is_empty() {
        key.to_owned()
    } else {
        path + "." + key
    }
}

impl Located for Place {
    fn path(&self) -> String {
        self.to_string()
    }
}

impl Located for Spot {
    fn path(&self) -> String {
        self.to_string()
    }
}

/// A path that is known as text.
impl Located for &str {
    fn path(&self) -> String {
        (*self).to_owned()
    }
}

impl Located for String {
    fn path(&self) -> String {
        self.clone()
    }
}

/// One element of a list: `callback_urls[1]`.
#[derive(Debug)]
pub struct Element<'a> {
    pub(crate) list: &'a Spot,
    pub(crate) index: usize,
    /// What was written there.
    pub given: &'a Given<Kept>,
}

impl Located for Element<'_> {
    fn path(&self) -> String {
        format!("{}[{}]", self.list, self.index)
    }
}

/// A value in a list that may be a choice: `callback_urls[1]`, or the whole list where the list is the choice.
#[derive(Clone, Copy, Debug)]
pub struct Leaf<'a> {
    pub(crate) list: &'a Spot,
    pub(crate) index: Option<usize>,
}

impl Located for Leaf<'_> {
    fn path(&self) -> String {
        match self.index {
            Some(index) => format!("{}[{index}]", self.list),
            None => self.list.to_string(),
        }
    }
}

/// One entry of a map: `tags.Team`.
#[derive(Debug)]
pub struct Entry<'a> {
    pub(crate) map: &'a Spot,
    /// The key as the user wrote it.
    pub key: &'a Text,
    /// What was written there.
    pub given: &'a Given<Kept>,
}

impl Located for Entry<'_> {
    fn path(&self) -> String {
        Under::value(self.map, self.key).path()
    }
}

/// The key of an entry, or the value under it.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Under<'a> {
    map: &'a Spot,
    key: &'a str,
    is_key: bool,
}

impl<'a> Under<'a> {
    pub(crate) fn key(map: &'a Spot, key: &'a str) -> Self {
        let is_key = true;
        Self { map, key, is_key }
    }

    pub(crate) fn value(map: &'a Spot, key: &'a str) -> Self {
        let is_key = false;
        Self { map, key, is_key }
    }
}

impl Located for Under<'_> {
    fn path(&self) -> String {
        format!("{}.{}", self.map, self.key)
    }

    fn is_key(&self) -> bool {
        self.is_key
    }
}

/// The key of a setting or an entry.
#[derive(Clone, Debug)]
pub struct AtKey(String);

impl AtKey {
    pub(crate) fn of(place: &dyn Located) -> Self {
        Self(place.path())
    }
}

impl Located for AtKey {
    fn path(&self) -> String {
        self.0.clone()
    }

    fn is_key(&self) -> bool {
        true
    }
}
