"""Signing in through the API: by SRP, with the password never sent, with a second factor, and with a refresh token."""

import base64
import time

from apps import App
from cryptography.hazmat.primitives.hashes import SHA1
from cryptography.hazmat.primitives.twofactor.totp import TOTP
from pycognito.aws_srp import AWSSRP
from pycognito.exceptions import SoftwareTokenMFAChallengeException
from users import User, secret_hash


def sign_in(app: App, user: User) -> dict[str, str]:
    """The tokens that the user gets for the password."""
    return session_of(app, user).authenticate_user()["AuthenticationResult"]


def session_of(app: App, user: User) -> AWSSRP:
    return AWSSRP(
        username=user.name,
        password=user.password,
        pool_id=app.pool_id,
        client_id=app.client_id,
        client_secret=app.secret,
        client=app.cognito,
    )


def challenge(app: App, user: User) -> dict[str, str]:
    """The challenge that answers the password of a user with a second factor."""
    try:
        session_of(app, user).authenticate_user()
    except SoftwareTokenMFAChallengeException as asked:
        return asked.get_tokens()
    raise AssertionError("the password alone is enough")


def answer(app: App, asked: dict, user: User, code: str) -> dict[str, str]:
    """The tokens that the user gets for the code of the second factor."""
    name = asked["ChallengeParameters"]["USER_ID_FOR_SRP"]
    proof = {"SECRET_HASH": value for value in secret_hash(app, name).values()}
    return app.cognito.respond_to_auth_challenge(
        ClientId=app.client_id,
        ChallengeName=asked["ChallengeName"],
        Session=asked["Session"],
        ChallengeResponses={"USERNAME": name, "SOFTWARE_TOKEN_MFA_CODE": code} | proof,
    )["AuthenticationResult"]


def code_of(secret: str) -> str:
    """What an authenticator app shows now for the secret it was given."""
    key = base64.b32decode(secret)
    return TOTP(key, 6, SHA1(), 30, enforce_key_length=False).generate(int(time.time())).decode()


def refresh(app: App, token: str, subject: str) -> dict[str, str]:
    """New tokens for a refresh token of the user with this `sub`."""
    proof = {"SECRET_HASH": value for value in secret_hash(app, subject).values()}
    return app.cognito.initiate_auth(
        ClientId=app.client_id, AuthFlow="REFRESH_TOKEN_AUTH", AuthParameters={"REFRESH_TOKEN": token} | proof
    )["AuthenticationResult"]


def sign_in_sending_the_password(app: App, user: User) -> dict[str, str]:
    """The tokens for name and password as they are, where a client allows that."""
    proof = {"SECRET_HASH": value for value in secret_hash(app, user.name).values()}
    return app.cognito.initiate_auth(
        ClientId=app.client_id,
        AuthFlow="USER_PASSWORD_AUTH",
        AuthParameters={"USERNAME": user.name, "PASSWORD": user.password} | proof,
    )["AuthenticationResult"]


def revoke(app: App, token: str) -> None:
    """Ends what the refresh token is good for."""
    proof = {"ClientSecret": app.secret} if app.secret else {}
    app.cognito.revoke_token(Token=token, ClientId=app.client_id, **proof)
