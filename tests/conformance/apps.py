"""The clients that the examples declare, and an application that uses one.

Of its stack an application knows what the outputs and the compiled constants say, as the user's own would.
"""

import json
from dataclasses import dataclass
from functools import cached_property

import pytest
from aws import Stack
from stacks import EXAMPLES, Example

# What Cognito allows a client that declares no flow.
DEFAULT_AUTH_FLOWS = ["ALLOW_CUSTOM_AUTH", "ALLOW_REFRESH_TOKEN_AUTH", "ALLOW_USER_SRP_AUTH"]


@dataclass(frozen=True)
class Client:
    """An app client as an example declares it."""

    example: Example
    name: str

    @property
    def properties(self) -> dict:
        return self.example.of_type("UserPoolClient")[self.name]

    @property
    def pool(self) -> dict:
        """What is declared of its pool: nothing, where that exists already."""
        return next(iter(self.example.of_type("UserPool").values()), {})

    @property
    def auth_flows(self) -> list[str]:
        return self.properties.get("ExplicitAuthFlows", DEFAULT_AUTH_FLOWS)

    @property
    def oauth_flows(self) -> list[str]:
        return self.properties.get("AllowedOAuthFlows", [])

    @property
    def scopes(self) -> list[str]:
        return self.properties.get("AllowedOAuthScopes", [])

    @property
    def has_secret(self) -> bool:
        return self.properties.get("GenerateSecret", False)

    @property
    def groups(self) -> list[str]:
        return self.example.names["groups"]

    @property
    def custom_attributes(self) -> list[str]:
        return self.example.names["attributes"]

    def may_write(self, attribute: str) -> bool:
        return attribute in self.properties.get("WriteAttributes", [attribute])

    def may_read(self, attribute: str) -> bool:
        return attribute in self.properties.get("ReadAttributes", [attribute])

    def output(self) -> str:
        """The name of the output that holds its id."""
        outputs = self.example.template["Outputs"]
        return next(name for name in self.example.names["outputs"] if outputs[name]["Value"] == {"Ref": self.name})

    def __str__(self) -> str:
        return f"{self.example}-{self.name}"


def mentions(value: object, word: str) -> bool:
    """Whether a value is or has the word, also where a condition decides: the stacks are deployed with everything."""
    return f'"{word}"' in json.dumps(value)


CLIENTS = [Client(example, name) for example in EXAMPLES for name in example.of_type("UserPoolClient")]
# Those with which users sign in; among them those where administrators create the users, or users sign up.
SIGN_IN = [client for client in CLIENTS if "ALLOW_USER_SRP_AUTH" in client.auth_flows]
INVITED = [client for client in SIGN_IN if client.pool.get("AdminCreateUserConfig", {}).get("AllowAdminCreateUserOnly")]
SIGN_UP = [client for client in SIGN_IN if client.pool and client not in INVITED]
SECOND_FACTOR = [client for client in SIGN_IN if "SOFTWARE_TOKEN_MFA" in client.pool.get("EnabledMfas", [])]
LOGIN_PAGE = [
    client
    for client in CLIENTS
    if "code" in client.oauth_flows and mentions(client.properties["SupportedIdentityProviders"], "COGNITO")
]
# What takes a sign-in of its own is tried out there by SRP, which takes a while, and on the page elsewhere.
WITHOUT_PAGE = [client for client in SIGN_IN if client not in LOGIN_PAGE]
MACHINES = [client for client in CLIENTS if "client_credentials" in client.oauth_flows]


def each(clients: list[Client]) -> pytest.MarkDecorator:
    """A test of a `client`, for each of these."""
    return pytest.mark.parametrize("client", clients, ids=str)


class App:
    """An application of a deployed client."""

    def __init__(self, client: Client, stack: Stack) -> None:
        self.client = client
        self.stack = stack
        self.account = stack.account
        self.cognito = stack.account.client("cognito-idp")
        self.url = stack.account.url
        self.outputs = stack.outputs
        self.pool_id = self.outputs["UserPoolId"]
        self.client_id = self.outputs[client.output()]
        self.issuer = self.outputs["IssuerUrl"]

    @cached_property
    def held(self) -> dict:
        """The client as Cognito has it, where values that CloudFormation computes are known."""
        key = {"UserPoolId": self.pool_id, "ClientId": self.client_id}
        return self.cognito.describe_user_pool_client(**key)["UserPoolClient"]

    @cached_property
    def secret(self) -> str | None:
        return self.held.get("ClientSecret")
