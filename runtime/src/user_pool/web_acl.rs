//! What guards the pool: `AWS::WAFv2::WebACLAssociation`.

use crate::json::Object;
use crate::limit::Pattern;
use crate::pattern::{ARN, parts};
use crate::rulebook::rules;
use crate::stack::Emission;
use crate::user_pool::UserPool;

/// An ARN of a web ACL of the current generation and of regional scope: not one for CloudFront.
pub(super) const WEB_ACL: Pattern = Pattern {
    noun: Some("the ARN of a regional web ACL"),
    says: "the ARN of a regional web ACL, like `arn:aws:wafv2:us-east-1:123456789012:regional/webacl/name/id`",
    matches: |text| {
        let parts = parts(text);
        (ARN.matches)(text)
            && parts.len() == 6
            && parts[2] == "wafv2"
            && parts[5].starts_with("regional/webacl/")
    },
};

impl UserPool {
    /// The association of the pool and its web ACL, if it has one.
    pub(super) fn emit_web_acl(&self, emission: &mut Emission) {
        let Some(web_acl) = self.web_acl.json() else {
            return;
        };
        let properties = Object::new()
            .with("ResourceArn", self.arn())
            .with("WebACLArn", web_acl);
        emission.companion(
            "CognitoUserPoolWebAclAssociation".into(),
            &self.meta,
            "AWS::WAFv2::WebACLAssociation",
            properties,
        );
    }
}

rules! {
    "web-acl-regional" C: "The web ACL of a pool is a regional one of the current AWS WAF, by its ARN."
        prevents "WAFInvalidParameterException: Error reason: The ARN isn't valid."
        source "AssociateWebACL, WebACLArn; developer guide, web ACLs and user pools; public reports";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::function::{equals, get_att};
    use crate::testing::{known, rule_test, template};
    use crate::value::Given;

    const WEB_ACL: &str = "arn:aws:wafv2:us-east-1:123456789012:regional/webacl/sign-in/1b2c";

    rule_test! {
        web_acl_regional: "web-acl-regional",
        passes {
            "unset": |stack| { stack.user_pool(); },
            "later": |stack| { stack.user_pool().web_acl(Given::Later); },
            "regional": |stack| { stack.user_pool().web_acl(known(WEB_ACL)); },
            "of an existing pool": |stack| {
                stack.user_pool().id(known("us-east-1_AbCdEfGhI")).web_acl(known(WEB_ACL));
            },
        }
        fails {
            "for CloudFront": |stack| {
                stack.user_pool().web_acl(known("arn:aws:wafv2:us-east-1:123456789012:global/webacl/sign-in/1b2c"));
            } at "user_pool.web_acl",
            "of the first generation": |stack| {
                stack.user_pool().web_acl(known("arn:aws:waf-regional:us-east-1:123456789012:webacl/1b2c"));
            } at "user_pool.web_acl",
            "an id": |stack| { stack.user_pool().web_acl(known("1b2c")); } at "user_pool.web_acl",
        }
    }

    #[test]
    fn the_association_is_a_resource_of_its_own() {
        let template = template(|stack| {
            let condition = stack.condition(Some("IsProd"));
            condition.test(known(equals("a".into(), "b".into())));
            stack
                .resource(Some("Firewall"))
                .kind(known("AWS::WAFv2::WebACL"));
            let pool = stack.user_pool();
            pool.web_acl(Given::Intrinsic(get_att("Firewall", "Arn")));
            pool.meta().condition(known("IsProd"));
            stack.client(None).meta().condition(known("IsProd"));
        });
        assert_eq!(
            template["Resources"]["CognitoUserPoolWebAclAssociation"],
            json!({
                "Type": "AWS::WAFv2::WebACLAssociation",
                "Condition": "IsProd",
                "Properties": {
                    "ResourceArn": {"Fn::GetAtt": ["CognitoUserPool", "Arn"]},
                    "WebACLArn": {"Fn::GetAtt": ["Firewall", "Arn"]},
                },
            })
        );
    }
}
