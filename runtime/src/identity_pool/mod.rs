//! AWS credentials for users: `AWS::Cognito::IdentityPool` with its roles and tags.

use crate::block::block;
use crate::json::{Json, Text};
use crate::literal::Claim;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::{Emission, Stack};
use crate::value::{List, Map, Value};

block! {
    /// AWS credentials for the users of the pool.
    pub struct IdentityPool: Unnamed, Resource {
        settings {
            /// The name. Becomes `IdentityPoolName`.
            name: Value<Text>,
            /// Claims of the token that become tags of the session. Becomes an `AWS::Cognito::IdentityPoolPrincipalTag`.
            principal_tags: Map<Claim>,
        }
        blocks {
            /// What signed-in users may do.
            authenticated: One<Access>,
        }
    }
}

impl IdentityPool {
    /// The rulebook of an identity pool.
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }

    pub(crate) fn emit(&self, stack: &Stack, emission: &mut Emission) {
        let _ = (stack, emission);
    }
}

block! {
    /// What the users of a role may do.
    pub struct Access: Unnamed, Part {
        blocks {
            /// An inline policy of the role.
            policy: Many<Policy>,
        }
    }
}

impl Access {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }
}

block! {
    /// An inline policy.
    pub struct Policy: Named, Part {
        blocks {
            /// Allows actions on resources.
            allow: Many<Statement>,
            /// Denies actions on resources.
            deny: Many<Statement>,
        }
    }
}

impl Policy {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }
}

block! {
    /// A statement of a policy: `allow ["s3:GetObject"] on ["arn:aws:s3:::acme/*"] when { StringEquals: { … } },`
    pub struct Statement: Unnamed, Part {
        settings {
            /// The actions. Becomes `Action`.
            @Main actions: List<Text>,
            /// The resources. Becomes `Resource`.
            @Extra on: List<Text>,
            /// The condition. Becomes `Condition`.
            @Extra when: Value<Json>,
        }
    }
}

impl Statement {
    pub(crate) fn rules(&self, report: &mut Report) {
        let _ = report;
    }
}

rules! {}
