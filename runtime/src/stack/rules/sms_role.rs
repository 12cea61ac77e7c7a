//! What the role that sends text messages must say, where the stack declares it.

use crate::cloudformation::CustomResource;
use crate::function::{Reference, references};
use crate::json::{Json, Text};
use crate::report::Report;
use crate::rulebook::rules;
use crate::stack::Stack;
use crate::user_pool::Sms;
use crate::value::{Given, Value};

impl Stack {
    /// The rulebook of this file.
    pub(super) fn sms_role_rules(&self, report: &mut Report) {
        if let Some(sms) = self.pool().sms.get()
            && !self.pool().is_existing()
        {
            self.senders_are_ready(sms, report);
        }
        if let Some(regional) = self.regional_configuration.get()
            && let Some(sms) = regional.sms.get()
        {
            self.senders_are_ready(sms, report);
        }
    }

    fn senders_are_ready(&self, sms: &Sms, report: &mut Report) {
        self.sender_is_ready(&sms.caller_arn, &sms.external_id, "sns:Publish", report);
        if let Some(eums) = sms.eums.get() {
            let action = "sms-voice:SendTextMessage";
            self.sender_is_ready(&eums.caller_arn, &eums.external_id, action, report);
        }
    }

    /// The role that sends trusts Cognito and may send.
    fn sender_is_ready(
        &self,
        arn: &Value<Text>,
        external_id: &Value<Text>,
        action: &str,
        report: &mut Report,
    ) {
        if let Some(role) = self.role(arn) {
            role_trusts_cognito(role, arn, external_id, report);
            self.role_may_send(role, arn, action, report);
        }
    }

    /// The role of the stack that `Name.Arn` refers to.
    fn role(&self, arn: &Value<Text>) -> Option<&CustomResource> {
        let Some(Given::Intrinsic(json)) = arn.given() else {
            return None;
        };
        let [Reference::Attribute(id, "Arn")] = references(json)[..] else {
            return None;
        };
        self.resource.iter().find(|resource| {
            let own = resource.meta.logical_id.known();
            own.map_or(resource.ident(), AsRef::as_ref) == id
                && resource.meta.raw.is_empty()
                && resource
                    .kind
                    .known()
                    .is_some_and(|kind| kind == "AWS::IAM::Role")
        })
    }

    /// The role allows sending in a policy of its own. Policies beside it are not looked into.
    fn role_may_send(
        &self,
        role: &CustomResource,
        arn: &Value<Text>,
        action: &str,
        report: &mut Report,
    ) {
        let is_policy = |kind: &Text| kind.starts_with("AWS::IAM::") && kind.ends_with("Policy");
        let has_others = role.properties.get("ManagedPolicyArns").is_some()
            || self
                .resource
                .iter()
                .any(|resource| resource.kind.known().is_none_or(is_policy));
        let may_send = match role.properties.known("Policies") {
            Some(policies) => may_allow(policies, action),
            None => role.properties.get("Policies").is_some(),
        };
        if has_others || may_send {
            return;
        }
        report
            .error(
                arn,
                "sms-role-permission",
                format!("the role `{}` does not allow `{action}`", role.ident()),
            )
            .help(format!("allow `{action}` on `*` in its `Policies`"));
    }
}

/// The role trusts Cognito, and asks for the external id that Cognito has.
fn role_trusts_cognito(
    role: &CustomResource,
    arn: &Value<Text>,
    external_id: &Value<Text>,
    report: &mut Report,
) {
    let Some(trust) = role.properties.known("AssumeRolePolicyDocument") else {
        return;
    };
    if is_open(trust) {
        return;
    }
    let (mut is_trusted, mut asks_for_none, mut is_met) = (false, false, false);
    let mut first = None;
    for &statement in &statements(trust) {
        if !trusts_cognito(statement) {
            continue;
        }
        is_trusted = true;
        let ids = external_ids(statement);
        asks_for_none |= ids.is_empty();
        if let Some(own) = external_id.known() {
            is_met |= ids.contains(&own.as_str());
        }
        first = first.or(ids.first().copied());
    }
    if !is_trusted {
        report
            .error(
                arn,
                "sms-role-trust",
                format!("the role `{}` does not trust Cognito", role.ident()),
            )
            .help("allow `sts:AssumeRole` to the service `cognito-idp.amazonaws.com` in its `AssumeRolePolicyDocument`");
        return;
    }
    let Some(first) = first else { return };
    if asks_for_none {
        return;
    }
    let (place, message) = match external_id.known() {
        None if !external_id.is_set() => (
            arn,
            format!("the role `{}` asks for an external id", role.ident()),
        ),
        Some(id) if !is_met => (
            external_id,
            format!(
                "the role `{}` asks for another external id than `{id}`",
                role.ident()
            ),
        ),
        _ => return,
    };
    report
        .error(place, "sms-role-trust", message)
        .help(format!("write `external_id: \"{first}\"`"));
}

fn trusts_cognito(statement: &Json) -> bool {
    texts_under(statement, "Principal")
        .iter()
        .any(|text| *text == "*" || text.starts_with("cognito-idp."))
}

/// Whether policies may allow an action of the service.
fn may_allow(policies: &Json, action: &str) -> bool {
    if is_open(policies) {
        return true;
    }
    let (service, _) = action.split_once(':').unwrap_or((action, ""));
    let is_meant = |text: &&str| {
        text.starts_with('*')
            || text
                .split_once(':')
                .is_some_and(|(own, _)| own.eq_ignore_ascii_case(service))
    };
    let actions = texts_under(policies, "Action");
    actions.iter().any(is_meant) || !under(policies, "NotAction").is_empty()
}

/// The statements of a policy, which may be one or a list.
fn statements(policy: &Json) -> Vec<&Json> {
    let mut statements = Vec::new();
    for &statement in &under(policy, "Statement") {
        match statement {
            Json::List(items) => {
                for item in items {
                    statements.push(item);
                }
            }
            one => statements.push(one),
        }
    }
    statements
}

/// The external ids of which a statement asks for one; none where it asks for none, or in other words.
fn external_ids(statement: &Json) -> Vec<&str> {
    let mut ids = Vec::new();
    for &condition in &under(statement, "StringEquals") {
        ids.append(&mut texts_under(condition, "sts:ExternalId"));
    }
    ids
}

/// The values of an entry, wherever it stands in a piece of a template.
fn under<'a>(json: &'a Json, name: &str) -> Vec<&'a Json> {
    let mut found = Vec::new();
    add_under(json, name, &mut found);
    found
}

fn add_under<'a>(json: &'a Json, name: &str, found: &mut Vec<&'a Json>) {
    match json {
        Json::List(items) => {
            for item in items {
                add_under(item, name, found);
            }
        }
        Json::Object(object) => {
            for (key, value) in object.iter() {
                if key == name {
                    found.push(value);
                } else {
                    add_under(value, name, found);
                }
            }
        }
        _ => {}
    }
}

/// Every text in the values of an entry.
fn texts_under<'a>(json: &'a Json, name: &str) -> Vec<&'a str> {
    let mut texts = Vec::new();
    for &value in &under(json, name) {
        value.add_texts(&mut texts);
    }
    texts
}

/// Whether something in a piece of a template is known only later.
fn is_open(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::List(items) => items.iter().any(is_open),
        Json::Object(object) => object
            .iter()
            .any(|(key, value)| key == "Ref" || key.starts_with("Fn::") || is_open(value)),
        _ => false,
    }
}

rules! {
    "sms-role-trust" C: "The role that sends text messages trusts `cognito-idp.amazonaws.com`, and asks for the external id of the pool."
        prevents "Role does not have a trust relationship allowing Cognito to assume the role"
        source "CreateUserPool, InvalidSmsRoleTrustRelationshipException";
    "sms-role-permission" C: "The role that sends text messages allows it in a policy of its own, or with one that the stack does not spell out."
        prevents "Role does not have permission to publish with SNS"
        source "CreateUserPool, InvalidSmsRoleAccessPolicyException";
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::function::get_att;
    use crate::testing::{known, rule_test};

    fn trust(condition: Option<&str>) -> serde_json::Value {
        let mut statement = json!({
            "Effect": "Allow",
            "Principal": {"Service": "cognito-idp.amazonaws.com"},
            "Action": "sts:AssumeRole",
        });
        if let Some(id) = condition {
            statement["Condition"] = json!({"StringEquals": {"sts:ExternalId": id}});
        }
        json!({"Version": "2012-10-17", "Statement": [statement]})
    }

    fn policies(action: &str) -> serde_json::Value {
        let statement = json!({"Effect": "Allow", "Action": action, "Resource": "*"});
        json!([{"PolicyName": "Send", "PolicyDocument": {"Statement": statement}}])
    }

    /// A pool that sends with the role of the stack.
    fn sender(stack: &mut Stack, trust: serde_json::Value, policies: serde_json::Value) {
        let arn = Given::Intrinsic(get_att("SmsRole", "Arn"));
        stack.user_pool().sms().caller_arn(arn);
        stack
            .resource(Some("SmsRole"))
            .kind(known("AWS::IAM::Role"))
            .properties("AssumeRolePolicyDocument", known(trust))
            .properties("Policies", known(policies));
    }

    rule_test! {
        sms_role_trust: "sms-role-trust",
        passes {
            "unset": |stack| { stack.user_pool().sms(); },
            "later": |stack| { stack.user_pool().sms().caller_arn(Given::Later); },
            "a function in the policy": |stack| {
                sender(stack, json!({"Statement": {"Fn::Transform": {}}}), policies("sns:Publish"));
            },
            "no external id": |stack| { sender(stack, trust(None), policies("sns:Publish")); },
            "the same external id": |stack| {
                sender(stack, trust(Some("acme")), policies("sns:Publish"));
                stack.user_pool().sms().external_id(known("acme"));
            },
            "external id later": |stack| {
                sender(stack, trust(Some("acme")), policies("sns:Publish"));
                stack.user_pool().sms().external_id(Given::Later);
            },
        }
        fails {
            "another service": |stack| {
                let lambda = json!({"Statement": {"Principal": {"Service": "lambda.amazonaws.com"}}});
                sender(stack, lambda, policies("sns:Publish"));
            } at "user_pool.sms.caller_arn",
            "another external id": |stack| {
                sender(stack, trust(Some("acme")), policies("sns:Publish"));
                stack.user_pool().sms().external_id(known("other"));
            } at "user_pool.sms.external_id",
            "of a replica": |stack| {
                stack.user_pool().id(Given::Later);
                let sms = stack.regional_configuration().sms();
                sms.caller_arn(Given::Intrinsic(get_att("OtherRole", "Arn")));
                stack
                    .resource(Some("OtherRole"))
                    .kind(known("AWS::IAM::Role"))
                    .properties("AssumeRolePolicyDocument", known(json!({"Statement": []})))
                    .properties("Policies", known(policies("sns:Publish")));
            } at "regional_configuration.sms.caller_arn",
            "no external id where one is asked for": |stack| {
                sender(stack, trust(Some("acme")), policies("sns:Publish"));
            } at "user_pool.sms.caller_arn",
        }
    }

    rule_test! {
        sms_role_permission: "sms-role-permission",
        passes {
            "unset": |stack| { stack.user_pool().sms(); },
            "later": |stack| { stack.user_pool().sms().caller_arn(Given::Later); },
            "policies later": |stack| {
                sender(stack, trust(None), policies("logs:*"));
                stack.resource(Some("Later")).kind(Given::Later);
            },
            "sns": |stack| { sender(stack, trust(None), policies("sns:Publish")); },
            "everything": |stack| { sender(stack, trust(None), policies("*")); },
            "a policy beside": |stack| {
                sender(stack, trust(None), policies("logs:*"));
                stack.resource(Some("Send")).kind(known("AWS::IAM::Policy"));
            },
        }
        fails {
            "another action": |stack| { sender(stack, trust(None), policies("logs:*")); }
                at "user_pool.sms.caller_arn",
            "another action, End User Messaging": |stack| {
                sender(stack, trust(None), policies("sns:Publish"));
                let arn = Given::Intrinsic(get_att("SmsRole", "Arn"));
                stack.user_pool().sms().eums().caller_arn(arn);
            } at "user_pool.sms.eums.caller_arn",
        }
    }
}
