"""An AWS account of the emulator, and stacks deployed to it as a user deploys them: with the real client."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import count

import boto3
from botocore.client import BaseClient
from botocore.config import Config
from botocore.exceptions import ClientError

REGION = "us-east-1"
CAPABILITIES = ["CAPABILITY_IAM"]
SECONDS_TO_DEPLOY = 60
ACCOUNTS = count(111111111111)


class Account:
    """An account of its own, with nothing in it: the emulator makes one of each access key of 12 digits."""

    def __init__(self, url: str) -> None:
        self.id = str(next(ACCOUNTS))
        self.url = url
        self.environment = {
            "AWS_ACCESS_KEY_ID": self.id,
            "AWS_SECRET_ACCESS_KEY": "test",
            "AWS_DEFAULT_REGION": REGION,
            "AWS_ENDPOINT_URL": url,
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
        stack.wait_for("CREATE_COMPLETE")
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

    def wait_for(self, status: str) -> None:
        deadline = time.monotonic() + SECONDS_TO_DEPLOY
        while (found := self.description()["StackStatus"]).endswith("PROGRESS") and time.monotonic() < deadline:
            time.sleep(0.02)
        assert found == status, f"{self.name}: {found}: {self.failures()}"

    def failures(self) -> list[str]:
        events = self.cloudformation.describe_stack_events(StackName=self.name)["StackEvents"]
        return [
            f"{event['LogicalResourceId']}: {event.get('ResourceStatusReason')}"
            for event in events
            if event["ResourceStatus"].endswith("FAILED")
        ]

    @property
    def outputs(self) -> dict[str, str]:
        return {output["OutputKey"]: output["OutputValue"] for output in self.description().get("Outputs", [])}

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

    def delete(self) -> None:
        identity = self.description()["StackId"]
        self.cloudformation.delete_stack(StackName=self.name)
        Stack(self.account, identity).wait_for("DELETE_COMPLETE")


class Accepted(AssertionError):
    """What AWS is to refuse passes."""


def refusal(call: Callable, *arguments: object, **named: object) -> str:
    """The code of the error with which AWS refuses a call; it is a failure when AWS does not."""
    try:
        call(*arguments, **named)
    except ClientError as error:
        return error.response["Error"]["Code"]
    raise Accepted("AWS accepts the call")
