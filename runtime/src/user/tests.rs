use serde_json::{Value as Template, json};

use super::*;
use crate::block::Block;
use crate::function::{equals, import, reference, sub};
use crate::literal::Raw;
use crate::testing::{known, list, template};

fn when(stack: &mut Stack, name: &'static str) {
    stack
        .condition(Some(name))
        .test(known(equals(reference("AWS::Region"), name.into())));
}

fn declared(names: &[&str]) -> Raw {
    Raw::List(
        names
            .iter()
            .map(|name| Raw::Name((*name).to_owned()))
            .collect(),
    )
}

/// The memberships in a template, by logical id: the group, the condition.
fn memberships(template: &Template) -> Vec<(&str, &Template, Option<&str>)> {
    let resources = template["Resources"].as_object().expect("resources");
    resources
        .iter()
        .filter(|(_, resource)| resource["Type"] == "AWS::Cognito::UserPoolUserToGroupAttachment")
        .map(|(id, resource)| {
            let condition = resource.get("Condition").and_then(Template::as_str);
            let part = id.trim_start_matches("CognitoUserPoolUserToGroupAttachment");
            (part, &resource["Properties"]["GroupName"], condition)
        })
        .collect()
}

#[test]
fn an_administrator() {
    let template = template(|stack| {
        stack.group(Some("back_office"));
        let user = stack.user(Some("alice"));
        user.meta().exact(known("alice@acme.com"));
        <dyn Block>::fill(user, "groups", None, &declared(&["back_office"]));
        user.delivery(list([DeliveryMedium::Email]));
    });
    assert_eq!(
        template["Resources"]["CognitoUserPoolUserAlice"],
        json!({
            "Type": "AWS::Cognito::UserPoolUser",
            "Properties": {
                "UserPoolId": {"Ref": "CognitoUserPool"},
                "Username": "alice@acme.com",
                "DesiredDeliveryMediums": ["EMAIL"],
            },
        })
    );
    assert_eq!(
        template["Resources"]["CognitoUserPoolUserToGroupAttachmentAliceBackOffice"],
        json!({
            "Type": "AWS::Cognito::UserPoolUserToGroupAttachment",
            "Properties": {
                "UserPoolId": {"Ref": "CognitoUserPool"},
                "Username": {"Ref": "CognitoUserPoolUserAlice"},
                "GroupName": {"Ref": "CognitoUserPoolGroupBackOffice"},
            },
        })
    );
}

#[test]
fn every_setting() {
    let template = template(|stack| {
        let pool = stack.user_pool();
        pool.username_attributes(Given::Known(Vec::new()));
        let schema = pool.schema();
        schema
            .attribute(Some("seats"))
            .data_type(known(crate::user_pool::AttributeType::Number));
        let user = stack.user(Some("build_bot"));
        user.attributes("email", known("bot@acme.com"));
        user.attributes("email_verified", known(true));
        user.attributes("custom:seats", known(5));
        user.attributes("name", Given::Intrinsic(reference("AWS::StackName")));
        user.message_action(known(MessageAction::Suppress));
        user.force_alias_creation(known(true));
        user.client_metadata("from", known("stack"));
        user.validation_data("code", known("1234"));
    });
    assert_eq!(
        template["Resources"]["CognitoUserPoolUserBuildBot"]["Properties"],
        json!({
            "UserPoolId": {"Ref": "CognitoUserPool"},
            "Username": "build-bot",
            "UserAttributes": [
                {"Name": "email", "Value": "bot@acme.com"},
                {"Name": "email_verified", "Value": "true"},
                {"Name": "custom:seats", "Value": "5"},
                {"Name": "name", "Value": {"Ref": "AWS::StackName"}},
            ],
            "MessageAction": "SUPPRESS",
            "ForceAliasCreation": true,
            "ClientMetadata": {"from": "stack"},
            "ValidationData": [{"Name": "code", "Value": "1234"}],
        })
    );
}

#[test]
fn groups_outside_of_the_stack_and_the_same_twice() {
    let template = template(|stack| {
        stack.parameter(Some("Team"));
        stack.group(Some("admins")).meta().exact(known("Admins"));
        let user = stack.user(Some("alice"));
        user.meta().exact(known("alice@acme.com"));
        user.groups(Given::Known(vec![
            known("Admins"),
            Given::Known(GroupName::from("admins")),
            known("back-office"),
            known("管理"),
            Given::Intrinsic(reference("Team")),
            Given::Intrinsic(import("Other:Testers")),
            Given::Intrinsic(sub("${AWS::StackName}-staff")),
            Given::Intrinsic(reference("AWS::NoValue")),
        ]));
    });
    assert_eq!(
        memberships(&template),
        [
            (
                "AliceAdmins",
                &json!({"Ref": "CognitoUserPoolGroupAdmins"}),
                None
            ),
            (
                "AliceAwsStackNameStaff",
                &json!({"Fn::Sub": "${AWS::StackName}-staff"}),
                None
            ),
            ("AliceBackOffice", &json!("back-office"), None),
            (
                "AliceOtherTesters",
                &json!({"Fn::ImportValue": "Other:Testers"}),
                None
            ),
            ("AliceTeam", &json!({"Ref": "Team"}), None),
            ("AliceU7BA1U7406", &json!("管理"), None),
        ]
    );
}

#[test]
fn a_membership_is_there_where_user_and_group_are() {
    let group = |name: &'static str| Given::Known(GroupName::from(name));
    let template = template(|stack| {
        for name in ["Prod", "Beta"] {
            when(stack, name);
        }
        stack.group(Some("admins"));
        stack.group(Some("testers")).meta().condition(known("Beta"));
        stack.group(Some("staff")).meta().condition(known("Prod"));
        let user = stack.user(Some("alice"));
        user.meta().exact(known("alice@acme.com"));
        user.meta().condition(known("Prod"));
        user.groups(Given::Known(vec![
            group("admins"),
            group("testers"),
            group("staff"),
        ]));
        let user = stack.user(Some("bob"));
        user.meta().exact(known("bob@acme.com"));
        user.groups(Given::Known(vec![
            Given::Choice("Beta".into(), Box::new([group("testers"), group("admins")])),
            group("admins"),
            Given::Choice(
                "Prod".into(),
                Box::new([group("staff"), Given::Intrinsic(reference("AWS::NoValue"))]),
            ),
        ]));
    });
    let conditions: Vec<_> = memberships(&template)
        .into_iter()
        .map(|(id, _, condition)| (id, condition))
        .collect();
    let testers = "CognitoUserPoolUserToGroupAttachmentAliceTestersExists";
    assert_eq!(
        conditions,
        [
            ("AliceAdmins", Some("Prod")),
            ("AliceStaff", Some("Prod")),
            ("AliceTesters", Some(testers)),
            ("BobAdmins", None),
            ("BobStaff", Some("Prod")),
            ("BobTesters", Some("Beta")),
        ]
    );
    assert_eq!(
        template["Conditions"][testers],
        json!({"Fn::And": [{"Condition": "Prod"}, {"Condition": "Beta"}]})
    );
}

#[test]
fn a_choice_of_lists() {
    let template = template(|stack| {
        when(stack, "Prod");
        for name in ["admins", "testers"] {
            stack.group(Some(name));
        }
        let user = stack.user(Some("alice"));
        user.meta().exact(known("alice@acme.com"));
        user.groups(Given::Choice(
            "Prod".into(),
            Box::new([list(["admins"]), list(["testers", "admins"])]),
        ));
    });
    let testers = "CognitoUserPoolUserToGroupAttachmentAliceTestersExists";
    let admins = "CognitoUserPoolUserToGroupAttachmentAliceAdminsExists";
    let conditions: Vec<_> = memberships(&template)
        .into_iter()
        .map(|(id, _, condition)| (id, condition))
        .collect();
    assert_eq!(
        conditions,
        [
            ("AliceAdmins", Some(admins)),
            ("AliceTesters", Some(testers))
        ]
    );
    let not = json!({"Fn::Not": [{"Condition": "Prod"}]});
    assert_eq!(template["Conditions"][testers], not);
    assert_eq!(
        template["Conditions"][admins],
        json!({"Fn::Or": [{"Condition": "Prod"}, not]})
    );
}

#[test]
fn groups_with_the_same_logical_id_collide() {
    let found = crate::testing::violations(|stack| {
        let user = stack.user(Some("alice"));
        user.meta().exact(known("alice@acme.com"));
        user.groups(list(["back-office", "back_office"]));
    });
    assert_eq!(
        found,
        [("names-collide", "user.alice.groups[1]".to_owned())]
    );
}

#[test]
fn a_user_waits_until_the_pool_may_call_its_functions() {
    let function = "arn:aws:lambda:us-east-1:123456789012:function:f";
    let template = template(|stack| {
        let triggers = stack.user_pool().triggers();
        triggers.pre_sign_up(known(function));
        triggers.post_confirmation(known(function));
        triggers.custom_message(known(function));
        let user = stack.user(Some("alice"));
        user.meta().exact(known("alice@acme.com"));
    });
    assert_eq!(
        template["Resources"]["CognitoUserPoolUserAlice"]["DependsOn"],
        json!([
            "PreSignUpPermissionForCognitoUserPool",
            "CustomMessagePermissionForCognitoUserPool"
        ])
    );
}

#[test]
fn where_a_function_exists_under_a_condition_the_user_waits_under_it() {
    let template = template(|stack| {
        when(stack, "Prod");
        stack.user_pool().triggers().pre_sign_up(Given::Choice(
            "Prod".into(),
            Box::new([
                known("arn:aws:lambda:us-east-1:123456789012:function:f"),
                Given::Intrinsic(reference("AWS::NoValue")),
            ]),
        ));
        let user = stack.user(Some("alice"));
        user.meta().exact(known("alice@acme.com"));
    });
    let id = "PreSignUpPermissionForCognitoUserPool";
    assert_eq!(
        template["Resources"]["CognitoUserPoolUserAlice"]["Metadata"],
        json!({id: {"Fn::If": ["Prod", {"Ref": id}, ""]}})
    );
}
