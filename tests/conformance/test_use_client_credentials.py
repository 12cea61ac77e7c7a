"""Machines get tokens for the scopes of their client, and for no others."""

from apps import CLIENTS, MACHINES, App, each
from hosted_ui import error, token_endpoint
from tokens import claims, lifetime

OTHERS = [client for client in CLIENTS if client not in MACHINES]
KEPT = [
    client
    for client in CLIENTS
    if client.has_secret and any(name.endswith("SecretArn") for name in client.example.names["outputs"])
]


def scopes(app: App, token: str) -> set[str]:
    return set(claims(app, token)["scope"].split())


@each(MACHINES)
def test_the_secret_gets_each_scope(app: App) -> None:
    for scope in app.client.scopes:
        response = token_endpoint(app, "client_credentials", scope=scope)
        assert response.status_code == 200, response.text
        assert scopes(app, response.json()["access_token"]) == {scope}


@each(MACHINES)
def test_without_a_scope_it_gets_all(app: App) -> None:
    response = token_endpoint(app, "client_credentials")
    granted = scopes(app, response.json()["access_token"])
    assert granted == set(app.client.scopes) <= set(app.client.example.names["scopes"])


@each(MACHINES)
def test_the_token_is_for_this_client_and_for_nobody_else(app: App) -> None:
    tokens = token_endpoint(app, "client_credentials").json()
    access = claims(app, tokens["access_token"])
    assert (access["token_use"], access["client_id"], access["sub"]) == ("access", app.client_id, app.client_id)
    assert access["iss"] == app.issuer
    assert access["exp"] - access["iat"] == tokens["expires_in"] == lifetime(app.client, "AccessToken")
    assert not {"id_token", "refresh_token"} & set(tokens)


@each(MACHINES)
def test_a_foreign_scope_is_refused(app: App) -> None:
    for scope in ("foreign/scope", "openid"):
        assert error(token_endpoint(app, "client_credentials", scope=scope)) == "invalid_scope"


@each(MACHINES)
def test_another_secret_is_refused(app: App) -> None:
    assert error(token_endpoint(app, "client_credentials", secret="x")) == "invalid_client"


@each(KEPT)
def test_the_secret_is_kept_where_the_output_says(app: App) -> None:
    [arn] = [value for name, value in app.outputs.items() if name.endswith("SecretArn")]
    assert app.account.client("secretsmanager").get_secret_value(SecretId=arn)["SecretString"] == app.secret


@each(OTHERS)
def test_a_client_of_users_is_no_machine(app: App) -> None:
    assert error(token_endpoint(app, "client_credentials")) in ("invalid_client", "invalid_grant", "invalid_scope")
