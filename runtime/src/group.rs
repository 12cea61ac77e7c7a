//! A group of users: `AWS::Cognito::UserPoolGroup`.

use heck::{ToKebabCase as _, ToUpperCamelCase as _};

use crate::block::block;
use crate::function::reference;
use crate::json::{Object, Text};
use crate::limit::within;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::value::Value;

block! {
    /// A group of users. It becomes an `AWS::Cognito::UserPoolGroup`; its name stands in the claim `cognito:groups`.
    pub struct Group: Named, Resource {
        settings {
            /// What the group is for, at most 2048 characters. Becomes `Description`.
            description: Value<Text>,
            /// Which group wins: the lowest number; 0 to 2147483647. Becomes `Precedence`.
            precedence: Value<i64> where [within("group-precedence", 0, 2_147_483_647)],
        }
    }
}

impl Group {
    /// The rulebook of a group.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    /// The name AWS sees, unless it is not known yet.
    pub(crate) fn name(&self) -> Option<Text> {
        match self.meta.exact.given() {
            Some(exact) => exact.known().cloned(),
            None => Some(self.ident().to_kebab_case().into()),
        }
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new().with(
            "GroupName",
            self.meta.exact_or(self.ident().to_kebab_case()),
        );
        properties.set("Description", self.description.json());
        properties.set("Precedence", self.precedence.json());
        properties.insert("UserPoolId", reference(stack.pool().logical_id()));
        let id = self.meta.logical_id_or(|| {
            format!("CognitoUserPoolGroup{}", self.ident().to_upper_camel_case()).into()
        });
        emission.resource(id, &self.meta, "AWS::Cognito::UserPoolGroup", properties);
    }
}

rules! {}
