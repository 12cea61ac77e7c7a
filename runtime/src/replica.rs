//! A copy of the pool in another Region: `AWS::Cognito::UserPoolReplica`.

use crate::block::block;
use crate::json::{Json, Object, Text};
use crate::limit::{Bound, count, key, length};
use crate::pattern::TAG_KEY;
use crate::report::Report;
use crate::spelling::Spelling as _;
use crate::stack::{Emission, Stack};
use crate::value::{Map, Value};

block! {
    /// A copy of the pool in another Region, where users sign in while the pool's own is down: `replica "eu-west-1"`. It
    /// wants a plan above `Lite`, a multi-Region key in `key` of the pool, with its copy in the other Region, and
    /// `issuer: Updated`. A new replica is inactive; what it has of its own there, and its activation, is the
    /// `regional_configuration` of a stack in its Region. It becomes an `AWS::Cognito::UserPoolReplica`, and nothing of it
    /// can be changed without replacing it.
    pub struct Replica: Optional, Resource {
        settings {
            /// The Region, another one than the pool's, 5 to 32 characters. Becomes `RegionName`.
            @Main region: Value<Text> where [length("replica-region", 5, 32)],
            /// The tags that the replica starts with, at most 50. Becomes `UserPoolTagsAtCreate`.
            tags: Map<Text> where [
                count("pool-tags", 0, 50),
                key("pool-tags", &Bound::Length(1, 128)),
                key("pool-tags", &Bound::Pattern(&TAG_KEY)),
                length("pool-tags", 0, 256),
            ],
        }
    }
}

impl Replica {
    /// The rulebook of a replica.
    pub(crate) fn rules(&self, report: &mut Report) {
        if !self.region.is_set() {
            report
                .error(self, "replica-region", "a replica needs its Region")
                .help("write `replica \"eu-west-1\"`");
        }
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let mut properties = Object::new()
            .with("UserPoolId", stack.pool().reference())
            .with("RegionName", self.region.json_or(Json::Null));
        properties.set("UserPoolTagsAtCreate", self.tags.json());
        let id = self.meta.logical_id_or(|| {
            let name = self.ident().to_upper_camel_case();
            format!("CognitoUserPoolReplica{name}").into()
        });
        emission.resource(id, &self.meta, "AWS::Cognito::UserPoolReplica", properties);
    }
}
