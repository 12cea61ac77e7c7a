"""No template has an error or a warning of cfn-lint, and together they write every property that AWS has."""

import json
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest
from aws import REGION
from cfnlint.schema import PROVIDER_SCHEMA_MANAGER
from stacks import GOLDEN, TEMPLATES, Declared, Example

TYPES = sorted(kind for kind in PROVIDER_SCHEMA_MANAGER.get_resource_types(REGION) if kind.startswith("AWS::Cognito::"))


@pytest.fixture(scope="session")
def findings() -> dict[Path, list[str]]:
    """The errors and warnings by file, of one run, as the linter is slow to start."""
    program = Path(sys.executable).with_name("cfn-lint")
    files = [declared.file for declared in TEMPLATES]
    options = ["--regions", REGION, "--format", "json", "--non-zero-exit-code", "none", "--"]
    output = subprocess.run([program, *options, *files], check=True, capture_output=True)
    found = defaultdict(list)
    for finding in json.loads(output.stdout):
        if finding["Level"] != "Informational":
            found[Path(finding["Filename"])].append(f"{finding['Rule']['Id']}: {finding['Message']}")
    return found


def test_cfn_lint_finds_nothing(declared: Declared, findings: dict[Path, list[str]]) -> None:
    assert findings[declared.file] == []


def test_the_example_prints_the_golden_template(example: Example) -> None:
    assert example.body == (GOLDEN / "examples" / example.file.name).read_text()


@pytest.mark.parametrize("kind", TYPES)
def test_every_property_that_aws_lets_one_set_is_written(kind: str) -> None:
    """When AWS adds a property, this says which, until a block and a template have it."""
    schema = PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, kind).schema
    found: set[str] = set()
    for declared in TEMPLATES:
        for resource in declared.resources.values():
            if resource["Type"] == kind:
                found |= written(resource.get("Properties", {}))
    assert settable(schema) - found == set()


def settable(schema: dict) -> set[str]:
    """The paths of the properties without properties of their own: `Policies.PasswordPolicy.MinimumLength`."""
    read_only = {path.removeprefix("/properties/") for path in schema.get("readOnlyProperties", [])}

    def walk(node: dict, path: str) -> Iterator[str]:
        while "$ref" in node:
            node = schema["definitions"][node["$ref"].rsplit("/", 1)[-1]]
        # What stands under the keys of a map, where that is described.
        keyed = next(iter(node.get("patternProperties", {}).values()), None)
        if "items" in node:
            yield from walk(node["items"], f"{path}[]")
        elif node.get("properties"):
            for name, inner in node["properties"].items():
                if f"{path}/{name}".lstrip("/") not in read_only:
                    yield from walk(inner, f"{path}.{name}".lstrip("."))
        elif keyed:
            yield from walk(keyed, f"{path}.*")
        else:
            yield path

    return set(walk({"properties": schema["properties"]}, ""))


def written(value: object, path: str = "") -> set[str]:
    """Every path in a piece of a template, with `[]` for elements; conditions are looked into."""
    if isinstance(value, list):
        return {path}.union(*(written(item, f"{path}[]") for item in value))
    if not isinstance(value, dict):
        return {path}
    if set(value) == {"Fn::If"}:
        return written(value["Fn::If"][1], path) | written(value["Fn::If"][2], path)
    # Whatever has keys may be a map, whose keys are the user's own.
    inside = (written(inner, at) for name, inner in value.items() for at in (f"{path}.{name}".lstrip("."), f"{path}.*"))
    return {path}.union(*inside)
