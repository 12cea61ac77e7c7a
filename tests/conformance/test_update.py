"""What a change of a deployed stack does: nothing, an update in place, a replacement, or a failure that leaves all as it was."""

import copy
import json
from collections.abc import Callable

from aws import Account, Stack, refusal
from stacks import Example, example
from surroundings import deploy

# The properties whose change replaces the resource, by AWS's documentation; every other property of these types changes in place.
REPLACING = {
    "AWS::Cognito::UserPool": set(),
    "AWS::Cognito::UserPoolDomain": {"Domain", "UserPoolId"},
    "AWS::Cognito::UserPoolGroup": {"GroupName", "UserPoolId"},
    "AWS::Cognito::UserPoolResourceServer": {"Identifier", "UserPoolId"},
    "AWS::IAM::Role": {"Path", "RoleName"},
}
# Of these types the emulator does not know which properties replace, and says so of all. What replaces a client is tried below.
NOT_KNOWN = {
    "AWS::Cognito::IdentityPool",
    "AWS::Cognito::IdentityPoolPrincipalTag",
    "AWS::Cognito::IdentityPoolRoleAttachment",
    "AWS::Cognito::UserPoolClient",
    "AWS::Cognito::UserPoolIdentityProvider",
    "AWS::Cognito::UserPoolUICustomizationAttachment",
    "AWS::Cognito::UserPoolUser",
    "AWS::Cognito::UserPoolUserToGroupAttachment",
}


def test_the_same_template_changes_nothing(example: Example, stack: Stack) -> None:
    assert stack.changes(example.body) == []


def test_a_changed_property_replaces_only_what_aws_cannot_change(example: Example, stack: Stack) -> None:
    changed = copy.deepcopy(example.template)
    for resource in changed["Resources"].values():
        if resource["Type"] in REPLACING | dict.fromkeys(NOT_KNOWN):
            resource["Properties"] = {name: other(value) for name, value in resource["Properties"].items()}
    for change in stack.changes(json.dumps(changed)):
        kind = change["ResourceType"]
        for detail in change["Details"]:
            name, recreation = detail["Target"].get("Name"), detail["Target"]["RequiresRecreation"]
            if kind in NOT_KNOWN:
                assert recreation == "Conditionally", (change["LogicalResourceId"], name)
            elif kind in REPLACING:
                expected = "Always" if name in REPLACING[kind] else "Never"
                assert recreation == expected, (change["LogicalResourceId"], name)


def other(value: object) -> object:
    """A value that differs; functions stay, as their resources do."""
    match value:
        case bool():
            return not value
        case int():
            return value + 1
        case str():
            return f"{value}-changed"
        case list():
            return [other(item) for item in value]
        case {"Ref": _} | {"Fn::GetAtt": _} | {"Fn::Sub": _} | {"Fn::If": _} | {"Fn::ImportValue": _} | {"Fn::Join": _}:
            return value
    return {key: other(inner) for key, inner in value.items()}


def changed(stack: Stack, change: Callable[[dict], None]) -> str:
    """Updates a stack of the quickstart, and returns how that ended."""
    template = copy.deepcopy(example("quickstart").template)
    change(template["Resources"])
    return stack.update(json.dumps(template))


def pool_with_user(account: Account) -> Stack:
    """The quickstart, deployed, with a user."""
    stack = deploy(account, example("quickstart"))
    cognito = account.client("cognito-idp")
    cognito.admin_create_user(UserPoolId=stack.resources["CognitoUserPool"], Username="ann@example.com")
    return stack


def users(stack: Stack) -> int:
    pool = stack.resources["CognitoUserPool"]
    return len(stack.account.client("cognito-idp").list_users(UserPoolId=pool)["Users"])


def test_a_further_attribute_keeps_pool_and_users(account: Account) -> None:
    stack = pool_with_user(account)
    before = stack.resources

    def change(resources: dict) -> None:
        attribute = {"Name": "team", "AttributeDataType": "String", "Mutable": True}
        resources["CognitoUserPool"]["Properties"]["Schema"].append(attribute)

    assert changed(stack, change) == "UPDATE_COMPLETE"
    assert stack.resources == before
    assert users(stack) == 1
    described = account.client("cognito-idp").describe_user_pool(UserPoolId=before["CognitoUserPool"])
    assert "custom:team" in [attribute["Name"] for attribute in described["UserPool"]["SchemaAttributes"]]


def test_another_way_to_sign_in_is_refused_and_rolled_back(account: Account) -> None:
    stack = pool_with_user(account)
    before = stack.resources

    def change(resources: dict) -> None:
        resources["CognitoUserPool"]["Properties"]["UsernameAttributes"] = ["phone_number"]

    assert changed(stack, change) == "UPDATE_ROLLBACK_COMPLETE"
    assert stack.resources == before
    assert users(stack) == 1


def test_a_client_keeps_its_id_under_another_name(account: Account) -> None:
    stack = pool_with_user(account)
    before = stack.resources

    def change(resources: dict) -> None:
        resources["AppClientWeb"]["Properties"]["ClientName"] = "site"

    assert changed(stack, change) == "UPDATE_COMPLETE"
    assert stack.resources == before


def test_a_client_that_gets_a_secret_is_another_client(account: Account) -> None:
    stack = pool_with_user(account)
    before = stack.resources

    def change(resources: dict) -> None:
        resources["AppClientWeb"]["Properties"]["GenerateSecret"] = True

    assert changed(stack, change) == "UPDATE_COMPLETE"
    after = stack.resources
    assert [name for name in before if before[name] != after[name]] == ["AppClientWeb"]
    assert stack.outputs["AppClientIdWeb"] == after["AppClientWeb"]


def test_a_pool_that_leaves_the_stack_stays_with_its_users(account: Account) -> None:
    stack = deploy(account, example("default_stack"))
    pool = stack.resources["CognitoUserPool"]
    cognito = account.client("cognito-idp")
    cognito.admin_create_user(UserPoolId=pool, Username="ann@example.com")
    topic = {"Resources": {"Topic": {"Type": "AWS::SNS::Topic"}}}
    assert stack.update(json.dumps(topic)) == "UPDATE_COMPLETE"
    assert list(stack.resources) == ["Topic"]
    assert len(cognito.list_users(UserPoolId=pool)["Users"]) == 1
    assert cognito.list_user_pool_clients(UserPoolId=pool)["UserPoolClients"] == []


def test_an_output_that_another_stack_imports_cannot_go(account: Account) -> None:
    deploy(account, example("import_outputs_application"))
    assert refusal(Stack(account, "acme-auth").delete) == "ValidationError"
