"""Holds what this project writes against AWS's own resource schemas, which cfn-lint carries.

Usage: properties.py FOLDER_OF_TEMPLATES

Every property of every `AWS::Cognito::*` type that can be set must stand in one of the templates: then some block writes it. A
property that AWS does not have would fail the lint. When AWS adds a property, this says which, until a block and a template have it.
"""

import json
import sys
from pathlib import Path

from cfnlint.schema import PROVIDER_SCHEMA_MANAGER

REGION = "us-east-1"
PREFIX = "AWS::Cognito::"


def settable(schema: dict) -> set[str]:
    """The paths of the properties without properties of their own: `Policies.PasswordPolicy.MinimumLength`."""
    read_only = {path.removeprefix("/properties/") for path in schema.get("readOnlyProperties", [])}
    paths: set[str] = set()

    def walk(node: dict, path: str) -> None:
        while "$ref" in node:
            node = schema["definitions"][node["$ref"].rsplit("/", 1)[-1]]
        if "items" in node:
            walk(node["items"], f"{path}[]")
        elif node.get("properties"):
            for name, inner in node["properties"].items():
                if f"{path}/{name}".lstrip("/") not in read_only:
                    walk(inner, f"{path}.{name}" if path else name)
        elif keyed := inner_of_map(node):
            walk(keyed, f"{path}.*")
        else:
            paths.add(path)

    walk({"properties": schema["properties"]}, "")
    return paths


def inner_of_map(node: dict) -> dict | None:
    """What stands under the keys of a map, where that is described."""
    patterns = list(node.get("patternProperties", {}).values())
    return patterns[0] if patterns else None


def written(value: object, path: str = "") -> set[str]:
    """Every path in a piece of a template, with `[]` for elements; functions are looked into."""
    if isinstance(value, list):
        return set().union({path}, *(written(item, f"{path}[]") for item in value))
    if not isinstance(value, dict):
        return {path}
    if set(value) == {"Fn::If"}:
        return written(value["Fn::If"][1], path) | written(value["Fn::If"][2], path)
    paths = {path}
    for name, inner in value.items():
        paths |= written(inner, f"{path}.{name}" if path else name)
        # A map has keys of the user's own.
        paths |= written(inner, f"{path}.*")
    return paths


def main(folder: str) -> int:
    found: dict[str, set[str]] = {}
    for file in sorted(Path(folder).glob("*.json")):
        for resource in json.loads(file.read_text())["Resources"].values():
            found.setdefault(resource["Type"], set()).update(written(resource.get("Properties", {})))
    types = sorted(name for name in PROVIDER_SCHEMA_MANAGER.get_resource_types(REGION) if name.startswith(PREFIX))
    count = total = 0
    for name in types:
        wanted = settable(PROVIDER_SCHEMA_MANAGER.get_resource_schema(REGION, name).schema)
        missing = sorted(path for path in wanted if path not in found.get(name, set()))
        total += len(wanted)
        count += len(wanted) - len(missing)
        for path in missing:
            print(f"no template writes {name} {path}")
    print(f"{count} of {total} settable properties of {len(types)} types are written")
    return 0 if count == total else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
