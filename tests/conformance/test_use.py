"""No way of using the examples is tried out less than before: a list that shrinks takes its tests along unnoticed."""

import pytest
from apps import CLIENTS, INVITED, LOGIN_PAGE, MACHINES, SECOND_FACTOR, SIGN_IN, SIGN_UP, WITHOUT_PAGE, Client


@pytest.mark.parametrize(
    ("clients", "least"),
    [
        pytest.param(CLIENTS, 38, id="clients"),
        pytest.param(SIGN_IN, 34, id="sign in"),
        pytest.param(SIGN_UP, 31, id="sign up"),
        pytest.param(INVITED, 2, id="invited"),
        pytest.param(SECOND_FACTOR, 12, id="second factor"),
        pytest.param(LOGIN_PAGE, 20, id="login page"),
        pytest.param(WITHOUT_PAGE, 15, id="without a page"),
        pytest.param(MACHINES, 2, id="machines"),
    ],
)
def test_as_many_clients_as_ever_are_used(clients: list[Client], least: int) -> None:
    assert len(clients) >= least
