"""Users sign in on the pool's login page; the application gets their tokens for a code of no use to anybody else."""

from dataclasses import replace

import pytest
from apps import CLIENTS, LOGIN_PAGE, SIGN_UP, App, each
from hosted_ui import Attempt, arrived, attempts, error, logout, token_endpoint
from sign_in import revoke
from tokens import claims, lifetime
from users import User, confirm, mailed_code, sign_up, somebody

ELSEWHERE = "https://elsewhere.example.com/callback"
WITH_SECRET = [client for client in LOGIN_PAGE if client.has_secret]
WITH_ID = [client for client in LOGIN_PAGE if "openid" in client.scopes]
WITH_LOGOUT = [client for client in LOGIN_PAGE if "LogoutURLs" in client.properties]
WITHOUT_CODE = [client for client in CLIENTS if "code" not in client.oauth_flows]


@pytest.fixture
def attempt(app: App) -> Attempt:
    return attempts(app)[0]


@each(LOGIN_PAGE)
def test_the_code_gets_tokens_for_the_scopes(app: App, user: User) -> None:
    for attempt in attempts(app):
        response = attempt.exchange(attempt.code(user))
        assert response.status_code == 200, response.text
        access = claims(app, response.json()["access_token"])
        assert set(access["scope"].split()) == set(app.client.scopes)
        assert response.json()["expires_in"] == access["exp"] - access["iat"] == lifetime(app.client, "AccessToken")


@each(WITH_ID)
def test_the_id_token_answers_this_attempt(app: App, user: User, attempt: Attempt) -> None:
    identity = claims(app, attempt.exchange(attempt.code(user)).json()["id_token"])
    assert (identity["nonce"], identity["aud"]) == (attempt.nonce, app.client_id)
    assert identity["email"] == user.attributes["email"]


@each(LOGIN_PAGE)
def test_the_user_is_back_where_the_application_waits(user: User, attempt: Attempt) -> None:
    response = attempt.submit(user)
    assert arrived(response)["state"] == attempt.state
    assert response.headers["location"].startswith(f"{attempt.redirect}?")


@each(LOGIN_PAGE)
def test_the_refresh_token_gets_new_tokens(app: App, user: User, attempt: Attempt) -> None:
    first = attempt.exchange(attempt.code(user)).json()
    second = token_endpoint(app, "refresh_token", refresh_token=first["refresh_token"]).json()
    before, after = claims(app, first["access_token"]), claims(app, second["access_token"])
    assert after["jti"] != before["jti"]
    for name in ("sub", "scope", "client_id"):
        assert after[name] == before[name]


@each(LOGIN_PAGE)
def test_a_revoked_refresh_token_is_refused(app: App, user: User, attempt: Attempt) -> None:
    token = attempt.exchange(attempt.code(user)).json()["refresh_token"]
    revoke(app, token)
    assert error(token_endpoint(app, "refresh_token", refresh_token=token)) == "invalid_grant"


@each(LOGIN_PAGE)
def test_another_password_leads_nowhere(app: App, user: User, attempt: Attempt) -> None:
    for stranger in (replace(user, password=f"{user.password}x"), somebody(app)):
        response = attempt.submit(stranger)
        assert not response.is_redirect
        assert "Incorrect username or password" in response.text


@each([client for client in LOGIN_PAGE if client in SIGN_UP])
def test_only_who_is_confirmed_signs_in(app: App, attempt: Attempt) -> None:
    newcomer = somebody(app)
    sign_up(app, newcomer)
    assert "not confirmed" in attempt.submit(newcomer).text
    confirm(app, newcomer, mailed_code(app, newcomer))
    assert attempt.code(newcomer)


@each(LOGIN_PAGE)
def test_a_code_without_its_verifier_is_refused(user: User, attempt: Attempt) -> None:
    code = attempt.code(user)
    for verifier in ("", "x" * 64):
        assert error(attempt.exchange(code, code_verifier=verifier)) == "invalid_grant"


@each(LOGIN_PAGE)
def test_a_code_is_good_once(user: User, attempt: Attempt) -> None:
    code = attempt.code(user)
    assert attempt.exchange(code).status_code == 200
    assert error(attempt.exchange(code)) == "invalid_grant"


@each(LOGIN_PAGE)
def test_an_undeclared_redirect_is_refused(user: User, attempt: Attempt) -> None:
    assert attempt.page(redirect_uri=ELSEWHERE).status_code == 400
    assert error(attempt.exchange(attempt.code(user), redirect_uri=ELSEWHERE)) == "invalid_grant"


@each(LOGIN_PAGE)
def test_an_undeclared_scope_is_refused(attempt: Attempt) -> None:
    assert "invalid_scope" in arrived(attempt.page(scope="openid foreign/scope")).values()


@each(LOGIN_PAGE)
def test_a_token_in_the_address_is_refused(attempt: Attempt) -> None:
    assert error(attempt.page(response_type="token")) == "unsupported_response_type"


@each(WITH_SECRET)
def test_another_secret_is_refused(app: App, user: User, attempt: Attempt) -> None:
    assert error(attempt.exchange(attempt.code(user), secret="x")) == "invalid_client"


@each(WITH_LOGOUT)
def test_the_user_leaves_to_a_declared_address(app: App) -> None:
    for address in app.client.properties["LogoutURLs"]:
        assert logout(app, address).headers["location"] == address
    assert error(logout(app, ELSEWHERE)) == "invalid_request"


@each(WITHOUT_CODE)
def test_a_client_without_the_flow_has_no_page(app: App) -> None:
    assert error(Attempt(app, ELSEWHERE).page()) == "unauthorized_client"
