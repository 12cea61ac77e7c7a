//! A CloudFormation template: what a stack becomes.
//!
//! Most templates are made to be printed once. One in which all is known when the program is compiled is therefore its text,
//! and is taken apart only for whoever looks into it; one that is made when the program runs becomes text
//! when it is asked for it.

mod parts;
mod resource;

pub use resource::Resource;

use std::borrow::Cow;
use std::fmt;
use std::io;
use std::path::Path;
use std::sync::OnceLock;

use crate::json::{Json, Object, Text, read};
use crate::replace::replace;
use crate::report::{Advice, Report};
use parts::Parts;

/// A CloudFormation template.
///
/// Prints as indented JSON, the same to the byte for the same declaration.
///
/// ```
/// use auth_stack_runtime::Template;
///
/// let mut template = Template::new();
/// template.add_resource("Topic", auth_stack_runtime::Resource::new("AWS::SNS::Topic"));
/// assert_eq!(template.resource("Topic").unwrap().kind(), "AWS::SNS::Topic");
/// ```
#[derive(Clone, Default)]
pub struct Template {
    /// Unset where nobody looked at it since the last change; who takes it away leaves none here.
    text: OnceLock<Cow<'static, str>>,
    /// Unset where nobody looked into the text.
    parts: OnceLock<Parts>,
    advice: Cow<'static, [Advice]>,
}

impl Template {
    /// A template without anything in it.
    pub fn new() -> Self {
        Self::default()
    }

    /// The same with room for so many resources, and for so many outputs.
    pub(crate) fn with_room(each: usize) -> Self {
        Self {
            parts: OnceLock::from(Parts {
                resources: Vec::with_capacity(each),
                outputs: Object::with_capacity(each),
                ..Parts::default()
            }),
            ..Self::default()
        }
    }

    /// A template whose text, as [`Template::to_json`] gives it, and advice were made while compiling.
    #[doc(hidden)]
    #[must_use]
    pub fn literal(text: &'static str, advice: &'static [Advice]) -> Self {
        Self {
            text: OnceLock::from(Cow::Borrowed(text)),
            parts: OnceLock::new(),
            advice: Cow::Borrowed(advice),
        }
    }

    fn parts(&self) -> &Parts {
        self.parts.get_or_init(|| match self.text.get() {
            Some(text) => Parts::read(text),
            None => Parts::default(),
        })
    }

    fn parts_mut(&mut self) -> &mut Parts {
        self.parts();
        self.text.take();
        self.parts.get_mut().expect("read above")
    }

    /// The template as indented JSON, ending in a line break.
    pub(crate) fn text(&self) -> &str {
        self.text.get_or_init(|| Cow::Owned(self.parts().print()))
    }

    /// The template as indented JSON, ending in a line break.
    pub fn to_json(&self) -> String {
        match self.text.get() {
            Some(text) => text.to_string(),
            None => self.parts().print(),
        }
    }

    /// The template as JSON to look into: `template.to_value()["Resources"]["UserPool"]["Type"]`.
    ///
    /// With the feature `serde_json` that is a `serde_json::Value` with `into`, too, and a template is `Serialize`.
    pub fn to_value(&self) -> Json {
        read(self.text())
    }

    /// Writes the template to a file, if that would change the file; says whether it did.
    ///
    /// So a `build.rs` that calls this rebuilds nothing for nothing. The content is written beside the file first
    /// and moved into its place, so that a crash leaves the old file or the new one. Folders are made where they are
    /// missing; a link stays a link, and the file it points to keeps its permissions.
    pub fn write(&self, path: impl AsRef<Path>) -> io::Result<bool> {
        replace(path.as_ref(), self.text().as_bytes())
    }

    /// What deploys and works, but deserves a second look: no second factor, guests, tokens in addresses. Each piece is
    /// silenced by its name, `silence: [no-mfa]` in the stack.
    pub fn advice(&self) -> &[Advice] {
        &self.advice
    }

    pub(crate) fn set_advice(&mut self, advice: &Report) {
        let mut pieces = Vec::with_capacity(advice.violations().len());
        for violation in advice.violations() {
            pieces.push(Advice::from(violation));
        }
        self.advice = pieces.into();
    }

    /// Adds everything in `other`, its advice too.
    ///
    /// A name that both have with different content is an error, and then nothing is changed. What is the same in
    /// both, such as a shared parameter or the `Region` output, is kept once.
    pub fn merge(&mut self, other: Self) -> Result<(), Report> {
        self.parts().agree_with(other.parts())?;
        let advice = other.advice.clone().into_owned();
        self.advice.to_mut().extend(advice);
        self.parts_mut().add(other.into_parts());
        Ok(())
    }

    fn into_parts(self) -> Parts {
        self.parts();
        self.parts.into_inner().expect("read above")
    }

    /// The resource with a logical id.
    pub fn resource(&self, id: &str) -> Option<&Resource> {
        self.parts().resource(id)
    }

    /// The resource with a logical id, to be changed.
    pub fn resource_mut(&mut self, id: &str) -> Option<&mut Resource> {
        self.parts_mut().resource_mut(id)
    }

    /// The resources with their logical ids, in order.
    pub fn resources(&self) -> impl ExactSizeIterator<Item = (&str, &Resource)> {
        let resources = self.parts().resources.iter();
        resources.map(|(id, resource)| (id.as_ref(), resource))
    }

    /// Adds a resource, or replaces the one with that logical id.
    pub fn add_resource(&mut self, id: impl Into<Text>, resource: Resource) {
        self.parts_mut().add_resource(id.into(), resource);
    }

    /// Adds a resource whose logical id is known to be new.
    pub(crate) fn push_resource(&mut self, id: Text, resource: Resource) -> &mut Resource {
        let resources = &mut self.parts_mut().resources;
        resources.push((id, resource));
        &mut resources.last_mut().expect("pushed just now").1
    }

    /// `Description`.
    pub fn set_description(&mut self, description: impl Into<Json>) {
        self.parts_mut().description = Some(description.into());
    }

    /// `Parameters`.
    pub fn parameters(&self) -> &Object {
        &self.parts().parameters
    }

    /// `Parameters`, to be changed.
    pub fn parameters_mut(&mut self) -> &mut Object {
        &mut self.parts_mut().parameters
    }

    /// `Mappings`.
    pub fn mappings(&self) -> &Object {
        &self.parts().mappings
    }

    /// `Mappings`, to be changed.
    pub fn mappings_mut(&mut self) -> &mut Object {
        &mut self.parts_mut().mappings
    }

    /// `Conditions`.
    pub fn conditions(&self) -> &Object {
        &self.parts().conditions
    }

    /// `Conditions`, to be changed.
    pub fn conditions_mut(&mut self) -> &mut Object {
        &mut self.parts_mut().conditions
    }

    /// `Outputs`.
    pub fn outputs(&self) -> &Object {
        &self.parts().outputs
    }

    /// `Outputs`, to be changed.
    pub fn outputs_mut(&mut self) -> &mut Object {
        &mut self.parts_mut().outputs
    }
}

/// Indented JSON, without a line break at the end.
impl fmt::Display for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().trim_end())
    }
}

/// Its text.
impl fmt::Debug for Template {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Template")
            .field(&format_args!("{self}"))
            .finish()
    }
}

impl PartialEq for Template {
    fn eq(&self, other: &Self) -> bool {
        self.parts() == other.parts() && self.advice == other.advice
    }
}
