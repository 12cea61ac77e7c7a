"""Users that a stack declares are invited by mail, set a password, and are who they were declared to be."""

import re

import pytest
from apps import SIGN_IN, App, each
from pycognito.exceptions import ForceChangePasswordException
from sign_in import session_of, sign_in
from tokens import claims
from users import User, mail_to, policy, weakest_password

# Whoever is invited sets a password once: with one client of each example.
WITH_USERS = {client.example: client for client in SIGN_IN if client.example.of_type("UserPoolUser")}


@each(list(WITH_USERS.values()))
def test_the_invited_set_a_password_and_are_who_they_were_declared_to_be(app: App) -> None:
    for name, declared in app.client.example.of_type("UserPoolUser").items():
        address = address_of(app, name)
        invitation = mail_to(app, User(address, "", {"email": address}))
        invited = User(address, re.search(r"temporary password is (\S+)\.", invitation)[1])
        with pytest.raises(ForceChangePasswordException):
            sign_in(app, invited)

        password = weakest_password(policy(app.client))
        tokens = session_of(app, invited).set_new_password_challenge(password)["AuthenticationResult"]
        identity = claims(app, tokens["IdToken"])
        assert identity["email"] == address
        assert identity | custom_attributes(declared) == identity
        assert set(identity["cognito:groups"]) == groups(app, name)
        assert sign_in(app, User(address, password))


def address_of(app: App, user: str) -> str:
    """The address of a user of the stack."""
    key = {"UserPoolId": app.pool_id, "Username": app.stack.resources[user]}
    attributes = app.cognito.admin_get_user(**key)["UserAttributes"]
    return next(attribute["Value"] for attribute in attributes if attribute["Name"] == "email")


def custom_attributes(declared: dict) -> dict[str, str]:
    attributes = {attribute["Name"]: attribute["Value"] for attribute in declared["UserAttributes"]}
    return {name: value for name, value in attributes.items() if name.startswith("custom:")}


def groups(app: App, user: str) -> set[str]:
    """The names of the groups that the stack puts the user in."""
    declared = app.client.example.of_type("UserPoolGroup")
    memberships = app.client.example.of_type("UserPoolUserToGroupAttachment").values()
    joined = [membership["GroupName"]["Ref"] for membership in memberships if membership["Username"] == {"Ref": user}]
    return {declared[group]["GroupName"] for group in joined}
