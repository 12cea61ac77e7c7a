"""Where a pool declares authenticator apps, users enrol one, and sign in with its codes."""

import pytest
from apps import SECOND_FACTOR, App, each, mentions
from aws import Accepted, laxer, refusal
from sign_in import answer, challenge, code_of, sign_in
from users import User, create

WRONG = "000000"
REQUIRED = [client for client in SECOND_FACTOR if mentions(client.pool["MfaConfiguration"], "ON")]


@pytest.fixture
def newcomer(app: App) -> User:
    """A user of each test's own, who has no second factor yet."""
    return create(app)


@pytest.fixture
def authenticator(app: App, newcomer: User) -> str:
    """The secret of the app that the user enrolls after the first sign-in."""
    token = sign_in(app, newcomer)["AccessToken"]
    secret = app.cognito.associate_software_token(AccessToken=token)["SecretCode"]
    verified = app.cognito.verify_software_token(AccessToken=token, UserCode=code_of(secret))
    assert verified["Status"] == "SUCCESS"
    settings = {"Enabled": True, "PreferredMfa": True}
    app.cognito.set_user_mfa_preference(AccessToken=token, SoftwareTokenMfaSettings=settings)
    return secret


@each(SECOND_FACTOR)
def test_the_code_signs_in_and_another_does_not(app: App, newcomer: User, authenticator: str) -> None:
    asked = challenge(app, newcomer)
    assert asked["ChallengeName"] == "SOFTWARE_TOKEN_MFA"
    assert refusal(answer, app, asked, newcomer, WRONG) == "CodeMismatchException"
    assert answer(app, asked, newcomer, code_of(authenticator))["AccessToken"]


@each(SECOND_FACTOR)
def test_an_app_is_not_enrolled_with_another_code(app: App, tokens: dict[str, str]) -> None:
    token = tokens["AccessToken"]
    app.cognito.associate_software_token(AccessToken=token)
    verify = app.cognito.verify_software_token
    assert refusal(verify, AccessToken=token, UserCode=WRONG) == "EnableSoftwareTokenMFAException"


@each(REQUIRED)
@laxer("lets a user without a second factor in where the pool requires one")
def test_where_it_is_required_the_password_alone_is_not_enough(tokens: dict[str, str]) -> None:
    if "AccessToken" in tokens:
        raise Accepted("the password alone signs in")
