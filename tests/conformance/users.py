"""Users of a pool, with what the pool declares of them: attributes, the weakest password it takes, groups."""

import re
from dataclasses import dataclass, field
from itertools import count

import requests
from apps import App, Client
from pycognito.aws_srp import AWSSRP

NUMBERS = count(1)
# One of the characters of each kind that a policy may ask for.
KINDS = {"RequireLowercase": "a", "RequireUppercase": "B", "RequireNumbers": "3", "RequireSymbols": "$"}
# The policy of a pool that declares none.
DEFAULT_POLICY = {"MinimumLength": 8} | dict.fromkeys(KINDS, True)


@dataclass(frozen=True)
class User:
    """A user as somebody who signs in knows it."""

    name: str
    password: str
    attributes: dict[str, str] = field(default_factory=dict)


def somebody(app: App, name: str = "user") -> User:
    """Whom the pool does not know yet."""
    address = f"{name}{next(NUMBERS)}@example.com"
    by_address = "email" in app.client.pool.get("UsernameAttributes", [])
    username = address if by_address else address.partition("@")[0]
    return User(username, weakest_password(policy(app.client)), {"email": address} | custom_attributes(app.client))


def create(app: App) -> User:
    """Creates a user as an administrator does, who may write every attribute."""
    user = somebody(app)
    key = {"UserPoolId": app.pool_id, "Username": user.name}
    attributes = listed(user.attributes | {"email_verified": "true"})
    app.cognito.admin_create_user(**key, MessageAction="SUPPRESS", UserAttributes=attributes)
    app.cognito.admin_set_user_password(**key, Password=user.password, Permanent=True)
    for group in app.client.groups:
        app.cognito.admin_add_user_to_group(**key, GroupName=group)
    return user


def sign_up(app: App, user: User, **changed: object) -> None:
    """Signs up through the client, with the attributes that it may write."""
    writable = {name: value for name, value in user.attributes.items() if app.client.may_write(name)}
    request = {"Username": user.name, "Password": user.password, "UserAttributes": listed(writable)}
    app.cognito.sign_up(**request | changed, ClientId=app.client_id, **secret_hash(app, user.name))


def confirm(app: App, user: User, code: str) -> None:
    app.cognito.confirm_sign_up(
        ClientId=app.client_id, Username=user.name, ConfirmationCode=code, **secret_hash(app, user.name)
    )


def mail_to(app: App, user: User) -> str:
    """The body of the last message to the user."""
    found = requests.get(f"{app.url}/_ministack/ses/messages", params={"account": app.account.id}).json()["messages"]
    messages = [message for region in found.values() for message in region if user.attributes["email"] in message["To"]]
    return messages[-1]["BodyText"] or messages[-1]["BodyHtml"]


def mailed_code(app: App, user: User) -> str:
    return re.search(r"\b\d{6}\b", mail_to(app, user))[0]


def secret_hash(app: App, name: str) -> dict[str, str]:
    """What a request of a client with a secret carries besides."""
    if not app.secret:
        return {}
    return {"SecretHash": AWSSRP.get_secret_hash(name, app.client_id, app.secret)}


def policy(client: Client) -> dict:
    return client.pool.get("Policies", {}).get("PasswordPolicy", DEFAULT_POLICY)


def weakest_password(policy: dict, without: str = "") -> str:
    """As short as the policy allows, of the kinds it asks for, less one of them."""
    kinds = [character for name, character in KINDS.items() if policy[name] and name != without]
    return ("".join(kinds) * policy["MinimumLength"])[: policy["MinimumLength"]]


def custom_attributes(client: Client) -> dict[str, str]:
    """The least value of each custom attribute, under the name that the macro generated."""
    schema = {f"custom:{entry['Name']}": entry for entry in client.pool.get("Schema", [])}
    return {name: least(schema[name]) for name in client.custom_attributes}


def least(entry: dict) -> str:
    if entry["AttributeDataType"] == "Number":
        return entry["NumberAttributeConstraints"]["MinValue"]
    return "x" * max(1, int(entry["StringAttributeConstraints"]["MinLength"]))


def listed(attributes: dict[str, str]) -> list[dict[str, str]]:
    return [{"Name": name, "Value": value} for name, value in attributes.items()]
