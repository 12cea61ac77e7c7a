"""Users get AWS credentials under the role that the stack declares, whose trust policy lets nobody else have it."""

import pytest
from apps import SIGN_IN, App, each
from aws import laxer, refusal
from identity import Identity, assume, logins

IDENTITY_POOL = [
    client
    for client in SIGN_IN
    for pool in client.example.of_type("IdentityPool").values()
    if {"Ref": client.name} in [provider["ClientId"] for provider in pool["CognitoIdentityProviders"]]
]
OWN_ROLES = [client for client in IDENTITY_POOL if client.example.of_type("IAM::Role")]
WITHOUT_GUESTS = [
    client
    for client in IDENTITY_POOL
    for pool in client.example.of_type("IdentityPool").values()
    if not pool["AllowUnauthenticatedIdentities"]
]
WITH_GUESTS = [client for client in IDENTITY_POOL if client not in WITHOUT_GUESTS]


@pytest.fixture
def roles(app: App) -> dict[str, str]:
    """The ARNs of the roles by who has them."""
    service = app.account.client("cognito-identity")
    return service.get_identity_pool_roles(IdentityPoolId=app.outputs["IdentityPoolId"])["Roles"]


@pytest.fixture
def identity(app: App, tokens: dict[str, str]) -> Identity:
    return Identity(app, app.outputs["IdentityPoolId"], logins(app, tokens["IdToken"]))


@pytest.fixture
def guest(app: App) -> Identity:
    return Identity(app, app.outputs["IdentityPoolId"], {})


@each(IDENTITY_POOL)
def test_a_user_gets_the_role_of_users(identity: Identity, roles: dict[str, str]) -> None:
    assert identity.role() == roles["authenticated"].rpartition("/")[2]


@each(WITH_GUESTS)
def test_a_guest_gets_the_role_of_guests(guest: Identity, roles: dict[str, str]) -> None:
    assert guest.role() == roles["unauthenticated"].rpartition("/")[2]


@each(WITHOUT_GUESTS)
@laxer("gives anybody an identity")
def test_a_guest_is_refused_where_none_are_declared(guest: Identity) -> None:
    assert refusal(guest.credentials) == "NotAuthorizedException"


@each(IDENTITY_POOL)
def test_a_token_that_identifies_nobody_is_refused(app: App, tokens: dict[str, str]) -> None:
    for token in (tokens["AccessToken"], "a.b.c"):
        stranger = Identity(app, app.outputs["IdentityPoolId"], logins(app, token))
        assert refusal(stranger.credentials) == "NotAuthorizedException"


@each(OWN_ROLES)
def test_the_trust_policy_lets_users_of_the_identity_pool_have_the_role(
    app: App, identity: Identity, roles: dict[str, str]
) -> None:
    assert assume(app, roles["authenticated"], identity.token())["SessionToken"]


@each(OWN_ROLES)
def test_the_trust_policy_keeps_users_from_the_role_of_guests(
    app: App, identity: Identity, roles: dict[str, str]
) -> None:
    assert refusal(assume, app, roles["unauthenticated"], identity.token()) == "AccessDenied"


@each(OWN_ROLES)
def test_the_trust_policy_keeps_guests_from_the_role_of_users(app: App, roles: dict[str, str]) -> None:
    pool = foreign_pool(app, AllowUnauthenticatedIdentities=True)
    assert refusal(assume, app, roles["authenticated"], Identity(app, pool, {}).token()) == "AccessDenied"


@each(OWN_ROLES)
def test_the_trust_policy_keeps_users_of_another_identity_pool_out(
    app: App, identity: Identity, roles: dict[str, str]
) -> None:
    [provider] = identity.logins
    provider_of_users = {"ProviderName": provider, "ClientId": app.client_id}
    pool = foreign_pool(app, CognitoIdentityProviders=[provider_of_users])
    for role in roles.values():
        assert refusal(assume, app, role, Identity(app, pool, identity.logins).token()) == "AccessDenied"


@each(OWN_ROLES)
def test_the_trust_policy_keeps_tokens_of_the_user_pool_out(
    app: App, tokens: dict[str, str], roles: dict[str, str]
) -> None:
    for role in roles.values():
        assert refusal(assume, app, role, tokens["IdToken"]) == "AccessDenied"


def foreign_pool(app: App, **settings: object) -> str:
    """An identity pool of somebody else's, with the same users or with guests."""
    request = {"IdentityPoolName": "foreign", "AllowUnauthenticatedIdentities": False} | settings
    return app.account.client("cognito-identity").create_identity_pool(**request)["IdentityPoolId"]
