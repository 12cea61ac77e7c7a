"""What the tests share: the emulator, and one deployed stack an example."""

from collections.abc import Iterator

import pytest
from aws import Account, Stack
from emulator import Emulator
from stacks import EXAMPLES, TEMPLATES, Example
from surroundings import deploy


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of an `example` runs for each, a test of a `declared` template for the golden ones as well."""
    for fixture, stacks in (("example", EXAMPLES), ("declared", TEMPLATES)):
        if fixture in metafunc.fixturenames:
            metafunc.parametrize(fixture, stacks, ids=str, scope="session")


@pytest.fixture(scope="session")
def emulator() -> Iterator[Emulator]:
    emulator = Emulator()
    yield emulator
    emulator.stop()


@pytest.fixture
def account(emulator: Emulator) -> Account:
    """An empty account."""
    return Account(emulator.url)


@pytest.fixture(scope="session")
def stack(emulator: Emulator, example: Example) -> Stack:
    """The stack of the example, in an account of its own. Tests that change it deploy one for themselves."""
    return deploy(Account(emulator.url), example)
