"""Users sign up by themselves with what the pool declares, and with nothing less; then they confirm their address."""

from dataclasses import replace

import pytest
from apps import INVITED, SIGN_UP, WITHOUT_PAGE, App, each
from aws import laxer, refusal
from sign_in import sign_in
from triggers import REFUSED
from users import (
    KINDS,
    User,
    confirm,
    custom_attributes,
    listed,
    mail_to,
    mailed_code,
    policy,
    sign_up,
    somebody,
    weakest_password,
)

DIGITS = "0123456789"
UNWRITABLE = [client for client in SIGN_UP if not all(map(client.may_write, client.custom_attributes))]
OWN_WORDS = [client for client in SIGN_UP if "VerificationMessageTemplate" in client.pool]
WITH_TRIGGER = [client for client in SIGN_UP if "PreSignUp" in client.pool.get("LambdaConfig", {})]


@pytest.fixture
def newcomer(app: App) -> User:
    """Who has signed up, and not yet confirmed the address."""
    user = somebody(app)
    sign_up(app, user)
    return user


def held(app: App, user: User) -> dict:
    """What the pool has of the user."""
    return app.cognito.admin_get_user(UserPoolId=app.pool_id, Username=user.name)


@each(SIGN_UP)
def test_the_attributes_are_kept(app: App, newcomer: User) -> None:
    attributes = {attribute["Name"]: attribute["Value"] for attribute in held(app, newcomer)["UserAttributes"]}
    writable = {name: value for name, value in newcomer.attributes.items() if app.client.may_write(name)}
    assert attributes | writable == attributes


@each(SIGN_UP)
def test_the_mailed_code_confirms(app: App, newcomer: User) -> None:
    assert held(app, newcomer)["UserStatus"] == "UNCONFIRMED"
    confirm(app, newcomer, mailed_code(app, newcomer))
    assert held(app, newcomer)["UserStatus"] == "CONFIRMED"


@each([client for client in SIGN_UP if client in WITHOUT_PAGE])
def test_only_who_is_confirmed_signs_in(app: App, newcomer: User) -> None:
    assert refusal(sign_in, app, newcomer) == "UserNotConfirmedException"
    confirm(app, newcomer, mailed_code(app, newcomer))
    assert sign_in(app, newcomer)


@each(OWN_WORDS)
def test_the_mail_is_in_the_words_declared(app: App, newcomer: User) -> None:
    words = app.client.pool["VerificationMessageTemplate"]["EmailMessage"]
    assert mail_to(app, newcomer) == words.replace("{####}", mailed_code(app, newcomer))


@each(SIGN_UP)
def test_another_code_is_refused(app: App, newcomer: User) -> None:
    code = mailed_code(app, newcomer).translate(str.maketrans(DIGITS, DIGITS[::-1]))
    assert refusal(confirm, app, newcomer, code) == "CodeMismatchException"


@each(SIGN_UP)
def test_nobody_signs_up_twice(app: App, newcomer: User) -> None:
    assert refusal(sign_up, app, newcomer) == "UsernameExistsException"


@each([client for client in SIGN_UP if not client.pool["UsernameConfiguration"]["CaseSensitive"]])
@laxer("tells names apart by upper and lower case")
def test_nobody_signs_up_twice_in_capitals(app: App, newcomer: User) -> None:
    address = newcomer.name.upper()
    capitals = replace(newcomer, name=address, attributes=newcomer.attributes | {"email": address})
    assert refusal(sign_up, app, capitals) == "UsernameExistsException"


@each(SIGN_UP)
def test_a_name_that_is_no_address_is_refused(app: App) -> None:
    assert refusal(sign_up, app, replace(somebody(app), name="ann")) == "InvalidParameterException"


@each(SIGN_UP)
def test_a_weaker_password_is_refused(app: App) -> None:
    declared = policy(app.client)
    weaker = [weakest_password(declared)[:-1]]
    weaker += [weakest_password(declared, without=kind) for kind in KINDS if declared[kind]]
    for password in weaker:
        assert refusal(sign_up, app, somebody(app), Password=password) == "InvalidPasswordException", password


@each(WITH_TRIGGER)
def test_the_trigger_has_its_say(app: App) -> None:
    user = somebody(app, REFUSED)
    assert refusal(sign_up, app, user) == "UserLambdaValidationException"


@each(UNWRITABLE)
@laxer("lets a client write any attribute")
def test_an_attribute_that_the_client_may_not_write_is_refused(app: App) -> None:
    attributes = listed(custom_attributes(app.client))
    assert refusal(sign_up, app, somebody(app), UserAttributes=attributes) == "NotAuthorizedException"


@each(INVITED)
@laxer("lets anybody sign up")
def test_where_administrators_create_the_users_nobody_signs_up(app: App) -> None:
    assert refusal(sign_up, app, somebody(app)) == "NotAuthorizedException"
