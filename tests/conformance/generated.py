"""Holds the Cognito resources of generated stacks, which the rules accepted, against AWS's own resource schemas.

Usage: generated.py FOLDER_OF_TEMPLATES

Only what stands in the properties of a Cognito resource counts: everything else in a generated template is as random as its values.
"""

import json
import sys
from pathlib import Path

from cfnlint.api import ManualArgs, lint_by_config

REGION = "us-east-1"

# Stricter than AWS, or older: an ARN of any form is a key's; names of resources may collide; flows of 2026.
ACCEPTED = ("E1157", "E3019", "ALLOW_TOKEN_EXCHANGE_")


def main(folder: str) -> int:
    files = sorted(str(file) for file in Path(folder).glob("*.json"))
    resources = {file: json.loads(Path(file).read_text())["Resources"] for file in files}
    count = 0
    for match in lint_by_config(ManualArgs(templates=files, regions=[REGION])):
        path = [str(part) for part in match.path or []]
        if path[:1] != ["Resources"] or not match.rule.id.startswith("E"):
            continue
        kind = resources[match.filename][path[1]]["Type"]
        finding = f"{match.filename}: {match.rule.id} {kind} {'.'.join(path[2:])}: {match.message}"
        if kind.startswith("AWS::Cognito::") and not any(known in finding for known in ACCEPTED):
            count += 1
            print(finding)
    print(f"{len(files)} generated stacks, {count} findings in their Cognito resources")
    return 0 if files and count == 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
