"""What AWS holds of a deployed stack is what the template declares, property by property.

A reference is followed; a value that any other function of CloudFormation computes matches anything.
"""

from collections.abc import Iterator

import pytest
from aws import REGION, Account, Stack
from stacks import Example

# What the emulator accepts and forgets.
FORGOTTEN = {
    "UserPool": {"IssuerConfiguration", "KeyConfiguration"},
    "UserPoolUser": {"DesiredDeliveryMediums"},
}
# Lists in which a service has more than was declared: attributes of its own.
GROWING = (".Schema", ".UserAttributes")


def user_pool(account: Account, pool: str, declared: dict) -> dict:
    cognito = account.client("cognito-idp")
    found = cognito.describe_user_pool(UserPoolId=pool)["UserPool"]
    schema = {attribute["Name"].removeprefix("custom:"): attribute for attribute in found["SchemaAttributes"]}
    # Of the second factors the emulator keeps the app only.
    factors = [factor for factor in declared.get("EnabledMfas", []) if factor != "SOFTWARE_TOKEN_MFA"]
    if cognito.get_user_pool_mfa_config(UserPoolId=pool).get("SoftwareTokenMfaConfiguration", {}).get("Enabled"):
        factors.append("SOFTWARE_TOKEN_MFA")
    return found | {
        "UserPoolName": found["Name"],
        "Schema": [value | {"Name": name} for name, value in schema.items()],
        "EnabledMfas": factors,
    }


def client(account: Account, client: str, declared: dict) -> dict:
    key = {"UserPoolId": declared["UserPoolId"], "ClientId": client}
    found = account.client("cognito-idp").describe_user_pool_client(**key)["UserPoolClient"]
    return found | {"GenerateSecret": "ClientSecret" in found}


def domain(account: Account, domain: str, _: dict) -> dict:
    return account.client("cognito-idp").describe_user_pool_domain(Domain=domain)["DomainDescription"]


def resource_server(account: Account, server: str, declared: dict) -> dict:
    key = {"UserPoolId": declared["UserPoolId"], "Identifier": server}
    return account.client("cognito-idp").describe_resource_server(**key)["ResourceServer"]


def group(account: Account, group: str, declared: dict) -> dict:
    key = {"UserPoolId": declared["UserPoolId"], "GroupName": group}
    return account.client("cognito-idp").get_group(**key)["Group"]


def identity_provider(account: Account, provider: str, declared: dict) -> dict:
    key = {"UserPoolId": declared["UserPoolId"], "ProviderName": provider}
    return account.client("cognito-idp").describe_identity_provider(**key)["IdentityProvider"]


def user(account: Account, user: str, declared: dict) -> dict:
    key = {"UserPoolId": declared["UserPoolId"], "Username": user}
    found = account.client("cognito-idp").admin_get_user(**key)
    attributes = {attribute["Name"]: attribute["Value"] for attribute in found["UserAttributes"]}
    # Whoever has an alias for a name gets an id for one.
    return declared | found | {"Username": attributes["email"]}


def membership(account: Account, _: str, declared: dict) -> dict:
    key = {name: declared[name] for name in ("UserPoolId", "Username")}
    groups = account.client("cognito-idp").admin_list_groups_for_user(**key)["Groups"]
    found = [group["GroupName"] for group in groups if group["GroupName"] == declared["GroupName"]]
    return key | {"GroupName": "".join(found)}


def ui_customization(account: Account, _: str, declared: dict) -> dict:
    key = {name: declared[name] for name in ("UserPoolId", "ClientId")}
    return account.client("cognito-idp").get_ui_customization(**key)["UICustomization"]


def identity_pool(account: Account, pool: str, _: dict) -> dict:
    return account.client("cognito-identity").describe_identity_pool(IdentityPoolId=pool)


def roles(account: Account, _: str, declared: dict) -> dict:
    return account.client("cognito-identity").get_identity_pool_roles(IdentityPoolId=declared["IdentityPoolId"])


def principal_tags(account: Account, _: str, declared: dict) -> dict:
    key = {name: declared[name] for name in ("IdentityPoolId", "IdentityProviderName")}
    return account.client("cognito-identity").get_principal_tag_attribute_map(**key)


def role(account: Account, role: str, _: dict) -> dict:
    iam = account.client("iam")
    names = iam.list_role_policies(RoleName=role)["PolicyNames"]
    attached = iam.list_attached_role_policies(RoleName=role)["AttachedPolicies"]
    return iam.get_role(RoleName=role)["Role"] | {
        "Policies": [iam.get_role_policy(RoleName=role, PolicyName=name) for name in names],
        "ManagedPolicyArns": [policy["PolicyArn"] for policy in attached],
    }


READERS = {
    "UserPool": user_pool,
    "UserPoolClient": client,
    "UserPoolDomain": domain,
    "UserPoolResourceServer": resource_server,
    "UserPoolGroup": group,
    "UserPoolIdentityProvider": identity_provider,
    "UserPoolUser": user,
    "UserPoolUserToGroupAttachment": membership,
    "UserPoolUICustomizationAttachment": ui_customization,
    "IdentityPool": identity_pool,
    "IdentityPoolRoleAttachment": roles,
    "IdentityPoolPrincipalTag": principal_tags,
    "IAM::Role": role,
}


def test_aws_holds_what_is_declared(example: Example, stack: Stack) -> None:
    texts = [name for name, kind in example.parameters.items() if kind["Type"] == "String"]
    values = {name: stack.parameters[name] for name in texts} | stack.resources
    wrong = []
    for kind, read in READERS.items():
        for name, properties in example.of_type(kind).items():
            declared = followed(properties, values)
            held = read(stack.account, stack.resources[name], declared)
            compared = {key: value for key, value in declared.items() if key not in FORGOTTEN.get(kind, ())}
            wrong += [f"{name}{difference}" for difference in differences(compared, held)]
    assert wrong == []


@pytest.mark.about("SecretsManager::Secret")
def test_a_secret_holds_what_its_client_has(example: Example, stack: Stack) -> None:
    pool = stack.resources["CognitoUserPool"]
    for name, secret in example.of_type("SecretsManager::Secret").items():
        of_client, _ = secret["SecretString"]["Fn::GetAtt"]
        key = {"UserPoolId": pool, "ClientId": stack.resources[of_client]}
        held = stack.account.client("cognito-idp").describe_user_pool_client(**key)["UserPoolClient"]
        stored = stack.account.client("secretsmanager").get_secret_value(SecretId=stack.resources[name])
        assert stored["SecretString"] == held["ClientSecret"]


def followed(value: object, values: dict[str, str]) -> object:
    """The value, with what a reference to a parameter or a resource stands for in its place."""
    if isinstance(value, list):
        return [followed(item, values) for item in value]
    if not isinstance(value, dict):
        return value
    match value:
        case {"Ref": name} if name in values:
            return values[name]
        case {"Fn::GetAtt": [name, "ProviderName"]}:
            return f"cognito-idp.{REGION}.amazonaws.com/{values[name]}"
    return {key: followed(inner, values) for key, inner in value.items()}


def differences(declared: object, held: object, path: str = "") -> Iterator[str]:
    """Where what is declared is not held; that more is held than declared, like a default, is right."""
    if is_computed(declared):
        return
    if isinstance(declared, dict) and isinstance(held, dict):
        for key, value in declared.items():
            if not is_computed(value):
                yield from differences(value, held.get(key), f"{path}.{key}")
    elif isinstance(declared, list) and isinstance(held, list):
        if len(declared) != len(held) and not path.endswith(GROWING):
            yield f"{path}: {declared} is {held}"
        for value in declared:
            if not any(not list(differences(value, item)) for item in held):
                yield f"{path}: {value} is not in {held}"
    elif declared != held and not is_same_text(declared, held):
        yield f"{path}: {declared!r} is {held!r}"


def is_computed(value: object) -> bool:
    if isinstance(value, str):
        return value.startswith("{{resolve:")
    return isinstance(value, dict) and any(key == "Ref" or key.startswith("Fn::") for key in value)


def is_same_text(declared: object, held: object) -> bool:
    """CloudFormation hands numbers and flags to Cognito as text where it asks for text, as in the details of a provider."""
    return not isinstance(declared, dict | list) and str(declared).lower() == str(held).lower()
