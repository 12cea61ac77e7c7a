//! What replicas ask of the pool, and of each other.

use crate::json::Text;
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::user_pool::{Key, KeyType};

impl Stack {
    /// The rulebook of this file.
    pub(super) fn replica_rules(&self, report: &mut Report) {
        self.replicas_are_in_different_regions(report);
        self.replicas_have_a_key(report);
        self.replicas_are_configured_elsewhere(report);
    }

    /// A Region has one replica of a pool.
    fn replicas_are_in_different_regions(&self, report: &mut Report) {
        let mut seen = Vec::new();
        for replica in &self.replica {
            let Some(region) = replica.region.known().map(Text::as_str) else {
                continue;
            };
            if seen.contains(&region) && replica.meta.condition.known().is_none() {
                report
                    .error(
                        &replica.region,
                        "replica-region",
                        format!("another replica is in `{region}` already"),
                    )
                    .help("write another Region");
            }
            seen.push(region);
        }
    }

    /// The data of a pool with replicas are encrypted with one key in several Regions.
    fn replicas_have_a_key(&self, report: &mut Report) {
        let Some(replica) = self.replica.iter().next() else {
            return;
        };
        let pool = self.pool();
        if pool.is_existing() {
            return;
        }
        let key = pool.key.get();
        if let Some(key) = key
            && key.kms_key_arn.is_set()
        {
            key_is_in_several_regions(key, report);
            return;
        }
        let is_open = pool.meta.raw.is_set()
            || key.is_some_and(|key| key.meta.raw.is_set() || key.key_type.is_unknown());
        if !is_open {
            report
                .error(replica, "replica-region", "a replica needs a multi-Region key of the pool")
                .help("add `key { kms_key_arn: \"arn:aws:kms:us-east-1:123456789012:key/mrk-…\" }` to `user_pool`");
        }
    }

    /// A replica is in another Region than its pool, and what it has of its own is said there.
    fn replicas_are_configured_elsewhere(&self, report: &mut Report) {
        if let Some(regional) = self.regional_configuration.get()
            && !self.pool().is_existing()
        {
            report
                .error(
                    regional,
                    "regional-attachment-scope",
                    "`regional_configuration` is of a replica, and this stack declares the pool itself",
                )
                .help("move it to a stack of the replica's Region, with `user_pool \"us-east-1_…\"`, the id of the pool");
        }
    }
}

/// The key of a pool with replicas is in several Regions, as its id tells.
fn key_is_in_several_regions(key: &Key, report: &mut Report) {
    let arn = &key.kms_key_arn;
    let Some(known) = arn.known() else { return };
    if let Some((_, id)) = known.split_once(":key/")
        && !id.starts_with("mrk-")
        && !key.key_type.is(&KeyType::AwsOwned)
    {
        report
            .error(
                arn,
                "replica-region",
                "a pool with replicas needs a multi-Region key, and this one is in one Region only",
            )
            .help("write the ARN of a multi-Region key, whose id starts with `mrk-`");
    }
}

rules! {
    "replica-region" B: "Each replica is in a Region of its own, 5 to 32 characters; the pool has a multi-Region key and the plan `Essentials`."
        prevents "FeatureUnavailableInTierException, or an InvalidParameterException"
        source "CreateUserPoolReplica; developer guide, multi-Region replication";
    "regional-attachment-scope" B: "What a replica has of its own stands in a stack of its Region, which does not declare the pool."
        prevents "a configuration of a replica that is not there"
        source "CloudFormation, AWS::Cognito::UserPoolRegionalConfigurationAttachment";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::Stack;
    use crate::testing::{known, rule_test, template};
    use crate::user_pool::{FeaturePlan, KeyType};
    use crate::value::Given;

    const KEY: &str = "arn:aws:kms:us-east-1:123456789012:key/mrk-1234abcd";

    fn replica<'a>(
        stack: &'a mut Stack,
        name: Option<&'static str>,
    ) -> &'a mut crate::replica::Replica {
        stack.user_pool().key().kms_key_arn(known(KEY));
        stack.replica(name)
    }

    rule_test! {
        replica_region: "replica-region",
        passes {
            "none": |stack| { stack.user_pool(); },
            "shortest": |stack| { replica(stack, None).region(known("xx-y1")); },
            "longest": |stack| { replica(stack, None).region(known("x".repeat(32))); },
            "later": |stack| {
                replica(stack, None).region(Given::Later);
                replica(stack, Some("b")).region(Given::Later);
                stack.user_pool().key().kms_key_arn(Given::Later);
            },
            "two": |stack| {
                replica(stack, None).region(known("eu-west-1"));
                replica(stack, Some("b")).region(known("eu-west-2"));
            },
            "an alias, and the best plan": |stack| {
                replica(stack, None).region(known("eu-west-1"));
                stack.user_pool().feature_plan(known(FeaturePlan::Plus));
                stack.user_pool().key().kms_key_arn(known("arn:aws:kms:us-east-1:123456789012:alias/pool"));
            },
            "an existing pool": |stack| {
                stack.user_pool().id(Given::Later);
                stack.replica(None).region(known("eu-west-1"));
            },
            "a key in CloudFormation's spelling": |stack| {
                stack.replica(None).region(known("eu-west-1"));
                stack.user_pool().meta().raw("KeyConfiguration", known(json!({})));
            },
        }
        fails {
            "unset": |stack| { replica(stack, None); } at "replica",
            "below": |stack| { replica(stack, None).region(known("us")); } at "replica.region",
            "above": |stack| { replica(stack, None).region(known("x".repeat(33))); } at "replica.region",
            "twice": |stack| {
                replica(stack, None).region(known("eu-west-1"));
                replica(stack, Some("b")).region(known("eu-west-1"));
            } at "replica.b.region",
            "no key": |stack| { stack.replica(None).region(known("eu-west-1")); } at "replica",
            "Amazon's key": |stack| {
                stack.replica(None).region(known("eu-west-1"));
                stack.user_pool().key().key_type(known(KeyType::AwsOwned));
            } at "replica",
            "a key in one Region": |stack| {
                replica(stack, None).region(known("eu-west-1"));
                stack.user_pool().key().kms_key_arn(known("arn:aws:kms:us-east-1:123456789012:key/1234abcd"));
            } at "user_pool.key.kms_key_arn",
            "the smallest plan": |stack| {
                replica(stack, None).region(known("eu-west-1"));
                stack.user_pool().feature_plan(known(FeaturePlan::Lite));
            } at "replica",
        }
    }

    rule_test! {
        regional_attachment_scope: "regional-attachment-scope",
        passes {
            "none": |stack| { stack.user_pool(); },
            "later": |stack| { stack.user_pool().id(Given::Later); stack.regional_configuration(); },
            "an existing pool": |stack| {
                stack.user_pool().id(known("us-east-1_AbCd12345"));
                stack.regional_configuration();
            },
        }
        fails {
            "declared here": |stack| { stack.regional_configuration(); } at "regional_configuration",
        }
    }

    #[test]
    fn a_replica_and_its_tags() {
        let template = template(|stack| {
            replica(stack, None)
                .region(known("eu-west-1"))
                .tags("Team", known("identity"));
            stack.replica(Some("asia")).region(known("ap-northeast-1"));
        });
        assert_eq!(
            template["Resources"]["CognitoUserPoolReplica"],
            json!({
                "Type": "AWS::Cognito::UserPoolReplica",
                "Properties": {
                    "UserPoolId": {"Ref": "CognitoUserPool"},
                    "RegionName": "eu-west-1",
                    "UserPoolTagsAtCreate": {"Team": "identity"},
                },
            })
        );
        assert_eq!(
            template["Resources"]["CognitoUserPoolReplicaAsia"]["Properties"]["RegionName"],
            "ap-northeast-1"
        );
    }
}
