"""An AWS account of the emulator, and stacks deployed to it as a user deploys them: with the real client."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count

import boto3
import pytest
from botocore.client import BaseClient
from botocore.config import Config
from botocore.exceptions import ClientError

REGION = "us-east-1"
CAPABILITIES = ["CAPABILITY_IAM", "CAPABILITY_NAMED_IAM"]
SECONDS_TO_DEPLOY = 60
ACCOUNTS = count(111111111111)


class Account:
    """An account of its own, with nothing in it: the emulator makes one of each access key of 12 digits."""

    def __init__(self, url: str) -> None:
        self.id = str(next(ACCOUNTS))
        self.url = url

    @property
    def environment(self) -> dict[str, str]:
        """What a command line tool needs to know of the account."""
        return {
            "AWS_ACCESS_KEY_ID": self.id,
            "AWS_CONFIG_FILE": os.devnull,
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL": self.url,
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_SHARED_CREDENTIALS_FILE": os.devnull,
        }

    @cache
    def client(self, service: str) -> BaseClient:
        return boto3.client(
            service,
            endpoint_url=self.url,
            region_name=REGION,
            aws_access_key_id=self.id,
            aws_secret_access_key="test",
            config=Config(retries={"max_attempts": 0}),
        )

    def deploy(self, name: str, body: str, parameters: dict[str, str] | None = None) -> "Stack":
        """Creates a stack, and fails with CloudFormation's reasons where it does."""
        self.client("cloudformation").create_stack(
            StackName=name,
            TemplateBody=body,
            Parameters=[{"ParameterKey": key, "ParameterValue": value} for key, value in (parameters or {}).items()],
            Capabilities=CAPABILITIES,
        )
        stack = Stack(self, name)
        assert stack.settled() == "CREATE_COMPLETE", stack.failures()
        return stack


@dataclass
class Stack:
    """A stack in an account."""

    account: Account
    name: str

    @property
    def cloudformation(self) -> BaseClient:
        return self.account.client("cloudformation")

    def description(self) -> dict:
        return self.cloudformation.describe_stacks(StackName=self.name)["Stacks"][0]

    def settled(self) -> str:
        """The status of the stack, once nothing is in progress."""
        deadline = time.monotonic() + SECONDS_TO_DEPLOY
        while (status := self.description()["StackStatus"]).endswith("PROGRESS") and time.monotonic() < deadline:
            time.sleep(0.02)
        return status

    def events(self) -> list[dict]:
        return self.cloudformation.describe_stack_events(StackName=self.name)["StackEvents"]

    def failures(self) -> list[str]:
        return [
            f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}"
            for event in self.events()
            if event["ResourceStatus"].endswith("FAILED")
        ]

    @property
    def outputs(self) -> dict[str, str]:
        return {output["OutputKey"]: output["OutputValue"] for output in self.description().get("Outputs", [])}

    @property
    def parameters(self) -> dict[str, str]:
        found = self.description().get("Parameters", [])
        return {parameter["ParameterKey"]: parameter["ParameterValue"] for parameter in found}

    @property
    def exports(self) -> dict[str, str]:
        exports = self.cloudformation.list_exports()["Exports"]
        identity = self.description()["StackId"]
        return {export["Name"]: export["Value"] for export in exports if export["ExportingStackId"] == identity}

    @property
    def resources(self) -> dict[str, str]:
        """The physical ids by the logical ones."""
        resources = self.cloudformation.describe_stack_resources(StackName=self.name)["StackResources"]
        return {resource["LogicalResourceId"]: resource["PhysicalResourceId"] for resource in resources}

    def as_deployed(self) -> dict:
        """What every request for a change repeats: the parameters as they are, and the capabilities."""
        kept = [{"ParameterKey": name, "UsePreviousValue": True} for name in self.parameters]
        return {"StackName": self.name, "Parameters": kept, "Capabilities": CAPABILITIES}

    def changes(self, body: str) -> list[dict]:
        """What CloudFormation would change for another template, as a change set says."""
        name = self.cloudformation.create_change_set(
            ChangeSetName="change", TemplateBody=body, **self.as_deployed()
        )["Id"]
        found = self.cloudformation.describe_change_set(ChangeSetName=name)
        self.cloudformation.delete_change_set(ChangeSetName=name)
        return [change["ResourceChange"] for change in found["Changes"]]

    def update(self, body: str) -> str:
        """Updates the stack, and returns the status that this ends in."""
        self.cloudformation.update_stack(TemplateBody=body, **self.as_deployed())
        return self.settled()

    def delete(self) -> "Stack":
        """Deletes the stack, which has no name from then on but its id."""
        deleted = Stack(self.account, self.description()["StackId"])
        self.cloudformation.delete_stack(StackName=self.name)
        assert deleted.settled() == "DELETE_COMPLETE", deleted.failures()
        return deleted


class Accepted(AssertionError):
    """What AWS is to refuse passes."""


def refusal(call: Callable, *arguments: object, **named: object) -> str:
    """The code of the error with which AWS refuses a call; it is a failure when AWS does not."""
    try:
        call(*arguments, **named)
    except ClientError as error:
        return error.response["Error"]["Code"]
    raise Accepted("AWS accepts the call")


def laxer(reason: str) -> pytest.MarkDecorator:
    """A test of what AWS refuses and the emulator does not, which fails when a later version of it does."""
    return pytest.mark.xfail(raises=Accepted, strict=True, reason=f"the emulator {reason}")
