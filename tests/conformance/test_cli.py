"""What a user would paste from the README works."""

import os
import re
import subprocess
import sys
import time
from pathlib import Path

import pytest
from aws import Account, Stack
from stacks import REPOSITORY, Example, example

README = (REPOSITORY / "README.md").read_text()
CAPABILITY = re.search(r"with an `identity_pool` makes IAM roles: add `(--capabilities \w+)`", README)[1]


def deploying() -> str:
    """The commands of the section on deploying."""
    section = README.split("\n## Deploying\n")[1].split("\n## ")[0]
    return re.search(r"```sh\n(.*?)```", section, re.DOTALL)[1]


def run(commands: str, account: Account, folder: Path) -> subprocess.CompletedProcess:
    """Runs commands as in a clone, but for the files they write, and with the AWS CLI of the suite."""
    in_the_clone = f'cargo() {{ (cd "{REPOSITORY}" && command cargo "$@"); }}\n'
    # The AWS CLI names a change set after the second it is made in.
    time.sleep(1 - time.time() % 1)
    programs = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "-euc", in_the_clone + commands],
        cwd=folder,
        env=os.environ | account.environment | {"PATH": programs},
        capture_output=True,
        text=True,
    )


def test_the_commands_of_the_readme_deploy_the_quickstart(account: Account, tmp_path: Path) -> None:
    done = run(deploying(), account, tmp_path)
    assert done.returncode == 0, done.stderr
    stack = Stack(account, "acme-auth")
    assert stack.settled() == "CREATE_COMPLETE"
    assert set(stack.outputs) == set(example("quickstart").names["outputs"])


def test_they_change_nothing_the_second_time(account: Account, tmp_path: Path) -> None:
    run(deploying(), account, tmp_path)
    before = Stack(account, "acme-auth").description()
    again = run(deploying().replace(" deploy ", " deploy --no-fail-on-empty-changeset "), account, tmp_path)
    assert again.returncode == 0, again.stderr
    assert Stack(account, "acme-auth").description() == before


@pytest.mark.parametrize("name", ["identity_pool", "principal_tags"])
def test_roles_want_the_capability_that_the_readme_names(account: Account, name: str, tmp_path: Path) -> None:
    commands = deploying().replace("quickstart", name)
    refused = run(commands, account, tmp_path)
    assert "InsufficientCapabilities" in refused.stderr
    done = run(f"{commands.rstrip()} {CAPABILITY}", account, tmp_path)
    assert done.returncode == 0, done.stderr


@pytest.mark.about("IAM::Role")
def test_no_role_wants_more_than_that(example: Example) -> None:
    """A role with a name of its own would want `CAPABILITY_NAMED_IAM`."""
    assert not [role for role in example.of_type("IAM::Role").values() if "RoleName" in role]
