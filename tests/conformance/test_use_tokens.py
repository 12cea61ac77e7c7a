"""Both tokens are signed with the keys that the pool publishes, and say of user and client what is declared."""

import jwt
import pytest
from apps import SIGN_IN, App, each
from aws import Accepted, laxer, refusal
from tokens import claims, lifetime, tampered
from users import User

WITH_TRIGGER = [client for client in SIGN_IN if "PreTokenGenerationConfig" in client.pool.get("LambdaConfig", {})]
MULTI_REGION = [client for client in SIGN_IN if "IssuerConfiguration" in client.pool]
ONE_REGION = [client for client in SIGN_IN if client not in MULTI_REGION]


@pytest.fixture
def identity(app: App, tokens: dict[str, str]) -> dict:
    """The claims of the ID token."""
    return claims(app, tokens["IdToken"])


@pytest.fixture
def access(app: App, tokens: dict[str, str]) -> dict:
    """The claims of the access token."""
    return claims(app, tokens["AccessToken"])


@each(SIGN_IN)
def test_each_is_for_its_use_and_for_this_client(app: App, identity: dict, access: dict) -> None:
    assert (identity["token_use"], identity["aud"]) == ("id", app.client_id)
    assert (access["token_use"], access["client_id"]) == ("access", app.client_id)
    assert identity["sub"] == access["sub"]


@each(ONE_REGION)
def test_the_issuer_is_the_output(app: App, identity: dict, access: dict) -> None:
    assert {identity["iss"], access["iss"]} == {app.issuer}


@each(MULTI_REGION)
@laxer("has one issuer a pool, whatever is declared")
def test_the_issuer_of_a_pool_in_many_regions_is_the_output(app: App, identity: dict) -> None:
    if identity["iss"] != app.issuer:
        raise Accepted(f"{identity['iss']} is not {app.issuer}")


@each(SIGN_IN)
def test_they_live_as_long_as_declared(app: App, identity: dict, access: dict) -> None:
    assert identity["exp"] - identity["iat"] == lifetime(app.client, "IdToken")
    assert access["exp"] - access["iat"] == lifetime(app.client, "AccessToken")


@each(SIGN_IN)
def test_they_name_the_groups(app: App, identity: dict, access: dict) -> None:
    groups = set(app.client.groups)
    assert set(identity.get("cognito:groups", [])) == set(access.get("cognito:groups", [])) == groups


@each(SIGN_IN)
def test_the_id_token_holds_the_attributes(app: App, user: User, identity: dict) -> None:
    readable = {name: value for name, value in user.attributes.items() if app.client.may_read(name)}
    assert identity | readable == identity
    assert identity["email_verified"] is True


@each(WITH_TRIGGER)
def test_the_trigger_adds_to_both(app: App, identity: dict, access: dict) -> None:
    assert identity["trigger"] == access["trigger"] == "TokenGeneration_Authentication"


@each(SIGN_IN)
def test_what_somebody_changed_is_refused(app: App, tokens: dict[str, str]) -> None:
    for token in (tokens["IdToken"], tokens["AccessToken"]):
        with pytest.raises(jwt.InvalidSignatureError):
            claims(app, tampered(token))
    assert refusal(app.cognito.get_user, AccessToken=tampered(tokens["AccessToken"])) == "NotAuthorizedException"
