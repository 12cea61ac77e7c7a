"""Users sign in with their password by SRP, stay signed in with a refresh token, and in no way that is not declared."""

from dataclasses import replace

from apps import CLIENTS, SIGN_IN, WITHOUT_PAGE, App, each
from aws import laxer, refusal
from sign_in import refresh, revoke, sign_in, sign_in_sending_the_password
from tokens import claims
from users import User, create, somebody

WITHOUT_SRP = [client for client in CLIENTS if client not in SIGN_IN]
NO_PLAIN_PASSWORD = [client for client in CLIENTS if "ALLOW_USER_PASSWORD_AUTH" not in client.auth_flows]
OTHER_FLOWS = [client for client in NO_PLAIN_PASSWORD if "ExplicitAuthFlows" in client.properties]
DEFAULT_FLOWS = [client for client in NO_PLAIN_PASSWORD if client not in OTHER_FLOWS]


@each(SIGN_IN)
def test_the_password_signs_in(tokens: dict[str, str]) -> None:
    assert set(tokens) >= {"AccessToken", "IdToken", "RefreshToken"}


@each(WITHOUT_PAGE)
def test_another_password_is_refused(app: App, user: User) -> None:
    assert refusal(sign_in, app, replace(user, password=f"{user.password}x")) == "NotAuthorizedException"


@each(WITHOUT_PAGE)
def test_who_is_unknown_is_refused_alike(app: App) -> None:
    assert refusal(sign_in, app, somebody(app)) == "NotAuthorizedException"


@each(WITHOUT_SRP)
def test_srp_is_refused_unless_declared(app: App) -> None:
    assert refusal(sign_in, app, create(app)) == "InvalidParameterException"


@each(OTHER_FLOWS)
def test_a_plain_password_is_refused(app: App, user: User) -> None:
    assert refusal(sign_in_sending_the_password, app, user) == "InvalidParameterException"


@each(DEFAULT_FLOWS)
@laxer("lets a client without declared flows take part in each")
def test_a_plain_password_is_refused_by_default(app: App, user: User) -> None:
    assert refusal(sign_in_sending_the_password, app, user) == "InvalidParameterException"


@each(SIGN_IN)
def test_a_refresh_token_gets_new_tokens_for_the_same_user(app: App, tokens: dict[str, str]) -> None:
    before = claims(app, tokens["AccessToken"])
    second = refresh(app, tokens["RefreshToken"], before["sub"])
    after = claims(app, second["AccessToken"])
    assert after["sub"] == before["sub"]
    assert after["jti"] != before["jti"]
    assert "RefreshToken" not in second


@each(WITHOUT_PAGE)
def test_a_revoked_refresh_token_is_refused(app: App, user: User) -> None:
    tokens = sign_in(app, user)
    subject = claims(app, tokens["AccessToken"])["sub"]
    revoke(app, tokens["RefreshToken"])
    assert refusal(refresh, app, tokens["RefreshToken"], subject) == "NotAuthorizedException"


@each(SIGN_IN)
def test_an_access_token_is_no_refresh_token(app: App, tokens: dict[str, str]) -> None:
    subject = claims(app, tokens["AccessToken"])["sub"]
    assert refusal(refresh, app, tokens["AccessToken"], subject) == "NotAuthorizedException"
