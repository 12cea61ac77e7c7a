"""What the tests share: the emulator, and one deployed stack an example."""

import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache

import pytest
from apps import App, Client
from aws import Account, Stack
from emulator import RECORDED, Emulator
from sign_in import sign_in
from stacks import EXAMPLES, GOLDENS, OURS, TEMPLATES, Example
from surroundings import deploy
from triggers import stand_in_for_triggers
from users import User, create

# A proxy, where there is one, has no business with the emulator.
os.environ["NO_PROXY"] = "127.0.0.1"
DEPLOYED = pytest.StashKey[list[Example]]()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of an `example` runs for each, a test of a `declared` template or one of `ours` for the golden ones as well."""
    about = metafunc.definition.get_closest_marker("about")
    for fixture, stacks in (("example", EXAMPLES), ("golden", GOLDENS), ("ours", OURS), ("declared", TEMPLATES)):
        if fixture in metafunc.fixturenames:
            chosen = [stack for stack in stacks if about is None or any(map(stack.of_type, about.args))]
            metafunc.parametrize(fixture, chosen, ids=str, scope="session")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    deployed = config.stash.get(DEPLOYED, [])
    if deployed:
        terminalreporter.write_line(f"{len(deployed)} of {len(EXAMPLES)} examples deployed")
        for kind in RECORDED:
            names = [example.name for example in deployed if example.of_type(kind.removeprefix("AWS::"))]
            if names:
                terminalreporter.write_line(f"{kind} is recorded only, in {', '.join(names)}")
    reasons = Counter(report.wasxfail.removeprefix("reason: ") for report in terminalreporter.stats.get("xfailed", []))
    for reason, times in reasons.items():
        terminalreporter.write_line(f"{reason} ({times} expected failures)")


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
def deployed(emulator: Emulator, pytestconfig: pytest.Config) -> Callable[[Example], Stack]:
    """Deploys an example in an account of its own, once. Tests that change a stack deploy one for themselves."""

    @cache
    def once(example: Example) -> Stack:
        stack = deploy(Account(emulator.url), example)
        pytestconfig.stash.setdefault(DEPLOYED, []).append(example)
        return stack

    return once


@pytest.fixture
def stack(deployed: Callable[[Example], Stack], example: Example) -> Stack:
    """The stack of the example."""
    return deployed(example)


@pytest.fixture(scope="session")
def opened(deployed: Callable[[Example], Stack]) -> Callable[[Client], App]:
    """Makes an application of a client, once."""

    @cache
    def with_triggers(example: Example) -> Stack:
        stack = deployed(example)
        stand_in_for_triggers(stack)
        return stack

    return cache(lambda client: App(client, with_triggers(client.example)))


@pytest.fixture
def app(opened: Callable[[Client], App], client: Client) -> App:
    """The application of the client."""
    return opened(client)


@pytest.fixture(scope="session")
def known() -> Callable[[App], User]:
    """Creates a user of an application, once."""
    return cache(create)


@pytest.fixture(scope="session")
def signed_in(known: Callable[[App], User]) -> Callable[[App], dict[str, str]]:
    """Signs the user of an application in, once: SRP takes a while."""
    return cache(lambda app: sign_in(app, known(app)))


@pytest.fixture
def user(app: App, known: Callable[[App], User]) -> User:
    """A user of the application, with each declared attribute, and in every declared group."""
    return known(app)


@pytest.fixture
def tokens(app: App, signed_in: Callable[[App], dict[str, str]]) -> dict[str, str]:
    """The tokens of that user."""
    return signed_in(app)
