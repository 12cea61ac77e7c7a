"""The stacks under test: the template that each example prints, and the golden templates.

`cargo xtask conformance` runs the examples and leaves what they print in the first folder. The names of an example are the constants
that the macro generated, as the golden tests of Rust wrote them down; they are not taken from the template.
"""

import json
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]
PRINTED = REPOSITORY / "target/conformance/templates"
GOLDEN = REPOSITORY / "tests/golden"


@dataclass(frozen=True)
class Declared:
    """A template, by a name that says where it is from."""

    name: str
    file: Path

    @cached_property
    def body(self) -> str:
        return self.file.read_text()

    @cached_property
    def template(self) -> dict:
        return json.loads(self.body)

    @property
    def resources(self) -> dict[str, dict]:
        return self.template["Resources"]

    @property
    def parameters(self) -> dict[str, dict]:
        return self.template.get("Parameters", {})

    def of_type(self, kind: str) -> dict[str, dict]:
        """The properties of the resources of a type, like `UserPool`, by their logical ids."""
        return {
            name: resource.get("Properties", {})
            for name, resource in self.resources.items()
            if resource["Type"].removeprefix("AWS::").removeprefix("Cognito::") == kind.removeprefix("Cognito::")
        }

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True)
class Example(Declared):
    """What one example prints."""

    @cached_property
    def names(self) -> dict[str, list[str]]:
        """The constants beside the function: `outputs`, `scopes`, `groups`, `attributes`, `providers` and `clients`.

        A stack that no macro made, like the application's in `import_outputs`, has none.
        """
        file = GOLDEN / "names" / self.file.name
        return json.loads(file.read_text()) if file.exists() else {"outputs": []}


EXAMPLES = [Example(file.stem, file) for file in sorted(PRINTED.glob("*.json"))]
GOLDENS = [
    Declared(f"{file.parent.name}/{file.stem}", file)
    for file in sorted(GOLDEN.glob("*/*.json"))
    if file.parent.name not in ("examples", "names")
]
TEMPLATES = EXAMPLES + GOLDENS
# The golden templates of `parity` and `real` are written after those of others, whose settings they have in place of the defaults.
OURS = [declared for declared in TEMPLATES if not declared.name.startswith(("parity/", "real/"))]


def example(name: str) -> Example:
    return next(example for example in EXAMPLES if example.name == name)
