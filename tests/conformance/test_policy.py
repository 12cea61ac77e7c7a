"""What no template may lack, whatever it declares; seen on the template itself, as an emulator is lax about it."""

import re
from collections.abc import Iterator

import pytest
from stacks import Declared

IDENTITY = "cognito-identity.amazonaws.com"
POOL_ARN = re.compile(
    r"arn:\$\{AWS::Partition\}:cognito-idp:\$\{AWS::Region\}:\$\{AWS::AccountId\}:userpool/(\$\{\w+\}|[\w-]+)"
)
STANDARD_ATTRIBUTES = {
    *("address", "birthdate", "email", "email_verified", "family_name", "gender", "given_name", "locale", "middle_name"),
    *("name", "nickname", "phone_number", "phone_number_verified", "picture", "preferred_username", "profile"),
    *("updated_at", "website", "zoneinfo"),
}
STANDARD_SCOPES = {"openid", "email", "phone", "profile", "aws.cognito.signin.user.admin"}


def each(declared: Declared, kind: str) -> Iterator[tuple[str, dict]]:
    return iter(declared.of_type(kind).items())


def branches(value: object) -> list[object]:
    """What a value may be: either side of a condition, if it has any."""
    match value:
        case {"Fn::If": [_, yes, no]}:
            return branches(yes) + branches(no)
        case None | {"Ref": "AWS::NoValue"}:
            return []
    return [value]


def elements(value: object) -> list[object]:
    """The elements of a list, of either side of a condition; none of a list that another function gives."""
    return [element for items in branches(value) if isinstance(items, list) for element in items]


def references(value: object) -> Iterator[str]:
    """The logical ids that a value refers to."""
    match value:
        case {"Ref": name} | {"Fn::GetAtt": [name, *_]}:
            yield name
        case {"Fn::Sub": str(text)} | {"Fn::Sub": [str(text), *_]}:
            yield from re.findall(r"\$\{(\w+)[.}]", text)
    inside = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    for inner in inside:
        yield from references(inner)


def waits_for(declared: Declared, name: str) -> set[str]:
    """The resources that CloudFormation creates before this one.

    A condition cannot stand in `DependsOn`. A reference in the metadata, where it can, orders as well.
    """
    resource = declared.resources[name]
    parts = [resource.get("Properties", {}), resource.get("Metadata", {})]
    return {*resource.get("DependsOn", []), *references(parts)}


# Pools


@pytest.mark.about("UserPool")
def test_what_guards_a_pool_is_written_out(declared: Declared) -> None:
    for name, pool in each(declared, "UserPool"):
        assert {"DeletionProtection", "UsernameConfiguration"} < set(pool), name
        policy = pool["Policies"]["PasswordPolicy"]
        assert {f"Require{kind}" for kind in ("Lowercase", "Numbers", "Symbols", "Uppercase")} < set(policy), name


@pytest.mark.about("UserPool")
def test_attributes_leave_no_kind_to_a_default(declared: Declared) -> None:
    """What is left out is one thing to Cognito's API and another to an update of CloudFormation, which then fails."""
    for _, pool in each(declared, "UserPool"):
        for attribute in pool.get("Schema", []):
            assert {"Name", "AttributeDataType", "Mutable", "Required"} <= set(attribute)


@pytest.mark.about("UserPool", "UserPoolRegionalConfigurationAttachment")
def test_each_trigger_may_be_called_by_its_pool_only(declared: Declared) -> None:
    permissions = [
        permission
        for _, permission in each(declared, "Lambda::Permission")
        if permission["Principal"] == "cognito-idp.amazonaws.com"
    ]
    for kind in ("UserPool", "UserPoolRegionalConfigurationAttachment"):
        for name, pool in each(declared, kind):
            for function in functions(pool.get("LambdaConfig", {})):
                sources = [permission["SourceArn"] for permission in permissions if permission["FunctionName"] == function]
                assert sources, f"{name} may not call {function}"
                assert all(is_pool(source, name) for source in sources), sources


def functions(triggers: dict) -> Iterator[object]:
    """The functions that triggers call."""
    for name, trigger in triggers.items():
        for value in branches(trigger):
            if name != "KMSKeyID":
                yield from branches(value.get("LambdaArn", value) if isinstance(value, dict) else value)


def is_pool(source: object, pool: str) -> bool:
    match source:
        case {"Fn::GetAtt": [name, "Arn"]}:
            return name == pool
        case {"Fn::Sub": str(text)}:
            return POOL_ARN.fullmatch(text) is not None
    return False


@pytest.mark.about("Lambda::Permission")
def test_no_permission_is_for_every_caller(declared: Declared) -> None:
    for name, permission in each(declared, "Lambda::Permission"):
        assert permission["Action"] == "lambda:InvokeFunction", name
        assert permission.get("SourceArn") not in (None, "", "*"), name


# Clients


@pytest.mark.about("UserPoolClient")
def test_every_validity_has_its_unit(declared: Declared) -> None:
    for name, client in each(declared, "UserPoolClient"):
        for token in ("AccessToken", "IdToken", "RefreshToken"):
            assert f"{token}Validity" not in client or client["TokenValidityUnits"].get(token), f"{name}.{token}"


@pytest.mark.about("UserPoolClient")
def test_oauth_is_on_where_it_is_declared_and_only_there(declared: Declared) -> None:
    for name, client in each(declared, "UserPoolClient"):
        flows = elements(client.get("AllowedOAuthFlows"))
        assert client.get("AllowedOAuthFlowsUserPoolClient", False) == bool(flows), name
        assert ("AllowedOAuthScopes" in client) == bool(flows), name
        if "client_credentials" in flows:
            assert flows == ["client_credentials"], name
            assert client["GenerateSecret"] is True, name
        else:
            assert ("CallbackURLs" in client) == bool(flows), name


@pytest.mark.about("UserPoolResourceServer")
def test_a_client_comes_after_its_scopes(declared: Declared) -> None:
    servers = {str(server["Identifier"]): name for name, server in each(declared, "UserPoolResourceServer")}
    for name, client in each(declared, "UserPoolClient"):
        for scope in elements(client.get("AllowedOAuthScopes")):
            if isinstance(scope, str) and scope not in STANDARD_SCOPES:
                server, _ = scope.rsplit("/", 1)
                assert servers[server] in waits_for(declared, name), f"{name} does not wait for {scope}"


@pytest.mark.about("UserPoolIdentityProvider")
def test_a_client_comes_after_its_providers(declared: Declared) -> None:
    providers = {str(provider["ProviderName"]): name for name, provider in each(declared, "UserPoolIdentityProvider")}
    for name, client in each(declared, "UserPoolClient"):
        for provider in elements(client.get("SupportedIdentityProviders")):
            if isinstance(provider, str) and provider in providers:
                assert providers[provider] in waits_for(declared, name), f"{name} does not wait for {provider}"


@pytest.mark.about("UserPool")
def test_a_client_writes_what_sign_up_needs(declared: Declared) -> None:
    """A client without a list may write every attribute, those of the application included."""
    for _, pool in each(declared, "UserPool"):
        schema = pool.get("Schema", [])
        required = {attribute["Name"] for attribute in schema if attribute["Required"]}
        has_custom = bool({attribute["Name"] for attribute in schema} - STANDARD_ATTRIBUTES)
        for name, client in each(declared, "UserPoolClient"):
            assert "WriteAttributes" in client or not has_custom, name
            if isinstance(written := client.get("WriteAttributes"), list):
                assert required <= set(written), name


@pytest.mark.about("UserPoolIdentityProvider")
def test_a_client_writes_what_its_providers_map(declared: Declared) -> None:
    for _, provider in each(declared, "UserPoolIdentityProvider"):
        mapped = set(provider.get("AttributeMapping", {})) - {"username", "email_verified", "phone_number_verified"}
        for name, client in each(declared, "UserPoolClient"):
            if provider["ProviderName"] in elements(client.get("SupportedIdentityProviders")):
                written = client.get("WriteAttributes")
                assert not isinstance(written, list) or mapped <= set(written), name


@pytest.mark.about("UserPoolDomain")
def test_managed_login_has_a_look_for_each_client(declared: Declared) -> None:
    styled = {name for _, look in each(declared, "ManagedLoginBranding") for name in references(look["ClientId"])}
    for _, domain in each(declared, "UserPoolDomain"):
        if domain.get("ManagedLoginVersion") == 2:
            clients = each(declared, "UserPoolClient")
            assert {name for name, client in clients if "CallbackURLs" in client} <= styled


@pytest.mark.about("UserPoolUICustomizationAttachment")
def test_the_look_of_the_classic_pages_comes_after_the_domain(declared: Declared) -> None:
    domains = set(declared.of_type("UserPoolDomain"))
    for name, _ in each(declared, "UserPoolUICustomizationAttachment"):
        assert domains <= waits_for(declared, name), name


# Secrets


@pytest.mark.about("UserPoolIdentityProvider")
def test_no_secret_is_written_out(declared: Declared) -> None:
    for name, provider in each(declared, "UserPoolIdentityProvider"):
        for key in ("client_secret", "private_key"):
            for value in branches(provider["ProviderDetails"].get(key)):
                assert is_kept_elsewhere(declared, value), f"{name}.{key}"


def is_kept_elsewhere(declared: Declared, value: object) -> bool:
    match value:
        case {"Ref": name}:
            return declared.parameters[name].get("NoEcho") is True
        case {"Fn::Sub": str(text)} | {"Fn::Sub": [str(text), _]} | str(text):
            return text.startswith("{{resolve:secretsmanager:")
    return False


def test_no_secret_is_an_output(declared: Declared) -> None:
    for name, output in declared.template.get("Outputs", {}).items():
        assert not re.search(r"'ClientSecret'|\.ClientSecret", str(output["Value"])), name


# The roles that the stack makes for an identity pool; those that it declares as resources are the user's own affair.


def roles(declared: Declared) -> Iterator[tuple[str, dict, dict]]:
    """Each generated role and how it is trusted."""
    for name, role in each(declared, "IAM::Role"):
        if re.fullmatch(r"IdentityPool(Una|A)uthenticatedIAMRole", name):
            (trust,) = role["AssumeRolePolicyDocument"]["Statement"]
            yield name, role, trust


@pytest.mark.about("IdentityPoolRoleAttachment")
def test_a_role_trusts_its_pool_and_its_kind_of_user(declared: Declared) -> None:
    for name, _, trust in roles(declared):
        attachment = declared.of_type("IdentityPoolRoleAttachment")["CognitoIdentityPoolRoleAttachment"]
        kind = "unauthenticated" if "Unauthenticated" in name else "authenticated"
        assert attachment["Roles"][kind] == {"Fn::GetAtt": [name, "Arn"]}
        assert trust["Principal"] == {"Federated": IDENTITY}
        assert trust["Condition"] == {
            "StringEquals": {f"{IDENTITY}:aud": attachment["IdentityPoolId"]},
            "ForAnyValue:StringLike": {f"{IDENTITY}:amr": kind},
        }


@pytest.mark.about("IdentityPoolPrincipalTag")
def test_users_with_tags_may_tag_their_session_and_guests_may_not(declared: Declared) -> None:
    for name, _, trust in roles(declared):
        assert ("sts:TagSession" in trust["Action"]) == ("Unauthenticated" not in name), name


@pytest.mark.about("IdentityPoolRoleAttachment")
def test_a_role_may_do_nothing_by_default(declared: Declared) -> None:
    for name, role, _ in roles(declared):
        assert role["Policies"] or role.get("ManagedPolicyArns"), name
        for policy in role["Policies"]:
            for statement in policy["PolicyDocument"]["Statement"]:
                assert statement["Effect"] == "Deny" or "*" not in statement["Action"], name
