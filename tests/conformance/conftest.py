"""What the tests share: the emulator, and one deployed stack an example."""

import os
from collections.abc import Iterator

import pytest
from aws import Account, Stack
from emulator import RECORDED, Emulator
from stacks import EXAMPLES, OURS, TEMPLATES, Example
from surroundings import deploy

# A proxy, where there is one, has no business with the emulator.
os.environ["NO_PROXY"] = "127.0.0.1"
DEPLOYED = pytest.StashKey[list[Example]]()


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """A test of an `example` runs for each, a test of a `declared` template or one of `ours` for the golden ones as well."""
    about = metafunc.definition.get_closest_marker("about")
    for fixture, stacks in (("example", EXAMPLES), ("ours", OURS), ("declared", TEMPLATES)):
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
def stack(emulator: Emulator, example: Example, pytestconfig: pytest.Config) -> Stack:
    """The stack of the example, in an account of its own. Tests that change it deploy one for themselves."""
    stack = deploy(Account(emulator.url), example)
    pytestconfig.stash.setdefault(DEPLOYED, []).append(example)
    return stack
