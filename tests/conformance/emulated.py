"""The program that the emulator runs: ministack, with the resource types that its CloudFormation lacks.

A type whose operations ministack has goes through them. A type of which ministack has none is *recorded*: its resource stands in the
stack with the properties declared, and does nothing.
"""

import json

from emulator import RECORDED
from ministack import app
from ministack.core.responses import get_account_id, set_request_account_id
from ministack.services import cognito, iam, lambda_svc
from ministack.services.cloudformation import provisioners

# The account of AWS's own documentation, which the examples name where they name one.
DOCUMENTED_ACCOUNT = "123456789012"

class Handler:
    """How one resource type is created, updated and deleted."""

    def create(self, properties: dict) -> str:
        """Creates the resource and returns its physical id."""
        raise NotImplementedError

    def update(self, old: dict, new: dict) -> str:
        """Replaces the resource, where the service has no operation that changes it."""
        self.delete(old)
        return self.create(new)

    def delete(self, properties: dict) -> None:
        raise NotImplementedError


class IdentityProvider(Handler):
    def create(self, properties: dict) -> str:
        ask(cognito._create_identity_provider, properties)
        return properties["ProviderName"]

    def update(self, old: dict, new: dict) -> str:
        if any(old[key] != new[key] for key in ("UserPoolId", "ProviderName", "ProviderType")):
            return super().update(old, new)
        ask(cognito._update_identity_provider, {"AttributeMapping": {}, "IdpIdentifiers": []} | new)
        return new["ProviderName"]

    def delete(self, properties: dict) -> None:
        ask(cognito._delete_identity_provider, properties)


class User(Handler):
    def create(self, properties: dict) -> str:
        return ask(cognito._admin_create_user, properties)["User"]["Username"]

    def delete(self, properties: dict) -> None:
        ask(cognito._admin_delete_user, properties)


class Membership(Handler):
    def create(self, properties: dict) -> str:
        ask(cognito._admin_add_user_to_group, properties)
        return "|".join(properties[key] for key in ("UserPoolId", "GroupName", "Username"))

    def delete(self, properties: dict) -> None:
        ask(cognito._admin_remove_user_from_group, properties)


class UiCustomization(Handler):
    def create(self, properties: dict) -> str:
        ask(cognito._set_ui_customization, properties)
        return f"{properties['UserPoolId']}|{properties['ClientId']}"

    def delete(self, properties: dict) -> None:
        ask(cognito._set_ui_customization, properties | {"CSS": ""})


class RolePolicy(Handler):
    def create(self, properties: dict) -> str:
        document = json.dumps(properties["PolicyDocument"])
        ask(iam._put_role_policy, {key: [value] for key, value in (properties | {"PolicyDocument": document}).items()})
        return f"{properties['PolicyName']}|{properties['RoleName']}"

    def delete(self, properties: dict) -> None:
        ask(iam._delete_role_policy, {key: [properties[key]] for key in ("RoleName", "PolicyName")})


class Recorded(Handler):
    def create(self, properties: dict) -> str:
        return "|".join(value for value in properties.values() if isinstance(value, str))

    def delete(self, properties: dict) -> None:
        pass


def ask(operation, request: dict) -> dict:
    """Calls an operation of ministack's, and fails as CloudFormation does where it refuses."""
    status, _, body = operation(request)
    if status >= 400:
        raise ValueError(body.decode() if isinstance(body, bytes) else str(body))
    return json.loads(body) if body.startswith(b"{") else {}


def registered(handler: Handler) -> dict:
    """A handler as ministack calls it, which also wants the attributes of `Fn::GetAtt`: none here."""
    return {
        "create": lambda logical_id, properties, stack: (handler.create(properties), {}),
        "update": lambda physical_id, old, new, stack: (handler.update(old, new), {}),
        "delete": lambda physical_id, properties: handler.delete(properties),
    }


def extend() -> None:
    """Adds the resource types, and the attribute of user pools that ministack leaves out."""
    provisioners._RESOURCE_HANDLERS |= {
        "AWS::Cognito::UserPoolIdentityProvider": registered(IdentityProvider()),
        "AWS::Cognito::UserPoolUICustomizationAttachment": registered(UiCustomization()),
        "AWS::Cognito::UserPoolUser": registered(User()),
        "AWS::Cognito::UserPoolUserToGroupAttachment": registered(Membership()),
        "AWS::IAM::RolePolicy": registered(RolePolicy()),
    } | {kind: registered(Recorded()) for kind in RECORDED}

    attributes = provisioners._cognito_user_pool_attributes

    def with_url(pool: str) -> dict:
        known = attributes(pool)
        return known | {"ProviderURL": f"https://{known['ProviderName']}"}

    provisioners._cognito_user_pool_attributes = with_url


def find_accounts() -> None:
    """Lets calls reach the account they mean where nothing in them names one, as AWS does."""
    find_function, handle_identity = lambda_svc._get_func_record_for_ref, cognito._run_identity_handler

    def function(reference: str) -> tuple:
        """A function of the documented account is the caller's of that name: nobody has that account."""
        return find_function(reference.replace(f":{DOCUMENTED_ACCOUNT}:", f":{get_account_id()}:"))

    def user_pool(request: dict) -> None:
        """Who signs in has no credentials yet: the pool is that of the client, or of the token."""
        cognito._find_pool_by_client_id(request.get("ClientId"))
        cognito._get_pool_unscoped(cognito._pool_id_from_token(request.get("AccessToken")))

    def identity_pool(handler, action: str, request: dict):
        for (account, _, name), pool in cognito._identity_pools.all_items():
            if name == request.get("IdentityPoolId") or request.get("IdentityId") in pool["_identities"]:
                set_request_account_id(account)
        return handle_identity(handler, action, request)

    lambda_svc._get_func_record_for_ref = function
    cognito._pin_unsigned_idp_scope = user_pool
    cognito._run_identity_handler = identity_pool


if __name__ == "__main__":
    extend()
    find_accounts()
    app.main()
