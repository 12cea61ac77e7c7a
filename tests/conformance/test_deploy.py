"""Every example deploys, gives the names that the macro generated, and goes without leaving anything but what is to stay."""

from aws import Account, Stack
from stacks import Example
from surroundings import deploy


def test_every_resource_stands(example: Example, stack: Stack) -> None:
    assert set(stack.resources) == set(example.resources)


def test_the_outputs_are_the_constants(example: Example, stack: Stack) -> None:
    assert set(stack.outputs) == set(example.names["outputs"])


def test_the_outputs_are_exported_under_the_name_of_the_stack(example: Example, stack: Stack) -> None:
    assert stack.exports == {f"{stack.name}:{name}": value for name, value in stack.outputs.items()}


def test_it_deploys_without_what_a_condition_leaves_out(account: Account, example: Example) -> None:
    stack = deploy(account, example, parameters={})
    unconditional = {name for name, resource in example.resources.items() if "Condition" not in resource}
    assert unconditional <= set(stack.resources) <= set(example.resources)
