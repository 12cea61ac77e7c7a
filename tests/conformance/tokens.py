"""Tokens, verified as an API does: with the keys that the pool publishes."""

from functools import cache

import jwt
from apps import App, Client

UNITS = {"seconds": 1, "minutes": 60, "hours": 60 * 60, "days": 24 * 60 * 60}


def claims(app: App, token: str) -> dict:
    """The claims of a token that the pool signed; `aud` and `iss` are for the tests to look at."""
    key = published_keys(app).get_signing_key_from_jwt(token).key
    required = ["exp", "iat", "iss", "sub", "token_use"]
    return jwt.decode(token, key, algorithms=["RS256"], options={"require": required, "verify_aud": False})


@cache
def published_keys(app: App) -> jwt.PyJWKClient:
    return jwt.PyJWKClient(f"{app.url}/{app.pool_id}/.well-known/jwks.json")


def tampered(token: str) -> str:
    """The token with a signature that nobody made."""
    signed, _, signature = token.rpartition(".")
    return f"{signed}.{'B' if signature[0] == 'A' else 'A'}{signature[1:]}"


def lifetime(client: Client, kind: str) -> int:
    """The seconds that the client declares for a kind of token, which are an hour where it does not."""
    unit = client.properties.get("TokenValidityUnits", {}).get(kind, "hours")
    return client.properties.get(f"{kind}Validity", 1) * UNITS[unit]
