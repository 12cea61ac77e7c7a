"""Every example deploys, gives the names that the macro generated, and goes without leaving anything but what is to stay."""

import pytest
from aws import REGION, Account, Stack
from stacks import EXAMPLES, GOLDEN, Declared, Example
from surroundings import deploy

# The golden templates that do not, and why.
NOT_DEPLOYED = {
    "properties/everything": "the emulator invites a user with a password shorter than the pool wants",
    "real/integration_tests": "the name of the parameter that it reads is computed",
    "real/more_groups": "its pool is in nobody's account",
    "real/static_site": "the name of the parameter that it reads is computed",
}


def test_no_example_is_left_out() -> None:
    assert {example.file.name for example in EXAMPLES} == {file.name for file in (GOLDEN / "examples").iterdir()}


def test_every_resource_stands(example: Example, stack: Stack) -> None:
    assert set(stack.resources) == set(example.resources)


def test_the_outputs_are_the_constants(example: Example, stack: Stack) -> None:
    assert set(stack.outputs) == set(example.names["outputs"])


@pytest.mark.about("UserPool")
def test_the_outputs_hold_what_their_names_say(example: Example, stack: Stack) -> None:
    pool = stack.resources["CognitoUserPool"]
    issuer = example.of_type("UserPool")["CognitoUserPool"].get("IssuerConfiguration", {"Type": "ORIGINAL"})
    service = {"ORIGINAL": "cognito-idp", "UPDATED": "issuer-cognito-idp"}[issuer["Type"]]
    expected = {
        "Region": REGION,
        "UserPoolId": pool,
        "UserPoolArn": f"arn:aws:cognito-idp:{REGION}:{stack.account.id}:userpool/{pool}",
        "IssuerUrl": f"https://{service}.{REGION}.amazonaws.com/{pool}",
    }
    for name in example.of_type("UserPoolClient"):
        suffix = "" if name == "CognitoUserPoolClient" else name.removeprefix("AppClient")
        expected[f"AppClientId{suffix}"] = stack.resources[name]
    for name in example.of_type("IdentityPool"):
        expected["IdentityPoolId"] = stack.resources[name]
    for name, domain in example.of_type("UserPoolDomain").items():
        address = stack.resources[name]
        host = address if "CustomDomainConfig" in domain else f"{address}.auth.{REGION}.amazoncognito.com"
        expected[name.replace("Domain", "DomainUrl")] = f"https://{host}"
    assert {name: stack.outputs.get(name) for name in expected} == expected


def test_the_outputs_are_exported_under_the_name_of_the_stack(example: Example, stack: Stack) -> None:
    assert stack.exports == {f"{stack.name}:{name}": value for name, value in stack.outputs.items()}


def test_a_golden_template_deploys(account: Account, golden: Declared, request: pytest.FixtureRequest) -> None:
    if golden.name in NOT_DEPLOYED:
        request.applymarker(pytest.mark.xfail(raises=AssertionError, strict=True, reason=NOT_DEPLOYED[golden.name]))
    stack = deploy(account, golden)
    unconditional = {name for name, resource in golden.resources.items() if "Condition" not in resource}
    assert unconditional <= set(stack.resources) <= set(golden.resources)


def test_it_deploys_without_what_a_condition_leaves_out(account: Account, example: Example) -> None:
    stack = deploy(account, example, parameters={})
    unconditional = {name for name, resource in example.resources.items() if "Condition" not in resource}
    assert unconditional <= set(stack.resources) <= set(example.resources)


def test_deletion_leaves_what_is_retained_and_nothing_else(account: Account, example: Example) -> None:
    stack = deploy(account, example)
    pools = [stack.resources[name] for name in example.of_type("UserPool")]
    events = stack.delete().events()
    skipped = {event["LogicalResourceId"] for event in events if event["ResourceStatus"] == "DELETE_SKIPPED"}
    deleted = {event["LogicalResourceId"] for event in events if event["ResourceStatus"] == "DELETE_COMPLETE"}
    policies = {name: resource.get("DeletionPolicy", "Delete") for name, resource in example.resources.items()}
    retained = {name for name, policy in policies.items() if policy != "Delete"}
    assert skipped == retained
    assert deleted >= set(example.resources) - retained
    cognito = account.client("cognito-idp")
    for pool in pools:
        assert cognito.describe_user_pool(UserPoolId=pool)["UserPool"]["DeletionProtection"] == "ACTIVE"
        assert cognito.list_user_pool_clients(UserPoolId=pool)["UserPoolClients"] == []
        assert cognito.list_identity_providers(UserPoolId=pool, MaxResults=60)["Providers"] == []
