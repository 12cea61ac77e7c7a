"""AWS credentials from an identity pool, as an application gets them for a user of the user pool."""

from dataclasses import dataclass

import boto3
from apps import App
from aws import REGION
from botocore import UNSIGNED
from botocore.client import BaseClient
from botocore.config import Config


@dataclass(frozen=True)
class Identity:
    """Somebody known to an identity pool: by the ID token, or a guest."""

    app: App
    pool_id: str
    logins: dict[str, str]

    @property
    def service(self) -> BaseClient:
        return self.app.account.client("cognito-identity")

    @property
    def key(self) -> dict:
        """What names the identity in each request, and proves it."""
        found = self.service.get_id(IdentityPoolId=self.pool_id, Logins=self.logins)
        return {"IdentityId": found["IdentityId"], "Logins": self.logins}

    def credentials(self) -> dict[str, str]:
        return self.service.get_credentials_for_identity(**self.key)["Credentials"]

    def token(self) -> str:
        """What the identity pool tells STS of somebody."""
        return self.service.get_open_id_token(**self.key)["Token"]

    def role(self) -> str:
        """The role that the credentials are of."""
        keys = self.credentials()
        sts = boto3.client(
            "sts",
            endpoint_url=self.app.url,
            region_name=REGION,
            aws_access_key_id=keys["AccessKeyId"],
            aws_secret_access_key=keys["SecretKey"],
            aws_session_token=keys["SessionToken"],
        )
        return sts.get_caller_identity()["Arn"].split("/")[1]


def logins(app: App, token: str) -> dict[str, str]:
    """The token as one of the user pool."""
    return {app.issuer.removeprefix("https://"): token}


def assume(app: App, role: str, token: str) -> dict:
    """Asks STS for a role, whose trust policy decides."""
    sts = boto3.client("sts", endpoint_url=app.url, region_name=REGION, config=Config(signature_version=UNSIGNED))
    request = {"RoleArn": role, "RoleSessionName": "session", "WebIdentityToken": token}
    return sts.assume_role_with_web_identity(**request)["Credentials"]
